"""What became of mail and meetings that were taken in, with what could not be understood."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from reljournal.operations.proposing import Proposals
from reljournal.operations.taking_in import TakenIn
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.importing.found_words import left_words
from reljournal.ui.importing.noted_list import NotedList
from reljournal.ui.widgets import Label, QuietButton


class TakenReport(Dialog):
    """Opens after proposals were taken in. "Take it back" undoes all of it in one step."""

    help_page = "mail"

    def __init__(self, done: TakenIn, found: Proposals, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wide="content" if found.listed or done.noted else "dialog")
        self.setWindowTitle(self.tr("Import"))
        self._done, self._context = done, context
        self.heading.setText(self._headline())
        self.setAccessibleName(self.heading.text())
        cards = self.tr("%Ln new cards were added.", None, done.people) if done.people else ""
        words = " ".join(part for part in (cards, left_words(found)) if part)
        if words:
            self.body.addWidget(Label(words, tone="muted", wrap=True))
        noted = [(self.tr("not taken in"), item) for item in found.listed]
        noted += [(self.tr("taken in"), item) for item in done.noted]
        self.listing = NotedList(noted, self.tr("Number")) if noted else None
        if self.listing is not None:
            words = self.tr("Not everything could be understood. Choose a line to read what stands in the file.")
            self.body.addWidget(Label(words, wrap=True))
            self.body.addWidget(self.listing, 1)
            copy = QuietButton(self.tr("Copy the list"))
            copy.clicked.connect(self.listing.copy)
            self.add_button(copy, leading=True)
        if done.edit_id:
            self.take_back = QuietButton(self.tr("Take it back"), "undo")
            self.take_back.clicked.connect(self._undo)
            self.add_button(self.take_back)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.add_button(close)
        close.setFocus()

    def _headline(self) -> str:
        if self._done.entries:
            return self.tr("%Ln entries were added to your journal.", None, self._done.entries)
        return self.tr("Nothing was taken in.")

    def sizeHint(self) -> QSize:
        """Return room for a dozen lines where there are some."""
        hint, room = super().sizeHint(), self._room()
        if self.listing is None:
            return hint
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))

    def _undo(self) -> None:
        label = self.tr("Undo the import")
        change = self._context.attempt(lambda: self._context.journal.undo_edit(self._done.edit_id, label))
        self.accept()
        if change is not None:
            self._context.ways.say(self.tr("The import was taken back. Your journal is as it was before."))
