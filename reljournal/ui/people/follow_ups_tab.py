"""The follow-ups tab: what I owe, what they owe, and what is done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.entries import FollowUp, OwedBy, PersonRef
from reljournal.operations.follow_ups import (
    add_follow_up,
    change_follow_up,
    complete_follow_up,
    delete_follow_up,
    reopen_follow_up,
)
from reljournal.store.queries.follow_ups import follow_ups_of
from reljournal.ui.context import Context
from reljournal.ui.people.follow_up_form import FollowUpForm
from reljournal.ui.people.follow_up_row import FollowUpRow
from reljournal.ui.people.form_tab import FormTab
from reljournal.ui.people.page import widgets_of
from reljournal.ui.widgets import EmptyState, Label, LinkButton, clear_layout

_DONE_SHOWN = 10


class FollowUpsTab(FormTab):
    """The follow-ups of one contact."""

    form: FollowUpForm | None = None

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            "checklist", self.tr("Nothing is owed"), self.tr("What you promised, or what they promised, stands here.")
        )
        super().__init__(context, self.tr("Add a follow-up"), empty, parent)
        self._items: list[FollowUp] = []
        self._all_done = False

    def show_contact(self, contact: Contact) -> None:
        """Show the follow-ups of a contact; a form that is open stays open for the same contact."""
        same = self._contact is not None and self._contact.id == contact.id
        self._contact = contact
        if same and self.form is not None:
            return
        self._all_done = self._all_done and same
        self._items = follow_ups_of(self._context.journal, contact.id)
        self._close_form()
        self._fill()

    def _fill(self) -> None:
        if self.form is not None:
            self._rows.removeWidget(self.form)
        clear_layout(self._rows)
        opened = [item for item in self._items if item.done_on is None]
        done = [item for item in self._items if item.done_on is not None]
        self._group(self.tr("I owe"), [item for item in opened if item.owed_by is OwedBy.ME])
        self._group(self.tr("They owe"), [item for item in opened if item.owed_by is OwedBy.THEM])
        self._group(self.tr("Done"), done if self._all_done else done[:_DONE_SHOWN])
        if len(done) > _DONE_SHOWN and not self._all_done:
            more = LinkButton(self.tr("Show all %Ln", None, len(done)))
            more.clicked.connect(self._show_all)
            self._rows.addWidget(more)
        self._empty.setVisible(not self._items and self.form is None)

    def _group(self, title: str, items: list[FollowUp]) -> None:
        if not items:
            return
        self._rows.addWidget(Label(title, role="small", tone="muted", semibold=True))
        for item in items:
            if item.id == self._editing and self.form is not None:
                self._rows.addWidget(self.form)
                continue
            row = FollowUpRow(self._context, item)
            row.ticked.connect(self._tick)
            row.day_asked.connect(self._begin_day)
            row.edit_asked.connect(self.begin_edit)
            row.delete_asked.connect(self._delete)
            row.entry_asked.connect(self._context.ways.open_entry)
            self._rows.addWidget(row)

    def _show_all(self) -> None:
        self._all_done = True
        self._fill()
        if self.form is not None and not self._editing:
            self._rows.insertWidget(0, self.form)

    def rows(self) -> list[FollowUpRow]:
        """Return the rows on show, from the top."""
        return [row for row in widgets_of(self._rows) if isinstance(row, FollowUpRow)]

    # The form

    def begin_new(self) -> None:
        """Open the form for a new follow-up."""
        contact = self._contact
        if contact is not None:
            self.begin_edit(FollowUp("", contact=PersonRef(contact.id, contact.name)))

    def begin_edit(self, item: FollowUp, field: str = "text") -> FollowUpForm:
        """Open the form in place of a follow-up, the keyboard on ``field`` (text or due)."""
        form = FollowUpForm(item)
        self._open_form(form, item.id, self._save, form.due if field == "due" else form.text)
        return form

    def leave_form(self) -> bool:
        """Close the form without saving; return whether one was open."""
        left = super().leave_form()
        if left and self._contact is not None:
            # What changed while it was open was not read.
            self.show_contact(self._contact)
        return left

    # What is done

    def _save(self, item: FollowUp) -> None:
        journal = self._context.journal
        if self._context.did(lambda: change_follow_up(journal, item) if item.id else add_follow_up(journal, item)):
            self.leave_form()

    def _tick(self, item: FollowUp, on: bool) -> None:
        journal, today = self._context.journal, self._context.today()
        if not on:
            self._context.did(lambda: reopen_follow_up(journal, item.id))
        elif self._context.did(lambda: complete_follow_up(journal, item.id, today)):
            self._context.ways.offer_undo(self.tr("Done: %1").replace("%1", item.text))

    def _begin_day(self, item: FollowUp) -> None:
        self.begin_edit(item, "due")

    def _delete(self, item: FollowUp) -> None:
        if self._context.did(lambda: delete_follow_up(self._context.journal, item.id)):
            self._context.ways.offer_undo(self.tr("Deleted: %1").replace("%1", item.text))
