"""Who one was in touch with on a day, and how one would be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reljournal.domain.entries import Kind
from reljournal.store.journal import Journal, as_json_ids

_IDS = "(SELECT value FROM json_each(?))"


def in_touch_on(journal: Journal, contact_ids: Sequence[int], day: date) -> set[int]:
    """Return those of these contacts with whom there is an entry on that day that is more than a note about them."""
    rows = journal.rows(
        "SELECT DISTINCT contact_id FROM entry JOIN entry_contact ON entry_contact.entry_id = entry.id"
        f" WHERE on_date = ? AND kind <> ? AND contact_id IN {_IDS}",
        (day.isoformat(), str(Kind.NOTE), as_json_ids(contact_ids)),
    )
    return {contact_id for (contact_id,) in rows}


def usual_kinds(journal: Journal, contact_ids: Sequence[int], day: date) -> dict[int, Kind]:
    """Return how each of these contacts would be met by that day: as they like best, else as it was last; in order.

    Whoever is not in the journal any more, or in the trash, is left out; with whom there was nothing yet, in person.
    """
    ids = as_json_ids(contact_ids)
    found = journal.rows(f"SELECT id, preferred_channel FROM contact WHERE trashed_at IS NULL AND id IN {_IDS}", (ids,))
    liked: dict[int, str] = dict(found)
    last: dict[int, str] = dict(
        journal.rows(
            "SELECT contact_id, kind FROM last_contact"
            f" WHERE kind <> ? AND on_date <= ? AND contact_id IN {_IDS} ORDER BY on_date",
            (str(Kind.NOTE), day.isoformat(), ids),
        )
    )
    known = set(Kind)
    return {
        contact_id: next(
            (Kind(kind) for kind in (liked[contact_id], last.get(contact_id, "")) if kind in known), Kind.IN_PERSON
        )
        for contact_id in dict.fromkeys(contact_ids)
        if contact_id in liked
    }
