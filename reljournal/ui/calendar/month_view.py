"""The month as a view: the sheet with what stands on it, and the next one ready before it is wanted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.store.queries.month import items_of_days
from reljournal.ui import wording
from reljournal.ui.calendar.month_grid import PASSED_ON, MonthGrid
from reljournal.ui.calendar.month_model import Sheet
from reljournal.ui.calendar.view import DaysView, plus_months
from reljournal.ui.context import Context

_SHEETS_KEPT = 4


class MonthView(DaysView):
    """Turns the pages of a `MonthGrid`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.grid = MonthGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        today = context.today()
        self._year, self._month = today.year, today.month
        self._day = today
        self._sheets: dict[tuple[int, int], Sheet] = {}
        self._ahead: list[int] = []
        self._ahead_timer = QTimer(self)
        self._ahead_timer.setSingleShot(True)
        self._ahead_timer.timeout.connect(self._read_ahead)
        self.grid.room_changed.connect(self.renew)
        context.holidays.changed.connect(self._show_holidays)
        for name in PASSED_ON:
            getattr(self.grid, name).connect(getattr(self, name))
        self.setFocusProxy(self.grid)

    def keyboard(self) -> QWidget:
        """Return the sheet."""
        return self.grid

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""
        self.grid.ask_new()

    def carry(self, item: FollowUp | None) -> None:
        """Carry a follow-up to another day."""
        self.grid.carry(item)

    def is_carrying(self) -> bool:
        """Return whether a follow-up is on its way to another day."""
        return self.grid.is_carrying()

    def month(self) -> tuple[int, int]:
        """Return year and month of the sheet."""
        return self._year, self._month

    def show_day(self, day: date) -> None:
        """Turn to the month of a day, and put the ring on the day; a day of the sheet's edge turns too."""
        self._day = day
        months = (day.year - self._year) * 12 + day.month - self._month
        if months or not self._sheets:
            self._year, self._month = day.year, day.month
            self._turn_page(months)
        else:
            self.grid.choose(day)

    def press(self, day: date) -> None:
        """Put the ring on a day of the sheet without turning it."""
        self._day = day
        self.grid.choose(day)

    def renew(self) -> None:
        """Read the month anew."""
        self._sheets.clear()
        self._turn_page(0)

    def set_week_numbers(self, on: bool) -> None:
        """Show the numbers of weeks before them."""
        super().set_week_numbers(on)
        self.grid.show_week_numbers(on)

    def _show_holidays(self) -> None:
        self.grid.days.show_sheet(self.grid.days.sheet)

    def _turn_page(self, direction: int) -> None:
        self.grid.days.show_sheet(self._sheet(self._year, self._month))
        self.grid.choose(self._day)
        self._ahead = [direction] if direction else [1, -1]
        self._ahead_timer.start()

    def _sheet(self, year: int, month: int) -> Sheet:
        found = self._sheets.get((year, month))
        if found is None:
            days = self.grid.days.days_of(year, month)
            known = [day for day in days if day is not None]
            items = items_of_days(self.context.journal, known[0], known[-1], self.grid.room_a_day(), self.shown)
            while len(self._sheets) >= _SHEETS_KEPT:
                del self._sheets[next(iter(self._sheets))]
            for day in (known[0], known[-1]):
                # Begun here and not while it is painted.
                self.context.holidays.on(day)
            found = self._sheets[year, month] = Sheet(
                year, month, days, items, self.context.today(), self.context.holidays.on
            )
        return found

    def _read_ahead(self) -> None:
        """Get the next month of the walk ready while nothing else is to do, so that turning to it is only painting.

        Where no walk has begun yet that may be the one after or before.
        """
        target = plus_months(date(self._year, self._month, 1), self._ahead.pop(0)) if self._ahead else None
        if target is not None:
            self.grid.get_ready(self._sheet(target.year, target.month))
        if self._ahead:
            self._ahead_timer.start()

    def title(self, day: date) -> str:
        """Return month and year of the sheet; a day pressed at its edge does not turn it."""
        del day
        return wording.month_year(date(self._year, self._month, 1))

    def short_title(self, day: date) -> str:
        """Return the same with the month cut short."""
        del day
        return wording.short_month_year(date(self._year, self._month, 1))

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the day of another month, or year: counted from the sheet, which a pressed day may not be in."""
        target = plus_months(date(self._year, self._month, 1), pages * (12 if far else 1))
        months = 0 if target is None else (target.year - day.year) * 12 + target.month - day.month
        return None if target is None else plus_months(day, months)

    def walk_words(self) -> tuple[str, str]:
        """Return the words for a month back and on."""
        return (
            self.tr("Previous month (Page Up), previous year (Ctrl+Page Up)"),
            self.tr("Next month (Page Down), next year (Ctrl+Page Down)"),
        )
