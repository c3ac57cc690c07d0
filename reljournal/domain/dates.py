"""Dates that return: parts that may be missing, next occurrences, and the 29th of February."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YEARLESS = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateSort(StrEnum):
    """What a key date is the return of."""

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    WORK = "work"
    FIRST_MET = "first_met"
    MEMORIAL = "memorial"
    NAME_DAY = "name_day"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date of which the year, the day, or month and day may be unknown. Never tied to a time zone.

    Raises:
        ValueError: a part is out of its range, or a day stands without a month, or nothing is known.

    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year out of range: {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"month out of range: {self.month}")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs a month")
            longest = _DAYS_IN_MONTH[self.month - 1]
            if self.month == 2 and self.year is not None and not calendar.isleap(self.year):
                longest = 28
            if not 1 <= self.day <= longest:
                raise ValueError(f"day out of range: {self.day}")

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY-MM-DD``, ``--MM-DD``, ``YYYY-MM``, ``--MM`` or ``YYYY`` (ISO 8601 reduced and RFC 6350 4.3.1).

        Raises:
            ValueError: the text is not of these forms, or no such date exists.

        """
        if match := _ISO.fullmatch(text):
            year, month, day = match.groups()
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        if match := _YEARLESS.fullmatch(text):
            return cls(None, int(match[1]), int(match[2]) if match[2] else None)
        raise ValueError(f"not a date: {text}")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the full date ``day``."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        return f"{year}-{self.month:02d}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def returns(self) -> bool:
        """Whether the date has a month and a day, so that it can be shown in a calendar every year."""
        return self.month is not None and self.day is not None

    @property
    def moves_in_common_years(self) -> bool:
        """Whether it is the 29th of February, shown on the 28th in common years."""
        return (self.month, self.day) == (2, 29)

    def in_year(self, year: int) -> date | None:
        """Return the day on which it is shown in ``year``, or None when month or day is unknown.

        29 February is shown on 28 February in common years: the last day of the same month, as the
        person keeps their month. A year before the original one gives None: it had not happened yet.
        """
        if self.month is None or self.day is None or not 1 <= year <= 9999:
            return None
        if self.year is not None and year < self.year:
            return None
        if self.moves_in_common_years and not calendar.isleap(year):
            return date(year, 2, 28)
        return date(year, self.month, self.day)

    def next_on_or_after(self, today: date) -> date | None:
        """Return the next day on which it is shown, ``today`` included; None when it does not return."""
        start = max(today.year, self.year or today.year)
        for year in (start, start + 1):
            shown = self.in_year(year)
            if shown is not None and shown >= today:
                return shown
        return None

    def count_in(self, year: int) -> int | None:
        """Return how many years it has been in ``year`` (an age, an anniversary number); None without a year."""
        return None if self.year is None else year - self.year


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def month_grid(year: int, month: int, first_weekday: int = 0) -> list[date | None]:
    """Return the 42 days of a six-week month sheet.

    ``first_weekday`` is 0 for Monday to 6 for Sunday. The sheet holds the whole month. A place before the
    first day of the year 1 or after the last of the year 9999 is None: no such day can be written.
    """
    first = date(year, month, 1).toordinal()
    start = first - (first - 1 - first_weekday) % 7
    last = date.max.toordinal()
    return [date.fromordinal(day) if 1 <= day <= last else None for day in range(start, start + 42)]
