"""What may ask for attention: key dates with what was done about them, and open follow-ups."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from reljournal.domain.dates import DateSort
from reljournal.domain.entries import Kind
from reljournal.domain.errors import NotFoundError
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.reminding import (
    LATE_DAYS,
    LEAD_DAYS,
    USUAL_LEADS,
    DateAsked,
    DateReminder,
    Done,
    FollowUpAsked,
    FollowUpReminder,
    Mark,
    Reminder,
    ReminderRules,
    asking_today,
    days_to_ask,
)
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.journal_settings import setting
from reljournal.store.queries.follow_ups import open_follow_ups
from reljournal.store.queries.key_dates import dates_between, dates_by_ids
from reljournal.store.queries.me import me

LEADS = "reminder_leads"
"""The setting of the journal that holds the lead times by sort, as JSON; a sort that is missing has the usual ones."""

# However long something rests, its day is looked for this far back.
_LONGEST_REST = 400
_MAY_WISH_BEFORE = 31
_OF_ONESELF = frozenset({DateSort.BIRTHDAY, DateSort.NAME_DAY})
_LEADS = frozenset(str(day) for day in LEAD_DAYS)


@dataclass(frozen=True, slots=True)
class WhatWasDone:
    """What one did about a date on the day ``on``: a mark, or an entry with them of that day or the days after."""

    on: date
    done_on: date
    note: str = ""
    entry_id: int | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one did about a date this time and the last time, and whether one may say now that it is done."""

    now: WhatWasDone | None = None
    before: WhatWasDone | None = None
    may_wish: bool = False


def deeds_for(journal: Journal, shown: Occurrence, today: date) -> Deeds:
    """Return what one did about a date; it may be said to be done from a month before to two weeks after."""
    met = _first_met(_met_since(journal, [shown], today), shown) if shown.on <= today else None
    mark = _done(marks_on(journal, [shown]).get((shown.key_date.id, shown.on)), met, shown)
    now = None
    if mark is not None and mark.done is Done.WISHED:
        kind = met[2] if met is not None and mark.entry_id == met[1] else None
        now = WhatWasDone(shown.on, mark.done_on or shown.on, mark.note, mark.entry_id, kind)
    near = -_MAY_WISH_BEFORE <= (today - shown.on).days <= LATE_DAYS
    ours = shown.person.id == me(journal) and shown.key_date.sort in _OF_ONESELF
    return Deeds(now, done_before(journal, shown), near and now is None and not ours)


def chosen_leads(journal: Journal) -> dict[str, tuple[int, ...]]:
    """Return the days before on which each sort of date asks; what cannot be read counts as not chosen."""
    leads = dict(USUAL_LEADS)
    try:
        kept = json.loads(setting(journal, LEADS, "{}"))
    except ValueError:
        return leads
    for sort, days in kept.items() if isinstance(kept, dict) else ():
        if isinstance(days, list) and all(type(day) is int and day in LEAD_DAYS for day in days):
            leads[sort] = tuple(sorted(set(days), reverse=True))
    return leads


def dates_asked(journal: Journal, today: date, rules: ReminderRules, since: date | None = None) -> list[DateAsked]:
    """Return the key dates that may ask about today, each with what was done about it.

    ``since`` is the day from which on reminders are made up for. Nobody needs to be reminded of their own birthday; the
    wedding anniversary on one's own card asks as any other.
    """
    first, last = days_to_ask(today, max(rules.longest_lead(), _longest_own_lead(journal)))
    written_since = since or date.min
    resting = journal.value(
        "SELECT min(on_date) FROM date_mark WHERE snoozed_until IS NOT NULL AND on_date BETWEEN ? AND ?",
        ((first - timedelta(days=min(_LONGEST_REST, (first - date.min).days))).isoformat(), first.isoformat()),
    )
    found = _with_marks(journal, date.fromisoformat(resting) if resting else first, last, today)
    written = _written_on(journal, "key_date", [shown.key_date.id for shown, _ in found])
    return [
        DateAsked(shown, min(max(written.get(shown.key_date.id, today), written_since), today), mark)
        for shown, mark in found
    ]


