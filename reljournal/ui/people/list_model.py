"""The list of people as Qt reads it: a count, and pages of rows fetched when they are looked at."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPixmap

from reljournal.domain.contacts import ContactRow
from reljournal.domain.shelves import Shelf
from reljournal.domain.text import fold
from reljournal.store.queries.people import (
    count_people,
    filtered_ids,
    people_by_ids,
    people_window,
    position_of,
)
from reljournal.store.queries.people_list import first_at_or_after, position_at_or_after
from reljournal.ui.context import Context
from reljournal.ui.widgets import PersonRole

if TYPE_CHECKING:
    from reljournal.domain.rules import Rule

PAGE = 60
KEPT_PAGES = 8
_Index = QModelIndex | QPersistentModelIndex


class PeopleFilter(NamedTuple):
    """What the list shows: words on the card, one tag, those without a key date; of list, archive or trash.

    ``rule`` narrows it further: a circle, or a filter that was built.
    """

    words: str = ""
    tag: str = ""
    without_dates: bool = False
    shelf: Shelf = Shelf.LISTED
    rule: Rule | None = None

    @property
    def is_open(self) -> bool:
        """Whether everyone in the list is shown."""
        narrowed = self.words.strip() or self.tag or self.without_dates or self.rule is not None
        return not narrowed and self.shelf is Shelf.LISTED


class PeopleModel(QAbstractListModel):
    """Holds no rows, only a few pages of them; filtered, the ids of those that fit."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = PeopleFilter()
        self._ids: list[int] | None = None
        self._count = 0
        self._total = 0
        self._pages: OrderedDict[int, list[ContactRow]] = OrderedDict()
        self._marked: frozenset[int] = frozenset()
        # A photo is decoded after the row was painted without it, one at a time, so that scrolling never waits.
        self._photos_ready: set[int] = set()
        self._photos_wanted: deque[int] = deque(maxlen=40)
        self._answers: dict[int, Callable[[ContactRow], object]] = {
            Qt.ItemDataRole.DisplayRole: self._name,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            PersonRole.NAME: self._name,
            PersonRole.INITIALS: lambda row: row.initials,
            PersonRole.SECOND: lambda row: row.second,
            PersonRole.PHOTO: self._photo,
            PersonRole.BADGE: self._badge,
        }
        self._decoding = QTimer(self)
        self._decoding.setInterval(0)
        self._decoding.timeout.connect(self._decode_one)

    def reload(self) -> None:
        """Count and filter anew; every row is fetched again when it is looked at."""
        self.beginResetModel()
        journal, wanted = self._context.journal, self._filter
        self._pages.clear()
        self._photos_ready.clear()
        self._total = count_people(journal, wanted.shelf)
        if wanted.is_open:
            self._ids, self._count = None, self._total
        else:
            self._ids = filtered_ids(
                journal,
                wanted.words,
                tag=wanted.tag,
                without_dates=wanted.without_dates,
                shelf=wanted.shelf,
                within=self._within(wanted.rule),
            )
            self._count = len(self._ids)
        self.endResetModel()

    def _within(self, rule: Rule | None) -> list[int] | None:
        if rule is None:
            return None
        # Most lists open on everyone, and need not know how rules are asked.
        from reljournal.store.queries.rules import contacts_that_fit

        return contacts_that_fit(self._context.journal, rule, self._context.today())

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let rows be chosen, and dragged onto a circle."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def filter(self) -> PeopleFilter:
        """Return what is shown."""
        return self._filter

    def set_filter(self, wanted: PeopleFilter) -> None:
        """Show only those who fit."""
        self._filter = wanted
        self.reload()

    def total(self) -> int:
        """Return how many contacts are in the list, the archive or the trash, filtered or not."""
        return self._total

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many fit."""
        return 0 if parent.isValid() else self._count

    def kept_rows(self) -> int:
        """Return how many rows are in memory now."""
        return sum(len(page) for page in self._pages.values())

    def row(self, index: int) -> ContactRow | None:
        """Return the contact at a row, fetching its page when it is not kept; None when it is gone."""
        number, place = divmod(index, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(number)
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def _fetch(self, number: int) -> list[ContactRow]:
        start = number * PAGE
        if self._ids is None:
            return people_window(self._context.journal, start, PAGE)
        return people_by_ids(self._context.journal, self._ids[start : start + PAGE])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        answer = self._answers.get(role)
        return answer(row) if answer is not None else None

    def _name(self, row: ContactRow) -> str:
        return row.name or self.tr("Without a name")

    def _spoken(self, row: ContactRow) -> str:
        return ", ".join(part for part in (self._name(row), row.second) if part)

    def _badge(self, row: ContactRow) -> tuple[str, str] | None:
        return (self.tr("draft"), "due") if row.id in self._marked else None

    def _photo(self, row: ContactRow) -> QPixmap | None:
        if not row.has_photo:
            return None
        if row.id in self._photos_ready:
            return self._context.photos.of(row.id)
        if row.id not in self._photos_wanted:
            self._photos_wanted.append(row.id)
            self._decoding.start()
        return None

    def _decode_one(self) -> None:
        if not self._photos_wanted:
            self._decoding.stop()
            return
        contact_id = self._photos_wanted.popleft()
        self._context.photos.of(contact_id)
        self._photos_ready.add(contact_id)
        self._tell([contact_id])

    def mark(self, contact_ids: Collection[int]) -> None:
        """Mark the contacts whose cards have changes that are not saved."""
        before, self._marked = self._marked, frozenset(contact_ids)
        self._tell(before ^ self._marked)

    def _tell(self, contact_ids: Iterable[int]) -> None:
        for contact_id in contact_ids:
            for number, page in self._pages.items():
                for place, row in enumerate(page):
                    if row.id == contact_id:
                        index = self.index(number * PAGE + place)
                        self.dataChanged.emit(index, index)

    def id_at(self, row: int) -> int | None:
        """Return the contact at a row, or None."""
        if self._ids is not None:
            return self._ids[row] if 0 <= row < len(self._ids) else None
        found = self.row(row) if 0 <= row < self._count else None
        return found.id if found is not None else None

    def row_of(self, contact_id: int) -> int | None:
        """Return the row of a contact, or None when it is not shown."""
        if self._ids is None:
            return position_of(self._context.journal, contact_id)
        try:
            return self._ids.index(contact_id)
        except ValueError:
            return None

    def ids_between(self, first: int, last: int) -> list[int]:
        """Return the contacts from row ``first`` to ``last``, both included."""
        if self._ids is not None:
            return self._ids[first : last + 1]
        if last - first < PAGE:
            return [found.id for row in range(first, last + 1) if (found := self.row(row)) is not None]
        return [row.id for row in people_window(self._context.journal, first, last - first + 1)]

    def row_typed(self, letters: str) -> int | None:
        """Return the row of the first name that begins with these letters, or would stand after them."""
        key = fold(letters)
        if self._ids is None:
            return position_at_or_after(self._context.journal, key)
        found = first_at_or_after(self._context.journal, self._ids, key)
        return None if found is None else self.row_of(found)
