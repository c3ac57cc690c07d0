"""The six weeks of a month sheet as a table, so that screen readers walk it like one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reljournal.domain.dates import month_grid
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.queries.month import DayItems, EntryLine
from reljournal.ui import date_words
from reljournal.ui.calendar.view import week_number
from reljournal.ui.widgets import ChipRole

WEEKS, DAYS = 6, 7
_NOTHING = DayItems()
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a day: its words, the chip role that colours it, and what it stands for."""

    text: str
    role: ChipRole
    item: Occurrence | FollowUp | EntryLine


def mark_words(mark: Mark) -> str:
    """Return all that a mark says, its sort in words too."""
    item = mark.item
    if isinstance(item, Occurrence):
        extra = (date_words.kind_and_since(item), date_words.milestone_word(item), date_words.moved_note(item))
        return ", ".join(part for part in (mark.text, *extra) if part)
    if isinstance(item, FollowUp):
        late = mark.role is ChipRole.LATE
        sort = _tr("follow-up, late") if late else _tr("follow-up")
        return ", ".join(part for part in (mark.text, date_words.waits_for(item), sort) if part)
    return ", ".join((mark.text, _tr("journal")))


def _tr(text: str) -> str:
    return QCoreApplication.translate("MonthModel", text)


class Sheet:
    """One month: its days, what stands on them, and that as words, made when they are first asked for."""

    def __init__(
        self,
        year: int,
        month: int,
        days: list[date | None],
        items: Mapping[date, DayItems],
        today: date,
        holiday_on: Callable[[date], str] | None = None,
    ) -> None:
        self.year, self.month = year, month
        self.days = days
        self.today = today
        self._items = items
        self._holiday_on = holiday_on
        self._marks: dict[date, tuple[Mark, ...]] = {}

    def marks(self, day: date) -> tuple[Mark, ...]:
        """Return what to show on a day, key dates first."""
        found = self._marks.get(day)
        if found is None:
            items = self._items.get(day, _NOTHING)
            found = self._marks[day] = (
                *(Mark(date_words.title(item), ChipRole.DATES, item) for item in items.dates),
                *(Mark(item.text, self._due_role(item), item) for item in items.follow_ups),
                *(Mark(date_words.entry_title(item), ChipRole.JOURNAL, item) for item in items.entries),
            )
        return found

    def _due_role(self, item: FollowUp) -> ChipRole:
        return ChipRole.LATE if item.due is not None and item.due < self.today else ChipRole.DUE

    def holiday(self, day: date) -> str:
        """Return which holiday a day is, empty when it is none."""
        return self._holiday_on(day) if self._holiday_on is not None else ""

    def count(self, day: date) -> int:
        """Return how many things a day holds."""
        return self._items.get(day, _NOTHING).count


class MonthModel(QAbstractTableModel):
    """Days from the first weekday of the locale on; ``show_sheet`` puts another month on it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first_weekday = QLocale().firstDayOfWeek().value - 1
        self.down, self.across = WEEKS, DAYS
        self.sheet = Sheet(1, 1, [None] * (WEEKS * DAYS), {}, date.min)

    def days_of(self, year: int, month: int) -> list[date | None]:
        """Return the days of a month's sheet; None where no day can be."""
        return month_grid(year, month, self.first_weekday)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a month."""
        self.sheet = sheet
        self.dataChanged.emit(self.index(0, 0), self.index(self.down - 1, self.across - 1))

    def place_of(self, day: date) -> QModelIndex:
        """Return where a day stands, an invalid index when it is not on the sheet."""
        if day not in self.sheet.days:
            return QModelIndex()
        return self.index(*divmod(self.sheet.days.index(day), self.across))

    def day_at(self, index: _Index) -> date | None:
        """Return the day of a place, None where no day can be."""
        return self.sheet.days[index.row() * self.across + index.column()] if index.isValid() else None

    def spoken(self, day: date) -> str:
        """Return a day with all that is read of it, as one sentence after the other."""
        marks = self.sheet.marks(day)
        parts = [date_words.day_title(day, self.sheet.today)]
        if day == self.sheet.today:
            parts.append(self.tr("today"))
        if holiday := self.sheet.holiday(day):
            parts.append(holiday)
        parts += [mark_words(mark) for mark in marks]
        more = self.sheet.count(day) - len(marks)
        if more > 0:
            parts.append(self.tr("%Ln more", None, more))
        return ". ".join(parts)

    # What Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many rows there are: six weeks."""
        return 0 if parent is not None and parent.isValid() else self.down

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many days stand beside each other."""
        return 0 if parent is not None and parent.isValid() else self.across

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every day that exists be chosen."""
        if self.day_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a day's number, its words for screen readers, or (UserRole) the day itself."""
        day = self.day_at(index)
        if day is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return QLocale().toString(day.day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(day)
            case Qt.ItemDataRole.UserRole:
                return day
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the weekday, short to see and long to hear; of a row the number of its week."""
        if orientation == Qt.Orientation.Vertical:
            return self._week_number(section, role)
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < DAYS:
            return None
        number = (self.first_weekday + section) % DAYS + 1
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return QLocale().standaloneDayName(number)
        return None

    def _week_number(self, row: int, role: int) -> str | None:
        first = next((day for day in self.sheet.days[row * self.across : (row + 1) * self.across] if day), None)
        if first is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        number = QLocale().toString(week_number(first))
        spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return self.tr("Week %1").replace("%1", number) if spoken else number