def count_unseen(journal: Journal, today: date) -> int:
    """Return how many dates of this day nobody saw to: not wished, not let go, not put off."""
    return sum(mark is None for _, mark in _with_marks(journal, today, today, today))


def dates_asking_today(
    journal: Journal, now: datetime, rules: ReminderRules | None = None, *, enough: int | None = None
) -> list[DateReminder]:
    """Return the dates that ask on the day of ``now`` (local time), in the order in which they are shown.

    Those of the day itself come first: where they are more than ``enough``, the others are not read.
    """
    rules = rules or ReminderRules(chosen_leads(journal))
    if enough is not None:
        day = now.date()
        of_day = [DateAsked(shown, date.min, mark) for shown, mark in _with_marks(journal, day, day, day)]
        asking = asking_today(now, of_day, rules)
        if len(asking) > enough:
            return asking
    return asking_today(now, dates_asked(journal, now.date(), rules), rules)


def asking_now(journal: Journal, now: datetime, rules: ReminderRules) -> list[Reminder]:
    """Return all that asks on the day of ``now``: dates first, then open follow-ups, whether told or not."""
    owed = [
        FollowUpReminder("", datetime.combine(item.asked_on, rules.at), item)
        for item in open_follow_ups(journal, now.date())
        if item.asked_on is not None
    ]
    return [*dates_asking_today(journal, now, rules), *owed]


def follow_ups_asked(journal: Journal, since: date | None = None) -> list[FollowUpAsked]:
    """Return the open follow-ups with a day, each with the day since when it could be told of.

    What asked before the day ``since`` was never missed.
    """
    items = [item for item in open_follow_ups(journal, date.max) if item.asked_on is not None]
    written = _written_on(journal, "follow_up", [item.id for item in items])
    day_before = since - timedelta(days=1) if since is not None and since > date.min else date.min
    return [FollowUpAsked(item, max(written.get(item.id, date.min), day_before)) for item in items]


def marks_on(journal: Journal, shown: Iterable[Occurrence]) -> dict[tuple[int, date], Mark]:
    """Return what was noted about these dates on these days."""
    ids = sorted({occurrence.key_date.id for occurrence in shown})
    return {(key_date_id, mark.on): mark for key_date_id, mark in _marks(journal, ids)}


def whose_date(journal: Journal, key_date_id: int) -> tuple[str, str]:
    """Return whose a key date is, and its sort.

    Raises:
        NotFoundError: it is gone.
    """
    row = journal.row(
        "SELECT display_name, sort FROM key_date JOIN contact ON contact.id = contact_id WHERE key_date.id = ?",
        (key_date_id,),
    )
    if row is None:
        raise NotFoundError("This date is not in the journal any more.")
    return row[0], row[1]


def done_before(journal: Journal, shown: Occurrence) -> WhatWasDone | None:
    """Return what one did the last time before this day: as it was noted, else the first entry with them then."""
    noted = [
        mark
        for _, mark in _marks(journal, [shown.key_date.id])
        if mark.on < shown.on and mark.done is Done.WISHED
    ]
    last = max(noted, key=lambda mark: mark.on, default=None)
    if last is not None:
        return WhatWasDone(last.on, last.done_on or last.on, last.note, last.entry_id)
    earlier = dates_by_ids(journal, [shown.key_date.id], shown.on.year - 1) if shown.on.year > 1 else ()
    for before in earlier:
        met = _met_since(journal, [before], before.on + timedelta(days=LATE_DAYS)) if before.on < shown.on else {}
        found = _first_met(met, before)
        if found is not None:
            return WhatWasDone(before.on, found[0], "", found[1], found[2])
    return None


