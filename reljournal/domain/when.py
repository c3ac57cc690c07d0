"""Days as people type them: "tomorrow", "in 2 weeks", "next friday", "14 Nov", "14.11.", "2026-11-14".

English is always understood; names of months, weekdays and near days in the person's own language come
in as data (:class:`DateWords`). ISO 8601 calendar dates mean the same in every language.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from reljournal.domain.text import fold


class Leaning(StrEnum):
    """Which day is meant when the year, or the week, was left out."""

    FUTURE = "future"
    """The next such day, today included: for things that are due."""
    PAST = "past"
    """The last such day, today included: for things that happened."""


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ), start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday", "tue tues tuesday", "wed wednesday", "thu thur thurs thursday", "fri friday",
            "sat saturday", "sun sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_NEAR = {"today": 0, "now": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Words of one language: months 1 to 12, weekdays 0 (Monday) to 6, near days as days from today.

    ``day_first`` says how "3/4" is read: 3 April, or March 4 where it is False. Names are compared
    without case and accents, trailing points do not count.
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    near: Mapping[str, int] = field(default_factory=dict)
    day_first: bool = True


ENGLISH = DateWords()

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2})?)?")
_BIG_ENDIAN = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+|de\s+)?([^\W\d_]+)\.?(?:,?\s+(?:de\s+)?(\d{4}))?")
_MONTH_DAY = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_SPAN = re.compile(r"(?:(in)\s+)?(an?|one|two|three|\d{1,3})\s*(d|days?|w|weeks?|m|months?|y|years?)(\s+ago)?")
_NEXT = re.compile(r"(?:(next|last|this|on)\s+)?([^\W\d_]+)\.?")
_DAY_ALONE = re.compile(r"(?:on\s)?(?:the\s)?(\d{1,2})(?:st|nd|rd|th)|(?:(?:am|den)\s)?(\d{1,2})\.")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def parse_when(text: str, today: date, words: DateWords = ENGLISH, leaning: Leaning = Leaning.FUTURE) -> date | None:
    """Return the day that ``text`` means on the day ``today``, None for nothing typed.

    Understood are near days ("today"), spans ("in 2 weeks", "3 months", "2 weeks ago"), weekdays ("friday"; "next
    friday" is never today), a day of a month alone ("the 14th", "14."), a day and a month in either order with or
    without the year, and numbers with points, strokes or hyphens. A day without its year is the one nearest in the
    direction of ``leaning``; 29 February waits for (or goes back to) a leap year. A weekday before a date ("Fri 14
    Nov") is passed over.

    Raises:
        ValueError: it is no day, or no such day exists.
    """
    typed = re.sub(r"\s+", " ", fold(text)).strip()
    if alone := _DAY_ALONE.fullmatch(typed):
        return _day_of_month(int(alone[1] or alone[2]), today, leaning)
    typed = typed.strip(" .,")
    if not typed:
        return None
    near = {**_NEAR, **_folded(words.near)}
    if typed in near:
        return today + timedelta(days=near[typed])
    first, _, rest = typed.partition(" ")
    weekdays = {**_WEEKDAYS, **_folded(words.weekdays)}
    if rest and any(c.isdigit() for c in rest) and first.strip(".,") in weekdays:
        typed = rest
    for read in (_from_numbers, _from_names, _from_span, _from_weekday):
        found = read(typed, today, words, leaning)
        if found is not None:
            return found
    raise ValueError(f"not a day: {text}")


# A day that comes so soon may be meant, however long ago it was last.
_SOON = 31


def may_be_ahead(behind: date, ahead: date, today: date) -> bool:
    """Return whether somebody who names one of two days may mean the one that comes, and not the one that has been."""
    away = (ahead - today).days
    return ahead != behind and (away <= _SOON or away <= (today - behind).days)


def _folded(names: Mapping[str, int]) -> dict[str, int]:
    return {fold(name).strip(". "): number for name, number in names.items()}


def _from_numbers(typed: str, today: date, words: DateWords, leaning: Leaning) -> date | None:
    if match := _ISO.fullmatch(typed) or _BIG_ENDIAN.fullmatch(typed):
        return date(int(match[1]), int(match[2]), int(match[3]))
    match = _NUMBERS.fullmatch(typed)
    if match is None:
        return None
    # A point is never written between month and day in that order.
    day_first = words.day_first or match[2] == "."
    day, month = (int(match[1]), int(match[3])) if day_first else (int(match[3]), int(match[1]))
    if match[4] is None:
        return _nearest(month, day, today, leaning)
    year = int(match[4])
    return date(year if year >= 100 else _century(year, today), month, day)


def _century(short: int, today: date) -> int:
    """Return the year that two digits mean: at most 50 years ahead of today."""
    year = today.year // 100 * 100 + short
    return year - 100 if year > today.year + 50 else year


def _from_names(typed: str, today: date, words: DateWords, leaning: Leaning) -> date | None:
    months = {**_MONTHS, **_folded(words.months)}
    if match := _DAY_MONTH.fullmatch(typed):
        day, name, year = match[1], match[2], match[3]
    elif match := _MONTH_DAY.fullmatch(typed):
        day, name, year = match[2], match[1], match[3]
    else:
        return None
    month = months.get(name)
    if month is None:
        return None
    if year is None:
        return _nearest(month, int(day), today, leaning)
    return date(int(year), month, int(day))


def _nearest(month: int, day: int, today: date, leaning: Leaning) -> date:
    """Return the nearest such day in the direction of ``leaning``; a leap day is at most eight years away."""
    if not 1 <= month <= 12:
        raise ValueError(f"no such month: {month}")
    step = 1 if leaning is Leaning.FUTURE else -1
    for away in range(9):
        year = today.year + step * away
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        found = date(year, month, day)
        if (found - today).days * step >= 0:
            return found
    raise ValueError(f"no such day: {day}")


def _day_of_month(day: int, today: date, leaning: Leaning) -> date:
    """Return the nearest such day of a month in the direction of ``leaning``; every day stands in one of two months."""
    step = 1 if leaning is Leaning.FUTURE else -1
    for away in range(3):
        index = today.year * 12 + today.month - 1 + step * away
        year, month = index // 12, index % 12 + 1
        if not 1 <= day <= monthrange(year, month)[1]:
            continue
        found = date(year, month, day)
        if (found - today).days * step >= 0:
            return found
    raise ValueError(f"no such day: {day}")


def _from_span(typed: str, today: date, _words: DateWords, leaning: Leaning) -> date | None:
    match = _SPAN.fullmatch(typed)
    if match is None or (match[1] and match[4]):
        return None
    count = _COUNTS.get(match[2]) or int(match[2])
    back = bool(match[4]) or (not match[1] and leaning is Leaning.PAST)
    unit = match[3][0]
    signed = -count if back else count
    try:
        if unit in "dw":
            return today + timedelta(days=signed * (7 if unit == "w" else 1))
        return _months_on(today, signed * (12 if unit == "y" else 1))
    except OverflowError as beyond:
        raise ValueError(f"too far away: {typed}") from beyond


def _months_on(day: date, months: int) -> date:
    """Return the same day ``months`` later or earlier, the last of the month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise ValueError(f"too far away: {months} months")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _from_weekday(typed: str, today: date, words: DateWords, leaning: Leaning) -> date | None:
    if typed in {"next week", "last week"}:
        return today + timedelta(days=7 if typed.startswith("next") else -7)
    if typed in {"next month", "last month"}:
        return _months_on(today, 1 if typed.startswith("next") else -1)
    match = _NEXT.fullmatch(typed)
    wanted = {**_WEEKDAYS, **_folded(words.weekdays)}.get(match[2]) if match else None
    if match is None or wanted is None:
        return None
    back = match[1] == "last" or (leaning is Leaning.PAST and match[1] != "next")
    away = (today.weekday() - wanted) % 7 if back else (wanted - today.weekday()) % 7
    if not away and match[1] in {"next", "last"}:
        away = 7
    return today + timedelta(days=-away if back else away)
