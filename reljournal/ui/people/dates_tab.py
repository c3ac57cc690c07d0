"""The dates tab: when each key date returns, and a small form to add or change one in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, Contact, KeyDate
from reljournal.domain.dates import DateSort, LeapRule, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.recurrences import next_return
from reljournal.operations.contacts import delete_key_date
from reljournal.operations.key_dates import save_key_date
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.couples import DateOfCard, dates_of_card
from reljournal.ui.context import Context
from reljournal.ui.date_words import name_of
from reljournal.ui.people.date_form import DateForm
from reljournal.ui.people.date_picture import DatePicture
from reljournal.ui.people.form_tab import FormTab
from reljournal.ui.people.page import Sheet, widgets_of
from reljournal.ui.people.words import age_now, coming, key_date_label, moved_rule, recurrence_words, said_date, written
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, IconButton, Label, LinkButton, clear_layout
from reljournal.ui.wording_dates import date_icon


class DateRow(Sheet):
    """One key date with what to do about it; ``others`` is whose it is besides.

    A date that stands on the other's card is changed there: the pencil says ``edit_asked`` all the same.
    """

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(
        self,
        key_date: KeyDate,
        today: date,
        usual: LeapRule,
        others: PersonRef | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.key_date = key_date
        name = key_date_label(key_date)
        if others is not None:
            name = self.tr("%1, with %2").replace("%2", name_of(others)).replace("%1", name)
        self.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        row.addWidget(DatePicture(date_icon(key_date)), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(current_theme().space("xs") // 2)
        words.addWidget(Label(name, semibold=True, wrap=True))
        parts = (said_date(key_date), age_now(key_date, today), coming(key_date, today, usual))
        self.said = Label(" · ".join(part for part in parts if part), wrap=True)
        words.addWidget(self.said)
        self.holiday = Label(role="small", tone="muted", wrap=True)
        self.holiday.hide()
        words.addWidget(self.holiday)
        for extra in (recurrence_words(key_date), moved_rule(key_date, usual), key_date.note):
            if extra:
                words.addWidget(Label(extra, role="small", tone="muted", wrap=True))
        row.addLayout(words, 1)
        edit = IconButton("edit", self.tr("Change %1").replace("%1", name))
        edit.clicked.connect(self._ask_edit)
        delete = IconButton("trash", self.tr("Delete %1").replace("%1", name))
        delete.clicked.connect(self._ask_delete)
        row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)

    def show_holiday(self, words: str) -> None:
        """Say which holiday the next return is."""
        self.holiday.setText(self.tr("on a holiday: %1").replace("%1", words) if words else "")
        self.holiday.setVisible(bool(words))

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.key_date)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.key_date)


class DatesTab(FormTab):
    """The key dates of one contact, the next to return first."""

    form: DateForm | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "cake", self.tr("No dates yet"), self.tr("A birthday, the day you met: what should not be forgotten.")
        )
        super().__init__(context, self.tr("Add a date"), empty, parent)
        self.met_link = LinkButton("", "people")
        self.met_link.clicked.connect(self._let_meeting_return)
        self.met_link.hide()
        self.body.insertWidget(self.body.indexOf(self._empty), self.met_link, 0, Qt.AlignmentFlag.AlignLeft)
        context.holidays.changed.connect(self._show_holidays)

    def show_contact(self, contact: Contact) -> None:
        """Show the dates of a contact; a form that is open stays open for the same contact."""
        if self._contact is not None and self._contact.id == contact.id and self.form is not None:
            self._contact = contact
            return
        self._contact = contact
        self._close_form()
        self._fill()

    def _fill(self) -> None:
        if self.form is not None:
            self._rows.removeWidget(self.form)
        clear_layout(self._rows)
        shown = self._dates()
        rule = leap_rule(self._context.journal)
        for of_couple in shown:
            key_date = of_couple.key_date
            if key_date.id == self._editing and self.form is not None:
                self._rows.addWidget(self.form)
                continue
            row = DateRow(key_date, self._context.today(), rule, of_couple.other)
            on = next_return(key_date, self._context.today(), rule)
            row.show_holiday(self._context.holidays.on(on) if on is not None else "")
            row.edit_asked.connect(self.begin_edit)
            row.delete_asked.connect(self._delete)
            self._rows.addWidget(row)
        self._empty.setVisible(not shown and self.form is None)
        met = self._meeting()
        self.met_link.setVisible(met is not None and self.form is None)
        if met is not None:
            self.met_link.setText(self.tr("You met on %1: let this day return").replace("%1", written(met)))

    def _meeting(self) -> PartialDate | None:
        """Return the day on which two met, as the card has it, where it does not return yet."""
        card = self._contact.card if self._contact is not None else Card()
        is_there = any(item.sort is DateSort.FIRST_MET for item in card.key_dates)
        return card.met.when if card.met.when is not None and card.met.when.returns and not is_there else None

    def _let_meeting_return(self) -> None:
        contact, met = self._contact, self._meeting()
        if contact is not None and met is not None:
            item = KeyDate(DateSort.FIRST_MET, met)
            self._context.did(lambda: save_key_date(self._context.journal, contact.id, item))

    def _dates(self) -> list[DateOfCard]:
        """Return the dates of the card, and those of couples on the others' cards, the next to return first."""
        contact = self._contact
        if contact is None:
            return []
        return sorted(dates_of_card(self._context.journal, contact), key=lambda item: self._by_return(item.key_date))

    def _by_return(self, key_date: KeyDate) -> tuple[date, str]:
        on = next_return(key_date, self._context.today(), leap_rule(self._context.journal))
        return on or date.max, key_date_label(key_date)

    def _show_holidays(self) -> None:
        rule = leap_rule(self._context.journal)
        for row in self.rows():
            on = next_return(row.key_date, self._context.today(), rule)
            row.show_holiday(self._context.holidays.on(on) if on is not None else "")

    def rows(self) -> list[DateRow]:
        """Return the rows on show, from the top."""
        return [row for row in widgets_of(self._rows) if isinstance(row, DateRow)]

    def begin_new(self) -> None:
        """Open the form for a new date."""
        self._begin(None)

    def begin_edit(self, key_date: KeyDate) -> None:
        """Open the form in place of a date."""
        self._begin(key_date)

    def _begin(self, key_date: KeyDate | None) -> None:
        contact = self._contact
        card = contact.card if contact is not None else Card()
        form = DateForm(self._context, key_date, card.key_dates, card.met.when)
        self._open_form(form, key_date.id if key_date is not None else 0, self._save, form.sort)

    def _save(self, key_date: KeyDate) -> None:
        contact, form = self._contact, self.form
        if contact is None or form is None:
            return
        journal, owner = self._context.journal, self._owner(key_date)
        ends, remembers = form.ends_birthdays(), form.adds_memorial()
        if self._context.did(
            lambda: save_key_date(journal, owner, key_date, ends_birthdays=ends, adds_memorial=remembers)
        ):
            self.leave_form()

    def _owner(self, key_date: KeyDate) -> int:
        """Return on whose card a date stands: of a couple it may be the other's."""
        here = self._contact.id if self._contact is not None else 0
        of_others = (item for item in self._dates() if item.key_date.id == key_date.id and item.owner_id != here)
        found = next(of_others, None)
        return found.owner_id if found is not None and key_date.id else here

    def _delete(self, key_date: KeyDate) -> None:
        name, owner = key_date_label(key_date), self._owner(key_date)
        if self._contact is None:
            return
        if self._context.did(lambda: delete_key_date(self._context.journal, owner, key_date.id)):
            self._context.ways.offer_undo(self.tr("Deleted: %1").replace("%1", name))
