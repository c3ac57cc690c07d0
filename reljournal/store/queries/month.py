"""What stands on the days of a month sheet: a few things a day and how many there are, whatever the journal's size."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.domain.entries import FollowUp, Kind, PersonRef
from reljournal.domain.names import sort_key
from reljournal.domain.occurrences import Occurrence
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.calendar_meant import dates_meant, entries_meant, follow_ups_meant, values_meant
from reljournal.store.queries.entries import FOLLOW_UP_COLUMNS, follow_up_from
from reljournal.store.queries.key_dates import PLAIN, plain_dates, reckoned_between, sort_keys_of
from reljournal.store.queries.listed import LISTED

Item = TypeVar("Item")

_HAS_PHOTO = "EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as one line: what it was and with whom first; ``person`` is None when it names nobody."""

    id: int
    on: date
    kind: Kind
    title: str
    person: PersonRef | None


@dataclass(frozen=True, slots=True)
class DayItems:
    """What one day holds: the first few things, and ``count`` of all things together."""

    dates: tuple[Occurrence, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    entries: tuple[EntryLine, ...] = ()
    count: int = 0


def items_of_days(
    journal: Journal,
    first: date,
    last: date,
    limit: int,
    shown: Shown = EVERYTHING,
) -> dict[date, DayItems]:
    """Return what stands on the days from ``first`` to ``last``, both included; days without anything are left out.

    At most ``limit`` things a day are read, so that a sheet costs little more in a large journal: key dates by
    name first, then open follow-ups by when they were added, then entries by time of day. Dates and follow-ups of
    archived and deleted people are left out.
    """
    room = _Room(limit)
    dates = _key_dates(journal, first, last, room, shown) if shown.groups else _Sort({}, {})
    owed = _follow_ups(journal, first, last, room, shown) if shown.follow_ups else _Sort({}, {})
    written = _entries(journal, first, last, room, shown) if shown.entries else _Sort({}, {})
    return {
        day: DayItems(
            tuple(dates.items.get(day, ())),
            tuple(owed.items.get(day, ())),
            tuple(written.items.get(day, ())),
            dates.counts.get(day, 0) + owed.counts.get(day, 0) + written.counts.get(day, 0),
        )
        for day in dates.counts.keys() | owed.counts.keys() | written.counts.keys()
    }


@dataclass(frozen=True, slots=True)
class _Sort(Generic[Item]):
    """Things of one sort: the first few of each day, and how many the day has."""

    items: dict[date, list[Item]]
    counts: dict[date, int]


class _Room:
    """How many more things each day takes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._taken: dict[date, int] = {}

    def first_of_each_day(self, rows: list[tuple[Any, ...]]) -> tuple[list[tuple[int, date]], dict[date, int]]:
        """Return the rows (id, day) there is room for, and how many rows each day has.

        Counting here costs a quarter of what SQLite's window functions take over a thousand rows.
        """
        counts: dict[date, int] = {}
        chosen: list[tuple[int, date]] = []
        taken, limit = self._taken, self._limit
        for row_id, day in rows:
            counts[day] = counts.get(day, 0) + 1
            before = taken.get(day, 0)
            if before < limit:
                taken[day] = before + 1
                chosen.append((row_id, day))
        return chosen, counts


def _ids(chosen: list[tuple[int, date]]) -> str:
    return as_json_ids([row_id for row_id, _day in chosen])


def _by_day(pairs: Iterable[tuple[date, Item]]) -> dict[date, list[Item]]:
    days: dict[date, list[Item]] = {}
    for day, item in pairs:
        days.setdefault(day, []).append(item)
    return days


def _key_dates(journal: Journal, first: date, last: date, room: _Room, shown: Shown) -> _Sort[Occurrence]:
    reckoned = list(reckoned_between(journal, first, last, shown))
    found: list[tuple[Any, ...]] = []
    for year in range(first.year, last.year + 1):
        start, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        known: dict[tuple[int, int], date] = {}
        for row_id, month, day in _days_shown(journal, start, end, shown):
            on = known.get((month, day))
            if on is None:
                on = known[month, day] = date(year, month, day)
            found.append((row_id, on))
    if reckoned:
        found = _with_reckoned(journal, found, reckoned)
    chosen, counts = room.first_of_each_day(found)
    made = plain_dates(journal, [row_id for row_id, _day in chosen if row_id > 0])
    return _Sort(
        _by_day((day, made[row_id](day) if row_id > 0 else reckoned[-row_id - 1]) for row_id, day in chosen), counts
    )


def _with_reckoned(
    journal: Journal, shown: list[tuple[Any, ...]], reckoned: list[Occurrence]
) -> list[tuple[Any, ...]]:
    """Return what is shown by its day and what was reckoned in one order; the latter by its place, negative.

    Days without anything reckoned keep the order in which they were read.
    """
    days = {item.on for item in reckoned}
    beside = [row_id for row_id, on in shown if on in days]
    names = sort_keys_of(journal, beside)
    keys = {item.person.id: sort_key(item.person.name) for item in reckoned}
    mixed = [(on, names[row_id], row_id, row_id) for row_id, on in shown if on in days]
    mixed += [(item.on, keys[item.person.id], item.key_date.id, -place) for place, item in enumerate(reckoned, 1)]
    others = [(row_id, on) for row_id, on in shown if on not in days]
    return others + [(row_id, on) for on, _name, _id, row_id in sorted(mixed)]


def _days_shown(journal: Journal, first: date, last: date, shown: Shown) -> list[tuple[Any, ...]]:
    """Return (id, month, day) of the key dates of a span inside one year that their day finds, by day and name."""
    return journal.rows(
        "SELECT key_date.id, month, day FROM key_date JOIN contact ON contact.id = contact_id"
        f" WHERE {LISTED} AND {PLAIN} AND (month, day) BETWEEN (:month, :day) AND (:last_month, :last_day)"
        f" AND (year IS NULL OR year <= :year){dates_meant(shown)} ORDER BY month, day, sort_key, key_date.id",
        {
            **values_meant(shown),
            "month": first.month, "day": first.day, "last_month": last.month, "last_day": last.day, "year": first.year,
        },
    )  # fmt: skip


def _follow_ups(journal: Journal, first: date, last: date, room: _Room, shown: Shown) -> _Sort[FollowUp]:
    span = {"first": first.isoformat(), "last": last.isoformat()}
    due = journal.rows(
        "SELECT follow_up.id, due_on FROM follow_up LEFT JOIN contact ON contact.id = contact_id"
        f" WHERE done_on IS NULL AND due_on BETWEEN :first AND :last AND {LISTED}{follow_ups_meant(shown)}"
        " ORDER BY due_on, follow_up.id",
        {**span, **values_meant(shown)},
    )
    chosen, counts = room.first_of_each_day([(row[0], date.fromisoformat(row[1])) for row in due])
    rows = journal.rows(
        f"SELECT {FOLLOW_UP_COLUMNS} FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
        " WHERE follow_up.id IN (SELECT value FROM json_each(?)) ORDER BY due_on, follow_up.id",
        (_ids(chosen),),
    )
    return _Sort(_by_day((date.fromisoformat(row[4]), follow_up_from(row)) for row in rows), counts)


def _entries(journal: Journal, first: date, last: date, room: _Room, shown: Shown) -> _Sort[EntryLine]:
    written = journal.rows(
        f"SELECT id, on_date FROM entry WHERE on_date BETWEEN :first AND :last{entries_meant(shown)}"
        " ORDER BY on_date, at_time, id",
        {"first": first.isoformat(), "last": last.isoformat(), **values_meant(shown)},
    )
    chosen, counts = room.first_of_each_day([(row[0], date.fromisoformat(row[1])) for row in written])
    rows = journal.rows(
        f"SELECT entry.id, on_date, entry.kind, entry.title, contact.id, display_name, {_HAS_PHOTO}"
        " FROM entry LEFT JOIN contact ON contact.id ="
        " (SELECT contact_id FROM entry_contact WHERE entry_id = entry.id ORDER BY position LIMIT 1)"
        " WHERE entry.id IN (SELECT value FROM json_each(?)) ORDER BY on_date, at_time, entry.id",
        (_ids(chosen),),
    )
    return _Sort(_by_day((date.fromisoformat(row[1]), _line(row)) for row in rows), counts)


def _line(row: tuple[Any, ...]) -> EntryLine:
    person = PersonRef(row[4], row[5], bool(row[6])) if row[4] is not None else None
    return EntryLine(row[0], date.fromisoformat(row[1]), Kind(row[2]), row[3], person)
