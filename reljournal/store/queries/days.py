"""Days with entries: how many there were on each, and what happened on this day in former years."""

from __future__ import annotations

from datetime import date

from reljournal.domain.entries import Entry
from reljournal.domain.year_map import former_days
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entries


def counts_of_year(journal: Journal, year: int) -> dict[date, int]:
    """Return how many entries there are on each day of a year that has any."""
    rows = journal.rows(
        "SELECT on_date, count(*) FROM entry WHERE on_date BETWEEN ? AND ? GROUP BY on_date",
        (date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()),
    )
    return {date.fromisoformat(day): count for day, count in rows}


def years_with_entries(journal: Journal) -> tuple[int, int] | None:
    """Return the first and the last year in which there is an entry, or None."""
    row = journal.row("SELECT min(on_date), max(on_date) FROM entry")
    return None if row is None or row[0] is None else (int(row[0][:4]), int(row[1][:4]))


def on_this_day(journal: Journal, today: date, limit: int) -> list[Entry]:
    """Return entries of this day in former years, the latest first."""
    years = years_with_entries(journal)
    if years is None:
        return []
    ids: list[int] = []
    for day in former_days(today, years[0]):
        if len(ids) >= limit:
            break
        rows = journal.rows(
            "SELECT id FROM entry WHERE on_date = ? ORDER BY at_time DESC, id DESC LIMIT ?",
            (day.isoformat(), limit - len(ids)),
        )
        ids += [row[0] for row in rows]
    return entries(journal, ids)
