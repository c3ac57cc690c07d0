"""The entries with one contact, newest first, in pages that are fetched as the list is walked.

Between them stand the days that returned, where they are wanted; each page brings those of its own days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.entries import Entry
from reljournal.domain.text import excerpt
from reljournal.domain.timeline import TimelineEvent, between
from reljournal.store.queries.entries import ALL_SORTS, OfSort, count_entries, newest_entries
from reljournal.ui.context import Context
from reljournal.ui.wording import date_with_year, kind_label, month_year

# The first page fills a window; a card is opened more often than a timeline is walked.
FIRST_PAGE = 8
PAGE = 40
_Index = QModelIndex | QPersistentModelIndex


class EntryRole(IntEnum):
    """What the timeline answers to, beside Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    MONTH = Qt.ItemDataRole.UserRole + 2
    """The month as a heading when the row is the first of it, else nothing."""
    EVENT = Qt.ItemDataRole.UserRole + 3
    """What stands between entries; nothing where an entry is."""


class TimelineModel(QAbstractListModel):
    """Holds the entries fetched so far, and the events between them."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact_id: int | None = None
        self._also: tuple[int, ...] = ()
        self._entries: list[Entry] = []
        self._items: list[Entry | TimelineEvent] = []
        self._events: list[TimelineEvent] = []
        self._sort = ALL_SORTS
        self._total = 0

    def contact_id(self) -> int | None:
        """Return whose entries these are."""
        return self._contact_id

    def also(self) -> tuple[int, ...]:
        """Return whose entries stand among them."""
        return self._also

    def show_contact(self, contact_id: int | None, also: tuple[int, ...] = ()) -> None:
        """Show the entries with another contact, or none; those with the ones ``also`` meant stand among them."""
        self._contact_id, self._also = contact_id, also
        self._entries, self._events, self._sort = [], [], ALL_SORTS
        self.reload()

    def show_sort(self, sort: OfSort) -> None:
        """Show the entries of one kind or purpose only, or all again."""
        if sort != self._sort:
            self._sort = sort
            self._entries = []
            self.reload()

    def sort_shown(self) -> OfSort:
        """Return which entries are shown."""
        return self._sort

    def show_events(self, events: Sequence[TimelineEvent]) -> None:
        """Let these stand between the entries, newest first; none hides them."""
        if list(events) != self._events:
            self._events = list(events)
            self.reload()

    def reload(self) -> None:
        """Read anew as many entries as were fetched; nothing is announced when nothing differs."""
        journal, contact_id = self._context.journal, self._contact_id
        wanted = max(FIRST_PAGE, len(self._entries))
        sort = self._sort
        total = count_entries(journal, contact_id, sort, self._also) if contact_id is not None else 0
        fetched = newest_entries(journal, 0, wanted, contact_id, sort, self._also) if contact_id is not None else []
        items = self._with_events(fetched, None, whole=len(fetched) >= total)
        if self._items and items == self._items and total == self._total:
            return
        self.beginResetModel()
        self._entries, self._total, self._items = fetched, total, items
        self.endResetModel()

    def _with_events(
        self, page: list[Entry], newest: date | None, *, whole: bool
    ) -> list[Entry | TimelineEvent]:
        """Return a page with the events of its days; those on its last day come with the next one."""
        if not self._events:
            return list(page)
        oldest = None if whole or not page else page[-1].on
        events = between(self._events, newest, oldest)
        # Both are in order already, and what returned stands above what was done on that day.
        return sorted([*events, *page], key=lambda item: item.on, reverse=True)

    def total(self) -> int:
        """Return how many entries there are, fetched or not."""
        return self._total

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many entries were fetched, with the events between them."""
        return 0 if parent.isValid() else len(self._items)

    def canFetchMore(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """Return whether there are older entries."""
        return not parent.isValid() and len(self._entries) < self._total

    def fetchMore(self, parent: _Index = QModelIndex()) -> None:  # noqa: B008 - Qt's own default
        """Fetch the next page."""
        if self._contact_id is None or parent.isValid():
            return
        start = len(self._entries)
        page = newest_entries(self._context.journal, start, PAGE, self._contact_id, self._sort, self._also)
        if not page:
            self._total = start
        newest = self._entries[-1].on if self._entries else None
        items = self._with_events(page, newest, whole=start + len(page) >= self._total)
        if not items:
            return
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        self._entries += page
        self._items += items
        self.endInsertRows()

    def entry(self, row: int) -> Entry | None:
        """Return the entry at a row, None for an event between entries."""
        item = self._items[row] if 0 <= row < len(self._items) else None
        return item if isinstance(item, Entry) else None

    def event_at(self, row: int) -> TimelineEvent | None:
        """Return the event at a row, None for an entry."""
        item = self._items[row] if 0 <= row < len(self._items) else None
        return item if isinstance(item, TimelineEvent) else None

    def row_of(self, entry_id: int) -> int | None:
        """Return the row of an entry that was fetched, or None."""
        rows = enumerate(self._items)
        return next((row for row, item in rows if isinstance(item, Entry) and item.id == entry_id), None)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        item = self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None
        if item is None:
            return None
        if role == EntryRole.MONTH:
            return self._month(index.row(), item.on)
        return self._entry_data(item, role) if isinstance(item, Entry) else self._event_data(item, role)

    def _entry_data(self, entry: Entry, role: int) -> Any:
        if role == EntryRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title or excerpt(entry.text, 80)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            from reljournal.ui.people.entry_around import chips_of, lines_of

            beside = [words for words, _ in chips_of(entry)]
            beside += [f"{label} {words}" for label, words, _ in lines_of(entry, self._contact_id)]
            said = (kind_label(entry.kind), date_with_year(entry.on), entry.title, excerpt(entry.text, 160), *beside)
            return ", ".join(part for part in said if part)
        return None

    def _event_data(self, event: TimelineEvent, role: int) -> Any:
        from reljournal.ui.people.event_words import event_words

        if role == EntryRole.EVENT:
            return event
        if role == Qt.ItemDataRole.DisplayRole:
            return event_words(event)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{event_words(event)}, {date_with_year(event.on)}"
        return None

    def _month(self, row: int, on: date) -> str:
        before = self._items[row - 1].on if row else None
        if before is not None and (before.year, before.month) == (on.year, on.month):
            return ""
        return month_year(on)
