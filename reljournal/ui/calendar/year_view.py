"""The year as a view: how full each day is, and the names that stand on it under the mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reljournal.store.queries.day_counts import counts_of_days
from reljournal.store.queries.month import items_of_days
from reljournal.ui.calendar.month_model import Sheet
from reljournal.ui.calendar.view import DaysView, plus_months
from reljournal.ui.calendar.year_sheet import YearSheet
from reljournal.ui.context import Context
from reljournal.ui.date_words import year

_NAMED = 8


class _NamingSheet(YearSheet):
    """A year whose tooltips name what stands on a day; asked of the journal for that day alone."""

    def __init__(self, view: YearView, today: date) -> None:
        super().__init__(today)
        self._view = view

    def tip_of(self, day: date) -> str:
        """Return the day, how much stands on it, and the first things by name."""
        found = items_of_days(self._view.context.journal, day, day, _NAMED, self._view.shown)
        sheet = Sheet(day.year, day.month, [day], found, self.today)
        marks = sheet.marks(day)
        more = sheet.count(day) - len(marks)
        lines = [super().tip_of(day), *(mark.text for mark in marks)]
        return "\n".join([*lines, self.tr("%Ln more", None, more)] if more > 0 else lines)


class _Scroll(QScrollArea):
    """Scrolls the year where the window is low, and tells it how much room there is."""

    def __init__(self, sheet: YearSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(sheet)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the months to the room."""
        super().resizeEvent(event)
        self._sheet.fit(self._room())

    def _room(self) -> QSize:
        """Return the room beside a scroll bar, whether it is there or not: else it would come and go in turns."""
        bar = 0 if self.verticalScrollBar().isVisible() else self.verticalScrollBar().sizeHint().width()
        return self.viewport().size() - QSize(bar, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by no key: they walk the days."""
        event.ignore()

    def minimumSizeHint(self) -> QSize:
        """Return room for one month's width, and for a few weeks."""
        return QSize(self._sheet.minimumSizeHint().width(), self._sheet.minimumSizeHint().width())



class YearView(DaysView):
    """Counts a whole year at once, whatever stands in it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.sheet = _NamingSheet(self, context.today())
        self.sheet.holiday_on = context.holidays.on
        context.holidays.changed.connect(self._show_holidays)
        self.frame = _Scroll(self.sheet)
        self._year = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        for name in ("day_wanted", "day_pressed", "panel_wanted", "new_wanted", "month_wanted"):
            getattr(self.sheet, name).connect(getattr(self, name))
        self.setFocusProxy(self.sheet)

    def keyboard(self) -> QWidget:
        """Return the sheet."""
        return self.sheet

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""
        self.sheet.ask_new()

    def show_day(self, day: date) -> None:
        """Turn to the year of a day, and put the ring on the day."""
        if day.year != self._year:
            self._year = day.year
            self._read()
        self.sheet.choose(day)
        place = self.sheet.place_of(day)
        self.frame.ensureVisible(place.center().x(), place.center().y(), place.width(), 2 * place.height())

    def _show_holidays(self) -> None:
        self.sheet.update()

    def renew(self) -> None:
        """Count anew."""
        if self._year:
            self._read()

    def _read(self) -> None:
        first, last = date(self._year, 1, 1), date(self._year, 12, 31)
        # Begun here and not while it is painted.
        self.context.holidays.on(first)
        counts = counts_of_days(self.context.journal, first, last, self.shown)
        self.sheet.show_year(self._year, counts, self.context.today())

    def set_week_numbers(self, on: bool) -> None:
        """Show the numbers of weeks before them."""
        super().set_week_numbers(on)
        self.sheet.set_week_numbers(on)

    def title(self, day: date) -> str:
        """Return the year."""
        return year(day.year)

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the day a year, or ten, away."""
        return plus_months(day, 12 * pages * (10 if far else 1))

    def walk_words(self) -> tuple[str, str]:
        """Return the words for a year back and on."""
        return (
            self.tr("Previous year (Page Up), ten years back (Ctrl+Page Up)"),
            self.tr("Next year (Page Down), ten years on (Ctrl+Page Down)"),
        )
