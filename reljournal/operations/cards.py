"""Saving a card that was edited for a while, without losing what else happened to it meanwhile."""

from __future__ import annotations

from dataclasses import fields, replace

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import change_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact


def merged(before: Card, draft: Card, now: Card) -> Card:
    """Return ``now`` with what the person changed between ``before`` and ``draft``, field by field."""
    changed = {
        item.name: getattr(draft, item.name)
        for item in fields(Card)
        if getattr(draft, item.name) != getattr(before, item.name)
    }
    return replace(now, **changed)


def save_card(journal: Journal, contact_id: int, before: Card, draft: Card) -> None:
    """Write what the person changed on a card, beginning from ``before``; the rest stays as it is now.

    Raises:
        NotFoundError: the contact is gone.
    """
    change_contact(journal, contact_id, merged(before, draft, contact(journal, contact_id).card))
