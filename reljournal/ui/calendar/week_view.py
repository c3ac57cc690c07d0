"""The week as a view: seven days beside each other, or below each other where the window is narrow."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reljournal.ui import wording
from reljournal.ui.calendar.day_delegate import DayDelegate
from reljournal.ui.calendar.month_grid import MonthGrid
from reljournal.ui.calendar.month_model import DAYS, MonthModel
from reljournal.ui.calendar.sheet_view import SheetView
from reljournal.ui.calendar.view import plus_days, week_number
from reljournal.ui.calendar.week_delegate import WeekDelegate
from reljournal.ui.context import Context
from reljournal.ui.date_words import year

# So many things a day are read; a day that holds more says so.
_READ = 24
_LETTERS = 15


class WeekGrid(MonthGrid):
    """A sheet of one week; where its columns would be too narrow for words it is a list of days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days.down, self.days.across = 1, DAYS
        self.setAccessibleName(self.tr("Week"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _model(self) -> MonthModel:
        model = MonthModel(self)
        model.down = 1
        return model

    def _painter(self) -> DayDelegate:
        return WeekDelegate(self.days, self)

    def is_list(self) -> bool:
        """Return whether the days stand below each other."""
        return self.days.across == 1

    def show_week_numbers(self, on: bool) -> None:
        """Show nothing more: the title names the week."""

    def room_a_day(self) -> int:
        """Return how many things are read for a day."""
        return _READ

    def _fit(self) -> None:
        super()._fit()
        self.setMinimumHeight(self.horizontalHeader().height() + self._delegate.least_height(self.font()))

    def arrange(self) -> None:
        """Set the days beside or below each other, as there is room, each as high as it needs."""
        narrow = self.width() < DAYS * _LETTERS * QFontMetrics(self.font()).averageCharWidth()
        if narrow != self.is_list():
            chosen = self.chosen()
            self.days.beginResetModel()
            self.days.down, self.days.across = (DAYS, 1) if narrow else (1, DAYS)
            self.days.endResetModel()
            if isinstance(self._delegate, WeekDelegate):
                self._delegate.is_list = narrow
            self.horizontalHeader().setVisible(not narrow)
            bars = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if narrow else bars.ScrollBarAlwaysOff)
            modes = QHeaderView.ResizeMode
            self.verticalHeader().setSectionResizeMode(modes.Fixed if narrow else modes.Stretch)
            if chosen is not None:
                self.choose(chosen)
        if narrow:
            self._set_heights()

    def _set_heights(self) -> None:
        wide, delegate = self.viewport().width(), self._delegate
        if not isinstance(delegate, WeekDelegate):
            return
        days = self.days.sheet.days[:DAYS]
        needed = [delegate.content_height(self.font(), wide, day) if day is not None else 0 for day in days]
        spare = max(0, self.viewport().height() - sum(needed)) // DAYS
        for row, high in enumerate(needed):
            self.verticalHeader().resizeSection(row, high + spare)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the days anew."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days of a list with the arrows that lead along it."""
        down = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        day = self.chosen()
        if self.is_list() and day is not None and Qt.Key(event.key()) in down and not event.modifiers():
            target = plus_days(day, down[Qt.Key(event.key())])
            if target is not None:
                self.day_wanted.emit(target)
            return
        super().keyPressEvent(event)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a day of the list into view; a week of columns is always on show."""
        if self.is_list():
            QTableView.scrollTo(self, index, hint)


class WeekView(SheetView):
    """Reads a week and shows it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.grid = WeekGrid()
        super().__init__(context, self.grid, parent)
        self._first: date | None = None

    def first_of(self, day: date) -> date:
        """Return the first day of a day's week, the first day there is where the calendar begins in it."""
        return plus_days(day, -((day.weekday() - self.grid.days.first_weekday) % DAYS)) or date.min

    def show_day(self, day: date) -> None:
        """Turn to the week of a day, and put the ring on the day."""
        before, first = self._first, self.first_of(day)
        self._day = day
        if first != before:
            self._first = first
            self._turn()
            days = (first - (before or first)).days
            self._walk_on([days] if abs(days) == DAYS else [DAYS, -DAYS])
        self.grid.choose(day)

    def renew(self) -> None:
        """Read the week anew."""
        self._sheets.clear()
        if self._first is not None:
            self._turn()
            self.grid.choose(self._day)

    def _show_holidays(self) -> None:
        if self._first is not None:
            self._turn()

    def _turn(self) -> None:
        self.grid.days.show_sheet(self._sheet(self._day))
        self.grid.arrange()

    def _days_of(self, day: date) -> list[date | None]:
        offset = (day.weekday() - self.grid.days.first_weekday) % DAYS
        return [plus_days(day, number - offset) for number in range(DAYS)]

    def _onward(self, step: int) -> date | None:
        return plus_days(self._day, step)

    def title(self, day: date) -> str:
        """Return the days of the week and its number."""
        first = self.first_of(day)
        last = plus_days(first, DAYS - 1) or date.max
        number = QLocale().toString(week_number(first))
        ends = wording.short_day(first) if first.year == last.year else wording.short_day_with_year(first)
        words = self.tr("{first} – {last} {year}, week {number}")
        return words.format(first=ends, last=wording.short_day(last), year=year(last.year), number=number)

    def short_title(self, day: date) -> str:
        """Return the days of the week alone."""
        first = self.first_of(day)
        return f"{wording.short_day(first)} – {wording.short_day(plus_days(first, DAYS - 1) or date.max)}"

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the day a week, or four, away."""
        return plus_days(day, DAYS * pages * (4 if far else 1))

    def walk_words(self) -> tuple[str, str]:
        """Return the words for a week back and on."""
        return (
            self.tr("Previous week (Page Up), four weeks back (Ctrl+Page Up)"),
            self.tr("Next week (Page Down), four weeks on (Ctrl+Page Down)"),
        )
