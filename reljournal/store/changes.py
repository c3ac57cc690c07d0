"""An edit, and what it changed, read from its changeset: for the change signal, the search index and the history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import apsw

from reljournal.store.recorded import INDEXED_WITH_CONTACT, INDEXED_WITH_ENTRY, RECORDED_TABLES

# Where the foreign keys stand in a row: id, uuid, created_at, changed_at come first in every table.
_OWNER_COLUMN = 4
_DISPLAY_NAME_COLUMN = 14
# Where a contact's archived_at and trashed_at stand, one behind the other; neither is in a text that is searched.
_SHELF_COLUMNS = slice(38, 40)
# The contact of an entry_contact; kind and day of an entry.
_MET_COLUMN = 5
_ENTRY_COLUMNS_OF_MEETING = (4, 5)


@dataclass(slots=True)
class Edit:
    """An edit while it runs: the connection for bulk statements, and what the writer has indexed itself."""

    label: str
    connection: apsw.Connection
    indexed_contacts: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One edit of the past. ``state`` is "done", "undone" or "dropped" (undone, and then written past)."""

    id: int
    label: str
    made_at: int
    state: str
    changes: int


@dataclass(frozen=True, slots=True)
class Change:
    """What was touched: table names with row ids. ``everything`` when another program wrote and we cannot know.

    ``edit_id`` is the history row; ``label`` what the person did.
    """

    label: str
    tables: Mapping[str, frozenset[int]] = field(default_factory=dict)
    edit_id: int = 0
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        """Return whether one of the tables has changed rows."""
        return self.everything or any(table in self.tables for table in tables)

    def ids(self, table: str) -> frozenset[int]:
        """Return the touched row ids of a table (empty when ``everything`` is set: then reload)."""
        return self.tables.get(table, frozenset())


@dataclass(slots=True)
class Touched:
    """Row ids by table, which rows the search index must write anew, and of whom the last contact must be found anew.

    ``met`` are contacts that an entry gained or lost, ``moved`` entries with another day or kind.
    """

    tables: dict[str, set[int]] = field(default_factory=dict)
    contacts: set[int] = field(default_factory=set)
    renamed: set[int] = field(default_factory=set)
    entries: set[int] = field(default_factory=set)
    key_dates: set[int] = field(default_factory=set)
    tags: set[int] = field(default_factory=set)
    child_updates: set[tuple[str, int]] = field(default_factory=set)
    met: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    count: int = 0

    def frozen(self) -> dict[str, frozenset[int]]:
        """Return the touched ids as the change signal carries them."""
        return {table: frozenset(ids) for table, ids in self.tables.items()}


def read_touched(changeset: bytes) -> Touched:
    """Return what a changeset touches."""
    touched = Touched()
    tables = touched.tables
    for change in apsw.Changeset.iter(changeset):
        name = change.name
        row = change.old if change.opcode != apsw.SQLITE_INSERT else change.new
        row_id: int = row[0]  # type: ignore[index,assignment]
        ids = tables.get(name)
        if ids is None:
            ids = tables[name] = set()
        ids.add(row_id)
        touched.count += 1
        if name in _NOTED:
            _note(touched, name, row_id, row, change.opcode)  # type: ignore[arg-type]
    return touched


_NOTED = frozenset({"contact", "entry", "key_date", "tag"}) | INDEXED_WITH_CONTACT | INDEXED_WITH_ENTRY


def highest_ids(connection: apsw.Connection) -> dict[str, int]:
    """Return the highest id that each table ever gave out; every row with a higher one is new."""
    return dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))


