"""What can be done with those who are chosen, as a quiet panel beside the list or under the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.shelves import Shelf
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, QuietButton


class BulkPanel(QWidget):
    """Says how many are chosen; its buttons say ``asked`` with the key of a deed.

    ``wide`` lays it out as a line under the table, otherwise it stands in the middle of a page.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        edge = theme.space("l" if wide else "xxl")
        column.setContentsMargins(edge, edge if not wide else theme.space("m"), edge, edge)
        column.setSpacing(theme.space("m"))
        self.title = Label(role="body" if wide else "title", semibold=wide)
        self.hint = Label(self.tr("Whatever you choose is one step that Undo takes back."), tone="muted", wrap=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row)
        self._buttons: dict[str, QuietButton] = {}
        if not wide:
            column.addStretch(2)
        column.addWidget(self.title)
        if not wide:
            column.addWidget(self.hint)
        column.addWidget(self._row)
        if not wide:
            column.addStretch(3)
        else:
            self.hint.hide()
        for key, words in (
            ("contacted", self.tr("Contacted today")),
            ("tag", self.tr("Tag…")),
            ("circle", self.tr("Circle…")),
            ("tier", self.tr("Tier…")),
            ("field", self.tr("Set a field…")),
            ("archive", self.tr("Archive")),
            ("back", self.tr("Bring back")),
            ("delete", self.tr("Delete")),
            ("print", self.tr("Print briefs")),
            ("export", self.tr("Export…")),
            ("merge", self.tr("Merge…")),
        ):
            self._add(key, words)

    def _add(self, key: str, words: str) -> None:
        button = self._buttons[key] = QuietButton(words)
        button.setProperty("deed", key)
        button.clicked.connect(self._ask)
        self._flow.addWidget(button)

    def button(self, key: str) -> QuietButton:
        """Return the button of a deed: contacted, tag, circle, tier, field, archive, back, delete, print or more."""
        return self._buttons[key]

    def show_chosen(self, count: int, shelf: Shelf) -> None:
        """Say how many are chosen, and offer what can be done with them there."""
        self.title.setText(self.tr("%Ln people chosen", None, count))
        self.setAccessibleName(self.title.text())
        deleted = shelf is Shelf.TRASH
        for key, button in self._buttons.items():
            shown = key in {"back", "delete"} if deleted else key != ("archive" if shelf is Shelf.ARCHIVED else "back")
            button.setVisible(shown)
        self._buttons["back"].setText(self.tr("Restore") if deleted else self.tr("Bring back"))
        self._buttons["delete"].setText(self.tr("Remove for good") if deleted else self.tr("Delete"))

    def _ask(self) -> None:
        self.asked.emit(self.sender().property("deed"))

    def focus_first(self) -> None:
        """Put the keyboard onto the first button."""
        first = next((button for button in self._buttons.values() if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
