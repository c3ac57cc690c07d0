"""What else can be done about a date that asks: put it off, say what one did, let it pass, go to the card."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.dates import DateSort
from reljournal.domain.occurrences import Occurrence
from reljournal.system import clock
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.words import later_days
from reljournal.ui.reminding.doing import note_let_go, put_off
from reljournal.ui.wording import time_of_day, weekday_date

_HOURS = 2


class DateMenu(QMenu):
    """The menu behind the clock of a date that asks; each is done at once, with a toast that offers Undo."""

    def __init__(self, context: Context, shown: Occurrence, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Snooze"))
        self._context, self._shown, self._row = context, shown, parent
        now = clock.now().replace(tzinfo=None, second=0, microsecond=0)
        soon = now + timedelta(hours=_HOURS)
        if soon.date() == now.date():
            words = self.tr("In %Ln hours", None, _HOURS)
            self._offer(self.tr("%1, %2").replace("%1", words).replace("%2", time_of_day(soon.time())), soon)
        for words, day in later_days(context.today()):
            until = datetime.combine(day, context.remind_at)
            self._offer(self.tr("%1, %2").replace("%1", words).replace("%2", weekday_date(day)), until)
        self.addSeparator()
        self.addAction(self.tr("Note what you did…")).triggered.connect(self._ask_what)
        self.addAction(self.tr("Let it pass this time")).triggered.connect(self._let_go)
        self.addSeparator()
        words = self.tr("Open {name}").format(name=date_words.name_of(shown.person))
        self.addAction(words).triggered.connect(self._open)

    def _offer(self, words: str, until: datetime) -> None:
        self.addAction(words).triggered.connect(partial(self._put_off, until))

    def _put_off(self, until: datetime) -> None:
        put_off(self._context, self._shown, until)

    def _let_go(self) -> None:
        note_let_go(self._context, self._shown)

    def _ask_what(self) -> None:
        from reljournal.ui.reminding.what_was_done import WhatWasDoneDialog

        WhatWasDoneDialog(self._context, self._shown, self._row.window()).open()

    def _open(self) -> None:
        tab = "timeline" if self._shown.key_date.sort is DateSort.FIRST_MET else "dates"
        self._context.ways.open_contact(self._shown.person.id, tab)
