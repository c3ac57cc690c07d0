"""The menu that lets a follow-up rest, wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.operations.follow_ups import snooze_follow_up, wake_follow_up
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.words import later_days
from reljournal.ui.wording import weekday_date

_WAKE, _PICK = "wake", "pick"


class SnoozeMenu(QMenu):
    """Days to put a follow-up off to, and the way back; done at once, with a toast that offers Undo."""

    day_wanted = Signal(object)
    """The person wants to choose the day; carries the follow-up."""

    def __init__(self, context: Context, item: FollowUp, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Snooze"))
        self._context, self._item = context, item
        for words, day in later_days(context.today()):
            self._add(self.tr("%1, %2").replace("%1", words).replace("%2", weekday_date(day)), day.isoformat())
        self.addSeparator()
        self._add(self.tr("Another day…"), _PICK)
        if item.snoozed_until is not None:
            self._add(self.tr("Stop snoozing"), _WAKE)
        self.triggered.connect(self._choose)

    def _add(self, words: str, data: str) -> None:
        action = QAction(words, self)
        action.setData(data)
        self.addAction(action)

    def _choose(self, action: QAction) -> None:
        journal, item, chosen = self._context.journal, self._item, action.data()
        if chosen == _PICK:
            self.day_wanted.emit(item)
        elif chosen == _WAKE:
            self._do(lambda: wake_follow_up(journal, item.id), self.tr("It asks again from the day it is due."))
        elif chosen:
            day = date.fromisoformat(chosen)
            words = self.tr("Snoozed until %1").replace("%1", weekday_date(day))
            self._do(lambda: snooze_follow_up(journal, item.id, day), words)

    def _do(self, action: Callable[[], None], said: str) -> None:
        def acted() -> bool:
            action()
            return True

        if self._context.attempt(acted):
            self._context.ways.offer_undo(said)