def read_touched_by_many(changeset: bytes, connection: apsw.Connection, highest: Mapping[str, int]) -> Touched:
    """Return what a large changeset touches, its new rows asked from the tables.

    Unpacking a hundred thousand inserted rows takes longer than an index does to name those above
    ``highest`` (:func:`highest_ids` before the edit). Ids are never given out twice, so they are the same rows.
    """
    touched = Touched()
    tables, count = touched.tables, 0
    for change in apsw.Changeset.iter(changeset):
        count += 1
        opcode = change.opcode
        if opcode == apsw.SQLITE_INSERT:
            continue
        name = change.name
        row: tuple[Any, ...] = change.old  # type: ignore[assignment]
        tables.setdefault(name, set()).add(row[0])
        if name in _NOTED:
            _note(touched, name, row[0], row, opcode)
    touched.count = count
    for name, last in highest_ids(connection).items():
        if name in RECORDED_TABLES and last > highest.get(name, 0):
            _note_new(touched, name, connection, highest.get(name, 0))
    return touched


def _note_new(touched: Touched, name: str, connection: apsw.Connection, above: int) -> None:
    def column(what: str) -> set[int]:
        # As one text: so many rows would take several times as long to arrive in Python.
        ((joined,),) = connection.execute(f"SELECT group_concat({what}) FROM {name} WHERE id > ?", (above,))
        return set(json.loads(f"[{joined or ''}]"))

    ids = column("id")
    if not ids:
        return
    touched.tables.setdefault(name, set()).update(ids)
    if name in {"contact", "entry", "key_date", "tag"}:
        {
            "contact": touched.contacts, "entry": touched.entries, "key_date": touched.key_dates, "tag": touched.tags,
        }[name].update(ids)  # fmt: skip
    elif name in INDEXED_WITH_ENTRY:
        touched.entries |= column("DISTINCT entry_id")
        if name == "entry_contact":
            touched.met |= column("DISTINCT contact_id")
    elif name in INDEXED_WITH_CONTACT:
        touched.contacts |= column("DISTINCT contact_id")


def _note(touched: Touched, name: str, row_id: int, row: tuple[Any, ...], opcode: int) -> None:
    if name == "contact":
        if opcode == apsw.SQLITE_UPDATE and _only_moved(row):
            return
        touched.contacts.add(row_id)
        if opcode == apsw.SQLITE_UPDATE and row[_DISPLAY_NAME_COLUMN] is not apsw.no_change:
            touched.renamed.add(row_id)
    elif name == "entry":
        touched.entries.add(row_id)
        if any(row[place] is not apsw.no_change for place in _ENTRY_COLUMNS_OF_MEETING):
            touched.moved.add(row_id)
    elif name == "tag":
        touched.tags.add(row_id)
    elif name == "key_date":
        touched.key_dates.add(row_id)
    else:
        owners = touched.entries if name in INDEXED_WITH_ENTRY else touched.contacts
        if opcode == apsw.SQLITE_UPDATE:
            # An update names only the columns it changes: the owner now is looked up in the table.
            touched.child_updates.add((name, row_id))
        owner = row[_OWNER_COLUMN]
        if owner is not apsw.no_change and owner is not None:
            owners.add(owner)
        if name == "entry_contact" and row[_MET_COLUMN] is not apsw.no_change:
            touched.met.add(row[_MET_COLUMN])


def _only_moved(contact: tuple[Any, ...]) -> bool:
    """Return whether an updated contact only went to another shelf."""
    others = contact[_OWNER_COLUMN : _SHELF_COLUMNS.start] + contact[_SHELF_COLUMNS.stop :]
    return all(value is apsw.no_change for value in others)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one table before and after an edit; None where it did not exist."""

    table: str
    row_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def read_rows(changeset: bytes, columns: Mapping[str, Iterable[str]]) -> list[RowChange]:
    """Return every row change of a changeset, columns by name; an update names only what changed."""
    rows: list[RowChange] = []
    for change in apsw.Changeset.iter(changeset):
        names = list(columns[change.name])
        before = _named(names, change.old)
        after = _named(names, change.new)
        row_id = (before or after or {}).get("id", 0)
        rows.append(RowChange(change.name, int(row_id), before, after))
    return rows


def _named(names: list[str], values: tuple[Any, ...] | None) -> dict[str, Any] | None:
    """Return values by column; an older changeset knows none of the columns that a migration added at the end."""
    if values is None:
        return None
    return {name: value for name, value in zip(names, values, strict=False) if value is not apsw.no_change}
