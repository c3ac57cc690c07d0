"""The field above the timeline: a line or more becomes an entry of today."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.entries import log_entry
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, QuietButton, QuietEdit
from reljournal.ui.wording import kind_label

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LONGEST_TITLE = 80


def split_title(written: str) -> tuple[str, str]:
    """Return title and text of what was written: a short first line is the title."""
    first, _, rest = written.strip().partition("\n")
    if len(first.strip()) <= _LONGEST_TITLE:
        return first.strip(), rest.strip()
    return "", written.strip()


class Capture(QWidget):
    """Keeps what was begun with each contact until it is saved. Enter saves one line, Ctrl+Enter several."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact_id = 0
        self._begun: dict[int, tuple[str, str]] = {}
        self.edit = QuietEdit(self.tr("Write what happened today…"), lines=2, most_lines=8)
        self.edit.setAccessibleName(self.tr("What happened today"))
        self.edit.submitted.connect(self.save)
        self.edit.textChanged.connect(self._show_more)
        self.edit.installEventFilter(self)
        self.kind = ChipChoice([(str(kind), kind_label(kind)) for kind in Kind], self.tr("How it happened"))
        self.button = QuietButton(self.tr("Save"))
        self.button.setToolTip(self.tr("Enter saves one line, Ctrl+Enter several. Shift+Enter begins a new line."))
        self.button.clicked.connect(self.save)
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("m"))
        row.addWidget(self.kind, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        column.addWidget(self.edit)
        column.addWidget(self._more)
        self._more.hide()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def show_contact(self, contact_id: int) -> None:
        """Write with another contact; what was begun with the one before is kept."""
        if contact_id == self._contact_id:
            return
        if self.edit.toPlainText().strip():
            self._begun[self._contact_id] = (self.edit.toPlainText(), self.kind.value())
        self._contact_id = contact_id
        text, kind = self._begun.pop(contact_id, ("", str(Kind.IN_PERSON)))
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)
        self.kind.set_value(kind)
        self._show_more()

    def save(self) -> None:
        """Write the entry; the field is emptied only when that worked."""
        title, text = split_title(self.edit.toPlainText())
        if not (title or text) or not self._contact_id:
            return
        draft = EntryDraft(
            Kind(self.kind.value()), self._context.today(), title=title, text=text, contact_ids=(self._contact_id,)
        )
        if self._context.attempt(lambda: log_entry(self._context.journal, draft)) is not None:
            self.edit.clear()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        # The row must not vanish under the mouse that is about to press in it.
        QTimer.singleShot(0, self, self._show_more)

    def _show_more(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._more.setVisible(inside or bool(self.edit.toPlainText().strip()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves while there is one line; Shift+Enter begins another."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and "\n" not in self.edit.toPlainText() and self.edit.toPlainText().strip():
                self.save()
                return True
        return super().eventFilter(watched, event)
