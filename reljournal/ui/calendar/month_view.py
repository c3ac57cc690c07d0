"""The month as a view: the sheet with what stands on it, and the next one ready before it is wanted."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from reljournal.ui import wording
from reljournal.ui.calendar.month_grid import MonthGrid
from reljournal.ui.calendar.sheet_view import SheetView
from reljournal.ui.calendar.view import plus_months
from reljournal.ui.context import Context


class MonthView(SheetView):
    """Turns the pages of a `MonthGrid`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.grid = MonthGrid()
        super().__init__(context, self.grid, parent)
        self._year, self._month = self._day.year, self._day.month
        self.grid.room_changed.connect(self.renew)

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
        self.grid.days.show_sheet(self._sheet(self._begin()))
        self.grid.choose(self._day)
        # Where no walk has begun yet the next may be the one after or before.
        self._walk_on([direction] if direction else [1, -1])

    def _begin(self) -> date:
        return date(self._year, self._month, 1)

    def first_of(self, day: date) -> date:
        """Return the first of the month."""
        return day.replace(day=1)

    def _days_of(self, day: date) -> list[date | None]:
        return self.grid.days.days_of(day.year, day.month)

    def _onward(self, step: int) -> date | None:
        return plus_months(self._begin(), step)

    def title(self, day: date) -> str:
        """Return month and year of the sheet; a day pressed at its edge does not turn it."""
        del day
        return wording.month_year(self._begin())

    def short_title(self, day: date) -> str:
        """Return the same with the month cut short."""
        del day
        return wording.short_month_year(self._begin())

    def walked(self, day: date, pages: int, *, far: bool) -> date | None:
        """Return the day of another month, or year: counted from the sheet, which a pressed day may not be in."""
        target = plus_months(self._begin(), pages * (12 if far else 1))
        months = 0 if target is None else (target.year - day.year) * 12 + target.month - day.month
        return None if target is None else plus_months(day, months)

    def walk_words(self) -> tuple[str, str]:
        """Return the words for a month back and on."""
        return (
            self.tr("Previous month (Page Up), previous year (Ctrl+Page Up)"),
            self.tr("Next month (Page Down), next year (Ctrl+Page Down)"),
        )
