"""Dates, lengths of time and kinds as sentences, in the person's language and order.

Formats are patterns of QLocale; the order of day and month is part of what is translated.
"""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from reljournal.domain.entries import Aside

# The tool that collects texts for translation reads these marks; the words are looked up when shown.
_KINDS = {
    "in_person": QT_TRANSLATE_NOOP("Wording", "In person"),
    "call": QT_TRANSLATE_NOOP("Wording", "Call"),
    "video": QT_TRANSLATE_NOOP("Wording", "Video"),
    "email": QT_TRANSLATE_NOOP("Wording", "Email"),
    "message": QT_TRANSLATE_NOOP("Wording", "Message"),
    "letter": QT_TRANSLATE_NOOP("Wording", "Letter"),
    "gift": QT_TRANSLATE_NOOP("Wording", "Gift"),
    "note": QT_TRANSLATE_NOOP("Wording", "Note"),
}


def _formatted(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def long_date(day: date) -> str:
    """Return weekday, day and month: "Saturday, 21 November"."""
    return _formatted(day, QCoreApplication.translate("Wording", "dddd, d MMMM", "date pattern: Saturday, 21 November"))


def date_with_year(day: date) -> str:
    """Return day, month and year: "12 August 2026"."""
    return _formatted(day, QCoreApplication.translate("Wording", "d MMMM yyyy", "date pattern: 12 August 2026"))


def short_day(day: date) -> str:
    """Return day and short month: "12 Aug"."""
    return _formatted(day, QCoreApplication.translate("Wording", "d MMM", "date pattern: 12 Aug"))


def short_day_with_year(day: date) -> str:
    """Return day, short month and year: "12 Aug 2026"."""
    return _formatted(day, QCoreApplication.translate("Wording", "d MMM yyyy", "date pattern: 12 Aug 2026"))


def month_year(day: date) -> str:
    """Return month and year: "August 2026"."""
    return _formatted(day, QCoreApplication.translate("Wording", "MMMM yyyy", "date pattern: August 2026"))


def short_month_year(day: date) -> str:
    """Return short month and year: "Aug 2026"."""
    return _formatted(day, QCoreApplication.translate("Wording", "MMM yyyy", "date pattern: Aug 2026"))


def weekday_date(day: date) -> str:
    """Return short weekday, day and short month: "Mon 3 Aug"."""
    return _formatted(day, QCoreApplication.translate("Wording", "ddd d MMM", "date pattern: Mon 3 Aug"))


def day_and_month(month: int, day: int) -> str:
    """Return a day that returns every year: "29 February"."""
    # 2000 was a leap year, so that every day of the year exists in it.
    pattern = QCoreApplication.translate("Wording", "d MMMM", "date pattern: 12 August")
    return _formatted(date(2000, month, day), pattern)


def time_of_day(at: time) -> str:
    """Return a time of day as the country writes it: "18:30", "6:30 PM"."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def duration(minutes: int) -> str:
    """Return a length of time: "25 min", "2 h", "1 h 20"."""
    hours, rest = divmod(max(0, minutes), 60)
    locale = QLocale()
    if not hours:
        return QCoreApplication.translate("Wording", "%1 min", "length of time").replace("%1", locale.toString(rest))
    if not rest:
        return QCoreApplication.translate("Wording", "%1 h", "length of time").replace("%1", locale.toString(hours))
    words = QCoreApplication.translate("Wording", "%1 h %2", "length of time: 1 h 20")
    return words.replace("%1", locale.toString(hours)).replace("%2", f"{rest:02d}")


def days_from(today: date, day: date) -> str:
    """Return how far a day is from today: "today", "tomorrow", "in 5 days", "12 days ago"."""
    away = (day - today).days
    if away == 0:
        return QCoreApplication.translate("Wording", "today")
    if away == 1:
        return QCoreApplication.translate("Wording", "tomorrow")
    if away == -1:
        return QCoreApplication.translate("Wording", "yesterday")
    if away > 0:
        return QCoreApplication.translate("Wording", "in %Ln days", None, away)
    return QCoreApplication.translate("Wording", "%Ln days ago", None, -away)


def kind_label(kind: str) -> str:
    """Return the word for an entry's kind (``in_person``, ``call`` …); a kind unknown here is shown as it is."""
    label = _KINDS.get(str(kind))
    return QCoreApplication.translate("Wording", str(label)) if label else str(kind)


def aside_words(aside: Aside, text: str = "") -> str:
    """Return a private aside with whose it is, or as much of it as ``text``: "Only about Ada: …"."""
    name = aside.contact.name or QCoreApplication.translate("Wording", "somebody without a name")
    shown = QCoreApplication.translate("Wording", "Only about %1: %2")
    return shown.replace("%2", text or aside.text).replace("%1", name)
