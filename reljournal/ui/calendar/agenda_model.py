"""The agenda as rows: months, and below each what stands on its days; read in parts, as far as one looks."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.store.queries.month import items_of_days
from reljournal.ui import date_words, wording
from reljournal.ui.calendar.month_model import Mark, Sheet, mark_words
from reljournal.ui.calendar.view import plus_days
from reljournal.ui.context import Context

_A_DAY = 40
_A_PAGE = 40
# Where much stands on each day a month is read in parts, so that no page takes long.
_FEW_DAYS = 8
_EMPTY_SPANS = 36
"""So many empty months in a row end the agenda in that direction."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A month's name (no mark, no ``more``), a thing on a day, or how many more a day has than are listed."""

    day: date
    mark: Mark | None = None
    is_first: bool = False
    more: int = 0

    @property
    def is_month(self) -> bool:
        """Whether it names a month."""
        return self.mark is None and not self.more


class AgendaModel(QAbstractListModel):
    """Grows at both ends. ``begin`` starts anew about a day."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.shown: Shown = EVERYTHING
        self.rows: list[AgendaRow] = []
        self._few = True
        self._next: date | None = None
        self._before: date | None = None

    def begin(self, day: date) -> None:
        """Forget all rows and read from about a day on, until there is a page of them."""
        self.beginResetModel()
        first = day.replace(day=1 + (day.day - 1) // _FEW_DAYS * _FEW_DAYS)
        self._next, self._before = first, first
        self._few = True
        self.rows = self._read_on([])
        self.endResetModel()

    def holds(self, day: date) -> bool:
        """Return whether the days about a day were read."""
        after = self._before is None or day >= self._before
        return bool(self.rows) and after and (self._next is None or day < self._next)

    def row_from(self, day: date) -> int | None:
        """Return the row of the first thing on or after a day, the last one before it where there is none."""
        at = next((number for number, row in enumerate(self.rows) if row.day >= day and not row.is_month), None)
        if at is not None:
            return at
        last = (number for number in range(len(self.rows) - 1, -1, -1) if not self.rows[number].is_month)
        return next(last, None)

    # Growing

    def may_go_on(self) -> bool:
        """Return whether there may be more at the end."""
        return self._next is not None

    def may_go_back(self) -> bool:
        """Return whether there may be more at the beginning."""
        return self._before is not None

    def go_on(self) -> int:
        """Read more at the end; return how many rows came."""
        rows = self._read_on(self.rows)
        if rows:
            at = len(self.rows)
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()
        return len(rows)

    def go_back(self) -> int:
        """Read more at the beginning; return how many rows came."""
        came = 0
        for _span in range(_EMPTY_SPANS):
            if self._before is None or came >= _A_PAGE:
                break
            last = plus_days(self._before, -1)
            if last is None:
                self._before = None
                break
            days = _FEW_DAYS if self._few else last.day
            first = last.replace(day=max(1, last.day - days + 1))
            self._before = first
            came += self._put_before(self._span(first, last))
        if not came:
            self._before = None
        return came

    def _put_before(self, rows: list[AgendaRow]) -> int:
        """Put rows of one month before all others: below its name, where that is there already."""
        if not rows:
            return 0
        named = bool(self.rows) and self.rows[0].is_month and self.rows[0].day == rows[0].day.replace(day=1)
        at = 1 if named else 0
        rows = rows if named else [AgendaRow(rows[0].day.replace(day=1)), *rows]
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self.rows[at:at] = rows
        self.endInsertRows()
        return len(rows)

    def _read_on(self, before: list[AgendaRow]) -> list[AgendaRow]:
        """Return what follows ``before``, with the name of a month where another begins."""
        rows: list[AgendaRow] = []
        for _span in range(_EMPTY_SPANS):
            if self._next is None or len(rows) >= _A_PAGE:
                break
            first = self._next
            longest = monthrange(first.year, first.month)[1]
            last = first.replace(day=min(longest, first.day + _FEW_DAYS - 1) if self._few else longest)
            self._next = plus_days(last, 1)
            things = self._span(first, last)
            earlier = rows or before
            if things and (not earlier or (earlier[-1].day.year, earlier[-1].day.month) != (first.year, first.month)):
                rows.append(AgendaRow(first.replace(day=1)))
            rows += things
        if not rows:
            self._next = None
        return rows

    def _span(self, first: date, last: date) -> list[AgendaRow]:
        """Return what stands on some days of one month, and remember whether few days are enough for a page."""
        days = items_of_days(self._context.journal, first, last, _A_DAY, self.shown)
        sheet = Sheet(first.year, first.month, [], days, self._context.today())
        rows: list[AgendaRow] = []
        for day in sorted(days):
            marks = sheet.marks(day)
            rows += [AgendaRow(day, mark, is_first=number == 0) for number, mark in enumerate(marks)]
            more = sheet.count(day) - len(marks)
            if more > 0:
                rows.append(AgendaRow(day, more=more))
        if (last - first).days + 1 > _FEW_DAYS:
            self._few = len(rows) > 2 * _A_PAGE
        else:
            self._few = len(rows) > _A_PAGE // 4
        return rows

    # What Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows were read."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says, its words for screen readers, or (UserRole) the row itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.mark.text if row.mark is not None else wording.month_year(row.day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(row)
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def spoken(self, row: AgendaRow) -> str:
        """Return a row as one sentence after the other."""
        if row.is_month:
            return wording.month_year(row.day)
        day = date_words.day_title(row.day, self._context.today())
        if holiday := self._context.holidays.on(row.day):
            day = f"{day}. {holiday}"
        return f"{day}. {mark_words(row.mark) if row.mark is not None else self.more_words(row)}"

    def more_words(self, row: AgendaRow) -> str:
        """Return how many more there are on the day of a row."""
        return self.tr("%Ln more", None, row.more)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let things be chosen, and the names of months not."""
        if not index.isValid() or self.rows[index.row()].is_month:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


