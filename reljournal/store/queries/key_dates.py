"""Key dates with whom they belong to: between two days, and the next ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from reljournal.domain.entries import PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.key_date_rows import COUNT, SELECTED, key_date_from
from reljournal.store.queries.listed import LISTED

SELECT_KEY_DATES = (
    f"SELECT key_date.id, {SELECTED}, contact.id, contact.display_name,"
    " EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"
    " FROM key_date JOIN contact ON contact.id = contact_id"
)


def dates_between(journal: Journal, first: date, last: date) -> list[Occurrence]:
    """Return every key date of listed people shown from ``first`` to ``last``, both included, by day and name.

    29 February stands on 28 February in common years, so a span that ends on a 28th asks for the 29th too.
    """
    found: list[Occurrence] = []
    for year in range(first.year, last.year + 1):
        start = max(first, date(year, 1, 1))
        end = min(last, date(year, 12, 31))
        upper = (2, 29) if (end.month, end.day) == (2, 28) else (end.month, end.day)
        rows = journal.rows(
            f"{SELECT_KEY_DATES} WHERE {LISTED} AND day IS NOT NULL AND calendar = 'gregorian'"
            " AND (month, day) BETWEEN (?, ?) AND (?, ?) AND (year IS NULL OR year <= ?)",
            (start.month, start.day, *upper, year),
        )
        occurrences = (occurrence_from(row, year) for row in rows)
        found += [shown for shown in occurrences if shown is not None and start <= shown.on <= end]
    return sorted(found, key=lambda occurrence: (occurrence.on, occurrence.person.name, occurrence.key_date.id))


def next_dates(journal: Journal, today: date, days: int) -> list[Occurrence]:
    """Return the key dates of the coming ``days`` days, today included."""
    span = min(max(days, 1) - 1, (date.max - today).days)
    return dates_between(journal, today, today + timedelta(days=span))


def dates_by_ids(journal: Journal, ids: list[int], year: int) -> tuple[Occurrence, ...]:
    """Return these key dates as they are shown in ``year``; those without month and day are left out."""
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.id IN (SELECT value FROM json_each(?))", (as_json_ids(ids),)
    )
    shown = {row[0]: occurrence_from(row, year) for row in rows}
    found = (shown.get(row_id) for row_id in ids)
    return tuple(occurrence for occurrence in found if occurrence is not None)


def occurrence_from(row: tuple[Any, ...], year: int) -> Occurrence | None:
    """Return a row of :data:`SELECT_KEY_DATES` as it is shown in ``year``; None without month and day."""
    key_date = key_date_from(row[0], row[1 : COUNT + 1])
    on = key_date.when.in_year(max(year, key_date.when.year or year))
    if on is None:
        return None
    person_id, name, has_photo = row[COUNT + 1 :]
    return Occurrence(on, key_date, PersonRef(person_id, name, bool(has_photo)))
