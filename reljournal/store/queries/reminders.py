"""Who someone is, in three lines, while one writes about them: last contact, what is open, the next date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.entries import Entry, FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.follow_ups import follow_ups_of
from reljournal.store.queries.key_dates import next_date_of
from reljournal.store.queries.me import me
from reljournal.store.queries.people import people_by_ids


@dataclass(frozen=True, slots=True)
class Reminder:
    """``last`` is the newest entry, ``owed`` the open follow-ups by due date, ``next_date`` the next key date."""

    person: ContactRow
    last: Entry | None = None
    owed: tuple[FollowUp, ...] = ()
    next_date: Occurrence | None = None


def reminders(journal: Journal, contact_ids: list[int], today: date, entry_id: int | None = None) -> list[Reminder]:
    """Return a reminder for each contact, in order; the entry ``entry_id`` and what came of it is left out.

    Nobody needs to be reminded of themself.
    """
    found: list[Reminder] = []
    myself = me(journal)
    for person in people_by_ids(journal, [contact_id for contact_id in contact_ids if contact_id != myself]):
        newest = [item for item in newest_entries(journal, 0, 2, person.id) if item.id != entry_id]
        owed = tuple(
            item
            for item in follow_ups_of(journal, person.id)
            if item.done_on is None and (entry_id is None or item.entry_id != entry_id)
        )
        found.append(Reminder(person, newest[0] if newest else None, owed, next_date_of(journal, person.id, today)))
    return found
