"""What the views of the month and the week have in common: sheets that are turned, the next ones ready before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.store.queries.month import items_of_days
from reljournal.ui.calendar.month_grid import PASSED_ON, MonthGrid
from reljournal.ui.calendar.month_model import Sheet
from reljournal.ui.calendar.view import DaysView
from reljournal.ui.context import Context

_SHEETS_KEPT = 4


class SheetView(DaysView):
    """Reads the sheet of a day, keeps the last few, and gets the next of a walk ready while nothing else is to do."""

    def __init__(self, context: Context, grid: MonthGrid, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._grid = grid
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid)
        self._day = context.today()
        self._sheets: dict[date, Sheet] = {}
        self._ahead: list[int] = []
        self._ahead_timer = QTimer(self)
        self._ahead_timer.setSingleShot(True)
        self._ahead_timer.timeout.connect(self._read_ahead)
        context.holidays.changed.connect(self._show_holidays)
        for name in PASSED_ON:
            getattr(grid, name).connect(getattr(self, name))
        self.setFocusProxy(grid)

    def first_of(self, day: date) -> date:
        """Return the first day of what a day's sheet is about."""
        raise NotImplementedError

    def _days_of(self, day: date) -> list[date | None]:
        """Return the places of a day's sheet; None where the calendar has no day."""
        raise NotImplementedError

    def _onward(self, step: int) -> date | None:
        """Return a day of the sheet that one step of the walk leads to, None where the calendar ends."""
        raise NotImplementedError

    def _show_holidays(self) -> None:
        """Show which days are holidays, now that it is known."""
        raise NotImplementedError

    def keyboard(self) -> QWidget:
        """Return the sheet."""
        return self._grid

    def ask_new(self) -> None:
        """Ask what is new on the day with the ring."""
        self._grid.ask_new()

    def carry(self, item: FollowUp | None) -> None:
        """Carry a follow-up to another day."""
        self._grid.carry(item)

    def is_carrying(self) -> bool:
        """Return whether a follow-up is on its way to another day."""
        return self._grid.is_carrying()

    def _sheet(self, day: date) -> Sheet:
        """Return the sheet of a day, with what stands on it."""
        first = self.first_of(day)
        found = self._sheets.get(first)
        if found is None:
            days = self._days_of(day)
            known = [each for each in days if each is not None]
            items = items_of_days(self.context.journal, known[0], known[-1], self._grid.room_a_day(), self.shown)
            while len(self._sheets) >= _SHEETS_KEPT:
                del self._sheets[next(iter(self._sheets))]
            for end in (known[0], known[-1]):
                # Begun here and not while it is painted.
                self.context.holidays.on(end)
            found = self._sheets[first] = Sheet(
                day.year, day.month, days, items, self.context.today(), self.context.holidays.on
            )
        return found

    def _walk_on(self, steps: Sequence[int]) -> None:
        """Get ready what these steps lead to, one after the other, so that turning there is only painting."""
        self._ahead = list(steps)
        self._ahead_timer.start()

    def _read_ahead(self) -> None:
        target = self._onward(self._ahead.pop(0)) if self._ahead else None
        if target is not None:
            self._grid.get_ready(self._sheet(target))
        if self._ahead:
            self._ahead_timer.start()
