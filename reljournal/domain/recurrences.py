"""On which days a key date returns: always reckoned from the original date, never from the last return.

A day that a year or a month lacks is kept by rule:

- 29 February: on 28 February, on 1 March, or in leap years only, as the person or the journal has it;
- a 29th, 30th or 31st of every month: on the last day of a month that is shorter;
- Hebrew birthdays and all but memorials: who was born in Adar, or in Adar II, keeps it in the last month before Nisan,
  Adar II in leap years; 30 Heshvan and 30 Kislev are kept on the first of the month after, as is 30 Adar I;
- Hebrew memorials (Jahrzeit): 30 Heshvan and 30 Kislev on the last day of that month where the first anniversary had
  none; Adar stays in Adar, which is Adar I in leap years; 30 Adar I is kept on 30 Shevat (Reingold and Dershowitz,
  Calendrical Calculations);
- Islamic: a 30th on the 29th of a month without one;
- Chinese: a leap month in the month of its number, a 30th on the 29th of a short month.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from reljournal.domain.calendars import YEARS, Month, day_of, months_of, year_about
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate

_ADAR, _ADAR_II, _NISAN, _HESHVAN, _KISLEV, _TEVET, _SHEVAT = 12, 13, 1, 8, 9, 10, 11
# How far a next return is looked for: a 29 February every fourth leap year may be 40 years away.
_YEARS_AHEAD = 8


def is_plain(item: KeyDate) -> bool:
    """Return whether a key date returns every year on its day of the usual calendar, for good.

    Such dates are found by their day alone. A 29 February is not plain: it asks for a rule.
    """
    return (
        item.when.is_gregorian and item.every == 1 and item.unit is DateUnit.YEAR and not item.once
        and item.until is None and not item.when.moves_in_common_years
    )  # fmt: skip


def returns_between(item: KeyDate, first: date, last: date, usual: LeapRule = LeapRule.FEB28) -> Iterator[date]:
    """Yield the days from ``first`` to ``last``, both included, on which a key date returns, in their order.

    ``usual`` is when the journal keeps a 29 February of which nothing else is said. A date whose day or month is not
    known does not return, and nothing returns before it was.
    """
    if item.when.month is None or item.when.day is None:
        return
    last = min(last, item.until) if item.until is not None else last
    original = day_of(item.when)
    if item.once and item.when.year is not None:
        if original is not None and first <= original <= last:
            yield original
        return
    if original is not None:
        first = max(first, original)
    rule = item.leap_rule or usual
    kind = item.when.calendar
    # The new year of other calendars may lie anywhere in ours.
    begin, end = year_about(kind, first) - 1, year_about(kind, last) + 1
    in_year = _monthly if item.unit is DateUnit.MONTH else _yearly
    for year in range(max(begin, YEARS[kind][0]), min(end, YEARS[kind][1]) + 1):
        yield from (on for on in in_year(item, year, rule) if first <= on <= last)


@lru_cache(maxsize=20_000)
def returns_in_year(item: KeyDate, year: int, usual: LeapRule = LeapRule.FEB28) -> tuple[date, ...]:
    """Return the days of a year of the usual calendar on which a key date returns; they are remembered.

    Whoever walks through months asks the same again and again.
    """
    return tuple(returns_between(item, date(year, 1, 1), date(year, 12, 31), usual))


def next_return(item: KeyDate, today: date, usual: LeapRule = LeapRule.FEB28) -> date | None:
    """Return the next day on which a key date returns, ``today`` included; None when it does not any more."""
    if is_plain(item):
        # Nearly all are, and search asks for each that it finds with every key.
        return item.when.next_on_or_after(today)
    begin = max(today, day_of(item.when) or today)
    if item.when.year is not None and item.when.is_gregorian:
        begin = max(begin, date(item.when.year, 1, 1))
    ahead = _YEARS_AHEAD * (item.every if item.unit is DateUnit.YEAR else 1) + 1
    # In steps, for the next is nearly always near.
    for first, count in ((0, 1), (1, ahead)):
        start = _years_after(begin, first)
        if start is None:
            return None
        stop = _years_after(begin, first + count)
        found = next(returns_between(item, start, stop - timedelta(days=1) if stop else date.max, usual), None)
        if found is not None:
            return found
    return None


def _years_after(day: date, years: int) -> date | None:
    year = day.year + years
    if year > 9999:
        return None
    return day.replace(year=year, day=min(day.day, gregorian.monthrange(year, day.month)[1]))


def count_on(item: KeyDate, on: date) -> int | None:
    """Return how many years of its calendar it has been on a day on which it returns; None without a year."""
    when = item.when
    if when.year is None or item.unit is not DateUnit.YEAR:
        return None
    if when.is_gregorian:
        return on.year - when.year
    about = year_about(when.calendar, on)
    for year in (about, about - 1, about + 1):
        if _kept_in(when, item.sort is DateSort.MEMORIAL, year) == on:
            return year - when.year
    return None


def _yearly(item: KeyDate, year: int, rule: LeapRule) -> Iterator[date]:
    when = item.when
    if when.year is not None and (year < when.year or (year - when.year) % item.every):
        return
    on = when.in_year(year, rule) if when.is_gregorian else _kept_in(when, item.sort is DateSort.MEMORIAL, year)
    if on is not None:
        yield on


def _monthly(item: KeyDate, year: int, _rule: LeapRule) -> Iterator[date]:
    when = item.when
    months = months_of(when.calendar, year)
    begins = _months_before(when, year)
    for place, month in enumerate(months):
        since = begins + place
        if (since >= 0 or when.year is None) and since % item.every == 0:
            on = month.day(min(when.day or 1, month.days))
            if on is not None:
                yield on


def _months_before(when: PartialDate, year: int) -> int:
    """Return how many months lie between the original month and the first of a year; each year alone without one."""
    months = months_of(when.calendar, year if when.year is None else when.year)
    place = next((place for place, month in enumerate(months) if _is_named(month, when)), 0)
    if when.year is None:
        return -place
    if when.is_gregorian:
        return (year - when.year) * 12 - place
    between = sum(len(months_of(when.calendar, each)) for each in range(when.year, year))
    return between - place if year >= when.year else -place - 13 * (when.year - year)


def _is_named(month: Month, when: PartialDate) -> bool:
    return month.number == when.month and month.is_leap >= when.leap_month


# Other calendars


@lru_cache(maxsize=8192)
def _kept_in(when: PartialDate, is_memorial: bool, year: int) -> date | None:
    """Return the day on which a date is kept in a year of its calendar, None when that cannot be reckoned."""
    months = months_of(when.calendar, year)
    if not months or when.month is None or when.day is None:
        return None
    if when.calendar is CalendarKind.HEBREW:
        return _hebrew_memorial(when, year) if is_memorial else _hebrew_birthday(when, year)
    month = _month_kept(months, when)
    return month.day(min(when.day, month.days))


def _month_kept(months: tuple[Month, ...], when: PartialDate) -> Month:
    named = [month for month in months if month.number == when.month]
    return next((month for month in named if month.is_leap is when.leap_month), named[0])


def _hebrew(year: int, number: int) -> Month:
    months = {month.number: month for month in months_of(CalendarKind.HEBREW, year)}
    return months.get(number) or months[_ADAR]


def _is_leap(year: int) -> bool:
    return any(month.number == _ADAR_II for month in months_of(CalendarKind.HEBREW, year))


def _is_adar_one(when: PartialDate) -> bool:
    return when.month == _ADAR and (when.leap_month or (when.year is not None and _is_leap(when.year)))


def _from_first(month: Month, day: int) -> date:
    """Return the day that many after the first of a month: a 30th of a month of 29 days is the first of the next."""
    return month.first + timedelta(days=day - 1)


def _hebrew_birthday(when: PartialDate, year: int) -> date:
    month, day = when.month or 1, when.day or 1
    if month == _ADAR_II or (month == _ADAR and not _is_adar_one(when)):
        return _from_first(_hebrew(year, _ADAR_II), day)
    return _from_first(_hebrew(year, month), day)


def _hebrew_memorial(when: PartialDate, year: int) -> date:
    month, day = when.month or 1, when.day or 1
    if month == _ADAR_II:
        return _from_first(_hebrew(year, _ADAR_II), day)
    if day == 30 and month in {_HESHVAN, _KISLEV} and when.year is not None:
        first_anniversary = _hebrew(when.year + 1, month)
        if first_anniversary.days == 29 and year != when.year:
            after = _KISLEV if month == _HESHVAN else _TEVET
            return _hebrew(year, after).first - timedelta(days=1)
    if day == 30 and _is_adar_one(when) and not _is_leap(year):
        return _from_first(_hebrew(year, _SHEVAT), 30)
    return _from_first(_hebrew(year, month), day)
