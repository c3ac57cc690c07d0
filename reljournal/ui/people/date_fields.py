"""Day, month and year to type, in the order of the person's language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from reljournal.domain.calendars import day_of, months_of, written_in
from reljournal.domain.dates import CalendarKind, PartialDate
from reljournal.system.calendar_names import month_name
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import LabelledField


def locale_order(pattern: str) -> list[str]:
    """Return "d", "m" and "y" in the order in which a QLocale date pattern names them; ISO order when it does not."""
    order = list(dict.fromkeys(re.findall("[dmy]", re.sub(r"'[^']*'", "", pattern).lower())))
    return order if sorted(order) == ["d", "m", "y"] else ["y", "m", "d"]


class DateFields(QWidget):
    """Three fields for one date of which parts may be unknown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = QLineEdit()
        self.day.setValidator(QIntValidator(1, 31, self.day))
        self.month = QComboBox()
        self.month.setMaxVisibleItems(16)
        self._calendar = CalendarKind.GREGORIAN
        self._fill_months()
        self.year = QLineEdit()
        self.year.setValidator(QIntValidator(1, 9999, self.year))
        letter = self.day.fontMetrics().horizontalAdvance("0")
        self.day.setFixedWidth(2 * letter + 36)
        self.year.setFixedWidth(4 * letter + 44)
        named = {
            "d": LabelledField(self.tr("Day"), self.day),
            "m": LabelledField(self.tr("Month"), self.month),
            "y": LabelledField(self.tr("Year"), self.year),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("s"))
        for part in locale_order(QLocale().dateFormat(QLocale.FormatType.ShortFormat)):
            row.addWidget(named[part])
        row.addStretch(1)
        self._first = {"d": self.day, "m": self.month, "y": self.year}[
            locale_order(QLocale().dateFormat(QLocale.FormatType.ShortFormat))[0]
        ]
        self.setFocusProxy(self._first)
        self.day.textEdited.connect(self._say)
        self.year.textEdited.connect(self._say)
        self.month.activated.connect(self._say)

    def _say(self) -> None:
        self.changed.emit()

    def calendar(self) -> CalendarKind:
        """Return the calendar in which the date is written."""
        return self._calendar

    def set_calendar(self, kind: CalendarKind) -> None:
        """Let the date be written in another calendar; a whole day is written in it at once."""
        if kind is self._calendar:
            return
        try:
            day = None if self.is_empty() else day_of(self.value())
        except ValueError:
            day = None
        self._calendar = kind
        self._fill_months()
        self.set_value(written_in(kind, day) if day is not None else None)

    def _fill_months(self) -> None:
        self.month.clear()
        self.month.addItem("–", 0)
        if self._calendar is CalendarKind.GREGORIAN:
            for number in range(1, 13):
                self.month.addItem(QLocale().standaloneMonthName(number), number)
            return
        for when in _MONTHS[self._calendar]:
            # The leap month of a number is its negative.
            self.month.addItem(month_name(when), -(when.month or 0) if when.leap_month else when.month)

    def set_value(self, when: PartialDate | None) -> None:
        """Show a date, or empty fields; nothing is signalled."""
        if when is not None and when.calendar is not self._calendar:
            self._calendar = when.calendar
            self._fill_months()
        self.day.setText(str(when.day) if when is not None and when.day else "")
        self.month.setCurrentIndex(self.month.findData(_month_shown(when) if when is not None else 0))
        self.year.setText(str(when.year) if when is not None and when.year else "")

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.day.text() or self.year.text() or self.month.currentIndex())

    def value(self) -> PartialDate:
        """Return the date.

        Raises:
            ValueError: the parts make no date.
        """
        year, month, day = _number(self.year.text()), int(self.month.currentData() or 0), _number(self.day.text())
        if self._calendar is CalendarKind.GREGORIAN:
            return PartialDate(year, month or None, day)
        leap = month < 0
        if self._calendar is CalendarKind.HEBREW and year is not None and abs(month) == _ADAR:
            if leap is not _has_two_adars(year):
                raise ValueError("another Adar is meant")
            leap = False
        return PartialDate(year, abs(month) or None, day, calendar=self._calendar, leap_month=leap)

    def full_day(self) -> date | None:
        """Return the whole day, or None when the fields are empty.

        Raises:
            ValueError: a part is missing, or there is no such day.
        """
        if self.is_empty():
            return None
        when = self.value()
        if when.year is None or when.month is None or when.day is None:
            raise ValueError("a day needs all three parts")
        return date(when.year, when.month, when.day)


_ADAR = 12


def _has_two_adars(year: int) -> bool:
    return len(months_of(CalendarKind.HEBREW, year)) == 13


def _month_shown(when: PartialDate) -> int:
    """Return the number under which a month is offered: that of a leap month negative."""
    month = when.month or 0
    is_hebrew = when.calendar is CalendarKind.HEBREW
    is_adar_one = is_hebrew and month == _ADAR and when.year is not None and _has_two_adars(when.year)
    return -month if when.leap_month or is_adar_one else month


def _months(kind: CalendarKind, numbers: Iterable[int], leap: Iterable[int] = ()) -> list[PartialDate]:
    """Return the months that are offered; behind each of ``leap`` its leap month."""
    doubled = set(leap)
    return [
        PartialDate(None, number, calendar=kind, leap_month=is_leap)
        for number in numbers
        for is_leap in ((False, True) if number in doubled else (False,))
    ]


_MONTHS = {
    CalendarKind.HEBREW: _months(CalendarKind.HEBREW, (*range(7, 14), *range(1, 7)), (_ADAR,)),
    CalendarKind.ISLAMIC: _months(CalendarKind.ISLAMIC, range(1, 13)),
    CalendarKind.CHINESE: _months(CalendarKind.CHINESE, range(1, 13), range(1, 13)),
}


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None