def _longest_own_lead(journal: Journal) -> int:
    kept = journal.rows("SELECT DISTINCT leads FROM key_date WHERE leads <> ''")
    return max((int(day) for row in kept for day in row[0].split(",") if day in _LEADS), default=0)


def _with_marks(journal: Journal, first: date, last: date, today: date) -> list[tuple[Occurrence, Mark | None]]:
    """Return the dates of these days, but for one's own, each with what was done about it."""
    myself = me(journal)
    found = [
        shown
        for shown in dates_between(journal, first, last)
        if shown.person.id != myself or shown.key_date.sort not in _OF_ONESELF
    ]
    marks = marks_on(journal, found)
    met = _met_since(journal, [shown for shown in found if shown.on <= today], today)
    return [(shown, _done(marks.get((shown.key_date.id, shown.on)), _first_met(met, shown), shown)) for shown in found]


def _done(mark: Mark | None, met: tuple[Any, ...] | None, shown: Occurrence) -> Mark | None:
    """Return what was noted, else an entry with them on the day or after it: whoever spoke with them has wished."""
    if met is None or (mark is not None and mark.done is not None):
        return mark
    return Mark(shown.on, Done.WISHED, met[0], entry_id=met[1])


def _met_since(journal: Journal, shown: Sequence[Occurrence], today: date) -> dict[tuple[int, date], tuple[Any, ...]]:
    """Return the first entry with each of them from their day to ``today``; a note is no meeting."""
    wanted = sorted({(person, one.on.isoformat()) for one in shown for person in _whose(one)})
    rows = journal.rows(
        "SELECT asked.value ->> 0, asked.value ->> 1, min(on_date || ' ' || printf('%012d', entry.id)), kind"
        " FROM json_each(?) AS asked JOIN entry_contact ON contact_id = asked.value ->> 0"
        " JOIN entry ON entry.id = entry_id"
        " WHERE on_date BETWEEN asked.value ->> 1 AND min(?, date(asked.value ->> 1, ?)) AND kind <> 'note'"
        " GROUP BY 1, 2",
        (json.dumps(wanted), today.isoformat(), f"+{LATE_DAYS} days"),
    )
    return {
        (row[0], date.fromisoformat(row[1])): (date.fromisoformat(row[2][:10]), int(row[2][11:]), Kind(row[3]))
        for row in rows
    }


def _whose(shown: Occurrence) -> list[int]:
    return [person.id for person in (shown.person, *shown.also)]


def _first_met(met: dict[tuple[int, date], tuple[Any, ...]], shown: Occurrence) -> tuple[Any, ...] | None:
    """Return the first entry with one of those whose date it is."""
    found = [met[person, shown.on] for person in _whose(shown) if (person, shown.on) in met]
    return min(found, default=None)


def _marks(journal: Journal, key_date_ids: list[int]) -> list[tuple[int, Mark]]:
    rows = journal.rows(
        "SELECT key_date_id, on_date, done, done_on, note, entry_id, snoozed_until FROM date_mark"
        " WHERE key_date_id IN (SELECT value FROM json_each(?)) ORDER BY on_date",
        (as_json_ids(key_date_ids),),
    )
    return [(row[0], _mark_from(row)) for row in rows]


def _mark_from(row: tuple[Any, ...]) -> Mark:
    return Mark(
        date.fromisoformat(row[1]),
        Done(row[2]) if row[2] else None,
        date.fromisoformat(row[3]) if row[3] else None,
        row[4],
        row[5],
        datetime.fromisoformat(row[6]) if row[6] else None,
    )


def _written_on(journal: Journal, table: str, ids: list[int]) -> dict[int, date]:
    rows = journal.rows(
        f"SELECT id, created_at FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (as_json_ids(ids),)
    )
    return {row[0]: datetime.fromtimestamp(row[1] / 1000, UTC).astimezone().date() for row in rows}
