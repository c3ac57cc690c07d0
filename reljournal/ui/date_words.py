"""Key dates, follow-ups and entries as short sentences: one wording for chips, cards, lists and screen readers."""

from __future__ import annotations

import unicodedata
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from reljournal.domain.calendars import day_of
from reljournal.domain.dates import DateSort
from reljournal.domain.entries import Entry, FollowUp, OwedBy, PersonRef
from reljournal.domain.milestones import Milestone
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.month import EntryLine
from reljournal.system.calendar_names import written_there
from reljournal.ui import wording
from reljournal.ui.wording_dates import count_words, leap_day_rule, sort_label

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
# How a sentence about a key date goes: in its first year, later, and without a year.
_SENTENCES = {
    DateSort.BIRTHDAY: (
        QT_TRANSLATE_NOOP("KeyDates", "%1 is born"),
        QT_TRANSLATE_NOOP("KeyDates", "%1 turns %Ln"),
        QT_TRANSLATE_NOOP("KeyDates", "%1’s birthday"),
    ),
    DateSort.WEDDING: (
        QT_TRANSLATE_NOOP("KeyDates", "%1, wedding"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, %Ln years married"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, wedding anniversary"),
    ),
    DateSort.ENGAGEMENT: (
        QT_TRANSLATE_NOOP("KeyDates", "%1, engagement"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, %Ln years engaged"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, day of engagement"),
    ),
    DateSort.WORK: (
        QT_TRANSLATE_NOOP("KeyDates", "%1, work begins"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, %Ln years at work"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, work anniversary"),
    ),
    DateSort.GRADUATION: (
        QT_TRANSLATE_NOOP("KeyDates", "%1, graduation"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, %Ln years since graduation"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, day of graduation"),
    ),
    DateSort.FIRST_MET: (
        QT_TRANSLATE_NOOP("KeyDates", "%1, first met"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, %Ln years since you met"),
        QT_TRANSLATE_NOOP("KeyDates", "%1, the day you met"),
    ),
    DateSort.MEMORIAL: (QT_TRANSLATE_NOOP("KeyDates", "In memory of %1"),) * 3,
    DateSort.NAME_DAY: (QT_TRANSLATE_NOOP("KeyDates", "%1’s name day"),) * 3,
    DateSort.OTHER: (QT_TRANSLATE_NOOP("KeyDates", "%1, a date of their own"),) * 3,
}
# Of anniversaries in days; other sorts have none.
_IN_DAYS = {
    DateSort.BIRTHDAY: QT_TRANSLATE_NOOP("KeyDates", "%1 is %2 days old"),
    DateSort.WEDDING: QT_TRANSLATE_NOOP("KeyDates", "%1, %2 days married"),
    DateSort.FIRST_MET: QT_TRANSLATE_NOOP("KeyDates", "%1, %2 days since you met"),
}
_MILESTONES = {
    Milestone.ROUND: QT_TRANSLATE_NOOP("KeyDates", "round"),
    Milestone.SPECIAL: QT_TRANSLATE_NOOP("KeyDates", "special"),
    Milestone.COMING_OF_AGE: QT_TRANSLATE_NOOP("KeyDates", "coming of age"),
    Milestone.SILVER_WEDDING: QT_TRANSLATE_NOOP("KeyDates", "silver wedding"),
    Milestone.GOLDEN_WEDDING: QT_TRANSLATE_NOOP("KeyDates", "golden wedding"),
    Milestone.DIAMOND_WEDDING: QT_TRANSLATE_NOOP("KeyDates", "diamond wedding"),
}
_SINCE = {
    DateSort.BIRTHDAY: QT_TRANSLATE_NOOP("KeyDates", "born %1"),
    DateSort.WEDDING: QT_TRANSLATE_NOOP("KeyDates", "married %1"),
    DateSort.WORK: QT_TRANSLATE_NOOP("KeyDates", "since %1"),
    DateSort.MEMORIAL: QT_TRANSLATE_NOOP("KeyDates", "died %1"),
    DateSort.OTHER: QT_TRANSLATE_NOOP("KeyDates", "since %1"),
}

_LONGEST_NAME = 34


def _tr(text: object) -> str:
    return QCoreApplication.translate("KeyDates", str(text))


def short_name(person: PersonRef | None) -> str:
    """Return a name that leaves room for what is said of it: a very long one ends in an ellipsis."""
    name = name_of(person)
    if len(name) <= _LONGEST_NAME:
        return name
    cut = name.rfind(" ", _LONGEST_NAME // 2, _LONGEST_NAME)
    return name[: cut if cut > 0 else _LONGEST_NAME].rstrip(" ,") + "…"


def name_of(person: PersonRef | None) -> str:
    """Return a person's name, or words that stand for a missing one."""
    return person.name if person is not None and person.name else _tr("Without a name")


def year(number: int) -> str:
    """Return a year in the locale's digits, without a group mark."""
    return QLocale().toString(QDate(number, 1, 1), "yyyy")


def title(shown: Occurrence) -> str:
    """Return what a day brings as one short sentence: "Jean Bartik turns 40"."""
    name, sort, count = whose(shown), shown.key_date.sort, shown.count
    if shown.days and sort in _IN_DAYS:
        return _tr(_IN_DAYS[sort]).replace("%2", QLocale().toString(shown.days)).replace("%1", name)
    label = shown.key_date.label.strip()
    if label and sort is DateSort.MEMORIAL:
        return _tr("In memory of %1").replace("%1", label)
    if _is_labelled(shown):
        return _tr("%1: %2").replace("%2", label).replace("%1", name)
    if count and sort is DateSort.BIRTHDAY and shown.key_date.approximate:
        about = QCoreApplication.translate("KeyDates", "%1 turns about %Ln", None, count)
        return about.replace("%1", name)
    form, number = (2, -1) if count is None else (min(count, 1), count)
    # The name comes last: it may itself hold a percent sign.
    return QCoreApplication.translate("KeyDates", str(_SENTENCES[sort][form]), None, number).replace("%1", name)


def whose(shown: Occurrence) -> str:
    """Return whose day it is, of a couple both: "Ada and William"."""
    name = _apart(short_name(shown.person))
    for other in shown.also:
        name = _tr("%1 and %2").replace("%2", _apart(short_name(other))).replace("%1", name)
    return name


def _apart(name: str) -> str:
    """Keep a name that reads from the right from turning the sentence round it (Unicode UAX #9, isolates)."""
    from_right = any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name)
    return f"{_ISOLATE}{name}{_END_ISOLATE}" if from_right else name


def _is_labelled(shown: Occurrence) -> bool:
    """Return whether the person's own words name the day better than its sort."""
    return bool(shown.key_date.label.strip()) and shown.key_date.sort in {DateSort.OTHER, DateSort.WORK}


def kind_and_since(shown: Occurrence, *, short: bool = False) -> str:
    """Return the sort and where it began: "Birthday · born 23 November 1986". ``short`` leaves the beginning out."""
    key_date = shown.key_date
    parts = [sort_label(key_date.sort)]
    if key_date.sort is DateSort.MEMORIAL and key_date.label.strip():
        parts.insert(0, name_of(shown.person))
    if key_date.sort is DateSort.OTHER:
        parts = []
    if shown.count and (key_date.sort is DateSort.MEMORIAL or _is_labelled(shown)):
        # The title names what it is, so that the number of years stands here.
        parts.append(count_words(shown))
    began = day_of(key_date.when)
    if began is not None and shown.count and not short:
        words = _tr(_SINCE.get(key_date.sort, QT_TRANSLATE_NOOP("KeyDates", "%1")))
        parts.append(words.replace("%1", wording.date_with_year(began).replace(" ", "\u00a0")))
    if not key_date.when.is_gregorian:
        parts.append(written_there(key_date.when, with_year=False))
    if not parts:
        parts = [sort_label(key_date.sort)]
    return " · ".join(parts)


def moved_note(shown: Occurrence) -> str:
    """Return the rule that put a 29 February on another day, or nothing when none did."""
    return leap_day_rule(shown)


def milestone_word(shown: Occurrence) -> str:
    """Return the word for a milestone: "round", "silver wedding"; nothing when it is none."""
    milestone = shown.milestone
    return _tr(_MILESTONES[milestone]) if milestone is not None else ""


def follow_up_title(item: FollowUp) -> str:
    """Return what is owed, with a note when it is the other who owes it."""
    if item.owed_by is OwedBy.THEM:
        return _tr("%1 (owed to you)").replace("%1", item.text)
    return item.text


def entry_title(item: Entry | EntryLine) -> str:
    """Return an entry's title, or how it happened and with whom first: "Call, Alan Turing"."""
    if item.title:
        return item.title
    first = item.person if isinstance(item, EntryLine) else next(iter(item.people), None)
    kind = wording.kind_label(item.kind)
    return _tr("%1, %2").replace("%1", kind).replace("%2", name_of(first)) if first is not None else kind


def day_title(day: date, today: date) -> str:
    """Return weekday, day and month, with the year when it is not this one."""
    words = wording.long_date(day)
    return words if day.year == today.year else f"{words} {year(day.year)}"


def when_words(day: date, today: date) -> str:
    """Return a past day as one says it: "yesterday", "Thursday", "12 Aug", "12 Aug 2024"."""
    away = (today - day).days
    if -1 <= away <= 1:
        return wording.days_from(today, day)
    if 1 < away < 7:
        return QLocale().standaloneDayName(day.isoweekday())
    return wording.short_day(day) if day.year == today.year else wording.short_day_with_year(day)


def years_ago(count: int) -> str:
    """Return how long ago something was that happened on this day: "3 years ago"."""
    return QCoreApplication.translate("Days", "%Ln years ago", None, count)


def waits_for(item: FollowUp) -> str:
    """Return whom a follow-up is about; with a word more when it is they who owe it."""
    if item.contact is None:
        return _tr("owed to you") if item.owed_by is OwedBy.THEM else ""
    if item.owed_by is OwedBy.THEM:
        return _tr("waiting for %1").replace("%1", name_of(item.contact))
    return name_of(item.contact)
