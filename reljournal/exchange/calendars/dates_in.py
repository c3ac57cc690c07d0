"""Events of a calendar that are somebody's birthday, or another date that returns (RFC 5545), told from meetings.

Programs write them in many ways; what each says beyond the standard is asked first, then the title. A year counts only
where the file says that it is one of birth or beginning: the first day of an event that repeats may be that, or the
day after somebody typed it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.exchange.calendars.date_titles import (
    TitleSays,
    is_nobodys,
    plain_name,
    read_title,
    says_birthday,
    two_names,
)
from reljournal.exchange.calendars.own import is_own_follow_up, own_date
from reljournal.exchange.calendars.properties import BROKEN, as_written, key_of, listed, moment_of, words_of
from reljournal.exchange.calendars.records import BrokenEvent, ReadDate
from reljournal.exchange.vcard.values import unescape

_DAY = timedelta(days=1)
# What programs write for "no year": Apple, Android, Nextcloud and sabre, and the zero of several.
_NO_YEARS = frozenset({1, 1600, 1604, 1900, 1904, 1970, 1972})
_NEXTCLOUD = {"BDAY": DateSort.BIRTHDAY, "DEATHDATE": DateSort.MEMORIAL, "ANNIVERSARY": DateSort.WEDDING}
_WORDS_OF_BIRTH = (
    r"born|birth ?year|year of birth|date of birth|birth ?date|geboren|geb\.|geburts(?:jahr|datum)|jahrgang|n[ée]e?"
    r"|naissance|nacid[oa]|nacimiento|nat[oa]|nascita|geboortejaar|geboortedatum|nascimento"
    # Behind these words stands this year's day as well, unless a colon says that it is the day itself.
    r"|(?:birthday|geburtstag|anniversaire|verjaardag)\s*:"
)
_YEAR_OF_BIRTH = re.compile(rf"(?i)(?<!\w)(?:{_WORDS_OF_BIRTH})[^\w\n]?[^\d\n]{{0,20}}(?P<rest>[^\n]{{0,30}})")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class _NoDateError(ValueError):
    """It is a date, and cannot be understood; the words are a sentence for the person."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """How an event's properties are read: its texts by name, its moments, its rule, and what it is in."""

    text_of: Callable[[str], str]
    values_of: Callable[[str], list[Any]]
    begins: date | datetime | None
    ends: date | datetime | None
    calendar_name: str
    calendar_zone: tzinfo | None


def returning(event: Any, calendar: Any, now: datetime) -> ReadDate | BrokenEvent | None:
    """Return the birthday, or other date that returns, that an event is; None for a meeting."""

    def text_of(name: str) -> str:
        return _words(event, name)

    if is_own_follow_up(text_of):
        return BrokenEvent("It is a follow-up that RelJournal wrote, and no date of somebody.", as_written(event))
    try:
        begins = moment_of(event, "DTSTART")
        asked = _Asked(
            text_of, lambda name: listed(event.get(name)), begins, moment_of(event, "DTEND"),
            _words(calendar, "X-WR-CALNAME") or _words(calendar, "NAME"), _zone(_words(calendar, "X-WR-TIMEZONE")),
        )  # fmt: skip
        return _date_of(asked, " ".join(text_of("SUMMARY").split()), key_of(event, begins, None), now.date())
    except _NoDateError as error:
        return BrokenEvent(str(error), as_written(event))
    except BROKEN:
        # It is read as a meeting, which says what is broken in it.
        return None


def _words(component: Any, name: str) -> str:
    # The library hands over what no standard knows as it stands in the file.
    return unescape(words_of(component, name)) if name.startswith("X-") else words_of(component, name)


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None


def _date_of(event: _Asked, title: str, key: str, today: date) -> ReadDate | None:
    """Return the date that an event tells of, None when it is none.

    Raises:
        _NoDateError: it is a date, and cannot be understood.
    """
    if event.text_of("X-RELJOURNAL-KEY-DATE"):
        try:
            return own_date(event.text_of, title)
        except ValueError as error:
            raise _NoDateError("It is a key date of RelJournal that was changed and says no date any more.") from error
    first = _whole_day(event)
    rule = _rule(event)
    if first is None or not _is_yearly(rule):
        return None
    found = _marked(event, title, first) or _titled(event, title, is_yearly=bool(rule))
    if found is None:
        if rule and is_nobodys(title):
            raise _NoDateError("It does not say whose day it is.")
        return None
    says, year = found
    when = _when(first, rule, says, year, event.text_of("DESCRIPTION"), today)
    # An end is no fact about somebody: programs write one so as not to repeat for ever.
    couple = two_names(says.names[0]) if says.sort is DateSort.WEDDING else None
    begins = first.year if rule and when.year is None and first.year not in _NO_YEARS and first <= today else None
    return ReadDate(
        key, KeyDate(says.sort, when), (couple[0],) if couple else says.names, title, begins,
        _email(event), partner=couple[1] if couple else "",
    )  # fmt: skip


