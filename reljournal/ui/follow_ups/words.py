"""Follow-ups in words: how often they come again, when they ask, under which heading they stand."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.entries import FollowUp
from reljournal.domain.repeating import Every, repeat_of
from reljournal.domain.when_due import WhenDue
from reljournal.ui.widgets import ChipRole
from reljournal.ui.wording import short_day, short_day_with_year, weekday_date

_ONE = {
    Every.DAYS: QT_TRANSLATE_NOOP("FollowUps", "every day"),
    Every.WEEKS: QT_TRANSLATE_NOOP("FollowUps", "every week"),
    Every.MONTHS: QT_TRANSLATE_NOOP("FollowUps", "every month"),
    Every.YEARS: QT_TRANSLATE_NOOP("FollowUps", "every year"),
}
_MANY = {
    Every.DAYS: QT_TRANSLATE_NOOP("FollowUps", "every %Ln days"),
    Every.WEEKS: QT_TRANSLATE_NOOP("FollowUps", "every %Ln weeks"),
    Every.MONTHS: QT_TRANSLATE_NOOP("FollowUps", "every %Ln months"),
    Every.YEARS: QT_TRANSLATE_NOOP("FollowUps", "every %Ln years"),
}
_HEADINGS = {
    WhenDue.LATE: QT_TRANSLATE_NOOP("FollowUps", "Late"),
    WhenDue.TODAY: QT_TRANSLATE_NOOP("FollowUps", "Today"),
    WhenDue.THIS_WEEK: QT_TRANSLATE_NOOP("FollowUps", "This week"),
    WhenDue.NEXT_WEEK: QT_TRANSLATE_NOOP("FollowUps", "Next week"),
    WhenDue.THIS_MONTH: QT_TRANSLATE_NOOP("FollowUps", "Within a month"),
    WhenDue.LATER: QT_TRANSLATE_NOOP("FollowUps", "Later"),
    WhenDue.SOME_DAY: QT_TRANSLATE_NOOP("FollowUps", "Some day"),
}
_SOON = 7


def _tr(text: object, count: int = -1) -> str:
    return QCoreApplication.translate("FollowUps", str(text), None, count)


def heading(when: WhenDue | None) -> str:
    """Return the words over a group of follow-ups; None is the group of those that are done."""
    return _tr("Done") if when is None else _tr(_HEADINGS[when])


def repeat_words(rule: str) -> str:
    """Return how often a follow-up comes again: "every 2 weeks"; nothing when it does not."""
    if not rule:
        return ""
    repeat = repeat_of(rule)
    if repeat is None:
        return _tr("comes again")
    return _tr(_ONE[repeat.every]) if repeat.count == 1 else _tr(_MANY[repeat.every], repeat.count)


def asks(item: FollowUp, today: date) -> tuple[str, ChipRole]:
    """Return when a follow-up asks for attention, and the chip's role; colour is never the only sign."""
    if item.done_on is not None:
        return _tr("done %1").replace("%1", _short(item.done_on, today)), ChipRole.PLAIN
    if item.snoozed_until is not None and item.snoozed_until > today:
        return _tr("snoozed until %1").replace("%1", _short(item.snoozed_until, today)), ChipRole.PLAIN
    # Once it is awake it is as late as it was agreed.
    due = item.due or item.snoozed_until
    return (_tr("some day"), ChipRole.PLAIN) if due is None else _due(due, today)


def _due(due: date, today: date) -> tuple[str, ChipRole]:
    if due < today:
        return _tr("late since %1").replace("%1", _short(due, today)), ChipRole.LATE
    if due == today:
        return _tr("today"), ChipRole.DUE
    if (due - today).days <= _SOON:
        return weekday_date(due), ChipRole.DUE
    return _short(due, today), ChipRole.PLAIN


def _short(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else short_day_with_year(day)


def later_days(today: date) -> list[tuple[str, date]]:
    """Return the days to which a follow-up is usually put off, with their words."""
    return [
        (_tr(words), today + timedelta(days=days))
        for words, days in (
            (QT_TRANSLATE_NOOP("FollowUps", "Tomorrow"), 1),
            (QT_TRANSLATE_NOOP("FollowUps", "In three days"), 3),
            (QT_TRANSLATE_NOOP("FollowUps", "Next Monday"), 7 - today.weekday()),
            (QT_TRANSLATE_NOOP("FollowUps", "In two weeks"), 14),
            (QT_TRANSLATE_NOOP("FollowUps", "In a month"), 30),
        )
    ]
