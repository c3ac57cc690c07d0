"""The panel beside the sheet: everything of the chosen day, and what comes up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import Entry, FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.entries import entries_between
from reljournal.store.queries.follow_ups import follow_ups_between
from reljournal.store.queries.key_dates import dates_between
from reljournal.store.queries.reach import reach_of
from reljournal.store.queries.reminding import deeds_for
from reljournal.ui import date_words
from reljournal.ui.calendar.coming_up import ComingUp
from reljournal.ui.calendar.date_card import NOBODY, DateCard
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.today.follow_up_rows import FollowUpRows
from reljournal.ui.today.rows import EntryRow, let_wrap
from reljournal.ui.widgets import FlowLayout, Label, LinkButton, Panel, ScrollColumn, clear_layout

# A day of a large journal may hold dozens; widgets for all of them would make walking the months stumble.
_SHOWN = 4


class DayPanel(ScrollColumn):
    """Shows one day. Nothing here writes but the rows of follow-ups."""

    day_wanted = Signal(object)
    new_date_wanted = Signal()
    new_follow_up_wanted = Signal()
    new_entry_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._context = context
        self._day = context.today()
        self._all = False
        self._shown: tuple[object, ...] = ()
        self._people: list[int] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        edge = theme.space("l")
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.space("m"))
        self.heading = Label(role="large", wrap=True, semibold=True)
        self.body.addWidget(self.heading)
        self.holiday = Label(tone="muted", wrap=True)
        self.body.addWidget(self.holiday)
        context.holidays.changed.connect(self._show_holiday)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(theme.space("m"))
        self.body.addLayout(self._cards)
        self.follow_up_panel = let_wrap(Panel(self.tr("Follow-ups")))
        self.follow_ups = FollowUpRows(context, on_day=True)
        self.follow_up_panel.add(self.follow_ups)
        self.body.addWidget(self.follow_up_panel)
        self.entry_panel = let_wrap(Panel(self.tr("Journal")))
        self.body.addWidget(self.entry_panel)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.nothing = Label(self.tr("Nothing stands on this day yet."), tone="muted", wrap=True)
        self.body.addWidget(self.nothing)
        self.body.addLayout(self._new_buttons())
        self.body.addSpacing(theme.space("s"))
        self.body.addWidget(Label(self.tr("Coming up"), role="large", semibold=True))
        self.coming = ComingUp(context)
        self.coming.day_wanted.connect(self.day_wanted)
        self.body.addWidget(self.coming)
        self.body.addStretch(1)
        self.setAccessibleName(self.tr("Chosen day"))

    def _show_holiday(self) -> None:
        words = self._context.holidays.on(self._day)
        self.holiday.setText(words)
        self.holiday.setVisible(bool(words))

    def _new_buttons(self) -> FlowLayout:
        self.new_date = LinkButton(self.tr("New key date"), "cake")
        self.new_date.clicked.connect(self.new_date_wanted)
        self.new_follow_up = LinkButton(self.tr("New follow-up"), "check")
        self.new_follow_up.clicked.connect(self.new_follow_up_wanted)
        self.new_entry = LinkButton(self.tr("New entry"), "journal")
        self.new_entry.clicked.connect(self.new_entry_wanted)
        row = FlowLayout()
        row.addWidget(self.new_date)
        row.addWidget(self.new_follow_up)
        row.addWidget(self.new_entry)
        return row

    def show_day(self, day: date) -> None:
        """Show what stands on a day; nothing is rebuilt when it is the same as before."""
        if day != self._day:
            self._all = False
            self.verticalScrollBar().setValue(0)
        self._day = day
        self._show_holiday()
        journal = self._context.journal
        dates = dates_between(journal, day, day)
        owed = follow_ups_between(journal, day, day)
        written = entries_between(journal, day, day)
        limit = len(dates) if self._all else _SHOWN
        reached = reach_of(journal, [item.person.id for item in dates[:limit]])
        deeds = [deeds_for(journal, item, self._context.today()) for item in dates[:limit]]
        shown = (day, self._context.today(), self._all, dates, owed, written, reached, deeds)
        if shown == self._shown:
            return
        self._shown = shown
        people = [item.person for item in dates] + [item.contact for item in owed if item.contact is not None]
        self._people = list(dict.fromkeys(person.id for person in people))
        self.heading.setText(date_words.day_title(day, self._context.today()))
        clear_layout(self._cards)
        for item, done in zip(dates, deeds, strict=False):
            self._cards.addWidget(DateCard(self._context, item, reached.get(item.person.id, NOBODY), done))
        self._fill(dates, owed, written)

    def _fill(self, dates: list[Occurrence], owed: list[FollowUp], written: list[Entry]) -> None:
        limit = max(len(dates), len(owed), len(written)) if self._all else _SHOWN
        self.follow_ups.show_items(owed[:limit])
        self.follow_up_panel.setVisible(bool(owed))
        clear_layout(self.entry_panel.body)
        for entry in written[:limit]:
            self.entry_panel.add(EntryRow(self._context, entry, compact=True))
        self.entry_panel.setVisible(bool(written))
        left_out = sum(max(0, len(items) - limit) for items in (dates, owed, written))
        self.more.setVisible(left_out > 0)
        self.more.setText(self.tr("Show {count} more").format(count=self.locale().toString(left_out)))
        self.nothing.setVisible(not (dates or owed or written))

    def _show_all(self) -> None:
        self._all = True
        self.show_day(self._day)

    def people(self) -> list[int]:
        """Return the ids of the people whose day it is or who wait on it, each once."""
        return self._people

    def is_empty(self) -> bool:
        """Return whether nothing stands on the day."""
        return not self.nothing.isHidden()

    def take_focus(self) -> None:
        """Bring the keyboard to the first control of the day."""
        first = self._cards.itemAt(0)
        card = first.widget() if first is not None else None
        if isinstance(card, DateCard):
            target: QWidget = card.first_button()
        elif self.follow_ups.rows:
            target = self.follow_ups.rows[0].tick
        else:
            entry = self.entry_panel.body.itemAt(0)
            row = entry.widget() if entry is not None else None
            target = row if row is not None else self.new_date
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line between sheet and panel."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = self.viewport().width() - 1 if mirrored else 0
        painter.fillRect(edge, 0, 1, self.viewport().height(), current_theme().colour("line"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
