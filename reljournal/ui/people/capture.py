"""The field above the timeline: a line or more becomes an entry; its first line is understood while it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft, Kind, PersonRef
from reljournal.domain.errors import RelJournalError
from reljournal.operations.entries import log_entry
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, QuietButton, QuietEdit
from reljournal.ui.wording import kind_label

if TYPE_CHECKING:
    from reljournal.domain.capture import Captured
    from reljournal.domain.progress import Progress
    from reljournal.store.journal import Journal
    from reljournal.ui.capture.chips import CaptureChips

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_LONGEST_TITLE = 80


def split_title(written: str) -> tuple[str, str]:
    """Return title and text of what was written: a short first line is the title."""
    first, _, rest = written.strip().partition("\n")
    if len(first.strip()) <= _LONGEST_TITLE:
        return first.strip(), rest.strip()
    return "", written.strip()


def _read_once(journal: Journal, _progress: Progress) -> None:
    """Read a line that names a day: what reads days takes a moment when it is first asked."""
    from reljournal.operations.capture import understand
    from reljournal.system import clock

    understand(journal, "today", clock.today())


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
        self.edit.textChanged.connect(self._show_understood)
        self.edit.installEventFilter(self)
        self._more: _Row | None = None
        self._chips: CaptureChips | None = None
        self._read_kind: str | None = None
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
            self._context.asides.run(_read_once, lambda _: None)
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
        if not self.edit.toPlainText().strip() or not self._contact_id:
            return
        draft = self._draft()
        if self._context.attempt(lambda: log_entry(self._context.journal, draft)) is not None:
            self.edit.clear()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chips(self) -> CaptureChips:
        """What the first line was understood as."""
        if self._chips is None:
            from reljournal.ui.capture.chips import CaptureChips

            self._chips = CaptureChips(self)
            self._chips.corrected.connect(self._show_understood)
            self._column.insertWidget(1, self._chips)
        return self._chips

    def _understood(self) -> Captured | None:
        """Return the first line as it is understood with what was corrected; None when no words are there to read."""
        from reljournal.operations.capture import understand

        line = self.edit.toPlainText().strip().partition("\n")[0]
        try:
            return self.chips.corrected_line(understand(self._context.journal, line, self._context.today()))
        except RelJournalError:
            return None

    def _show_understood(self) -> None:
        if not self.edit.toPlainText().strip():
            self._read_kind = None
            if self._chips is not None:
                self._chips.forget()
                self._chips.hide()
            return
        captured = self._understood()
        if captured is None:
            return
        from reljournal.domain.capture import What

        self.chips.show_line(captured)
        kinds = captured.values(What.KIND)
        read = str(kinds[0]) if kinds else None
        # A word tells the kind when it is written; what was chosen after that stays.
        if read is not None and read != self._read_kind:
            self.kind.set_value(read)
        self._read_kind = read

    def _draft(self) -> EntryDraft:
        from reljournal.operations.capture import draft_of

        kind, today, written = Kind(self.kind.value()), self._context.today(), self.edit.toPlainText().strip()
        captured = self._understood()
        if captured is None:
            title, text = split_title(written)
            return EntryDraft(kind, today, title=title, text=text, contact_ids=(self._contact_id,))
        draft = draft_of(captured, today, on_card_of=PersonRef(self._contact_id, ""))
        title, text = split_title(f"{captured.text}\n{written.partition(chr(10))[2]}")
        return replace(draft, kind=kind, title=title, text=text)

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
