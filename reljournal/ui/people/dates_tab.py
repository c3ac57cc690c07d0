"""The dates tab: when each key date returns, and a small form to add or change one in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact, KeyDate
from reljournal.domain.dates import LeapRule
from reljournal.domain.recurrences import next_return
from reljournal.operations.contacts import add_key_date, change_key_date, delete_key_date
from reljournal.store.journal_settings import leap_rule
from reljournal.ui.context import Context
from reljournal.ui.people.date_form import DateForm
from reljournal.ui.people.form_tab import FormTab
from reljournal.ui.people.page import Sheet, widgets_of
from reljournal.ui.people.words import coming, key_date_label, moved_rule, written
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, IconButton, Label, clear_layout


class DateRow(Sheet):
    """One key date with what to do about it."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, key_date: KeyDate, today: date, usual: LeapRule, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.key_date = key_date
        name = key_date_label(key_date)
        self.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        words = QVBoxLayout()
        words.setSpacing(current_theme().space("xs") // 2)
        words.addWidget(Label(name, semibold=True, wrap=True))
        said = " · ".join(part for part in (written(key_date.when), coming(key_date, today, usual)) if part)
        self.said = Label(said, wrap=True)
        words.addWidget(self.said)
        for extra in (moved_rule(key_date, usual), key_date.note):
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
        dates = sorted(self._contact.card.key_dates, key=self._by_return) if self._contact is not None else []
        for key_date in dates:
            if key_date.id == self._editing and self.form is not None:
                self._rows.addWidget(self.form)
                continue
            row = DateRow(key_date, self._context.today(), leap_rule(self._context.journal))
            row.edit_asked.connect(self.begin_edit)
            row.delete_asked.connect(self._delete)
            self._rows.addWidget(row)
        self._empty.setVisible(not dates and self.form is None)

    def _by_return(self, key_date: KeyDate) -> tuple[date, str]:
        on = next_return(key_date, self._context.today(), leap_rule(self._context.journal))
        return on or date.max, key_date_label(key_date)

    def rows(self) -> list[DateRow]:
        """Return the rows on show, from the top."""
        return [row for row in widgets_of(self._rows) if isinstance(row, DateRow)]

    def begin_new(self) -> None:
        """Open the form for a new date."""
        form = DateForm(None)
        self._open_form(form, 0, self._save, form.sort)

    def begin_edit(self, key_date: KeyDate) -> None:
        """Open the form in place of a date."""
        form = DateForm(key_date)
        self._open_form(form, key_date.id, self._save, form.sort)

    def _save(self, key_date: KeyDate) -> None:
        contact = self._contact
        if contact is None:
            return
        write = change_key_date if key_date.id else add_key_date
        if self._context.did(lambda: write(self._context.journal, contact.id, key_date)):
            self.leave_form()

    def _delete(self, key_date: KeyDate) -> None:
        contact, name = self._contact, key_date_label(key_date)
        if contact is None:
            return
        if self._context.did(lambda: delete_key_date(self._context.journal, contact.id, key_date.id)):
            self._context.ways.offer_undo(self.tr("Deleted: %1").replace("%1", name))
