"""How much stands on each day of a long span: counted in the database, so that a full year costs little more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.store.journal import Journal
from reljournal.store.queries.calendar_meant import dates_meant, entries_meant, follow_ups_meant, values_meant
from reljournal.store.queries.key_dates import PLAIN, reckoned_between
from reljournal.store.queries.listed import LISTED, OUT_OF_LIST


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many things of each sort a day holds."""

    dates: int = 0
    follow_ups: int = 0
    entries: int = 0

    @property
    def all(self) -> int:
        """All of them together."""
        return self.dates + self.follow_ups + self.entries


def counts_of_days(journal: Journal, first: date, last: date, shown: Shown = EVERYTHING) -> dict[date, DayCount]:
    """Return how much stands on each day from ``first`` to ``last``; days without anything are left out."""
    dates = _of_dates(journal, first, last, shown) if shown.groups else {}
    owed = _of_follow_ups(journal, first, last, shown) if shown.follow_ups else {}
    written = _of_entries(journal, first, last, shown) if shown.entries else {}
    return {
        day: DayCount(dates.get(day, 0), owed.get(day, 0), written.get(day, 0))
        for day in dates.keys() | owed.keys() | written.keys()
    }


def _of_dates(journal: Journal, first: date, last: date, shown: Shown) -> dict[date, int]:
    counts: dict[date, int] = {}
    for year in range(first.year, last.year + 1):
        rows = journal.rows(
            # Ten thousand contacts need not be looked at where few are out of the list.
            f"SELECT month, day, count(*) FROM key_date WHERE contact_id NOT IN ({OUT_OF_LIST}) AND {PLAIN}"
            f" AND (year IS NULL OR year <= :year){dates_meant(shown)} GROUP BY month, day",
            {"year": year, **values_meant(shown)},
        )
        for month, day, count in rows:
            on = date(year, month, day)
            if first <= on <= last:
                counts[on] = count
    for item in reckoned_between(journal, first, last, shown):
        counts[item.on] = counts.get(item.on, 0) + 1
    return counts


def _of_follow_ups(journal: Journal, first: date, last: date, shown: Shown) -> dict[date, int]:
    rows = journal.rows(
        "SELECT due_on, count(*) FROM follow_up LEFT JOIN contact ON contact.id = contact_id"
        f" WHERE done_on IS NULL AND due_on BETWEEN :first AND :last AND {LISTED}{follow_ups_meant(shown)}"
        " GROUP BY due_on",
        {"first": first.isoformat(), "last": last.isoformat(), **values_meant(shown)},
    )
    return {date.fromisoformat(day): count for day, count in rows}


def _of_entries(journal: Journal, first: date, last: date, shown: Shown) -> dict[date, int]:
    rows = journal.rows(
        f"SELECT on_date, count(*) FROM entry WHERE on_date BETWEEN :first AND :last{entries_meant(shown)}"
        " GROUP BY on_date",
        {"first": first.isoformat(), "last": last.isoformat(), **values_meant(shown)},
    )
    return {date.fromisoformat(day): count for day, count in rows}
