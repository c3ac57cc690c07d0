"""How people are reached first: the e-mail address and the phone number that one would take."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reljournal.store.journal import Journal, as_json_ids


@dataclass(frozen=True, slots=True)
class Reach:
    """The preferred e-mail address and phone number, else the first; empty where there is none."""

    email: str = ""
    phone: str = ""


def reach_of(journal: Journal, contact_ids: Collection[int]) -> dict[int, Reach]:
    """Return how each of these contacts is reached; those with neither are left out."""
    ids = as_json_ids(set(contact_ids))
    emails, phones = _first(journal, "email", ids), _first(journal, "phone", ids)
    return {
        contact_id: Reach(emails.get(contact_id, ""), phones.get(contact_id, ""))
        for contact_id in emails.keys() | phones.keys()
    }


def _first(journal: Journal, table: str, ids: str) -> dict[int, str]:
    rows = journal.rows(
        f"SELECT contact_id, value FROM {table} WHERE contact_id IN (SELECT value FROM json_each(?))"
        " ORDER BY contact_id, preferred, position DESC",
        (ids,),
    )
    # The last of each contact wins: preferred ones, and the first of them, come last.
    return {row[0]: row[1] for row in rows}
