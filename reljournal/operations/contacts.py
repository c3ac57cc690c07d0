"""What a person does with contacts."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.contacts import Card, KeyDate, Photo
from reljournal.domain.errors import NotFoundError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact


def add_contact(journal: Journal, card: Card, photo: Photo | None = None) -> int:
    """Add a contact; return its id."""
    from reljournal.store import writing

    with journal.edit(f"Add {card.shown_name or 'a contact'}"):
        contact_id = writing.add_card(card)
        if photo is not None:
            writing.set_photo(contact_id, photo)
    return contact_id


def change_contact(journal: Journal, contact_id: int, card: Card) -> None:
    """Bring a contact's card to what ``card`` says; nothing is written when nothing differs.

    Raises:
        NotFoundError: the contact is gone.
    """
    from reljournal.store import writing

    before = contact(journal, contact_id)
    with journal.edit(f"Edit {card.shown_name or before.name or 'a contact'}"):
        writing.change_card(contact_id, card)


def change_photo(journal: Journal, contact_id: int, photo: Photo | None) -> None:
    """Give a contact this photo, or none.

    Raises:
        NotFoundError: the contact is gone.
    """
    from reljournal.store import writing

    name = contact(journal, contact_id).name or "a contact"
    with journal.edit(f"Change the photo of {name}" if photo else f"Remove the photo of {name}"):
        writing.set_photo(contact_id, photo)


def add_key_date(journal: Journal, contact_id: int, key_date: KeyDate) -> None:
    """Add a key date to a contact.

    Raises:
        NotFoundError: the contact is gone.
    """
    card = contact(journal, contact_id).card
    _write_dates(journal, contact_id, replace(card, key_dates=(*card.key_dates, key_date)), "Add a key date to")


def change_key_date(journal: Journal, contact_id: int, key_date: KeyDate) -> None:
    """Bring one key date of a contact, known by its id, to what ``key_date`` says.

    Raises:
        NotFoundError: the contact or the date is gone.
    """
    card = contact(journal, contact_id).card
    if all(existing.id != key_date.id for existing in card.key_dates):
        raise NotFoundError("This key date is not in the journal any more.")
    dates = tuple(key_date if existing.id == key_date.id else existing for existing in card.key_dates)
    _write_dates(journal, contact_id, replace(card, key_dates=dates), "Change a key date of")


def delete_key_date(journal: Journal, contact_id: int, key_date_id: int) -> None:
    """Remove one key date of a contact.

    Raises:
        NotFoundError: the contact or the date is gone.
    """
    card = contact(journal, contact_id).card
    dates = tuple(existing for existing in card.key_dates if existing.id != key_date_id)
    if len(dates) == len(card.key_dates):
        raise NotFoundError("This key date is not in the journal any more.")
    _write_dates(journal, contact_id, replace(card, key_dates=dates), "Delete a key date of")


def _write_dates(journal: Journal, contact_id: int, card: Card, verb: str) -> None:
    from reljournal.store import writing

    with journal.edit(f"{verb} {card.shown_name or 'a contact'}"):
        writing.change_card(contact_id, card)
