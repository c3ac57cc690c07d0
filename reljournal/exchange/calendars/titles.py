"""What a key date is called in another program's calendar: whose day it is comes first, and no age, which would stand.

The words are those of the window, in the language that is spoken; here no Qt is at hand.
"""

from __future__ import annotations

from functools import cache

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.system.language import translate

_ROOM = "OtherCalendars"
_OWN_WORDS = frozenset({DateSort.OTHER, DateSort.WORK, DateSort.GRADUATION})


def title_of(key_date: KeyDate, names: tuple[str, ...], language: str) -> str:
    """Return the title of a key date of one person, or of the two of a couple: "Ada Lovelace’s birthday"."""
    label = " ".join(key_date.label.split())
    who = _together(names, language)
    if key_date.sort is DateSort.MEMORIAL:
        return _memorial(language).replace("%1", label or who)
    if label and key_date.sort in _OWN_WORDS:
        return translate(_ROOM, "%1: %2", language).replace("%2", label).replace("%1", who)
    return _title(key_date.sort, language).replace("%1", who)


@cache
def sort_word(sort: DateSort, language: str) -> str:
    """Return the word for a sort of key date, by which other programs group what they show."""
    words = {
        DateSort.BIRTHDAY: translate(_ROOM, "Birthday", language),
        DateSort.WEDDING: translate(_ROOM, "Wedding anniversary", language),
        DateSort.ENGAGEMENT: translate(_ROOM, "Engagement", language),
        DateSort.WORK: translate(_ROOM, "Work anniversary", language),
        DateSort.GRADUATION: translate(_ROOM, "Graduation", language),
        DateSort.FIRST_MET: translate(_ROOM, "First met", language),
        DateSort.MEMORIAL: translate(_ROOM, "Memorial", language),
        DateSort.NAME_DAY: translate(_ROOM, "Name day", language),
    }
    return words.get(sort) or translate(_ROOM, "Key date", language)


def follow_up_word(language: str) -> str:
    """Return the word for a follow-up."""
    return translate(_ROOM, "Follow-up", language)


def follow_up_title(text: str, name: str, *, owed_to_me: bool, language: str) -> str:
    """Return what is owed, with whom it is about and a word when it is they who owe it."""
    said = translate(_ROOM, "%1 (owed to you)", language).replace("%1", text) if owed_to_me else text
    return translate(_ROOM, "%1: %2", language).replace("%2", said).replace("%1", name) if name else said


def since_words(key_date: KeyDate, language: str) -> str:
    """Return since when a date returns: "Born on 10 December 1815."; empty where the year is unknown or untold."""
    if key_date.when.year is None or not key_date.show_age or key_date.approximate:
        return ""
    day = day_words(key_date.when, language)
    if not day:
        return ""
    if key_date.sort is DateSort.BIRTHDAY:
        return translate(_ROOM, "Born on %1.", language).replace("%1", day)
    if key_date.sort is DateSort.MEMORIAL:
        return translate(_ROOM, "Died on %1.", language).replace("%1", day)
    return translate(_ROOM, "Since %1.", language).replace("%1", day)


def day_words(when: PartialDate, language: str) -> str:
    """Return a whole day of the usual calendar in words; empty for any other."""
    if not when.is_gregorian or when.year is None or when.month is None or when.day is None:
        return ""
    words = translate(_ROOM, "%1 %2 %3", language)
    month = _months(language)[when.month - 1]
    return words.replace("%1", str(when.day)).replace("%2", month).replace("%3", str(when.year))


def written_out_words(first: int, last: int, language: str) -> str:
    """Return why there are single days of a date instead of a rule."""
    words = translate(_ROOM, "Its days from %1 to %2 stand here one by one.", language)
    return words.replace("%1", str(first)).replace("%2", str(last))


def _together(names: tuple[str, ...], language: str) -> str:
    said = [" ".join(name.split()) or translate(_ROOM, "Without a name", language) for name in names]
    if len(said) == 1:
        return said[0]
    return translate(_ROOM, "%1 and %2", language).replace("%2", said[-1]).replace("%1", ", ".join(said[:-1]))


def _memorial(language: str) -> str:
    return translate(_ROOM, "In memory of %1", language)


@cache
def _title(sort: DateSort, language: str) -> str:
    titles = {
        DateSort.BIRTHDAY: translate(_ROOM, "%1’s birthday", language),
        DateSort.WEDDING: translate(_ROOM, "%1, wedding anniversary", language),
        DateSort.ENGAGEMENT: translate(_ROOM, "%1, day of engagement", language),
        DateSort.WORK: translate(_ROOM, "%1, work anniversary", language),
        DateSort.GRADUATION: translate(_ROOM, "%1, day of graduation", language),
        DateSort.FIRST_MET: translate(_ROOM, "%1, the day you met", language),
        DateSort.NAME_DAY: translate(_ROOM, "%1’s name day", language),
    }
    return titles.get(sort) or translate(_ROOM, "%1, a date of their own", language)


@cache
def _months(language: str) -> tuple[str, ...]:
    return (
        translate(_ROOM, "January", language), translate(_ROOM, "February", language),
        translate(_ROOM, "March", language), translate(_ROOM, "April", language),
        translate(_ROOM, "May", language), translate(_ROOM, "June", language),
        translate(_ROOM, "July", language), translate(_ROOM, "August", language),
        translate(_ROOM, "September", language), translate(_ROOM, "October", language),
        translate(_ROOM, "November", language), translate(_ROOM, "December", language),
    )  # fmt: skip
