"""Dates as address books write them. A time or time zone behind a date never moves it."""

from __future__ import annotations

import re
from datetime import date

from reljournal.domain.dates import DateSort, PartialDate
from reljournal.exchange.vcard.swift import swift

_TIME = r"(?:[T ][0-9:.,+\-Z ]*)?"
_FULL = (
    re.compile(rf"([0-9]{{4}})-?([0-9]{{2}})-?([0-9]{{2}}){_TIME}"),
    re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_TIME}"),
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.[ ]?([0-9]{1,2})\.[ ]?([0-9]{4})")
_MONTH_ALONE = re.compile(r"--([0-9]{2})")
_YEARLESS_DAY = re.compile(rf"--([0-9]{{2}})-?([0-9]{{2}}){_TIME}")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
# Apple, and those who followed, write the leap year 1604 for a year that is not known; others 0000.
_UNKNOWN_YEARS = frozenset(("0000", "1604"))

_SORTS = {
    "birthday": DateSort.BIRTHDAY,
    "anniversary": DateSort.WEDDING,
    "wedding": DateSort.WEDDING,
    "wedding anniversary": DateSort.WEDDING,
    "work anniversary": DateSort.WORK,
    "work": DateSort.WORK,
    "engagement": DateSort.ENGAGEMENT,
    "graduation": DateSort.GRADUATION,
    "first met": DateSort.FIRST_MET,
    "met": DateSort.FIRST_MET,
    "name day": DateSort.NAME_DAY,
    "nameday": DateSort.NAME_DAY,
    "death": DateSort.MEMORIAL,
    "memorial": DateSort.MEMORIAL,
}
_make_date = swift(PartialDate)


def read_date(text: str, unknown_year: str = "") -> PartialDate | None:
    """Return the date that ``text`` names; None when it names none, or one that does not exist.

    Reads the forms of RFC 6350 section 4.3 that have a year or a month, ISO 8601 with and without hyphens, single
    digits, ``1985/4/12`` and ``12.4.1985``. An order that could be read in two ways (``02-10``, ``4/12/1985``) is
    not guessed. ``unknown_year`` is Apple's X-APPLE-OMIT-YEAR.
    """
    if len(text) == 10 and text[4] == text[7] == "-" and not unknown_year and text[:4] not in _UNKNOWN_YEARS:
        # As nearly all are written. The calendar of datetime checks them in a fifth of the time.
        try:
            full: date | None = date.fromisoformat(text)
        except ValueError:
            full = None
        if full is not None:
            return _make_date(full.year, full.month, full.day)
    parts = _parts(text.strip())
    if parts is None:
        return None
    year, month, day = parts
    if year is not None and f"{year:04}" in {*_UNKNOWN_YEARS, unknown_year.strip()}:
        year = None
    try:
        return PartialDate(year, month or None, day or None)
    except ValueError:
        return None


def _parts(text: str) -> tuple[int | None, int | None, int | None] | None:
    """Return year, month and day as far as ``text`` has them."""
    for form in _FULL:
        if found := form.fullmatch(text):
            return int(found[1]), int(found[2]), int(found[3])
    if found := _YEARLESS_DAY.fullmatch(text):
        return None, int(found[1]), int(found[2])
    if found := _MONTH_ALONE.fullmatch(text):
        return None, int(found[1]), None
    if found := _DAY_FIRST.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _YEAR_AND_MONTH.fullmatch(text):
        return int(found[1]), int(found[2]), None
    return (int(text), None, None) if _YEAR.fullmatch(text) else None


def sort_of(label: str) -> DateSort:
    """Return which sort of key date a label means; OTHER for the person's own words."""
    return _SORTS.get(label.casefold(), DateSort.OTHER)
