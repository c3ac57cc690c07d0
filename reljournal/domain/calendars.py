"""Four calendars as years of months of days: the Gregorian, the Hebrew, the Islamic and the Chinese.

- Hebrew, by pyluach: the fixed calendar. Months are counted from Nisan (1) as in the Bible; Adar is 12, and in a leap
  year Adar I is 12 and Adar II 13. The year is that which began at the last Rosh Hashanah (1 Tishri, month 7).
- Islamic, by hijridate: the calendar of Umm al-Qura, which Saudi Arabia publishes, for the years 1356 to 1500 (1937 to
  2077). Before and after it the tabular calendar in its civil form (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26,
  29 of thirty), which may be a day away from what is sighted.
- Chinese, by borax: the months that begin with the new moon in Beijing, for 1900 to 2099. Outside of these
  :data:`YEARS` nothing can be reckoned: no table has been agreed on.

A Hebrew or Islamic day begins at sunset of the day before; the day that is told is the one with its daylight.
"""

from __future__ import annotations

import calendar as gregorian
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from reljournal.domain.dates import CalendarKind, PartialDate

# The years of each calendar that can be reckoned, first and last.
YEARS = {
    CalendarKind.GREGORIAN: (1, 9999),
    CalendarKind.HEBREW: (3762, 9999),
    CalendarKind.ISLAMIC: (1, 9665),
    CalendarKind.CHINESE: (1900, 2099),
}
UMM_AL_QURA = (1356, 1500)
"""The years of the Islamic calendar that Umm al-Qura has published."""

# Two new moons shortly before midnight in Beijing, which borax has on the next day: 4 September 2089 15:57 UTC and
# 7 August 2097 15:59 UTC. The days of these months, by their year and number.
_CHINESE_LENGTHS = {(2089, 7): 29, (2089, 8): 30, (2097, 6): 29, (2097, 7): 30}
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year: its number, whether it is the second of that number, its first day, and how many it has."""

    number: int
    is_leap: bool
    first: date
    days: int

    def day(self, number: int) -> date | None:
        """Return a day of the month, None when it has fewer."""
        return date.fromordinal(self.first.toordinal() + number - 1) if 1 <= number <= self.days else None


@lru_cache(maxsize=2048)
def months_of(kind: CalendarKind, year: int) -> tuple[Month, ...]:
    """Return the months of a year in their order, none for a year that cannot be reckoned."""
    first, last = YEARS[kind]
    if not first <= year <= last:
        return ()
    return _MONTHS[kind](year)


def _gregorian_months(year: int) -> tuple[Month, ...]:
    return tuple(Month(n, False, date(year, n, 1), gregorian.monthrange(year, n)[1]) for n in range(1, 13))


def _hebrew_months(year: int) -> tuple[Month, ...]:
    from pyluach.dates import HebrewDate
    from pyluach.hebrewcal import Month as HebrewMonth

    last = 13 if _is_hebrew_leap(year) else 12
    numbers = (*range(7, last + 1), *range(1, 7))
    return tuple(
        Month(n, n == 12 and last == 13, HebrewDate(year, n, 1).to_pydate(), len(HebrewMonth(year, n)))
        for n in numbers
    )  # fmt: skip


def _is_hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _islamic_months(year: int) -> tuple[Month, ...]:
    first, last = UMM_AL_QURA
    if first <= year <= last:
        from hijridate import Hijri

        firsts = [Hijri(year, n, 1) for n in range(1, 13)]
        return tuple(
            Month(day.month, False, date(*day.to_gregorian().datetuple()), day.month_length()) for day in firsts
        )
    return tuple(_tabular_month(year, n) for n in range(1, 13))


def _tabular_month(year: int, number: int) -> Month:
    def ordinal(year: int, month: int) -> int:
        return _ISLAMIC_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2

    begins = ordinal(year, number)
    ends = ordinal(year, number + 1) if number < 12 else ordinal(year + 1, 1)
    return Month(number, False, date.fromordinal(begins), ends - begins)


def _chinese_months(year: int) -> tuple[Month, ...]:
    from borax.calendars.lunardate import LCalendars, LunarDate

    months, first = [], LunarDate(year, 1, 1).to_solar_date()
    for number, usual, leap in LCalendars.iter_year_month(year):
        days = _CHINESE_LENGTHS.get((year, number), usual)
        months.append(Month(number, bool(leap), first, days))
        first += timedelta(days=days)
    return tuple(months)


_MONTHS = {
    CalendarKind.GREGORIAN: _gregorian_months,
    CalendarKind.HEBREW: _hebrew_months,
    CalendarKind.ISLAMIC: _islamic_months,
    CalendarKind.CHINESE: _chinese_months,
}


def year_about(kind: CalendarKind, on: date) -> int:
    """Return the year of the calendar in which a day lies, or the one before or after it."""
    if kind is CalendarKind.HEBREW:
        return on.year + 3760
    if kind is CalendarKind.ISLAMIC:
        return (on.toordinal() - _ISLAMIC_EPOCH) * 30 // 10631 + 1
    return on.year


def written_in(kind: CalendarKind, on: date) -> PartialDate | None:
    """Return a day as the calendar writes it, None when it cannot be reckoned."""
    if kind is CalendarKind.GREGORIAN:
        return PartialDate.of(on)
    about = year_about(kind, on)
    for year in (about, about - 1, about + 1):
        for month in months_of(kind, year):
            number = (on - month.first).days + 1
            if 1 <= number <= month.days:
                leap = month.is_leap and kind is CalendarKind.CHINESE
                return PartialDate(year, month.number, number, calendar=kind, leap_month=leap)
    return None


def day_of(when: PartialDate) -> date | None:
    """Return the day that a full date of any calendar means; None when a part is unknown or there is no such day."""
    if when.year is None or when.month is None or when.day is None:
        return None
    if when.is_gregorian:
        return date(when.year, when.month, when.day)
    for month in months_of(when.calendar, when.year):
        if month.number == when.month and (month.is_leap or not when.leap_month):
            if when.calendar is CalendarKind.CHINESE and month.is_leap is not when.leap_month:
                continue
            return month.day(when.day)
    return None


def can_be_reckoned(when: PartialDate, on: date) -> bool:
    """Return whether returns of a date are known in the time of ``on``."""
    first, last = YEARS[when.calendar]
    return first < year_about(when.calendar, on) < last
