"""Editing the card on show: its draft, the way in and out of the form, and saving."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reljournal.domain.contacts import Card, Contact, Photo
from reljournal.operations.cards import add_drafted, save_card
from reljournal.store.card_drafts import NEW, CardDraft
from reljournal.store.queries.circles import names_by_hand
from reljournal.store.queries.people_list import tags_in_use
from reljournal.ui.context import Context
from reljournal.ui.people.card_drafts import CardDrafts
from reljournal.ui.photos import decode

if TYPE_CHECKING:
    from reljournal.ui.people.card import CardPane


class CardEditing(QObject):
    """Holds what is being written on the card of ``pane``; the form itself stands on its About tab."""

    def __init__(self, context: Context, pane: CardPane) -> None:
        super().__init__(pane)
        self._context, self._pane = context, pane
        self.drafts = CardDrafts(context, self)
        self.is_new = False
        """Whether the card is of a contact that is not in the journal yet."""
        self._new_photo: Photo | None = None
        self._tab_before = ""

    def _key(self) -> int:
        return NEW if self.is_new else self._pane.contact_id() or NEW

    # The way in

    def begin(self, contact: Contact) -> None:
        """Edit a card in place, from its draft when there is one."""
        self._pane.select_tab("about")
        there = names_by_hand(self._context.journal, contact.id)
        draft = self.drafts.of(contact.id) or CardDraft(contact.card, contact.card)
        if set(draft.circles) == set(draft.circles_before):
            # Nobody chose circles in it: they are those of now.
            draft = replace(draft, circles_before=there, circles=there)
        self._pane.about.begin_edit(draft, tags_in_use(self._context.journal), contact_id=contact.id)
        self._pane.show_bar()

    def begin_new(self) -> None:
        """Edit an empty card, or the new one that was begun before."""
        self.leave_form()
        self._tab_before = self._pane.current_tab()
        self.is_new = True
        draft = self.drafts.of(NEW) or CardDraft(Card(), Card())
        self._new_photo = draft.photo
        self._pane.show_new()
        self._pane.about.begin_edit(draft, tags_in_use(self._context.journal))
        self._show_new()
        self._pane.show_bar()

    def _show_new(self) -> None:
        form, header = self._pane.about.form, self._pane.header
        header.show_new(form.card().shown_name if form is not None else "")
        if self._new_photo is not None:
            header.photo.set_person("", "", decode(self._new_photo.data))

    # While it is written

    def keep(self) -> None:
        """Keep what is written; called with every letter."""
        form, written = self._pane.about.form, self._pane.about.draft()
        if form is None or written is None:
            return
        form.refuse("")
        draft = replace(written, photo=self._new_photo if self.is_new else None)
        if self.drafts.keep(self._key(), draft):
            self._pane.marks_changed.emit()
        if self.is_new:
            self._show_new()

    def take_photo(self, photo: Photo | None) -> None:
        """Give a new contact its photo, or none; it is written when the card is saved."""
        self._new_photo = photo
        self.keep()

    # The way out

    def leave_form(self) -> None:
        """Close the form; its draft is kept already."""
        if self._pane.is_editing():
            self._pane.about.end_edit()
        self.is_new = False

    def leave(self) -> None:
        """Leave the form; changes stay as a draft, and a toast offers to discard them."""
        was_new, key = self.is_new, self._key()
        self.leave_form()
        if self.drafts.of(key) is not None:
            self._context.ways.say(
                self.tr("Not saved yet; your changes are kept."), self.tr("Discard"), lambda: self._forget(key)
            )
        self._after_edit(was_new=was_new)

    def discard(self) -> None:
        """Throw the changes away; a toast offers to bring them back."""
        was_new, key = self.is_new, self._key()
        self.leave_form()
        self._forget(key)
        self._after_edit(was_new=was_new)

    def _forget(self, key: int) -> None:
        dropped = self.drafts.drop(key)
        if dropped is None:
            return
        self._pane.marks_changed.emit()
        self._context.ways.say(self.tr("Changes discarded."), self.tr("Undo"), lambda: self._bring_back(key, dropped))
        self._pane.show_part()

    def _bring_back(self, key: int, draft: CardDraft) -> None:
        self.drafts.keep(key, draft)
        self._pane.marks_changed.emit()
        if key == NEW:
            self.begin_new()
        elif self._pane.contact_id() == key:
            self._pane.begin_edit()

    def _after_edit(self, *, was_new: bool) -> None:
        if was_new:
            # Whoever is shown next is shown as the one before.
            self._pane.select_tab(self._tab_before)
            self._pane.left_new.emit()
            return
        self._pane.show_part()
        self._pane.show_bar()
        self._pane.focus_card()

    # Saving

    def save(self) -> None:
        """Write the card; the form closes only when that worked."""
        form, journal = self._pane.about.form, self._context.journal
        if form is None:
            return
        if problem := form.problem():
            form.refuse(problem)
            return
        written = self._pane.about.draft() or form.draft()
        if not self.is_new:
            self._save_changes(written)
            return
        written = replace(written, photo=self._new_photo)
        if not written.written.shown_name and self._new_photo is None:
            form.refuse(self.tr("Write a name first, or one way to reach them."))
            form.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        contact_id = self._context.attempt(lambda: add_drafted(journal, written))
        if contact_id is not None:
            self.drafts.drop(NEW)
            self.leave_form()
            self._pane.added.emit(contact_id)

    def save_draft(self) -> None:
        """Write the card as the draft has it, without opening the form."""
        draft = self.drafts.of(self._key())
        if draft is not None:
            self._save_changes(draft)

    def _save_changes(self, draft: CardDraft) -> None:
        contact_id, journal = self._pane.contact_id(), self._context.journal
        if contact_id is None:
            return
        if self._context.did(
            lambda: save_card(
                journal, contact_id, draft.before, draft.written,
                circles_before=draft.circles_before, circles_after=draft.circles,
            )
        ):
            self.drafts.drop(contact_id)
            self.leave_form()
            self._pane.marks_changed.emit()
            self._pane.reload()
            self._pane.focus_card()
