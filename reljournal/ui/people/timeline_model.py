"""The entries with one contact, newest first, in pages that are fetched as the list is walked."""

from __future__ import annotations

from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.entries import Entry
from reljournal.domain.text import excerpt
from reljournal.store.queries.entries import count_entries, newest_entries
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
    """The month as a heading when the entry is the first of it, else nothing."""


class TimelineModel(QAbstractListModel):
    """Holds the entries fetched so far."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact_id: int | None = None
        self._entries: list[Entry] = []
        self._total = 0

    def contact_id(self) -> int | None:
        """Return whose entries these are."""
        return self._contact_id

    def show_contact(self, contact_id: int | None) -> None:
        """Show the entries with another contact, or none."""
        self._contact_id = contact_id
        self._entries = []
        self.reload()

    def reload(self) -> None:
        """Read anew as many entries as were fetched; nothing is announced when nothing differs."""
        journal, contact_id = self._context.journal, self._contact_id
        wanted = max(FIRST_PAGE, len(self._entries))
        total = count_entries(journal, contact_id) if contact_id is not None else 0
        fetched = newest_entries(journal, 0, wanted, contact_id) if contact_id is not None else []
        if self._entries and fetched == self._entries and total == self._total:
            return
        self.beginResetModel()
        self._entries, self._total = fetched, total
        self.endResetModel()

    def total(self) -> int:
        """Return how many entries there are, fetched or not."""
        return self._total

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many entries were fetched."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """Return whether there are older entries."""
        return not parent.isValid() and len(self._entries) < self._total

    def fetchMore(self, parent: _Index = QModelIndex()) -> None:  # noqa: B008 - Qt's own default
        """Fetch the next page."""
        if self._contact_id is None or parent.isValid():
            return
        start = len(self._entries)
        page = newest_entries(self._context.journal, start, PAGE, self._contact_id)
        if not page:
            self._total = start
            return
        self.beginInsertRows(QModelIndex(), start, start + len(page) - 1)
        self._entries += page
        self.endInsertRows()

    def entry(self, row: int) -> Entry | None:
        """Return the entry at a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, entry_id: int) -> int | None:
        """Return the row of an entry that was fetched, or None."""
        return next((row for row, entry in enumerate(self._entries) if entry.id == entry_id), None)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == EntryRole.ENTRY:
            return entry
        if role == EntryRole.MONTH:
            return self._month(index.row(), entry.on)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title or excerpt(entry.text, 80)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            from reljournal.ui.people.entry_around import chips_of, lines_of

            beside = [words for words, _ in chips_of(entry)]
            beside += [f"{label} {words}" for label, words, _ in lines_of(entry, self._contact_id)]
            said = (kind_label(entry.kind), date_with_year(entry.on), entry.title, excerpt(entry.text, 160), *beside)
            return ", ".join(part for part in said if part)
        return None

    def _month(self, row: int, on: date) -> str:
        if row and (self._entries[row - 1].on.year, self._entries[row - 1].on.month) == (on.year, on.month):
            return ""
        return month_year(on)
