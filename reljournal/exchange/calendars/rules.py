"""A key date as a recurrence rule (RFC 5545 section 3.3.10) that gives the days on which we show it, and no others."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateUnit, LeapRule

# Programs stumble over years before it: Outlook knows none before 1601, others count days from 1900.
_EARLIEST = 1900
# Years are aligned with a date's own again after so many, whatever the interval and the leap years.
_SPAN = 400
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

    ``usual`` is how the journal keeps a 29 February, ``since`` a year from which a date without one is shown.
    """
    when = key_date.when
    if not when.is_gregorian or not when.returns:
        return None
    if key_date.once:
        return _only(key_date)
    if key_date.unit is not DateUnit.YEAR or (when.year is None and key_date.every != 1):
        return None
    leap = (key_date.leap_rule or usual) if when.moves_in_common_years else LeapRule.FEB28
    first = _first(key_date, leap, since)
    if first is None or (key_date.until is not None and first > key_date.until):
        return None
    parts = ["FREQ=YEARLY"]
    if key_date.every != 1:
        parts.append(f";INTERVAL={key_date.every}")
    if when.moves_in_common_years:
        parts.append(_LEAP_PARTS[leap])
    if key_date.until is not None:
        parts.append(f";UNTIL={key_date.until:%Y%m%d}")
    return Recurring(first, "".join(parts))


def _only(key_date: KeyDate) -> Recurring | None:
    day = key_date.when.in_year(key_date.when.year) if key_date.when.year is not None else None
    return Recurring(day) if day is not None else None


def _first(key_date: KeyDate, leap: LeapRule, since: int) -> date | None:
    """Return the day with which the rule begins: the original one, unless that is too long ago for other programs.

    Of a 29 February it is one where the year has it, so that no program takes the 28th for the day itself.
    """
    when = key_date.when
    begin = when.year if when.year is not None else since
    if when.moves_in_common_years and when.year is None:
        begin -= next(back for back in range(9) if isleap(begin - back))
    start = begin if begin >= _EARLIEST else begin + -(-(_EARLIEST - begin) // key_date.every) * key_date.every
    years = range(start, min(start + _SPAN * key_date.every, date.max.year + 1), key_date.every)
    if when.moves_in_common_years and start != begin:
        leaping = next((year for year in years if isleap(year)), None)
        if leaping is not None and leaping - start <= 8:
            return when.in_year(leaping, leap)
    return next((day for year in years if (day := when.in_year(year, leap)) is not None), None)
