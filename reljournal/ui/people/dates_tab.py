"""The dates tab: when each key date returns, and a small form to add or change one in place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact, KeyDate
from reljournal.operations.contacts import add_key_date, change_key_date, delete_key_date
from reljournal.ui.context import Context
from reljournal.ui.people.date_form import DateForm
from reljournal.ui.people.page import Sheet, lead, widgets_of
from reljournal.ui.people.words import coming, key_date_label, moved_rule, written
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, IconButton, Label, QuietButton, ScrollColumn, clear_layout


class DateRow(Sheet):
    """One key date with what to do about it."""

    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self, key_date: KeyDate, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.key_date = key_date
        name = key_date_label(key_date)
        self.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        words = QVBoxLayout()
        words.setSpacing(current_theme().space("xs") // 2)
        words.addWidget(Label(name, semibold=True, wrap=True))
        said = " · ".join(part for part in (written(key_date.when), coming(key_date, today)) if part)
        self.said = Label(said, wrap=True)
        words.addWidget(self.said)
        for extra in (moved_rule(key_date.when), key_date.note):
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


class DatesTab(ScrollColumn):
    """The key dates of one contact, the next to return first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, "reading", margins=None)
        lead(self)
        self._context = context
        self._contact: Contact | None = None
        self.form: DateForm | None = None
        self._editing = 0
        theme = current_theme()
        self.body.setContentsMargins(0, theme.space("l"), 0, theme.space("xl"))
        self.body.setSpacing(theme.space("m"))
        head = QHBoxLayout()
        self.add_button = QuietButton(self.tr("Add a date"), "plus")
        self.add_button.clicked.connect(self.begin_new)
        head.addWidget(self.add_button)
        head.addStretch(1)
        self.body.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("s"))
        self.body.addLayout(self._rows)
        self._empty = EmptyState(
            "cake", self.tr("No dates yet"), self.tr("A birthday, the day you met: what should not be forgotten.")
        )
        self.body.addWidget(self._empty)
        self.body.addStretch(1)

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
            row = DateRow(key_date, self._context.today())
            row.edit_asked.connect(self.begin_edit)
            row.delete_asked.connect(self._delete)
            self._rows.addWidget(row)
        self._empty.setVisible(not dates and self.form is None)

    def _by_return(self, key_date: KeyDate) -> tuple[date, str]:
        return key_date.when.next_on_or_after(self._context.today()) or date.max, key_date_label(key_date)

    def rows(self) -> list[DateRow]:
        """Return the rows on show, from the top."""
        return [row for row in widgets_of(self._rows) if isinstance(row, DateRow)]

    def begin_new(self) -> None:
        """Open the form for a new date."""
        self._open_form(None)

    def begin_edit(self, key_date: KeyDate) -> None:
        """Open the form in place of a date."""
        self._open_form(key_date)

    def _open_form(self, key_date: KeyDate | None) -> None:
        self._close_form()
        form = self.form = DateForm(key_date)
        self._editing = key_date.id if key_date is not None else 0
        form.saved.connect(self._save)
        form.left.connect(self.leave_form)
        self._fill()
        if key_date is None:
            self._rows.insertWidget(0, form)
        # A layout shows what it is given only later; what is hidden cannot take the keyboard.
        form.show()
        form.sort.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> bool:
        """Close the form without saving; return whether one was open."""
        if self.form is None:
            return False
        self._close_form()
        self._fill()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _close_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self._editing = 0
            self._rows.removeWidget(form)
            form.hide()
            form.deleteLater()

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
