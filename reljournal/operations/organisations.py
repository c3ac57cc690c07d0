"""Organisations as contacts: a card of one that so far only stands on the cards of its people, and people put in it."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.errors import RelJournalError
from reljournal.operations.entries import card_named
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.organisations import organisation_named


def make_card_of_organisation(journal: Journal, name: str) -> int:
    """Make a card of the organisation called ``name``; return the new contact. Whoever names it is of it at once.

    Raises:
        RelJournalError: it has no name, or a card already.
    """
    from reljournal.store import writing

    called = name.strip()
    if not called:
        raise RelJournalError("Write what the organisation is called first.")
    if organisation_named(journal, called) is not None:
        raise RelJournalError(f"{called} has a card already.")
    with journal.edit(f"Make a card of {called}"):
        return writing.add_card(Card(formatted_name=called, organisation=called, kind=ContactKind.ORGANISATION))


def add_person_to(journal: Journal, organisation_id: int, name: str, contact_id: int | None = None) -> int:
    """Write an organisation on somebody's card, on a new one where they have none; return the contact.

    Raises:
        NotFoundError: one of the two is gone.
        RelJournalError: nobody is named, or the organisation itself.
    """
    from reljournal.store import writing

    organisation = contact(journal, organisation_id)
    called = organisation.card.organisation.strip() or organisation.name
    if contact_id == organisation_id:
        raise RelJournalError("An organisation is not one of its own people. Name somebody else.")
    if contact_id is None:
        if not name.strip():
            raise RelJournalError("Write whom you mean first.")
        card = replace(card_named(name), organisation=called)
        with journal.edit(f"Add {card.shown_name} to {called}"):
            return writing.add_card(card)
    before = contact(journal, contact_id)
    with journal.edit(f"Write {called} on the card of {before.name or 'a contact'}"):
        writing.change_card(contact_id, replace(before.card, organisation=called))
    return contact_id
