"""Key dates with whom they belong to: between two days, and the next ones.

Nearly all return every year on their day of the usual calendar, and are found by that day. The few others are read all
together, through an index that holds only them, and reckoned (:mod:`reljournal.domain.recurrences`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.domain.calendars import day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import LeapRule
from reljournal.domain.entries import PersonRef
from reljournal.domain.milestones import COUNTED_IN_DAYS, DAYS, round_days_between
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.recurrences import next_return, returns_in_year
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.journal_settings import counts_days, leap_rule
from reljournal.store.queries.key_date_rows import COLUMNS, COUNT, SELECTED, key_date_from
from reljournal.store.queries.listed import LISTED

_MONTH = 1 + COLUMNS.index("month")
_PARTNER_LISTED = LISTED.replace("contact.", "partner.")
_PERSON = "{0}.id, {0}.display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = {0}.id)"
SELECT_KEY_DATES = (
    f"SELECT key_date.id, {SELECTED}, {_PERSON.format('contact')}, {_PERSON.format('partner')}"
    " FROM key_date JOIN contact ON contact.id = key_date.contact_id"
    f" LEFT JOIN contact AS partner ON partner.id = key_date.partner_id AND {_PARTNER_LISTED}"
)
# Word for word the condition of the index key_date_reckoned (sqlite.org/partialindex.html section 3).
_RECKONED = (
    "(calendar <> 'gregorian' OR unit <> 'year' OR every <> 1 OR once OR until IS NOT NULL OR (month = 2 AND day = 29))"
)
PLAIN = f"day IS NOT NULL AND NOT {_RECKONED}"
# Of a couple of whom only the second is listed.
_LEFT_TO_PARTNER = (
    f"SELECT key_date.id, {SELECTED}, {_PERSON.format('partner')}, NULL, NULL, NULL"
    " FROM key_date JOIN contact ON contact.id = key_date.contact_id"
    " JOIN contact AS partner ON partner.id = key_date.partner_id"
    f" WHERE key_date.partner_id IS NOT NULL AND NOT ({LISTED}) AND {_PARTNER_LISTED} AND day IS NOT NULL"
)


def dates_between(journal: Journal, first: date, last: date) -> list[Occurrence]:
    """Return every key date of listed people shown from ``first`` to ``last``, both included, by day and name."""
    found: list[Occurrence] = []
    for year in range(first.year, last.year + 1):
        start = max(first, date(year, 1, 1))
        end = min(last, date(year, 12, 31))
        rows = journal.rows(
            f"{SELECT_KEY_DATES} WHERE {LISTED} AND {PLAIN}"
            " AND (month, day) BETWEEN (?, ?) AND (?, ?) AND (year IS NULL OR year <= ?)",
            (start.month, start.day, end.month, end.day, year),
        )
        days: dict[tuple[int, int], date] = {}
        for row in rows:
            month_and_day = (row[_MONTH], row[_MONTH + 1])
            on = days.get(month_and_day) or days.setdefault(month_and_day, date(year, *month_and_day))
            found.append(_occurrence(row, _item(row), on))
    found += reckoned_between(journal, first, last)
    return sorted(found, key=lambda occurrence: (occurrence.on, occurrence.person.name, occurrence.key_date.id))


def reckoned_between(
    journal: Journal, first: date, last: date, shown: Shown = EVERYTHING
) -> Iterator[Occurrence]:
    """Yield those of a span that their day alone does not find, of what is ``shown``.

    These are all other recurrences, dates of couples of whom one is away, and round days.
    """
    yield from (item for item in _reckoned_between(journal, first, last) if _is_meant(item, shown))


def _is_meant(item: Occurrence, shown: Shown) -> bool:
    whose = {item.person.id, *(person.id for person in item.also)}
    return item.key_date.sort in shown.sorts and (shown.people is None or not whose.isdisjoint(shown.people))


def _reckoned_between(journal: Journal, first: date, last: date) -> Iterator[Occurrence]:
    rule = leap_rule(journal)
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE {LISTED} AND day IS NOT NULL AND {_RECKONED}"
    ) + journal.rows(_LEFT_TO_PARTNER)  # fmt: skip
    for row in rows:
        item = _item(row)
        for year in range(first.year, last.year + 1):
            for on in returns_in_year(item, year, rule):
                if first <= on <= last:
                    yield _occurrence(row, item, on)
    if counts_days(journal):
        yield from _round_days(journal, first, last)


def _round_days(journal: Journal, first: date, last: date) -> Iterator[Occurrence]:
    longest, shortest = timedelta(days=max(DAYS)), timedelta(days=min(DAYS))
    # Only a date of these years, in any calendar that was asked of it, can be so many days ago.
    since = (first - longest).year if first - date.min > longest else 1
    until = (last - shortest).year if last - date.min > shortest else 1
    sorts = ", ".join(f"'{sort}'" for sort in COUNTED_IN_DAYS)
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE {LISTED} AND sort IN ({sorts}) AND day IS NOT NULL AND year IS NOT NULL"
        " AND (calendar <> 'gregorian' OR year BETWEEN ? AND ?)",
        (since, until),
    )
    for row in rows:
        item = _item(row)
        for on, days in round_days_between(item, first, last):
            yield _occurrence(row, item, on, days)


def reckoned_next(journal: Journal, today: date) -> Iterator[tuple[int, date]]:
    """Yield of whom a key date is reckoned, with the day on which it returns next."""
    rule = leap_rule(journal)
    for contact_id, row_id, *columns in journal.rows(
        f"SELECT contact_id, id, {SELECTED} FROM key_date WHERE day IS NOT NULL AND {_RECKONED}"
    ):
        on = next_return(key_date_from(row_id, columns), today, rule)
        if on is not None:
            yield contact_id, on


def plain_dates(journal: Journal, ids: list[int]) -> dict[int, Callable[[date], Occurrence]]:
    """Return what makes an occurrence of each of these key dates on a day."""
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.id IN (SELECT value FROM json_each(?))", (as_json_ids(ids),)
    )
    return {row[0]: partial(_occurrence, row, _item(row)) for row in rows}


def sort_keys_of(journal: Journal, ids: list[int]) -> dict[int, str]:
    """Return by what the people of these key dates are put in order."""
    rows = journal.rows(
        "SELECT key_date.id, sort_key FROM key_date JOIN contact ON contact.id = contact_id"
        " WHERE key_date.id IN (SELECT value FROM json_each(?))",
        (as_json_ids(ids),),
    )
    return dict(rows)


def next_dates(journal: Journal, today: date, days: int) -> list[Occurrence]:
    """Return the key dates of the coming ``days`` days, today included."""
    span = min(max(days, 1) - 1, (date.max - today).days)
    return dates_between(journal, today, today + timedelta(days=span))


def next_date_of(journal: Journal, contact_id: int, today: date) -> Occurrence | None:
    """Return what returns next of a contact's key dates; also of those of a couple that stand on the other's card."""
    rule = leap_rule(journal)
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.contact_id = ? OR key_date.partner_id = ?", (contact_id, contact_id)
    )
    ahead = []
    for row in rows:
        item = _item(row)
        on = next_return(item, today, rule)
        if on is not None:
            ahead.append(_occurrence(row, item, on))
    return min(ahead, key=lambda shown: shown.on, default=None)


def dates_by_ids(journal: Journal, ids: list[int], year: int) -> tuple[Occurrence, ...]:
    """Return these key dates as they are shown in ``year``; those without month and day are left out."""
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.id IN (SELECT value FROM json_each(?))", (as_json_ids(ids),)
    )
    rule = leap_rule(journal)
    shown = {row[0]: occurrence_from(row, year, rule) for row in rows}
    found = (shown.get(row_id) for row_id in ids)
    return tuple(occurrence for occurrence in found if occurrence is not None)


def occurrence_from(row: tuple[Any, ...], year: int, rule: LeapRule) -> Occurrence | None:
    """Return a row of :data:`SELECT_KEY_DATES` as it is shown in ``year``, or next, or was first.

    None where month or day is unknown, or nothing can be reckoned.
    """
    item = _item(row)
    begin = date(year, 1, 1)
    on = next_return(item, begin, rule) or (day_of(item.when) if item.once or item.until is not None else None)
    return _occurrence(row, item, on) if on is not None else None


def _item(row: tuple[Any, ...]) -> KeyDate:
    return key_date_from(row[0], row[1 : COUNT + 1])


def _occurrence(row: tuple[Any, ...], item: KeyDate, on: date, days: int = 0) -> Occurrence:
    person_id, name, has_photo, partner_id, partner, partner_has_photo = row[COUNT + 1 :]
    also = (PersonRef(partner_id, partner, bool(partner_has_photo)),) if partner_id is not None else ()
    return Occurrence(on, item, PersonRef(person_id, name, bool(has_photo)), also, days)
