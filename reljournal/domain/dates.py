"""Dates that return: parts that may be missing, next occurrences, and the 29th of February."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(L?)(?:-(\d{2}))?)?")
_YEARLESS = re.compile(r"--(\d{2})(L?)(?:-(\d{2}))?")
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class DateSort(StrEnum):
    """What a key date is the return of."""

    BIRTHDAY = "birthday"
    WEDDING = "wedding"
    ENGAGEMENT = "engagement"
    WORK = "work"
    GRADUATION = "graduation"
    FIRST_MET = "first_met"
    MEMORIAL = "memorial"
    NAME_DAY = "name_day"
    OTHER = "other"


class CalendarKind(StrEnum):
    """In which calendar a date is written. ISLAMIC is that of Umm al-Qura, see :mod:`reljournal.domain.calendars`."""

    GREGORIAN = "gregorian"
    HEBREW = "hebrew"
    ISLAMIC = "islamic"
    CHINESE = "chinese"


class LeapRule(StrEnum):
    """On which day a 29 February is kept in a year that has none."""

    FEB28 = "feb28"
    MAR1 = "mar1"
    LEAP_YEARS = "leap_years"


class DateUnit(StrEnum):
    """By what the returns of a key date are counted."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A date of which the year, the day, or month and day may be unknown. Never tied to a time zone.

    Its numbers are those of its calendar: Hebrew months are counted from Nisan (1) as in the Bible, Adar is 12, Adar II
    13. ``leap_month`` marks the second of two Chinese months of one number, and Adar I where the year is not known.

    Raises:
        ValueError: a part is out of its range, or a day stands without a month, or nothing is known.

    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: CalendarKind = field(default=CalendarKind.GREGORIAN, kw_only=True)
    leap_month: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a date needs a year or a month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year out of range: {self.year}")
        months = 13 if self.calendar is CalendarKind.HEBREW else 12
        if self.month is not None and not 1 <= self.month <= months:
            raise ValueError(f"month out of range: {self.month}")
        if self.leap_month and not self._may_be_leap_month():
            raise ValueError("no leap month")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs a month")
            longest = _DAYS_IN_MONTH[self.month - 1] if self.is_gregorian else 30
            if self.is_gregorian and self.month == 2 and self.year is not None and not calendar.isleap(self.year):
                longest = 28
            if not 1 <= self.day <= longest:
                raise ValueError(f"day out of range: {self.day}")

    def _may_be_leap_month(self) -> bool:
        if self.calendar is CalendarKind.CHINESE:
            return self.month is not None
        return self.calendar is CalendarKind.HEBREW and self.month == 12

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY-MM-DD``, ``--MM-DD``, ``YYYY-MM``, ``--MM`` or ``YYYY`` (ISO 8601 reduced and RFC 6350 4.3.1).

        A date of another calendar has its name before it, a leap month an L behind its number: ``hebrew:5746-09-25``,
        ``chinese:2023-02L-15``.

        Raises:
            ValueError: the text is not of these forms, or no such date exists.

        """
        name, _, parts = text.rpartition(":")
        kind = CalendarKind(name) if name else CalendarKind.GREGORIAN
        if match := _ISO.fullmatch(parts):
            year, month, leap, day = match.groups()
        elif match := _YEARLESS.fullmatch(parts):
            year, (month, leap, day) = None, match.groups()
        else:
            raise ValueError(f"not a date: {text}")
        numbers = (int(part) if part else None for part in (year, month, day))
        return cls(*numbers, calendar=kind, leap_month=bool(leap))

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the full date ``day``."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        year = "-" if self.year is None else f"{self.year:04d}"
        if not self.is_gregorian:
            year = f"{self.calendar}:{year}"
        if self.month is None:
            return year
        leap = "L" if self.leap_month else ""
        return f"{year}-{self.month:02d}{leap}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def is_gregorian(self) -> bool:
        """Whether its numbers are those of the usual calendar."""
        return self.calendar is CalendarKind.GREGORIAN

    @property
    def returns(self) -> bool:
        """Whether the date has a month and a day, so that it can be shown in a calendar every year."""
        return self.month is not None and self.day is not None

    @property
    def moves_in_common_years(self) -> bool:
        """Whether it is the 29th of February, of which common years have none."""
        return (self.month, self.day) == (2, 29) and self.is_gregorian

    def in_year(self, year: int, rule: LeapRule = LeapRule.FEB28) -> date | None:
        """Return the day on which it is shown in ``year``, or None when month or day is unknown.

        29 February is shown by the ``rule`` in common years. A year before the original one gives None: it had not
        happened yet. What is written in another calendar gives None as well: only
        :mod:`reljournal.domain.recurrences` reckons that.
        """
        if self.month is None or self.day is None or not 1 <= year <= 9999 or not self.is_gregorian:
            return None
        if self.year is not None and year < self.year:
            return None
        if self.moves_in_common_years and not calendar.isleap(year):
            return _IN_COMMON_YEARS[rule](year)
        return date(year, self.month, self.day)

    def next_on_or_after(self, today: date, rule: LeapRule = LeapRule.FEB28) -> date | None:
        """Return the next day on which it is shown, ``today`` included; None when it does not return."""
        start = max(today.year, self.year or today.year)
        # Eight years may lie between two of the 29th of February (1896 and 1904).
        for year in range(start, start + (9 if rule is LeapRule.LEAP_YEARS else 2)):
            shown = self.in_year(year, rule)
            if shown is not None and shown >= today:
                return shown
        return None

    def count_in(self, year: int) -> int | None:
        """Return how many years it has been in ``year`` (an age, an anniversary number); None without a year."""
        return None if self.year is None or not self.is_gregorian else year - self.year


_IN_COMMON_YEARS: dict[LeapRule, Callable[[int], date | None]] = {
    LeapRule.FEB28: lambda year: date(year, 2, 28),
    LeapRule.MAR1: lambda year: date(year, 3, 1),
    LeapRule.LEAP_YEARS: lambda _year: None,
}


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
