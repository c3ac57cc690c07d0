"""A key date as a recurrence rule (RFC 5545 section 3.3.10) that gives the days on which we show it, and no others."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateUnit, LeapRule, PartialDate

# Programs stumble over years before it: Outlook knows none before 1601, others count days from 1900.
_EARLIEST = 1900
# Years are aligned with a date's own again after so many, whatever the interval and the leap years.
_SPAN = 400
_MONTHS = 12
_SHORTEST, _LONGEST = 28, 31
_LEAP_PARTS = {
    LeapRule.FEB28: ";BYMONTH=2;BYMONTHDAY=-1",
    LeapRule.MAR1: ";BYYEARDAY=60",
    LeapRule.LEAP_YEARS: ";BYMONTH=2;BYMONTHDAY=29",
}


@dataclass(frozen=True, slots=True)
class Recurring:
    """The first day, and the rule for those after it; empty for a day that does not return."""

    first: date
    rule: str = ""


def recurring(key_date: KeyDate, usual: LeapRule, since: int) -> Recurring | None:
    """Return a key date as a rule; None where no rule says it: it is then written out, day by day, or never returns.

    The rule says what :func:`reljournal.domain.recurrences.returns_between` reckons. ``usual`` is how the journal keeps
    a 29 February, ``since`` a year from which a date without one is shown.
    """
    when = key_date.when
    if not when.is_gregorian or not when.returns:
        return None
    if key_date.once and when.year is not None:
        day = when.in_year(when.year)
        found = Recurring(day) if day is not None else None
    elif key_date.unit is DateUnit.MONTH:
        found = _monthly(key_date, since)
    else:
        found = _yearly(key_date, usual, since)
    if found is None or key_date.until is None:
        return found
    if found.first > key_date.until:
        return None
    return Recurring(found.first, f"{found.rule};UNTIL={key_date.until:%Y%m%d}") if found.rule else found


def _yearly(key_date: KeyDate, usual: LeapRule, since: int) -> Recurring | None:
    when = key_date.when
    # Without a year there is none to count from: it returns every year.
    every = key_date.every if when.year is not None else 1
    leap = key_date.leap_rule or usual
    first = _first(when, every, leap, since)
    if first is None:
        return None
    rule = "FREQ=YEARLY" + _interval(every)
    return Recurring(first, rule + (_LEAP_PARTS[leap] if when.moves_in_common_years else ""))


def _monthly(key_date: KeyDate, since: int) -> Recurring | None:
    when, every = key_date.when, key_date.every
    if when.month is None or when.day is None or (when.year is None and _MONTHS % every):
        # Counted anew in each year, it keeps no interval over the new year.
        return None
    year = when.year if when.year is not None else since
    months = (year * _MONTHS + when.month - 1, _EARLIEST * _MONTHS)
    start = months[0] if months[0] >= months[1] else months[0] + -(-(months[1] - months[0]) // every) * every
    at, month = divmod(start, _MONTHS)
    if not date.min.year <= at <= date.max.year:
        return None
    first = date(at, month + 1, min(when.day, monthrange(at, month + 1)[1]))
    return Recurring(first, "FREQ=MONTHLY" + _interval(every) + _ends_of_months(when.day))


def _interval(every: int) -> str:
    return f";INTERVAL={every}" if every != 1 else ""


def _ends_of_months(day: int) -> str:
    """Return what takes the last day of a month that is shorter."""
    if day <= _SHORTEST:
        return ""
    days = ",".join(map(str, range(_SHORTEST, day + 1)))
    return ";BYMONTHDAY=-1" if day == _LONGEST else f";BYMONTHDAY={days};BYSETPOS=-1"


def _first(when: PartialDate, every: int, leap: LeapRule, since: int) -> date | None:
    """Return the day with which the rule begins: the original one, unless that is too long ago for other programs.

    Of a 29 February it is one where the year has it, so that no program takes the 28th for the day itself.
    """
    begin = when.year if when.year is not None else since
    if when.moves_in_common_years and when.year is None:
        begin -= next(back for back in range(9) if isleap(begin - back))
    start = begin if begin >= _EARLIEST else begin + -(-(_EARLIEST - begin) // every) * every
    years = range(start, min(start + _SPAN * every, date.max.year + 1), every)
    if when.moves_in_common_years and start != begin:
        leaping = next((year for year in years if isleap(year)), None)
        if leaping is not None and leaping - start <= 8:
            return when.in_year(leaping, leap)
    return next((day for year in years if (day := when.in_year(year, leap)) is not None), None)
