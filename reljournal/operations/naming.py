"""How an edit names what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.store.journal import Journal
from reljournal.store.queries.people import people_by_ids


def whom(journal: Journal, contact_ids: Sequence[int]) -> str:
    """Return the name of one contact, or how many there are: "Ada Lovelace", "12 contacts"."""
    if len(contact_ids) != 1:
        return f"{len(contact_ids):,} contacts"
    found = people_by_ids(journal, list(contact_ids))
    return found[0].name if found and found[0].name else "a contact"


def counted(number: int, one: str, many: str) -> str:
    """Return "1 key date", "3 key dates"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"
