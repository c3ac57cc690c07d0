"""Round and special returns of a key date, and anniversaries that are counted in days."""

from __future__ import annotations

from datetime import date, timedelta

from reljournal.domain.calendars import day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, DateUnit

# Special returns beside the round tens (GLOSSARY: milestone): the first, the fifth, coming of age, silver, diamond.
_SPECIAL = frozenset({1, 5, 18, 21, 25, 75})
# The sorts of which days are counted: what one celebrates and not what one remembers.
COUNTED_IN_DAYS = (DateSort.BIRTHDAY, DateSort.WEDDING, DateSort.FIRST_MET)
DAYS = (1_000, 10_000, 20_000, 30_000)
"""How many days after a date its anniversaries in days are."""


def is_special(count: int | None) -> bool:
    """Return whether the how-manieth return is a round or special one."""
    return count is not None and count > 0 and (count in _SPECIAL or count % 10 == 0)


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
