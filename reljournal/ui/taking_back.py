"""Undo and redo of the journal's edits, and what the window says of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from reljournal.ui.context import Context


class TakingBack(QObject):
    """Takes edits back and does them again, each time with a toast that offers the opposite."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._journal = context.journal

    def undo(self) -> None:
        """Take the newest edit back."""
        change = self._context.attempt(self._journal.undo)
        if change is not None:
            words = self.tr("Undone: {label}").format(label=change.label)
            self._context.ways.say(words, self.tr("Redo"), self.redo)

    def redo(self) -> None:
        """Do an undone edit again."""
        change = self._context.attempt(self._journal.redo)
        if change is not None:
            words = self.tr("Done again: {label}").format(label=change.label)
            self._context.ways.say(words, self.tr("Undo"), self.undo)

    def offer_undo(self, text: str) -> None:
        """Show a toast that says what was done, with Undo for exactly that edit."""
        newest = self._journal.history(1)
        edit_id, done = (newest[0].id, newest[0].label) if newest else (0, text)

        def undo_it() -> None:
            self._undo_edit(edit_id, done)

        self._context.ways.say(text, self.tr("Undo"), undo_it)

    def _undo_edit(self, edit_id: int, text: str) -> None:
        label = self.tr("Undo “{what}”").format(what=text)
        if self._context.attempt(lambda: self._journal.undo_edit(edit_id, label)) is not None:
            self._context.ways.say(self.tr("Undone: {label}").format(label=text))
