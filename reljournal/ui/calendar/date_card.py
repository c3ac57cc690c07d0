"""A key date as a card: whose, what, since when, what one did the last time, and what to do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reljournal.domain.dates import DateSort
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.reach import Reach
from reljournal.store.queries.reminding import Deeds, WhatWasDone
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.faces import face_of
from reljournal.ui.reminding.doing import note_wished
from reljournal.ui.reminding.words import done_label, done_now_words, done_words
from reljournal.ui.theme import current_theme
from reljournal.ui.today.rows import let_wrap, two_lines
from reljournal.ui.widgets import Chip, ChipRole, FlowLayout, Label, LinkButton, Panel, QuietButton

NOBODY = Reach()
_NOTHING = Deeds()


class DateCard(Panel):
    """Shows one return of a key date; its buttons wish, write, call, log, plan a follow-up and open the card.

    Writing and calling are offered where an address or a number is known, and not to the dead.
    """

    def __init__(
        self, context: Context, shown: Occurrence, reach: Reach = NOBODY, deeds: Deeds = _NOTHING,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent=parent)
        let_wrap(self)
        self.shown = shown
        self._context = context
        self._reach = NOBODY if shown.key_date.sort is DateSort.MEMORIAL else reach
        self._deeds = deeds
        title = date_words.title(shown)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(current_theme().space("m"))
        head.addWidget(face_of(context, self.shown.person), 0, Qt.AlignmentFlag.AlignTop)
        milestone = date_words.milestone_word(shown)
        chip = Chip(milestone, ChipRole.DATES) if milestone else None
        head.addWidget(two_lines(title, date_words.kind_and_since(shown), chip), 1)
        self.add(head)
        self._add_notes()
        self.add(self._buttons(title))

    def _add_notes(self) -> None:
        moved, note = date_words.moved_note(self.shown), self.shown.key_date.note
        now, before = self._deeds.now, self._deeds.before
        if moved or note or now is not None or before is not None:
            self.add_line()
        for words in (moved, note):
            if words:
                self.add(Label(words, role="small", tone="muted", wrap=True))
        sort = self.shown.key_date.sort
        self.this_time = self._add_deed(now, done_now_words(now, sort)) if now is not None else None
        self.last_time = self._add_deed(before, done_words(before, sort, self.shown.on)) if before is not None else None

    def _add_deed(self, done: WhatWasDone, words: str) -> QWidget:
        if done.entry_id is None:
            said: QWidget = Label(words, role="small", tone="muted", wrap=True)
            self.add(said)
            return said
        link = LinkButton(words, "journal")
        link.clicked.connect(partial(self._context.ways.open_entry, done.entry_id))
        row = FlowLayout()
        row.addWidget(link)
        self.add(row)
        return link

    def _buttons(self, title: str) -> FlowLayout:
        self.wished_button = QuietButton(done_label(self.shown.key_date.sort))
        if not self._deeds.may_wish:
            self.wished_button.hide()
        self.wished_button.clicked.connect(self._wish)
        self.write_button = QuietButton(self.tr("Write"))
        self.write_button.setToolTip(self._reach.email)
        if not self._reach.email:
            self.write_button.hide()
        self.write_button.clicked.connect(self._write)
        self.call_button = QuietButton(self.tr("Call"))
        self.call_button.setToolTip(self._reach.phone)
        if not self._reach.phone:
            self.call_button.hide()
        self.call_button.clicked.connect(self._call)
        self.log_button = QuietButton(self.tr("Log"))
        self.log_button.clicked.connect(self._log)
        self.plan_button = QuietButton(self.tr("Follow-up…"))
        self.plan_button.clicked.connect(self._plan)
        self.open_button = QuietButton(self.tr("Open card"))
        self.open_button.clicked.connect(self._open)
        row = FlowLayout()
        for button in (
            self.wished_button, self.write_button, self.call_button, self.log_button, self.plan_button,
            self.open_button,
        ):  # fmt: skip
            button.setAccessibleDescription(title)
            row.addWidget(button)
        return row

    def first_button(self) -> QuietButton:
        """Return the button on which the keyboard begins."""
        offered = (self.wished_button, self.write_button, self.call_button)
        return next((button for button in offered if not button.isHidden()), self.log_button)

    def _wish(self) -> None:
        note_wished(self._context, self.shown)

    def _write(self) -> None:
        self._use("mailto", self._reach.email)

    def _call(self) -> None:
        self._use("tel", self._reach.phone)

    def _use(self, scheme: str, value: str) -> None:
        """Hand it to the program that writes or calls; where there is none it can be pasted there."""
        from reljournal.ui.reaching import open_way

        if not open_way(scheme, value):
            QGuiApplication.clipboard().setText(value)
            self._context.ways.say(self.tr("Copied: {what}").format(what=value))

    def _log(self) -> None:
        self._context.ways.capture((self.shown.person.id,))

    def _plan(self) -> None:
        from reljournal.ui.follow_ups.dialog import FollowUpDialog

        planned = FollowUp("", due=max(self.shown.on, self._context.today()), contact=self.shown.person)
        FollowUpDialog(self._context, planned, self.window()).open()

    def _open(self) -> None:
        self._context.ways.open_contact(self.shown.person.id, "dates")
