"""A year of 10,000 key dates: with whom they belong to, and counted by day; and what 200 that are reckoned cost.

The floor is the question itself, put to SQLite without us: plain rows of the same dates with their names, in order.
"""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path

import apsw

from reljournal.domain.calendars import written_in
from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, PartialDate
from reljournal.domain.names import Name
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.day_counts import counts_of_days
from reljournal.store.queries.key_dates import dates_between
from reljournal.store.queries.month import items_of_days
from tests.benchmarks.data import fill
from tests.benchmarks.measure import Ratio, in_turns, seconds

_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)
_RAW = (
    "SELECT key_date.id, sort, label, year, month, day, key_date.note, contact.id, display_name FROM key_date"
    " JOIN contact ON contact.id = contact_id WHERE archived_at IS NULL AND trashed_at IS NULL AND day IS NOT NULL"
    " AND year <= 2026 ORDER BY month, day, sort_key"
)
_RAW_COUNT = (
    "SELECT month, day, count(*) FROM key_date JOIN contact ON contact.id = contact_id"
    " WHERE archived_at IS NULL AND trashed_at IS NULL AND day IS NOT NULL AND year <= 2026 GROUP BY month, day"
)
_RECKONED = 200


def run(folder: Path) -> list[Ratio]:
    """Measure all of it."""
    plain = fill(folder / "20k-0.reljournal", 20_000, 0)
    mixed = fill(folder / "20k-0-reckoned.reljournal", 20_000, 0)
    with Journal.open(mixed) as journal:
        if not journal.value("SELECT 1 FROM key_date WHERE calendar <> 'gregorian' LIMIT 1"):
            _add_reckoned(journal)
    with (
        Journal.open(plain) as journal,
        Journal.open(mixed) as other,
        contextlib.closing(apsw.Connection(str(plain))) as raw,
    ):
        raw.execute("PRAGMA cache_size = -16000")
        return [
            _against(raw, _RAW, "a year of 10,000 key dates", journal, 8),
            _counted(raw, journal),
            _beside(journal, other),
            _month(journal, other),
        ]


def _against(raw: apsw.Connection, sql: str, name: str, journal: Journal, limit: float) -> Ratio:
    ours, floor = in_turns(
        lambda: seconds(lambda: dates_between(journal, _FIRST, _LAST)),
        lambda: seconds(lambda: raw.execute(sql).fetchall()),
        7,
    )
    return Ratio(name, ours, floor, limit)


def _counted(raw: apsw.Connection, journal: Journal) -> Ratio:
    ours, floor = in_turns(
        lambda: seconds(lambda: counts_of_days(journal, _FIRST, _LAST)),
        lambda: seconds(lambda: raw.execute(_RAW_COUNT).fetchall()),
        7,
    )
    return Ratio("counting a year of 10,000 key dates by day", ours, floor, 3)


def _beside(journal: Journal, other: Journal) -> Ratio:
    ours, floor = in_turns(
        lambda: seconds(lambda: dates_between(other, _FIRST, _LAST)),
        lambda: seconds(lambda: dates_between(journal, _FIRST, _LAST)),
        7,
    )
    return Ratio(f"the same with {_RECKONED} that are reckoned", ours, floor, 1.5)


def _month(journal: Journal, other: Journal) -> Ratio:
    first, last = date(2026, 11, 30), date(2027, 1, 10)
    ours, floor = in_turns(
        lambda: seconds(lambda: items_of_days(other, first, last, 4)),
        lambda: seconds(lambda: items_of_days(journal, first, last, 4)),
        7,
    )
    return Ratio(f"a month's sheet with {_RECKONED} that are reckoned", ours, floor, 2)


def _add_reckoned(journal: Journal) -> None:
    """Add dates of every kind that their day alone does not find."""
    kinds = list(CalendarKind)
    added = []
    for number in range(_RECKONED):
        day = date.fromordinal(date(1960, 1, 1).toordinal() + number * 97)
        kind = kinds[number % len(kinds)]
        when = written_in(kind, day) or PartialDate.of(day)
        unit = DateUnit.MONTH if number % 20 == 0 else DateUnit.YEAR
        item = KeyDate(DateSort.BIRTHDAY, when, every=1 + (kind is CalendarKind.GREGORIAN), unit=unit)
        added.append(writing.NewCard(Card(name=Name(given=f"Reckoned {number}"), key_dates=(item,))))
    with journal.edit("Fill") as edit:
        writing.add_cards(edit, added)
