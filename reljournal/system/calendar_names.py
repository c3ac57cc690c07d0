"""Calendars and their months in words, and dates written in them: "25 Kislev 5747"."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reljournal.domain.calendars import day_of, months_of
from reljournal.domain.dates import CalendarKind, PartialDate

_CALENDARS = {
    CalendarKind.GREGORIAN: QT_TRANSLATE_NOOP("Calendars", "Usual calendar"),
    CalendarKind.HEBREW: QT_TRANSLATE_NOOP("Calendars", "Hebrew"),
    CalendarKind.ISLAMIC: QT_TRANSLATE_NOOP("Calendars", "Islamic (Umm al-Qura)"),
    CalendarKind.CHINESE: QT_TRANSLATE_NOOP("Calendars", "Chinese"),
}
_HEBREW = (
    QT_TRANSLATE_NOOP("Calendars", "Nisan"),
    QT_TRANSLATE_NOOP("Calendars", "Iyar"),
    QT_TRANSLATE_NOOP("Calendars", "Sivan"),
    QT_TRANSLATE_NOOP("Calendars", "Tammuz"),
    QT_TRANSLATE_NOOP("Calendars", "Av"),
    QT_TRANSLATE_NOOP("Calendars", "Elul"),
    QT_TRANSLATE_NOOP("Calendars", "Tishri"),
    QT_TRANSLATE_NOOP("Calendars", "Heshvan"),
    QT_TRANSLATE_NOOP("Calendars", "Kislev"),
    QT_TRANSLATE_NOOP("Calendars", "Tevet"),
    QT_TRANSLATE_NOOP("Calendars", "Shevat"),
    QT_TRANSLATE_NOOP("Calendars", "Adar"),
    QT_TRANSLATE_NOOP("Calendars", "Adar II"),
)
_ADAR_I = QT_TRANSLATE_NOOP("Calendars", "Adar I")
_ISLAMIC = (
    QT_TRANSLATE_NOOP("Calendars", "Muharram"),
    QT_TRANSLATE_NOOP("Calendars", "Safar"),
    QT_TRANSLATE_NOOP("Calendars", "Rabi‘ I"),
    QT_TRANSLATE_NOOP("Calendars", "Rabi‘ II"),
    QT_TRANSLATE_NOOP("Calendars", "Jumada I"),
    QT_TRANSLATE_NOOP("Calendars", "Jumada II"),
    QT_TRANSLATE_NOOP("Calendars", "Rajab"),
    QT_TRANSLATE_NOOP("Calendars", "Sha‘ban"),
    QT_TRANSLATE_NOOP("Calendars", "Ramadan"),
    QT_TRANSLATE_NOOP("Calendars", "Shawwal"),
    QT_TRANSLATE_NOOP("Calendars", "Dhu al-Qa‘da"),
    QT_TRANSLATE_NOOP("Calendars", "Dhu al-Hijja"),
)


def _tr(text: object, note: str = "") -> str:
    return QCoreApplication.translate("Calendars", str(text), note)


def calendar_name(kind: CalendarKind) -> str:
    """Return what a calendar is called: "Hebrew"."""
    return _tr(_CALENDARS[kind])


def month_name(when: PartialDate) -> str:
    """Return the name of the month of a date that is not of the usual calendar: "Kislev", "leap month 4"."""
    number = when.month or 1
    if when.calendar is CalendarKind.HEBREW:
        is_first = when.leap_month or (when.year is not None and len(months_of(when.calendar, when.year)) == 13)
        return _tr(_ADAR_I) if number == 12 and is_first else _tr(_HEBREW[number - 1])
    if when.calendar is CalendarKind.ISLAMIC:
        return _tr(_ISLAMIC[number - 1])
    words = _tr("leap month %1") if when.leap_month else _tr("month %1", "of the Chinese calendar, by its number")
    return words.replace("%1", str(number))


def written_there(when: PartialDate, *, with_year: bool = True) -> str:
    """Return a date of another calendar as far as it is known: "25 Kislev 5747", "day 15 of month 8, 1986"."""
    if when.month is None:
        return str(when.year)
    month, is_chinese = month_name(when), when.calendar is CalendarKind.CHINESE
    if when.day is not None:
        pattern = _tr("day %1 of %2", "of a Chinese month") if is_chinese else _tr("%1 %2", "day and month")
        month = pattern.replace("%2", month).replace("%1", str(when.day))
    if when.year is None or not with_year:
        return month
    pattern = _tr("%1, %2", "day and year, Chinese") if is_chinese else _tr("%1 %2", "month and year")
    return pattern.replace("%2", str(when.year)).replace("%1", month)


def original_day(when: PartialDate) -> date | None:
    """Return the day of the usual calendar that a date of another one was; None when that is not known."""
    return None if when.is_gregorian else day_of(when)
