"""Where the days of a year stand: twelve small months in rows, as many beside each other as there is room for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect

from reljournal.domain.dates import month_grid

_ACROSS = (6, 4, 3, 2, 1)
_WEEKS, _DAYS = 6, 7


@dataclass(frozen=True, slots=True)
class YearLayout:
    """All lengths in pixels. ``lead`` is the width of the week numbers, 0 without them."""

    year: int
    across: int
    cell_wide: int
    cell_high: int
    head: int
    lead: int
    gap: int
    edge: int
    first_weekday: int
    width: int
    mirrored: bool = False

    @classmethod
    def fitting(
        cls, year: int, width: int, height: int, cell: tuple[int, int], head: int, lead: int, gap: int, edge: int,
        first_weekday: int, *, mirrored: bool,
    ) -> YearLayout:  # fmt: skip
        """Return the layout that suits a width and a height; ``cell`` is the least size of a day."""
        wide, high = cell
        made: list[YearLayout] = []
        for across in _ACROSS:
            room = (width - 2 * edge - (across - 1) * gap) // across - lead
            if room < _DAYS * wide and across > 1:
                continue
            down = 12 // across
            tall = (height - 2 * edge - (down - 1) * gap) // down - head
            cell_wide = max(wide, min(room // _DAYS, wide * 2))
            cell_high = max(high, min(tall // _WEEKS, cell_wide * 4 // 5))
            made.append(cls(year, across, cell_wide, cell_high, head, lead, gap, edge, first_weekday, width, mirrored))
        # Where all fit, the one with the largest days; else the lowest, which scrolls least.
        fitting = [layout for layout in made if layout.height <= height]
        if fitting:
            return max(fitting, key=lambda layout: layout.cell_wide * layout.cell_high)
        return min(made, key=lambda layout: layout.height)

    @property
    def month_wide(self) -> int:
        """The width of a month."""
        return self.lead + _DAYS * self.cell_wide

    @property
    def month_high(self) -> int:
        """The height of a month."""
        return self.head + _WEEKS * self.cell_high

    @property
    def height(self) -> int:
        """The height of the whole year."""
        down = 12 // self.across
        return 2 * self.edge + down * self.month_high + (down - 1) * self.gap

    def _step(self) -> int:
        """Return from where one month begins to where the next one does: spread over the width."""
        if self.across == 1:
            return 0
        spread = (self.width - 2 * self.edge - self.month_wide) // (self.across - 1)
        return max(self.month_wide + self.gap, min(spread, self.month_wide + 3 * self.gap))

    def _left(self) -> int:
        used = self._step() * (self.across - 1) + self.month_wide
        return max(self.edge, (self.width - used) // 2)

    def month_at(self, month: int) -> QRect:
        """Return where a month stands, its name included."""
        row, column = divmod(month - 1, self.across)
        left = self._left() + column * self._step()
        top = self.edge + row * (self.month_high + self.gap)
        if self.mirrored:
            left = self.width - left - self.month_wide
        return QRect(left, top, self.month_wide, self.month_high)

    def days(self, month: int) -> list[date | None]:
        """Return the 42 days of a month's weeks; None for those of other months."""
        grid = month_grid(self.year, month, self.first_weekday)
        return [day if day is not None and day.month == month else None for day in grid]

    def cells(self, month: int) -> list[QRect]:
        """Return where the 42 days of a month's weeks stand."""
        box = self.month_at(month)
        return [self._cell(box, place) for place in range(_WEEKS * _DAYS)]

    def cell(self, month: int, place: int) -> QRect:
        """Return where the day at a place (0 to 41) of a month's weeks stands."""
        return self._cell(self.month_at(month), place)

    def _cell(self, box: QRect, place: int) -> QRect:
        row, column = divmod(place, _DAYS)
        left = self.lead + column * self.cell_wide
        if self.mirrored:
            left = box.width() - left - self.cell_wide
        return QRect(box.left() + left, box.top() + self.head + row * self.cell_high, self.cell_wide, self.cell_high)

    def place_of(self, day: date) -> QRect:
        """Return where a day of the year stands."""
        return self.cell(day.month, self.days(day.month).index(day))

    def day_at(self, point: QPoint) -> date | None:
        """Return the day at a point, or None."""
        for month in range(1, 13):
            box = self.month_at(month)
            if not box.contains(point):
                continue
            x = box.right() - point.x() if self.mirrored else point.x() - box.left()
            row, column = (point.y() - box.top() - self.head) // self.cell_high, (x - self.lead) // self.cell_wide
            if row < 0 or not 0 <= column < _DAYS or row >= _WEEKS or x < self.lead:
                return None
            return self.days(month)[row * _DAYS + column]
        return None

    def title_at(self, point: QPoint) -> int | None:
        """Return the month whose name is at a point, or None."""
        for month in range(1, 13):
            box = self.month_at(month)
            if QRect(box.left(), box.top(), box.width(), self.head // 2).contains(point):
                return month
        return None
