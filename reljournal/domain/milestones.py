"""Round and special returns of a key date, and anniversaries that are counted in days."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from reljournal.domain.calendars import day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, DateUnit

# Special returns beside the round tens (GLOSSARY: milestone): the first, the fifth, coming of age, silver, diamond.
_SPECIAL = frozenset({1, 5, 18, 21, 25, 75})
# The sorts of which days are counted: what one celebrates and not what one remembers.
COUNTED_IN_DAYS = (DateSort.BIRTHDAY, DateSort.WEDDING, DateSort.FIRST_MET)
DAYS = (1_000, 10_000, 20_000, 30_000)
"""How many days after a date its anniversaries in days are."""


class Milestone(StrEnum):
    """What a special return is called."""

    COMING_OF_AGE = "coming_of_age"
    SILVER_WEDDING = "silver_wedding"
    GOLDEN_WEDDING = "golden_wedding"
    DIAMOND_WEDDING = "diamond_wedding"
    ROUND = "round"
    SPECIAL = "special"


_NAMED = {
    (DateSort.BIRTHDAY, 18): Milestone.COMING_OF_AGE,
    (DateSort.WEDDING, 25): Milestone.SILVER_WEDDING,
    (DateSort.WEDDING, 50): Milestone.GOLDEN_WEDDING,
    (DateSort.WEDDING, 60): Milestone.DIAMOND_WEDDING,
}


def milestone_of(sort: DateSort, count: int | None) -> Milestone | None:
    """Return which special return the how-manieth one is, None when it is an ordinary one.

    A memorial has none: one does not celebrate it.
    """
    if count is None or count <= 0 or sort is DateSort.MEMORIAL:
        return None
    if (sort, count) in _NAMED:
        return _NAMED[sort, count]
    if count % 10 == 0 or (count in _SPECIAL and count % 5 == 0):
        return Milestone.ROUND
    return Milestone.SPECIAL if count in _SPECIAL else None


def round_days_between(item: KeyDate, first: date, last: date) -> list[tuple[date, int]]:
    """Return the days of a span on which a key date is a round number of days ago, with how many these are."""
    began = day_of(item.when)
    is_counted = item.sort in COUNTED_IN_DAYS and item.show_age and not item.approximate and not item.once
    if began is None or not is_counted or item.unit is not DateUnit.YEAR:
        return []
    last = min(last, item.until) if item.until is not None else last
    room = date.max.toordinal() - began.toordinal()
    found = ((began + timedelta(days=days), days) for days in DAYS if days <= room)
    return [(on, days) for on, days in found if first <= on <= last]
