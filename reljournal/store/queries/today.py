"""What a day asks for: how much waits, what was written last, what comes next and whom it is about."""

from __future__ import annotations

from datetime import date, timedelta

from reljournal.domain.entries import Entry, FollowUp, PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entries
from reljournal.store.queries.follow_ups import count_open, open_follow_ups
from reljournal.store.queries.key_dates import next_dates
from reljournal.store.queries.listed import KEPT
from reljournal.store.queries.me import me


def today_count(journal: Journal, today: date) -> int:
    """Return how much waits today: open follow-ups that ask by then, and dates of the day that nobody saw to yet."""
    # Counted after the first paint, which can do without what it needs.
    from reljournal.store.queries.reminding import count_unseen

    return count_open(journal, today) + count_unseen(journal, today)


def recent_entries(journal: Journal, today: date, limit: int) -> list[Entry]:
    """Return the last entries dated today or earlier, newest first; planned ones are not memories yet."""
    rows = journal.rows(
        "SELECT id FROM entry WHERE on_date <= ? ORDER BY on_date DESC, at_time DESC, id DESC LIMIT ?",
        (today.isoformat(), limit),
    )
    return entries(journal, [row[0] for row in rows])


def upcoming_dates(journal: Journal, today: date, days: int, limit: int) -> list[Occurrence]:
    """Return the next key dates within ``days`` days, today included, at most ``limit``.

    Near days are asked first: in a large journal they hold enough, and the rest is never read.
    """
    found: list[Occurrence] = []
    for span in sorted({1, 7, days}):
        if span <= days:
            found = next_dates(journal, today, span)
        if len(found) >= limit:
            break
    return found[:limit]


def upcoming_follow_ups(journal: Journal, today: date, days: int, limit: int) -> list[FollowUp]:
    """Return the open follow-ups that ask after today within ``days`` days, soonest first, at most ``limit``."""
    last = _plus(today, days)
    rows = [item for item in open_follow_ups(journal, last) if item.asked_on is not None and item.asked_on > today]
    return rows[:limit]


def people_to_meet(journal: Journal, today: date) -> list[PersonRef]:
    """Return the people of entries dated today or later (planned meetings), soonest first, each once.

    Whoever meets somebody from the archive wants to read about them; deleted people are left out, and so is oneself.
    """
    rows = journal.rows(
        "SELECT contact.id, display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"
        " FROM entry JOIN entry_contact ON entry_id = entry.id JOIN contact ON contact.id = contact_id"
        f" WHERE on_date >= ? AND {KEPT} AND contact.is_me = 0"
        " ORDER BY on_date, at_time, entry.id, entry_contact.position",
        (today.isoformat(),),
    )
    return _each_once([PersonRef(row[0], row[1], bool(row[2])) for row in rows])


def people_on_your_mind(journal: Journal, today: date, days: int) -> list[PersonRef]:
    """Return the people with a follow-up due by today, then those with a key date in ``days`` days, each once.

    Nobody needs to be reminded of themself.
    """
    owed = [item.contact for item in open_follow_ups(journal, today) if item.contact is not None]
    dated = [occurrence.person for occurrence in next_dates(journal, today, days)]
    # A date knows whether there is a photo, a follow-up does not: the better reference wins, in the same order.
    known = {person.id: person for person in dated}
    myself = me(journal)
    people = [known.get(person.id, person) for person in owed] + dated
    return _each_once([person for person in people if person.id != myself])


def _each_once(people: list[PersonRef]) -> list[PersonRef]:
    return list({person.id: person for person in people}.values())


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
