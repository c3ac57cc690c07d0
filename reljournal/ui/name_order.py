"""Choosing in which order the journal shows names: the choice as one key, and the job that carries it out."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from reljournal.domain.names import NameOrder, order_of_language
from reljournal.domain.progress import Progress
from reljournal.operations.name_order import name_order_of, set_name_order
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.watching import LongWork

BY_LANGUAGE = "language"
"""The choice of the order that is usual in the person's language; the others are those of ``NameOrder``."""


def chosen_order(journal: Journal) -> str:
    """Return which order the journal's names were last put in, as a choice."""
    order, by_language = name_order_of(journal)
    return BY_LANGUAGE if by_language else str(order)


class NameOrderFlow(QObject):
    """Shows all names in another order, with progress, and offers to undo it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self.work = LongWork(context, window)

    def choose(self, choice: str) -> None:
        """Put the names in the order of a choice."""
        language = QLocale.languageToCode(QLocale().language()) if choice == BY_LANGUAGE else ""
        order = order_of_language(language) if choice == BY_LANGUAGE else NameOrder(choice)

        def work(journal: Journal, progress: Progress) -> int:
            return set_name_order(journal, order, progress, language=language or "")

        self.work.start(self.tr("Putting the names in order…"), work, self._done)

    def _done(self, renamed: int) -> None:
        if renamed:
            words = self.tr("%Ln names are shown in another order.", "", renamed)
            self._context.ways.offer_undo(words)
        else:
            self._context.ways.say(self.tr("All names are shown as before."))
