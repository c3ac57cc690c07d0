"""The dates that ask now, as rows: what it is, and wish, log, write or put it off, in place."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reljournal.domain.reminding import DateReminder
from reljournal.store.queries.reminding import done_before
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.faces import face_of
from reljournal.ui.reminding.date_menu import DateMenu
from reljournal.ui.reminding.doing import note_wished
from reljournal.ui.reminding.words import day_words, done_label, done_words
from reljournal.ui.today.acting_row import Act, ActingRow
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.rows import two_lines
from reljournal.ui.widgets import Chip, ChipRole, IconButton, QuietButton


class AskingRow(ActingRow):
    """One date that asks. W, L, E and S are the keys of its buttons."""

    def __init__(self, context: Context, asked: DateReminder) -> None:
        super().__init__()
        self._context, self.asked, self.shown = context, asked, asked.shown
        title, second = date_words.title(self.shown), self._second_line()
        milestone = date_words.milestone_word(self.shown)
        self.put_words(RowButton(", ".join(part for part in (title, second, milestone) if part)))
        self.words.put(face_of(context, self.shown.person), 0, Qt.AlignmentFlag.AlignTop)
        chip = Chip(milestone, ChipRole.DATES) if milestone else None
        self.words.put(two_lines(title, second, chip), 1)
        self.words.clicked.connect(self._open)
        wished = done_label(self.shown.key_date.sort)
        self.wished = QuietButton(wished)
        self.log = QuietButton(self.tr("Log"))
        self.write = QuietButton(self.tr("Write"))
        self.more = IconButton("clock", self.tr("Snooze: {what}").format(what=title))
        acts = (
            Act(self.wished, wished, Qt.Key.Key_W, self.wish),
            Act(self.log, self.tr("Log"), Qt.Key.Key_L, self._log),
            Act(self.write, self.tr("Write"), Qt.Key.Key_E, self._write),
            Act(self.more, self.tr("Snooze"), Qt.Key.Key_S, self._offer),
        )
        self.put_acts(acts, title)

    def _second_line(self) -> str:
        today = self._context.today()
        sort = self.shown.key_date.sort
        parts = [date_words.kind_and_since(self.shown, short=True), day_words(self.shown.on, today)]
        done = done_before(self._context.journal, self.shown)
        if done is not None:
            parts.append(done_words(done, sort, today))
        return " · ".join(parts)

    def people(self) -> list[int]:
        """Return whose date it is: one, or a couple."""
        return [person.id for person in (self.shown.person, *self.shown.also)]

    # Acting

    def wish(self) -> None:
        """Note that it was done."""
        note_wished(self._context, self.shown)

    def snooze_menu(self) -> DateMenu:
        """Return the menu of days to put it off to, and of what else can be done."""
        return DateMenu(self._context, self.shown, self)

    def _offer(self) -> None:
        self.snooze_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _log(self) -> None:
        self._context.ways.capture(self.people())

    def _write(self) -> None:
        self._context.ways.write_entry(contact_ids=tuple(self.people()))

    def _open(self) -> None:
        self._context.ways.open_day(self.shown.on)

    def take_keyboard(self) -> None:
        """Put the keyboard on the wish."""
        self.wished.setFocus(Qt.FocusReason.OtherFocusReason)
