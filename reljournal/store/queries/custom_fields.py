"""The person's own fields, and on how many cards they are filled in."""

from __future__ import annotations

import json
from typing import Any

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.store.journal import Journal

_COLUMNS = "name, sort, choices, contact_id, id"


def every_field(journal: Journal, contact_id: int | None = None) -> list[CustomField]:
    """Return the fields that every card has, and those of one contact's card alone, in their order."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM custom_field WHERE contact_id IS NULL OR contact_id = ?"
        " ORDER BY contact_id IS NOT NULL, position, id",
        (contact_id,),
    )
    return [_from(row) for row in rows]


def custom_field(journal: Journal, field_id: int) -> CustomField | None:
    """Return one field, None when it is gone."""
    row = journal.row(f"SELECT {_COLUMNS} FROM custom_field WHERE id = ?", (field_id,))
    return None if row is None else _from(row)


def count_values(journal: Journal, field_id: int) -> int:
    """Return on how many cards a field is filled in."""
    return int(journal.value("SELECT count(DISTINCT contact_id) FROM custom_value WHERE field_id = ?", (field_id,)))


def _from(row: tuple[Any, ...]) -> CustomField:
    name, sort, choices, contact_id, row_id = row
    # A sort of a later version is read as text, which holds every value.
    known = FieldSort(sort) if sort in set(FieldSort) else FieldSort.TEXT
    return CustomField(name, known, tuple(json.loads(choices or "[]")), contact_id, id=row_id)
