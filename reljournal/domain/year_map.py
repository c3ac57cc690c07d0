"""A year of days as a map: a column for each week, a row for each day of the week, darker the more there was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

LEVELS = 4
"""How many steps there are above nothing."""


def weeks_of(year: int, first_weekday: int = 0) -> list[list[date | None]]:
    """Return the weeks of a year, each of seven days, None for those of the years beside it.

    ``first_weekday`` is 0 for Monday to 6 for Sunday, as in :meth:`datetime.date.weekday`.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    before = (first.weekday() - first_weekday) % 7
    days: list[date | None] = [None] * before
    days += [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days += [None] * (-len(days) % 7)
    return [days[at : at + 7] for at in range(0, len(days), 7)]


def level_of(count: int, counts: Mapping[date, int]) -> int:
    """Return 0 for nothing, else 1 to :data:`LEVELS`: against the fullest day of the map, so that each is readable."""
    return level_below(count, max(counts.values(), default=1))


def level_below(count: int, most: int) -> int:
    """Return the same where the fullest day is known to hold ``most``."""
    return 0 if count <= 0 else min(LEVELS, 1 + (count - 1) * LEVELS // max(1, most))


def former_days(today: date, first_year: int) -> list[date]:
    """Return this day in former years, newest first; where there is no 29 February, the 28th stands for it too."""
    found = []
    for year in range(today.year - 1, first_year - 1, -1):
        if (today.month, today.day) != (2, 29):
            found.append(today.replace(year=year))
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        end_of_february = (today + timedelta(days=1)).month == 3 and today.month == 2
        if is_leap and end_of_february:
            found.append(date(year, 2, 29))
    return found
