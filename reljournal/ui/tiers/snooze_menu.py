"""Putting off that one is asked to reach out to somebody; what is due stays as it is."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.operations.tiers import snooze
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.words import later_days
from reljournal.ui.wording import weekday_date


class SnoozePersonMenu(QMenu):
    """The days to ask again, and the way to the rhythm; each is done at once, with a toast that offers Undo."""

    def __init__(self, context: Context, person: PersonRef, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Snooze"))
        self._context, self._person = context, person
        for words, day in later_days(context.today()):
            text = self.tr("%1, %2").replace("%1", words).replace("%2", weekday_date(day))
            self.addAction(text).triggered.connect(partial(self._snooze, day))
        self.addSeparator()
        rhythm = self.tr("Change the rhythm…")
        self.addAction(rhythm).triggered.connect(partial(context.ways.open_contact, person.id, "relationship"))

    def _snooze(self, day: date, _checked: bool = False) -> None:
        context, person = self._context, self._person
        if context.did(lambda: snooze(context.journal, person.id, day)):
            words = self.tr("%1: asked again on %2").replace("%2", weekday_date(day))
            context.ways.offer_undo(words.replace("%1", date_words.name_of(person)))
