"""Reminding without a window, once: for timers of the system. No widget, and no window system, is touched."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from reljournal.domain.errors import RelJournalError
from reljournal.domain.reminding import DateReminder, Reminder
from reljournal.operations.calendars_out import keep_calendars_up_to_date
from reljournal.store.journal import Journal
from reljournal.store.queries.reminding import asking_now
from reljournal.system import clock
from reljournal.system.catalogue import InterfaceLanguage
from reljournal.system.notifications import show_now
from reljournal.system.plurals import EnglishPlurals
from reljournal.system.settings import Settings, read_settings
from reljournal.ui.reminding import words
from reljournal.ui.reminding.telling import claimed, keep, look_out, rules_of

Answer = tuple[list[str], Any]


def tell_once(journal: Journal, once: bool) -> Answer:
    """Tell what was not told yet, each in one of two ways, and return the lines that are to be printed.

    What the desktop shows is not printed as well: a timer would send it by mail. Without ``once`` everything that asks
    today is listed, and nothing counts as told.
    """
    settings, _ = read_settings()
    application = _spoken(settings)
    now = clock.now()
    try:
        if not once:
            return _listed(asking_now(journal, now.replace(tzinfo=None), rules_of(journal, settings)), now.date())
        lookout = look_out(journal, settings, now)
        lines: list[str] = []
        values: list[dict[str, Any]] = []
        bundles = claimed(journal, settings, lookout, now)
        shown = show_now([one.note for one in bundles]) if bundles and settings.notify else [False] * len(bundles)
        for one, as_note in zip(bundles, shown, strict=True):
            if not as_note:
                lines += [words.line(reminder, now.date()) for reminder in one.bundle]
            values += [_value(reminder, now.date(), "notification" if as_note else "text") for reminder in one.bundle]
            keep(journal, one, now)
        coming = look_out(journal, settings, now).next
        when = coming.isoformat(timespec="minutes") if coming else None
        return lines, {"told": values, "next": when, "calendars": _calendars_kept(journal, now.date())}
    finally:
        del application


def _listed(asking: list[Reminder], today: date) -> Answer:
    return [words.line(one, today) for one in asking], [_value(one, today, "") for one in asking]


def _calendars_kept(journal: Journal, today: date) -> list[str]:
    """Bring the calendar files up to date that are kept so; what refuses is said, and takes no reminder with it."""
    try:
        return [str(file) for file in keep_calendars_up_to_date(journal, today)]
    except RelJournalError as refused:
        sys.stderr.write(f"{refused}\n")
        return []


def _value(reminder: Reminder, today: date, told_as: str) -> dict[str, Any]:
    value: dict[str, Any] = {
        "title": words.title(reminder),
        "when": words.when(reminder, today),
        "date": reminder.first_day.isoformat(),
    }
    if reminder.key:
        value["key"] = reminder.key
    if isinstance(reminder, DateReminder):
        value |= {"sort": str(reminder.shown.key_date.sort), "contact": reminder.shown.person.name}
    else:
        value |= {"sort": "follow_up", "contact": reminder.item.contact.name if reminder.item.contact else None}
    return value | ({"told_as": told_as} if told_as else {})


def _spoken(settings: Settings) -> QCoreApplication:
    """Return an application that speaks the chosen language; the one that runs already, or a new one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    made = QCoreApplication(sys.argv[:1])
    made.setApplicationName("RelJournal")
    made.installTranslator(EnglishPlurals(made))
    InterfaceLanguage(made).use(settings.language)
    return made
