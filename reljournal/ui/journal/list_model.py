"""The journal as Qt reads it: a count, and pages of entries fetched when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.entries import Aside, Entry, Kind
from reljournal.domain.narrowing import NOT_NARROWED, Narrowing
from reljournal.domain.own_words import found_aside
from reljournal.domain.search_question import read_question
from reljournal.domain.text import plain_words
from reljournal.store.queries.entries import count_entries, entries
from reljournal.store.queries.journal_list import (
    all_fitting_entries,
    entries_window,
    fitting_entries,
    position_of_entry,
)
from reljournal.ui.context import Context
from reljournal.ui.wording import aside_words, date_with_year, kind_label

PAGE = 40
KEPT_PAGES = 8
_Index = QModelIndex | QPersistentModelIndex


class JournalRole(IntEnum):
    """What the model answers to, beside Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    DAY_BEFORE = Qt.ItemDataRole.UserRole + 2
    """The day of the row above, None for the first row: tells where a day and a month begin."""


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """What the list shows: entries with these words, of this kind, with what else narrows them."""

    words: str = ""
    kind: Kind | None = None
    narrowed: Narrowing = NOT_NARROWED

    @property
    def is_open(self) -> bool:
        """Whether everything is shown."""
        return not self.words.strip() and self.kind is None and self.narrowed.is_open


@dataclass(frozen=True, slots=True)
class _Page:
    """Entries of a page, and the day of the row before its first."""

    entries: list[Entry]
    before: date | None


def shown_title(entry: Entry) -> str:
    """Return an entry's title, else its first words; empty when it has neither."""
    if entry.title:
        return entry.title
    first = next((line for line in entry.text.splitlines() if plain_words(line)), "")
    return plain_words(first)


class JournalModel(QAbstractListModel):
    """Holds no entries, only a few pages of them; filtered, the ids of those that fit."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = JournalFilter()
        self._words: tuple[str, ...] = ()
        self._ids: list[int] | None = None
        self._count = 0
        self._total = 0
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._asides: dict[int, Aside | None] = {}

    def reload(self) -> None:
        """Count and filter anew; every entry is fetched again when it is looked at."""
        self.beginResetModel()
        journal, wanted = self._context.journal, self._filter
        self._pages.clear()
        self._asides.clear()
        self._total = count_entries(journal)
        if wanted.is_open:
            self._ids, self._count = None, self._total
        else:
            today = self._context.today()
            self._count, self._ids = fitting_entries(journal, wanted.words, wanted.kind, today, wanted.narrowed)
        self.endResetModel()

    def filter(self) -> JournalFilter:
        """Return what is shown."""
        return self._filter

    def set_filter(self, wanted: JournalFilter) -> None:
        """Show only what fits."""
        self._filter = wanted
        self._words = read_question(wanted.words).marked
        self.reload()

    def words(self) -> tuple[str, ...]:
        """Return the folded words to mark."""
        return self._words

    def aside_of(self, entry: Entry) -> Aside | None:
        """Return the private aside through which an entry was found, of the one who was asked for where one was."""
        if not self._words or not entry.around.asides:
            return None
        # A row is drawn many times, and its text may be long.
        if entry.id not in self._asides:
            person = self._filter.narrowed.person
            about = None if person is None else (person.id,)
            self._asides[entry.id] = found_aside(entry, self._words, about=about)
        return self._asides[entry.id]

    def total(self) -> int:
        """Return how many entries there are, filtered or not."""
        return self._total

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many fit."""
        return 0 if parent.isValid() else self._count

    def row_of_day(self, day: date) -> int | None:
        """Return the row of the newest entry on a day, else of the last day before it; None when there are none."""
        low, high = 0, self._count
        # The list is in order of its days: a dozen looks find one among thousands.
        while low < high:
            middle = (low + high) // 2
            found = self.entry(middle)
            if found is not None and found.on > day:
                low = middle + 1
            else:
                high = middle
        return min(low, self._count - 1) if self._count else None

    def kept_rows(self) -> int:
        """Return how many entries are in memory now."""
        return sum(len(page.entries) for page in self._pages.values())

    def _page(self, number: int) -> _Page:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(number)
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page

    def _fetch(self, number: int) -> _Page:
        # One row more at the front tells where days and months begin without knowing any other page.
        start = max(0, number * PAGE - 1)
        extra = number * PAGE - start
        journal = self._context.journal
        if self._ids is None:
            found = entries_window(journal, start, PAGE + extra, self._count)
        else:
            end = min(start + PAGE + extra, self._count)
            if end > len(self._ids):
                self._ids = all_fitting_entries(journal, self._filter.words, self._filter.kind)
            found = entries(journal, self._ids[start:end])
        before = found[0].on if extra and found else None
        return _Page(found[extra:], before)

    def entry(self, row: int) -> Entry | None:
        """Return the entry at a row, fetching its page when it is not kept; None when there is none."""
        if not 0 <= row < self._count:
            return None
        number, place = divmod(row, PAGE)
        page = self._page(number)
        return page.entries[place] if place < len(page.entries) else None

    def day_before(self, row: int) -> date | None:
        """Return the day of the row above."""
        number, place = divmod(row, PAGE)
        page = self._page(number)
        if place == 0:
            return page.before
        return page.entries[place - 1].on if place <= len(page.entries) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == JournalRole.ENTRY:
            return entry
        if role == JournalRole.DAY_BEFORE:
            return self.day_before(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            people = ", ".join(person.name for person in entry.people)
            aside = self.aside_of(entry)
            only = aside_words(aside) if aside is not None else ""
            parts = (kind_label(entry.kind), shown_title(entry), date_with_year(entry.on), people, only)
            return ", ".join(part for part in parts if part)
        return None

    def row_of(self, entry_id: int) -> int | None:
        """Return the row of an entry, or None when it is not shown."""
        if self._ids is None:
            return position_of_entry(self._context.journal, entry_id)
        try:
            return self._ids.index(entry_id)
        except ValueError:
            return None
