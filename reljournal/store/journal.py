"""The journal: one SQLite file, one way to write it, and undo of everything that was ever written.

All writing goes through :meth:`Journal.edit`. An edit is one IMMEDIATE transaction recorded by SQLite's
session extension; its changeset gives undo and redo (also after a restart), the history, the change
signal, and what the search index must write anew.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import apsw

from reljournal.domain.errors import BusyJournalError, NothingToUndoError, RelJournalError, StaleEditError
from reljournal.store import opening
from reljournal.store.connection import translated
from reljournal.store.packing import LARGE_CHANGESET, pack, packed_meanwhile, unpack
from reljournal.store.recorded import RECORDED_TABLES
from reljournal.store.soundness import is_sound

# What only writing needs is imported by the first write: a window that starts has a picture to show first.
if TYPE_CHECKING:
    from reljournal.store.changes import Change, Edit, HistoryItem, RowChange, Touched

    Subscriber = Callable[[Change], None]

Value = str | int | float | bytes | None
Row = tuple[Any, ...]

# From this many changes on, an undo switches foreign keys off and checks them once at the end:
# with them on, SQLite applies deletes in quadratic time.
_BULK_CHANGES = 500
_NEXT_UNDO = "SELECT id, label, changes FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1"
_NEXT_REDO = "SELECT id, label, changes FROM history WHERE state = 'undone' ORDER BY id LIMIT 1"
_STALE = "“{label}” cannot be undone any more: some of it has been changed since. Nothing was undone."


class Journal:
    """An open journal file. Made by :meth:`open`; used by one thread at a time."""

    def __init__(self, connection: apsw.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._subscribers: list[Subscriber] = []
        self._edit: Edit | None = None
        self._data_version = self._read_data_version()

    @classmethod
    def open(cls, path: Path, *, backups: Path | None = None) -> Journal:
        """Open the journal at ``path``, or begin a new one there.

        Args:
            path: the file; its folder is made when missing.
            backups: where a verified backup goes before a migration (default: ``backups`` beside the file).

        Raises:
            JournalFileError: newer, foreign, corrupt, read-only, or out of reach; the file is untouched.
        """
        return cls(opening.open_connection(path, backups or path.parent / "backups"), path)

    def close(self) -> None:
        """Close the file. What was written is already safe."""
        self._subscribers.clear()
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Reading

    def rows(self, sql: str, values: Sequence[Value] | dict[str, Value] = ()) -> list[Row]:
        """Return every row of a question; for ``store/queries`` only."""
        with translated(self.path.name):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Value] | dict[str, Value] = ()) -> Row | None:
        """Return the first row of a question, or None."""
        with translated(self.path.name):
            return self._connection.execute(sql, values).fetchone()

    def value(self, sql: str, values: Sequence[Value] | dict[str, Value] = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, values)
        return None if found is None else found[0]

    def blob(self, table: str, column: str, row_id: int) -> apsw.Blob:
        """Open one value to be read in pieces; for ``store`` only."""
        with translated(self.path.name):
            return self._connection.blob_open("main", table, column, row_id, False)

    # The change signal

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call ``subscriber`` with a :class:`Change` after every commit; returns what ends that."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber) if subscriber in self._subscribers else None

    def notice_other_writers(self) -> bool:
        """Tell the subscribers when another connection has written since; return whether one has.

        Costs some microseconds, so that a window can ask every half second.
        """
        version = self._read_data_version()
        if version == self._data_version or self._edit is not None:
            return False
        self._data_version = version
        from reljournal.store.changes import Change

        self._tell(Change("", everything=True))
        return True

    def _read_data_version(self) -> int:
        return int(self.value("PRAGMA data_version"))

    def _tell(self, change: Change) -> None:
        """Tell every subscriber, also when one stumbles: what was committed must not leave others stale."""
        stumbles: list[Exception] = []
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(change)
            except Exception as stumble:  # noqa: BLE001 - raised below, once everybody knows
                stumbles.append(stumble)
        if stumbles:
            raise stumbles[0]

    # Writing

    @contextlib.contextmanager
    def edit(self, label: str) -> Iterator[Edit]:
        """Write in one undoable step, named ``label`` in the menu ("Log a call with Ada").

        Inside the block the models of ``store.tables`` work. An exception leaves the journal as it was.
        An edit inside an edit is part of the outer one; one that fails there leaves what the outer one wrote
        before it. Nothing written: nothing recorded.

        Raises:
            BusyJournalError: another program holds the journal.
            RelJournalError: the disk is full or refuses; nothing was changed.
        """
        if self._edit is not None:
            with self._part_of(self._edit):
                yield self._edit
            return
        from reljournal.store import index
        from reljournal.store.changes import Change, Edit, highest_ids

        change: Change | None = None
        edit = Edit(label, self._connection)
        with self._transaction(), self._lent(edit):
            self._edit = edit
            highest = highest_ids(self._connection)
            try:
                session = apsw.Session(self._connection, "main")
                session.table_filter(RECORDED_TABLES.__contains__)
                session.attach()
                try:
                    yield edit
                    changeset = b"" if session.is_empty else session.changeset()
                finally:
                    session.close()
                if changeset:
                    with packed_meanwhile(changeset) as packed:
                        touched = self._touched(changeset, highest)
                        index.refresh(self._connection, touched, frozenset(edit.indexed_contacts))
                        edit_id = self._record(edit.label, packed(), touched.count)
                    change = Change(edit.label, touched.frozen(), edit_id)
            finally:
                self._edit = None
        if change is not None:
            self._tell(change)

    def _touched(self, changeset: bytes, highest: dict[str, int]) -> Touched:
        from reljournal.store.changes import read_touched, read_touched_by_many

        if len(changeset) < LARGE_CHANGESET:
            return read_touched(changeset)
        return read_touched_by_many(changeset, self._connection, highest)

    def write_aside(self, sql: str, values: Sequence[Value] = ()) -> None:
        """Write what is not the journal's content (unfinished drafts): no undo, no history, no signal."""
        with self._transaction():
            self._connection.execute(sql, values)

    def begin_history_here(self) -> None:
        """Forget what was done so far, by nobody: for a journal that is made ready before someone opens it."""
        self.write_aside("DELETE FROM history")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with translated(self.path.name):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def _part_of(self, outer: Edit) -> Iterator[None]:
        before = frozenset(outer.indexed_contacts)
        self._connection.execute("SAVEPOINT part")
        try:
            yield
            self._connection.execute("RELEASE part")
        except BaseException:
            # A full disk may have ended the whole transaction already.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            outer.indexed_contacts.clear()
            outer.indexed_contacts.update(before)
            raise

    @contextlib.contextmanager
    def _lent(self, edit: Edit) -> Iterator[None]:
        from reljournal.store.lent_database import database

        with database.lend(self._connection, edit.indexed_contacts):
            yield

    def _record(self, label: str, packed: bytes, changes: int) -> int:
        self._connection.execute("UPDATE history SET state = 'dropped' WHERE state = 'undone'")
        self._connection.execute(
            "INSERT INTO history (label, made_at, state, changes, changeset) VALUES (?, ?, 'done', ?, ?)",
            (label, time.time_ns() // 1_000_000, changes, packed),
        )
        return self._connection.last_insert_rowid()

    # Undo, redo, history

    def undo_label(self) -> str | None:
        """Return the label of the edit that :meth:`undo` would take back, or None."""
        label: str | None = self.value("SELECT label FROM history WHERE state = 'done' ORDER BY id DESC LIMIT 1")
        return label

    def redo_label(self) -> str | None:
        """Return the label of the edit that :meth:`redo` would do again, or None."""
        label: str | None = self.value("SELECT label FROM history WHERE state = 'undone' ORDER BY id LIMIT 1")
        return label

    def undo(self) -> Change:
        """Take the newest edit back.

        Raises:
            NothingToUndoError: there is none.
            StaleEditError: its rows have since been changed; nothing was undone.
        """
        found = self.row(_NEXT_UNDO)
        if found is None:
            raise NothingToUndoError("There is nothing to undo.")
        return self._move(found, invert=True, state="undone")

    def redo(self) -> Change:
        """Do the edit that was undone last again.

        Raises:
            NothingToUndoError: there is none.
            StaleEditError: its rows have since been changed; nothing was redone.
        """
        found = self.row(_NEXT_REDO)
        if found is None:
            raise NothingToUndoError("There is nothing to redo.")
        return self._move(found, invert=False, state="done")

    def undo_edit(self, edit_id: int, label: str) -> Change:
        """Take one particular edit back; if others came after it, as a new edit named ``label``.

        Raises:
            NothingToUndoError: it is not there, or already undone.
            StaleEditError: its rows have since been changed; nothing was undone.
        """
        found = self.row("SELECT id, label, changes FROM history WHERE id = ? AND state = 'done'", (edit_id,))
        if found is None:
            raise NothingToUndoError("That has already been undone.")
        newest = self.value("SELECT max(id) FROM history WHERE state = 'done'")
        if newest == edit_id:
            return self._move(found, invert=True, state="undone")
        from reljournal.store import index
        from reljournal.store.changes import Change, read_touched

        inverse = apsw.Changeset.invert(self._changeset(edit_id))
        with self._applying(found[2]):
            self._apply(inverse, found[1])
            touched = read_touched(inverse)
            index.refresh(self._connection, touched)
            self._check_foreign_keys(touched, found[1])
            change = Change(label, touched.frozen(), self._record(label, pack(inverse), touched.count))
        self._tell(change)
        return change

    def history(self, limit: int = 100) -> list[HistoryItem]:
        """Return the newest edits, newest first, dropped ones included."""
        from reljournal.store.changes import HistoryItem

        return [
            HistoryItem(*row)
            for row in self.rows(
                "SELECT id, label, made_at, state, changes FROM history ORDER BY id DESC LIMIT ?", (limit,)
            )
        ]

    def changes_of(self, edit_id: int) -> list[RowChange]:
        """Return each row that an edit changed, before and after.

        Raises:
            RelJournalError: there is no such edit.
        """
        from reljournal.store.changes import read_rows

        columns = {
            table: [row[1] for row in self.rows(f"PRAGMA table_info({table})")] for table in sorted(RECORDED_TABLES)
        }
        return read_rows(self._changeset(edit_id), columns)

    def _changeset(self, edit_id: int) -> bytes:
        packed: bytes | None = self.value("SELECT changeset FROM history WHERE id = ?", (edit_id,))
        if packed is None:
            raise RelJournalError("There is no such edit in the history.")
        return unpack(packed)

    def _move(self, item: Row, *, invert: bool, state: str) -> Change:
        from reljournal.store import index
        from reljournal.store.changes import Change, read_touched

        edit_id, label, changes = item
        with self._applying(changes):
            if self.row(_NEXT_UNDO if invert else _NEXT_REDO) != item:
                raise BusyJournalError(
                    "The journal has just been changed elsewhere. Nothing was done; look, and try again."
                )
            changeset = self._changeset(edit_id)
            if invert:
                changeset = apsw.Changeset.invert(changeset)
            self._apply(changeset, label)
            touched = read_touched(changeset)
            index.refresh(self._connection, touched)
            self._check_foreign_keys(touched, label)
            self._connection.execute("UPDATE history SET state = ? WHERE id = ?", (state, edit_id))
        change = Change(label, touched.frozen(), edit_id)
        self._tell(change)
        return change

    @contextlib.contextmanager
    def _applying(self, changes: int) -> Iterator[None]:
        """Open a transaction fit for a changeset of that many rows; foreign keys come back on in any case."""
        if self._edit is not None:
            raise RuntimeError("undo inside an edit")
        bulk = changes >= _BULK_CHANGES
        if bulk:
            self._connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with self._transaction():
                yield
        finally:
            if bulk:
                self._connection.execute("PRAGMA foreign_keys = ON")

    def _apply(self, changeset: bytes, label: str) -> None:
        try:
            apsw.Changeset.apply(
                changeset,
                self._connection,
                filter=RECORDED_TABLES.__contains__,
                conflict=_refuse,
                flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION,
            )
        except (apsw.AbortError, apsw.ConstraintError) as error:
            raise StaleEditError(_STALE.format(label=label)) from error

    def _check_foreign_keys(self, touched: Touched, label: str) -> None:
        if touched.count < _BULK_CHANGES:
            return
        for table in RECORDED_TABLES:
            if self._connection.execute(f"PRAGMA foreign_key_check({table})").fetchone() is not None:
                raise StaleEditError(_STALE.format(label=label))

    def check(self, step: Callable[[], object] | None = None) -> bool:
        """Return whether the whole file is sound (:func:`is_sound`), or raise CorruptJournalError at the worst."""
        with translated(self.path.name):
            return is_sound(self._connection, step)


def _refuse(_reason: int, _change: apsw.TableChange) -> int:
    """Abort on any conflict: an undo is applied whole or not at all."""
    return apsw.SQLITE_CHANGESET_ABORT


def as_json_ids(ids: Sequence[int] | frozenset[int] | set[int]) -> str:
    """Return ids as the JSON text that ``json_each(?)`` takes, so that a question has one parameter for many."""
    return json.dumps(sorted(ids))
