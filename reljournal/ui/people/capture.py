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


class _Row(QWidget):
    """What stands below the field while somebody writes: how it happened, and a button to save."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ChipChoice([(str(kind), kind_label(kind)) for kind in Kind], self.tr("How it happened"))
        self.kind.set_value(str(Kind.IN_PERSON))
        self.button = QuietButton(self.tr("Save"))
        self.button.setToolTip(self.tr("Enter saves one line, Ctrl+Enter several. Shift+Enter begins a new line."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("m"))
        row.addWidget(self.kind, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)


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
        self._more: _Row | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("s"))
        self._column.addWidget(self.edit)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def kind(self) -> ChipChoice:
        """How it happened."""
        return self._row().kind

    def _row(self) -> _Row:
        # Built when somebody begins to write: nine chips and buttons that nobody sees need not hold up the window.
        if self._more is None:
            self._more = _Row(self)
            self._more.button.clicked.connect(self.save)
            self._column.addWidget(self._more)
        return self._more

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
        if self._more is not None or kind != str(Kind.IN_PERSON):
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
        wanted = inside or bool(self.edit.toPlainText().strip())
        if wanted or self._more is not None:
            self._row().setVisible(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves while there is one line; Shift+Enter begins another."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and "\n" not in self.edit.toPlainText() and self.edit.toPlainText().strip():
                self.save()
                return True
        return super().eventFilter(watched, event)
