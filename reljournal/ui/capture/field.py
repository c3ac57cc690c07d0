"""A line or more that becomes an entry; its first line is understood while it is typed, and shown as chips."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
    from reljournal.ui.capture.at_names import AtNames
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


class CaptureField(QWidget):
    """Enter saves one line, Ctrl+Enter several. ``on_card_of`` is whose card it is written on, None for nobody's."""

    saved = Signal(int)
    """The entry that was written."""

    def __init__(self, context: Context, placeholder: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.on_card_of: PersonRef | None = None
        self.edit = QuietEdit(placeholder, lines=2, most_lines=8)
        self.edit.setAccessibleName(name)
        self.edit.submitted.connect(self.save)
        self.edit.textChanged.connect(self._show_understood)
        self.edit.installEventFilter(self)
        self._more: _Row | None = None
        self._chips: CaptureChips | None = None
        self._names: AtNames | None = None
        self._read_kind: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("s"))
        self._column.addWidget(self.edit)

    @property
    def kind(self) -> ChipChoice:
        """How it happened."""
        return self.row().kind

    def row(self) -> _Row:
        """Return the row with the kinds and the button to save."""
        # Built when somebody begins to write: nine chips and buttons that nobody sees need not hold up the window.
        if self._more is None:
            self._more = _Row(self)
            self._more.button.clicked.connect(self.save)
            self._column.addWidget(self._more)
            self._context.asides.run(_read_once, lambda _: None)
        return self._more

    @property
    def chips(self) -> CaptureChips:
        """What the first line was understood as."""
        if self._chips is None:
            from reljournal.ui.capture.chips import CaptureChips

            self._chips = CaptureChips(self._context.today, self)
            self._chips.corrected.connect(self._show_understood)
            self._chips.words_asked.connect(self._mark_words)
            self._column.insertWidget(1, self._chips)
        return self._chips

    def _complete_names(self) -> None:
        """Let names complete themselves after an @."""
        from reljournal.ui.capture.at_names import AtNames

        # A later filter is asked first: while the list is open, the keys that choose from it are its own.
        self._names = AtNames(self._context, self.edit)

    def text(self) -> str:
        """Return what is written."""
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Write a line, with the keyboard's place at its end."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def save(self) -> None:
        """Write the entry; the field is emptied only when that worked."""
        if not self.text().strip():
            return
        draft = self.draft()
        written = self._context.attempt(lambda: log_entry(self._context.journal, draft))
        if written is not None:
            self.edit.clear()
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.saved.emit(written)

    def draft(self) -> EntryDraft:
        """Return the entry as it is written and understood so far."""
        from reljournal.operations.capture import draft_of

        kind, today, written = Kind(self.kind.value()), self._context.today(), self.text().strip()
        captured = self.understood()
        if captured is None:
            title, text = split_title(written)
            ids = (self.on_card_of.id,) if self.on_card_of is not None else ()
            return EntryDraft(kind, today, title=title, text=text, contact_ids=ids)
        draft = draft_of(captured, today, on_card_of=self.on_card_of)
        title, text = split_title(f"{captured.text}\n{written.partition(chr(10))[2]}")
        return replace(draft, kind=kind, title=title, text=text)

    def understood(self) -> Captured | None:
        """Return the first line as it is understood with what was corrected; None when no words are there to read."""
        read = self._read()
        return self.chips.corrected_line(read) if read is not None else None

    def _read(self) -> Captured | None:
        from reljournal.operations.capture import understand

        line = self.text().strip().partition("\n")[0]
        try:
            return understand(self._context.journal, line, self._context.today())
        except RelJournalError:
            return None

    def _show_understood(self) -> None:
        if not self.text().strip():
            self._read_kind = None
            if self._chips is not None:
                self._chips.forget()
                self._chips.hide()
            return
        read = self._read()
        if read is None:
            return
        from reljournal.domain.capture import What

        captured = self.chips.corrected_line(read)
        self.chips.show_line(captured, read)
        kinds = captured.values(What.KIND)
        kind = str(kinds[0]) if kinds else None
        # A word tells the kind when it is written; what was chosen after that stays.
        if kind is not None and kind != self._read_kind:
            self.kind.set_value(kind)
        self._read_kind = kind

    def _mark_words(self, start: int, end: int) -> None:
        """Mark the words of a piece, to be written anew."""
        written = self.text()
        before = len(written) - len(written.lstrip())
        cursor = self.edit.textCursor()
        # A cursor counts in UTF-16, Python in characters.
        cursor.setPosition(_utf16(written[: before + start]))
        cursor.setPosition(_utf16(written[: before + end]), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter saves while there is one line; Shift+Enter begins another. Names complete from the first key on."""
        if event.type() == QEvent.Type.FocusIn and self._names is None:
            self._complete_names()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if plain and "\n" not in self.text() and self.text().strip():
                self.save()
                return True
        return super().eventFilter(watched, event)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
