"""The people as Qt reads them, for list and table: a count, and pages of rows fetched when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.shelves import Shelf
from reljournal.domain.text import fold
from reljournal.store.queries.me import me
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
# Up to so many are sorted by a column at once; more are sorted in a thread.
SORTED_AT_ONCE = 5000
_Index = QModelIndex | QPersistentModelIndex
_SPOKEN_AND_SHOWN = frozenset(
    (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
)


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


class PeopleModel(QAbstractTableModel):
    """Holds no rows, only a few pages of them; filtered or sorted by a column, the ids of those that fit.

    The first column is the name, which the list shows with all it knows; the others are those of the table.
    """

    order_wanted = Signal()
    """Sorting so many, or asking them for a long rule, takes time; until :meth:`take_order` they stand as they did."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter = PeopleFilter()
        self._sorting = Sorting()
        self._columns: tuple[str, ...] = ()
        self._titles: Mapping[str, str] = {}
        self._cells: dict[int, dict[int, Mapping[str, str]]] = {}
        self._ids: Sequence[int] | None = None
        self._ids_for: tuple[PeopleFilter, Sorting] | None = None
        self._count = 0
        self._total = 0
        self._pages: OrderedDict[int, list[ContactRow]] = OrderedDict()
        self._marked: frozenset[int] = frozenset()
        self._me: int | None = None
        self._tiers: dict[str, tuple[str, str]] | None = None
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
        """Count, filter and sort anew; every row is fetched again when it is looked at."""
        self.beginResetModel()
        waits = self._read()
        self.endResetModel()
        if waits:
            self.order_wanted.emit()

    def _read(self) -> bool:
        """Read count and ids; return whether the order has to be waited for."""
        journal, wanted = self._context.journal, self._filter
        self._pages.clear()
        self._cells.clear()
        self._photos_ready.clear()
        self._me = me(journal)
        self._tiers = None
        self._total = count_people(journal, wanted.shelf)
        waits, sorting = False, self._sorting
        if not sorting.is_usual and self._total <= SORTED_AT_ONCE:
            from reljournal.store.queries.people_table import Wanted, sorted_ids

            self._ids = sorted_ids(journal, Wanted(*wanted), sorting, self._context.today())
        elif self._takes_long(wanted.rule) or (not sorting.is_usual and self._ids_for == (wanted, sorting)):
            waits = True
        elif wanted.is_open:
            self._ids, waits = None, not sorting.is_usual
        else:
            self._ids = filtered_ids(
                journal,
                wanted.words,
                tag=wanted.tag,
                without_dates=wanted.without_dates,
                shelf=wanted.shelf,
                within=self._within(wanted.rule),
                today=self._context.today(),
            )
            waits = not sorting.is_usual and len(self._ids) > 1
        if not waits:
            self._ids_for = None
        self._count = self._total if self._ids is None else len(self._ids)
        return waits

    def take_order(self, ids: array[int]) -> None:
        """Show people in the order that was waited for."""
        self.beginResetModel()
        self._pages.clear()
        self._cells.clear()
        self._ids, self._ids_for = ids, (self._filter, self._sorting)
        self._count = len(ids)
        self.endResetModel()

    def sorting(self) -> Sorting:
        """Return by what people are sorted."""
        return self._sorting

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort people by a column."""
        self._sorting = sorting
        self.reload()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the columns: the name, then those of the table."""
        return (Column.NAME, *self._columns)

    def set_columns(self, keys: Sequence[str], titles: Mapping[str, str]) -> None:
        """Show these columns beside the name; keys without a title are left out."""
        self.beginResetModel()
        self._titles = titles
        self._columns = tuple(key for key in keys if key != Column.NAME and key in titles)
        self._cells.clear()
        self.endResetModel()

    def _takes_long(self, rule: Rule | None) -> bool:
        """Whether a rule is of several conditions over many people; one alone is answered at once."""
        if rule is None or self._total <= SORTED_AT_ONCE:
            return False
        from reljournal.store.queries.rules import conditions_asked

        return conditions_asked(self._context.journal, rule, self._context.today()) > 1

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

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are; the list shows only the first."""
        return 0 if parent.isValid() else 1 + len(self._columns)

    def index(self, row: int, column: int = 0, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the place of a row, in the first column when none is named."""
        inside = 0 <= row < self._count and 0 <= column <= len(self._columns) and not parent.isValid()
        return self.createIndex(row, column) if inside else QModelIndex()

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column."""
        if way != Qt.Orientation.Horizontal or section > len(self._columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._titles.get(self.keys()[section], "")
        return None

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
                gone, _ = self._pages.popitem(last=False)
                self._cells.pop(gone, None)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def _fetch(self, number: int) -> list[ContactRow]:
        start = number * PAGE
        if self._ids is None:
            return people_window(self._context.journal, start, PAGE)
        return people_by_ids(self._context.journal, list(self._ids[start : start + PAGE]))

    def cell(self, row: int, key: str) -> str:
        """Return what stands in a column of the table, fetching the cells of its page when they are not kept."""
        person = self.row(row)
        if person is None:
            return ""
        number = row // PAGE
        if number not in self._cells:
            from reljournal.store.queries.people_table import table_rows
            from reljournal.ui.people.table.words import cell_text

            ids, today = [shown.id for shown in self._pages[number]], self._context.today()
            self._cells[number] = {
                found.person.id: {
                    column: self._tier(found.person)[0] if column == Column.TIER else cell_text(said, today)
                    for column, said in found.cells.items()
                }
                for found in table_rows(self._context.journal, ids, self._columns, today)
            }
        return self._cells[number].get(person.id, {}).get(key, "")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegates, and screen readers."""
        if index.isValid() and index.column() > 0:
            return self._cell_data(index, role)
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        answer = self._answers.get(role)
        return answer(row) if answer is not None else None

    def _cell_data(self, index: _Index, role: int) -> Any:
        if role not in _SPOKEN_AND_SHOWN:
            return None
        key = self._columns[index.column() - 1]
        text = self.cell(index.row(), key)
        if role == Qt.ItemDataRole.AccessibleTextRole and text:
            return f"{self._titles.get(key, '')}: {text}"
        return text

    def _name(self, row: ContactRow) -> str:
        return row.name or self.tr("Without a name")

    def _spoken(self, row: ContactRow) -> str:
        mine = self.tr("Me") if row.id == self._me else ""
        return ", ".join(part for part in (self._name(row), mine, row.second, self._tier(row)[0]) if part)

    def _tier(self, row: ContactRow) -> tuple[str, str]:
        """Return what the tier of a row is called, and the role of its colour; empty for none."""
        if not row.tier:
            return "", ""
        if self._tiers is None:
            # Most journals begin without, and the first paint need not know what they are called.
            from reljournal.store.queries.rhythm import tiers
            from reljournal.ui.tiers.words import tier_name, tier_role

            self._tiers = {tier.key: (tier_name(tier), tier_role(tier)) for tier in tiers(self._context.journal)}
        return self._tiers.get(row.tier, (row.tier, "plain"))

    def _badge(self, row: ContactRow) -> tuple[str, str] | None:
        if row.id in self._marked:
            return (self.tr("draft"), "due")
        if row.id == self._me:
            return (self.tr("Me"), "plain")
        return ("", self._tier(row)[1]) if row.tier else None

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
            return list(self._ids[first : last + 1])
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
