"""Why one would reach out to somebody: what was last, and what one owes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import Contact
from reljournal.domain.entries import Entry, FollowUp, OwedBy
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.entries import entries
from reljournal.store.queries.follow_ups import follow_ups_of


@dataclass(frozen=True, slots=True)
class Reasons:
    """Somebody with the last entry that was more than a note, and the open follow-up that one owes them first."""

    contact: Contact
    last: Entry | None
    owed: FollowUp | None


def reasons(journal: Journal, contact_ids: Sequence[int], today: date) -> dict[int, Reasons]:
    """Return what is known about a few contacts that are on show."""
    found: dict[int, Reasons] = {}
    for contact in contacts(journal, list(contact_ids)):
        row = journal.row(
            "SELECT entry.id FROM entry_contact JOIN entry ON entry.id = entry_id"
            " WHERE contact_id = ? AND kind <> 'note' AND on_date <= ? ORDER BY on_date DESC, at_time DESC LIMIT 1",
            (contact.id, today.isoformat()),
        )
        last = entries(journal, [row[0]]) if row is not None else []
        owed = [
            item for item in follow_ups_of(journal, contact.id) if item.done_on is None and item.owed_by is OwedBy.ME
        ]
        found[contact.id] = Reasons(contact, last[0] if last else None, owed[0] if owed else None)
    return found