def _marked(event: _Asked, title: str, first: date) -> tuple[TitleSays, int | None] | None:
    """Return what a program says of its own birthdays, beyond their title; with the year that it says."""
    text = event.text_of
    sort = _NEXTCLOUD.get(text("X-NEXTCLOUD-BC-FIELD-TYPE").upper())
    if sort is not None:
        says = read_title(title) or plain_name(title)
        year = _number(text("X-NEXTCLOUD-BC-YEAR")) if text("X-NEXTCLOUD-BC-UNKNOWN-YEAR") != "1" else None
        return (TitleSays(sort, says.names, says.year), year) if says else None
    for name, own_sort in (("X-KDE-KABC-BIRTHDAY", DateSort.BIRTHDAY), ("X-KDE-KABC-ANNIVERSARY", DateSort.WEDDING)):
        if text(name).upper() in {"YES", "TRUE", "1"}:
            named = text("X-KDE-KABC-NAME-1")
            titled = read_title(title) or plain_name(title)
            names = (named,) if named else titled.names if titled else ()
            # The event begins on the day of the birth itself.
            return (TitleSays(own_sort, names), _plausible(first.year)) if names else None
    for value in event.values_of("X-SABRE-BDAY"):
        name = str(getattr(value, "params", {}).get("X-SABRE-VCARD-FN", "")) or ""
        titled = read_title(title)
        names = (name,) if name else titled.names if titled else ()
        return (TitleSays(DateSort.BIRTHDAY, names), _plausible(first.year)) if names else None
    return None


def _titled(event: _Asked, title: str, *, is_yearly: bool) -> tuple[TitleSays, int | None] | None:
    """Return what the title says, or that it is a name alone under a category or in a calendar of birthdays."""
    given = (text for value in event.values_of("CATEGORIES") for text in getattr(value, "cats", [value]))
    words = " ".join([*map(str, given), event.calendar_name, event.text_of("UID")])
    is_marked = says_birthday(words)
    says = read_title(title)
    if says is not None and (is_yearly or is_marked or not says.is_weak):
        return says, None
    if says is None and is_marked:
        named = plain_name(title)
        return (named, None) if named else None
    return None


def _whole_day(event: _Asked) -> date | None:
    """Return the day of an event that takes one whole day, None of one that does not."""
    begins, ends = event.begins, event.ends
    if begins is None:
        return None
    if not isinstance(begins, datetime):
        lasts_longer = isinstance(ends, date) and not isinstance(ends, datetime) and ends - begins > _DAY
        return None if lasts_longer else begins
    is_marked = event.text_of("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" or bool(event.values_of("X-SABRE-BDAY"))
    is_midnight = (begins.hour, begins.minute, begins.second) == (0, 0, 0)
    if isinstance(ends, datetime) and ends.replace(tzinfo=None) - begins.replace(tzinfo=None) == _DAY:
        is_marked = is_marked or is_midnight
    if not is_marked:
        return None
    if not is_midnight and begins.tzinfo is not None and event.calendar_zone is not None:
        # Midnight of the place where it was written down, put into UTC on the way.
        begins = begins.astimezone(event.calendar_zone)
    nearest = begins.replace(tzinfo=None) + timedelta(hours=12)
    return nearest.date()


def _rule(event: _Asked) -> dict[str, list[str]]:
    """Return the parts of the event's rule, empty where it has none."""
    rules = event.values_of("RRULE")
    if not rules or not hasattr(rules[0], "items"):
        return {}
    return {
        str(name).upper(): [str(value) for value in (values if isinstance(values, list) else [values])]
        for name, values in rules[0].items()
    }


def _is_yearly(rule: dict[str, list[str]]) -> bool:
    """Return whether an event comes on one day each year, or only once: programs write out single years as well."""
    if not rule:
        return True
    unit, interval = rule.get("FREQ", [""])[0].upper(), rule.get("INTERVAL", ["1"])[0]
    if "BYDAY" in rule or "BYWEEKNO" in rule:
        return False
    return (unit, interval) in {("YEARLY", "1"), ("MONTHLY", "12")}


def _when(
    first: date, rule: dict[str, list[str]], says: TitleSays, year: int | None, text: str, today: date
) -> PartialDate:
    month, day = first.month, first.day
    if (rule.get("BYMONTH") == ["2"] and rule.get("BYMONTHDAY") == ["-1"]) or rule.get("BYYEARDAY") == ["60"]:
        # Nobody's 28 February or 1 March is written like this: it is a 29th.
        month, day = 2, 29
    known = year or says.year or _year_in(text, month, day, first.year)
    if known is None and says.count is not None and not rule:
        known = first.year - says.count
    if known is None or not 1 <= known <= today.year or (known, month, day) > (today.year, today.month, today.day):
        return PartialDate(None, month, day)
    try:
        return PartialDate(known, month, day)
    except ValueError:
        # A 29 February of a year that had none: the day stands, and the year cannot be right.
        return PartialDate(None, month, day)


def _year_in(text: str, month: int, day: int, first: int) -> int | None:
    """Return the year of birth in a description: behind a word for it, or in a date of this day before ``first``."""
    for match in _YEAR_OF_BIRTH.finditer(text):
        year = _YEAR.search(match["rest"])
        if year is not None:
            return int(year[1])
    for year, one, other in re.findall(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", text):
        if (int(one), int(other)) == (month, day) and int(year) < first:
            return int(year)
    for one, other, year in re.findall(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)", text):
        if (month, day) in {(int(one), int(other)), (int(other), int(one))} and int(year) < first:
            return int(year)
    return None


def _email(event: _Asked) -> str:
    text = event.text_of("X-KDE-KABC-EMAIL-1")
    return text if "@" in text else ""


def _plausible(year: int) -> int | None:
    return None if year in _NO_YEARS else year


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
