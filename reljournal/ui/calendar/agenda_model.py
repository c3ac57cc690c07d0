"""The agenda as rows: months, and below each what stands on its days; read month by month as far as one looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.store.queries.month import items_of_days
from reljournal.ui import date_words, wording
from reljournal.ui.calendar.month_model import Mark, Sheet, mark_words
from reljournal.ui.calendar.view import plus_days, plus_months
from reljournal.ui.context import Context

_A_DAY = 40
_A_PAGE = 40
_MONTHS_AT_ONCE = 24
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
    """Grows at both ends. ``begin`` starts anew at a month."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.shown: Shown = EVERYTHING
        self.rows: list[AgendaRow] = []
        self._next: date | None = None
        self._before: date | None = None

    def begin(self, day: date) -> None:
        """Forget all rows and read from the month of a day on, until there is a page of them."""
        self.beginResetModel()
        first = day.replace(day=1)
        self._next, self._before = first, first
        self.rows = self._read_on()
        self.endResetModel()

    def holds(self, day: date) -> bool:
        """Return whether the month of a day was read."""
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
        rows = self._read_on()
        if rows:
            at = len(self.rows)
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()
        return len(rows)

    def go_back(self) -> int:
        """Read more at the beginning; return how many rows came."""
        rows: list[AgendaRow] = []
        for _month in range(_MONTHS_AT_ONCE):
            if self._before is None or len(rows) >= _A_PAGE:
                break
            first = plus_months(self._before, -1)
            self._before = first
            if first is not None:
                rows = self._month(first) + rows
        if not rows:
            self._before = None
            return 0
        self.beginInsertRows(QModelIndex(), 0, len(rows) - 1)
        self.rows = rows + self.rows
        self.endInsertRows()
        return len(rows)

    def _read_on(self) -> list[AgendaRow]:
        rows: list[AgendaRow] = []
        for _month in range(_MONTHS_AT_ONCE):
            if self._next is None or len(rows) >= _A_PAGE:
                break
            rows += self._month(self._next)
            self._next = plus_months(self._next, 1)
        if not rows:
            self._next = None
        return rows

    def _month(self, first: date) -> list[AgendaRow]:
        following = plus_months(first, 1)
        last = plus_days(following, -1) if following is not None else date.max
        days = items_of_days(self._context.journal, first, last or first, _A_DAY, self.shown)
        if not days:
            return []
        sheet = Sheet(first.year, first.month, [], days, self._context.today())
        rows = [AgendaRow(first)]
        for day in sorted(days):
            marks = sheet.marks(day)
            rows += [AgendaRow(day, mark, is_first=number == 0) for number, mark in enumerate(marks)]
            more = sheet.count(day) - len(marks)
            if more > 0:
                rows.append(AgendaRow(day, more=more))
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
        return f"{day}. {mark_words(row.mark) if row.mark is not None else self.more_words(row)}"

    def more_words(self, row: AgendaRow) -> str:
        """Return how many more there are on the day of a row."""
        return self.tr("%Ln more", None, row.more)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let things be chosen, and the names of months not."""
        if not index.isValid() or self.rows[index.row()].is_month:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


