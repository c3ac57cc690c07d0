"""Day, month and year to type, in the order of the person's language."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from reljournal.domain.dates import PartialDate
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
        self.month.addItem("–", 0)
        for number in range(1, 13):
            self.month.addItem(QLocale().standaloneMonthName(number), number)
        self.month.setMaxVisibleItems(13)
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

    def set_value(self, when: PartialDate | None) -> None:
        """Show a date, or empty fields; nothing is signalled."""
        self.day.setText(str(when.day) if when is not None and when.day else "")
        self.month.setCurrentIndex(when.month if when is not None and when.month else 0)
        self.year.setText(str(when.year) if when is not None and when.year else "")

    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.day.text() or self.year.text() or self.month.currentIndex())

    def value(self) -> PartialDate:
        """Return the date.

        Raises:
            ValueError: the parts make no date.
        """
        return PartialDate(_number(self.year.text()), self.month.currentData() or None, _number(self.day.text()))

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


def _number(text: str) -> int | None:
    return int(text) if text.strip() else None
