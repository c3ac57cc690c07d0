"""What is done about a date that asks, from wherever one does it: a row of Today, a notification."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.dates import DateSort
from reljournal.domain.occurrences import Occurrence
from reljournal.operations.reminding import let_go, snooze_date, wish
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.wording import time_of_day, weekday_date


def _tr(text: object) -> str:
    return QCoreApplication.translate("Reminders", str(text))


def note_wished(context: Context, shown: Occurrence, note: str = "") -> bool:
    """Note that one wished, or thought of somebody, and say so; return whether it was noted."""
    remembered = shown.key_date.sort is DateSort.MEMORIAL
    said = (
        QT_TRANSLATE_NOOP("Reminders", "Noted: you thought of it. %1")
        if remembered
        else QT_TRANSLATE_NOOP("Reminders", "Noted: you wished. %1")
    )
    return _do(
        context,
        lambda: wish(context.journal, shown.key_date.id, shown.on, context.today(), note),
        _tr(said).replace("%1", date_words.title(shown)),
    )


def note_let_go(context: Context, shown: Occurrence) -> bool:
    """Let a date pass this time, and say so."""
    return _do(
        context,
        lambda: let_go(context.journal, shown.key_date.id, shown.on, context.today()),
        _tr(QT_TRANSLATE_NOOP("Reminders", "It asks no more this time. %1")).replace("%1", date_words.title(shown)),
    )


def put_off(context: Context, shown: Occurrence, until: datetime) -> bool:
    """Let a date rest until a moment of local time, and say so."""
    when = weekday_date(until.date())
    if until.date() == context.today():
        when = time_of_day(until.time())
    return _do(
        context,
        lambda: snooze_date(context.journal, shown.key_date.id, shown.on, until),
        _tr(QT_TRANSLATE_NOOP("Reminders", "Snoozed until %1")).replace("%1", when),
    )


def _do(context: Context, action: Callable[[], object], said: str) -> bool:
    done = context.did(action)
    if done:
        context.ways.offer_undo(said)
    return done
