"""Reminders in words: what a notification says, with names or without them. No widget is touched here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from reljournal.domain.dates import DateSort
from reljournal.domain.entries import FollowUp
from reljournal.domain.reminding import DateReminder, FollowUpReminder, Reminder
from reljournal.store.queries.reminding import WhatWasDone
from reljournal.system.notifications import DEFAULT
from reljournal.ui import date_words, wording

WISHED, DONE, LATER, TOMORROW, OPEN = "wished", "done", "later", "tomorrow", "open"
"""What can be pressed in a notification; OPEN is also what a click on it means."""

_LINES = 5
_WEEK = 7


def _tr(text: object, count: int = -1) -> str:
    return QCoreApplication.translate("Reminders", str(text), None, count)


def title(reminder: Reminder) -> str:
    """Return what a reminder is about, in a few words: "Ada Lovelace turns 41"."""
    if isinstance(reminder, DateReminder):
        return date_words.title(reminder.shown)
    return date_words.follow_up_title(reminder.item)


def when(reminder: Reminder, today: date) -> str:
    """Return when that is or was, as a sentence of its own: "Today", "It was on Tuesday"."""
    if isinstance(reminder, FollowUpReminder):
        return _since(reminder.item, today)
    return day_words(reminder.shown.on, today)


def day_words(on: date, today: date) -> str:
    """Return when a date is or was: "Today", "In 7 days, on Wednesday, 2 December", "It was on Tuesday"."""
    away = (on - today).days
    if away == 0:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "Today"))
    if away == 1:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "Tomorrow"))
    if away == -1:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "It was yesterday"))
    if away > 0:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "In %Ln days, on %1"), away).replace("%1", wording.long_date(on))
    day = QLocale().dayName(on.isoweekday()) if -away < _WEEK else wording.long_date(on)
    return _tr(QT_TRANSLATE_NOOP("Reminders", "It was on %1")).replace("%1", day)


def _since(item: FollowUp, today: date) -> str:
    due = item.due
    words = _tr(QT_TRANSLATE_NOOP("Reminders", "It asks again today"))
    if due is not None and due < today:
        words = _tr(QT_TRANSLATE_NOOP("Reminders", "Late since %1")).replace("%1", wording.long_date(due))
    elif due == today:
        words = _tr(QT_TRANSLATE_NOOP("Reminders", "Due today"))
    whom = date_words.waits_for(item)
    return f"{whom} · {words}" if whom else words


def done_label(sort: DateSort) -> str:
    """Return the word for having done what a date asks: one wishes, but remembers the dead."""
    if sort is DateSort.MEMORIAL:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "Remembered"))
    return _tr(QT_TRANSLATE_NOOP("Reminders", "Wished"))


def done_words(done: WhatWasDone, sort: DateSort, today: date) -> str:
    """Return what one did the last time: "Last year: a card", "2024: Call", "Last year: Wished"."""
    what = done.note or (wording.kind_label(done.kind) if done.kind is not None else done_label(sort))
    if today.year - done.on.year <= 1:
        return _tr(QT_TRANSLATE_NOOP("Reminders", "Last year: %1")).replace("%1", what)
    return f"{date_words.year(done.on.year)}: {what}"


def done_now_words(done: WhatWasDone, sort: DateSort) -> str:
    """Return what one did this time: "Wished: white roses", "Wished: Call", "Wished"."""
    what = done.note or (wording.kind_label(done.kind) if done.kind is not None else "")
    label = done_label(sort)
    return _tr(QT_TRANSLATE_NOOP("Reminders", "%1: %2")).replace("%2", what).replace("%1", label) if what else label


def how_many(reminders: Sequence[Reminder]) -> str:
    """Return how much there is: "3 dates and 1 follow-up"."""
    dates = sum(isinstance(reminder, DateReminder) for reminder in reminders)
    owed = len(reminders) - dates
    of_dates = _tr(QT_TRANSLATE_NOOP("Reminders", "%Ln dates to remember"), dates)
    of_follow_ups = _tr(QT_TRANSLATE_NOOP("Reminders", "%Ln follow-ups"), owed)
    if not owed:
        return of_dates
    if not dates:
        return of_follow_ups
    return _tr(QT_TRANSLATE_NOOP("Reminders", "%1 and %2")).replace("%2", of_follow_ups).replace("%1", of_dates)


def line(reminder: Reminder, today: date) -> str:
    """Return a reminder on one line."""
    return f"{title(reminder)} · {when(reminder, today)}"


def told(bundle: Sequence[Reminder], today: date, last_time: str = "", *, names: bool) -> tuple[str, str]:
    """Return title and text of the notification for what is told as one.

    Without ``names`` it says how much there is, and neither whom nor what it is about.
    """
    if not names:
        return how_many(bundle), _tr(QT_TRANSLATE_NOOP("Reminders", "Open RelJournal to see more."))
    if len(bundle) == 1:
        reminder = bundle[0]
        return title(reminder), "\n".join(part for part in (when(reminder, today), last_time) if part)
    lines = [line(reminder, today) for reminder in bundle[:_LINES]]
    if len(bundle) > _LINES:
        lines.append(_tr(QT_TRANSLATE_NOOP("Reminders", "and %Ln more"), len(bundle) - _LINES))
    return how_many(bundle), "\n".join(lines)


def actions(bundle: Sequence[Reminder], today: date) -> tuple[tuple[str, str], ...]:
    """Return what can be pressed in the notification, with its words."""
    opening = _tr(QT_TRANSLATE_NOOP("Reminders", "Open"))
    ways: list[tuple[str, str]] = []
    if len(bundle) == 1:
        reminder = bundle[0]
        tomorrow = (TOMORROW, _tr(QT_TRANSLATE_NOOP("Reminders", "Tomorrow")))
        if isinstance(reminder, FollowUpReminder):
            ways = [(DONE, _tr(QT_TRANSLATE_NOOP("Reminders", "Done"))), tomorrow]
        elif reminder.shown.on == today:
            # On the day itself, tomorrow would be too late.
            later = _tr(QT_TRANSLATE_NOOP("Reminders", "In 2 hours"))
            ways = [(WISHED, done_label(reminder.shown.key_date.sort)), (LATER, later)]
        else:
            ways = [(WISHED, done_label(reminder.shown.key_date.sort)), tomorrow]
    return (*ways, (OPEN, opening), (DEFAULT, opening))
