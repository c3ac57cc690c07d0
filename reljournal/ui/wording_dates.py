"""Key dates in words: what they are called, what they say this year, and the rule for 29 February."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.occurrences import Occurrence
from reljournal.system.calendar_names import written_there
from reljournal.ui.wording import date_with_year, day_and_month

_SORTS = {
    DateSort.BIRTHDAY: QT_TRANSLATE_NOOP("Wording", "Birthday"),
    DateSort.WEDDING: QT_TRANSLATE_NOOP("Wording", "Wedding anniversary"),
    DateSort.ENGAGEMENT: QT_TRANSLATE_NOOP("Wording", "Engagement"),
    DateSort.WORK: QT_TRANSLATE_NOOP("Wording", "Work anniversary"),
    DateSort.GRADUATION: QT_TRANSLATE_NOOP("Wording", "Graduation"),
    DateSort.FIRST_MET: QT_TRANSLATE_NOOP("Wording", "First met"),
    DateSort.MEMORIAL: QT_TRANSLATE_NOOP("Wording", "Memorial"),
    DateSort.NAME_DAY: QT_TRANSLATE_NOOP("Wording", "Name day"),
    DateSort.OTHER: QT_TRANSLATE_NOOP("Wording", "Key date"),
}


_SORT_ICONS = {
    DateSort.BIRTHDAY: "cake",
    DateSort.WORK: "flag",
    DateSort.GRADUATION: "star",
    DateSort.FIRST_MET: "people",
    DateSort.MEMORIAL: "moon",
    DateSort.NAME_DAY: "sun",
    DateSort.OTHER: "calendar",
}
_ICONS = {
    "star": QT_TRANSLATE_NOOP("Wording", "Star"),
    "heart": QT_TRANSLATE_NOOP("Wording", "Heart"),
    "gift": QT_TRANSLATE_NOOP("Wording", "Gift"),
    "flag": QT_TRANSLATE_NOOP("Wording", "Flag"),
    "sun": QT_TRANSLATE_NOOP("Wording", "Sun"),
    "moon": QT_TRANSLATE_NOOP("Wording", "Moon"),
    "music": QT_TRANSLATE_NOOP("Wording", "Music"),
    "film": QT_TRANSLATE_NOOP("Wording", "Film"),
    "map-pin": QT_TRANSLATE_NOOP("Wording", "Place"),
    "box": QT_TRANSLATE_NOOP("Wording", "Box"),
    "letter": QT_TRANSLATE_NOOP("Wording", "Letter"),
    "people": QT_TRANSLATE_NOOP("Wording", "People"),
}
ICONS = tuple(_ICONS)
"""The pictures that a date of one's own may have, by their names in resources/icons."""


def icon_word(name: str) -> str:
    """Return what is on a picture: "Star"."""
    return QCoreApplication.translate("Wording", str(_ICONS[name]))


def date_icon(key_date: KeyDate) -> str:
    """Return the picture of a key date: its own, or that of its sort."""
    return key_date.icon if key_date.icon in _ICONS else _SORT_ICONS.get(key_date.sort, "heart")


def sort_label(sort: DateSort) -> str:
    """Return the word for a sort of key date: "Birthday"."""
    return QCoreApplication.translate("Wording", str(_SORTS[sort]))


def key_date_label(key_date: KeyDate) -> str:
    """Return what a key date is called; the person's own words stand beside the sort, or for it when it is OTHER."""
    if not key_date.label:
        return sort_label(key_date.sort)
    if key_date.sort is DateSort.OTHER:
        return key_date.label
    return f"{sort_label(key_date.sort)}: {key_date.label}"


def count_words(occurrence: Occurrence) -> str:
    """Return what the number of years says: "turns 41", "7 years"; empty when the year is unknown or the first."""
    count = occurrence.count
    if not count or count < 0:
        return ""
    if occurrence.key_date.sort is DateSort.BIRTHDAY and occurrence.key_date.approximate:
        return QCoreApplication.translate("Wording", "turns about %Ln", "age on a birthday", count)
    if occurrence.key_date.sort is DateSort.BIRTHDAY:
        return QCoreApplication.translate("Wording", "turns %Ln", "age on a birthday", count)
    return QCoreApplication.translate("Wording", "%Ln years", "anniversary", count)


def partial_date_words(when: PartialDate) -> str:
    """Return a date with what is known of it: "10 December 1985", "10 December", "December 1985", "1985"."""
    locale = QLocale()
    if not when.is_gregorian:
        return written_there(when)
    if when.month is None:
        return str(when.year)
    if when.day is None:
        month = locale.standaloneMonthName(when.month)
        return month if when.year is None else f"{month} {when.year}"
    if when.year is None:
        return day_and_month(when.month, when.day)
    shown = when.in_year(when.year)
    return date_with_year(shown) if shown is not None else str(when)


def leap_day_rule(shown: Occurrence) -> str:
    """Return the rule that put a 29 February on another day as a sentence, empty for every other date."""
    if not shown.is_moved:
        return ""
    if shown.on.day == 1:
        return QCoreApplication.translate("Wording", "29 February, shown on 1 March in common years")
    return QCoreApplication.translate("Wording", "29 February, shown on the 28th in common years")
