"""Moving contacts between the list, the archive and the trash, thousands in one statement. Only inside an edit."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.store.changes import Edit
from reljournal.store.journal import as_json_ids
from reljournal.store.lent_database import now_ms

_MOVE = "UPDATE contact SET {column} = ?, changed_at = ? WHERE id IN (SELECT value FROM json_each(?))"


def archive(edit: Edit, contact_ids: Sequence[int]) -> None:
    """Put contacts into the archive."""
    _move(edit, "archived_at", now_ms(), contact_ids)


def bring_back(edit: Edit, contact_ids: Sequence[int]) -> None:
    """Take contacts out of the archive."""
    _move(edit, "archived_at", None, contact_ids)


def trash(edit: Edit, contact_ids: Sequence[int]) -> None:
    """Put contacts into the trash, from now on counted in days; whether they are archived stays noted."""
    _move(edit, "trashed_at", now_ms(), contact_ids)


def restore(edit: Edit, contact_ids: Sequence[int]) -> None:
    """Take contacts out of the trash."""
    _move(edit, "trashed_at", None, contact_ids)


def _move(edit: Edit, column: str, moment: int | None, contact_ids: Sequence[int]) -> None:
    edit.connection.execute(_MOVE.format(column=column), (moment, now_ms(), as_json_ids(contact_ids)))
