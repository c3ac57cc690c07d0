"""The person's own fields, and on how many cards they are filled in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.store.journal import Journal, as_json_ids

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


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field, on how many cards it is filled in, and for one of a single card whose that is."""

    field: CustomField
    count: int
    owner: str = ""


def kept_fields(journal: Journal) -> list[KeptField]:
    """Return every field there is: those of every card in their order, then those of single cards by name."""
    rows = journal.rows(
        "SELECT (SELECT count(DISTINCT contact_id) FROM custom_value WHERE field_id = custom_field.id),"
        " coalesce(display_name, ''), name, sort, choices, custom_field.contact_id, custom_field.id FROM custom_field"
        " LEFT JOIN contact ON contact.id = custom_field.contact_id"
        " ORDER BY custom_field.contact_id IS NOT NULL, sort_key, custom_field.position, custom_field.id"
    )
    return [KeptField(_from(tuple(row)), count, owner) for count, owner, *row in rows]


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field with what stands in it on one card, and the UUID of the person meant; ``value`` may be empty."""

    field: CustomField
    value: str = ""
    person: str = ""


def fields_with_values(journal: Journal, contact_ids: Sequence[int]) -> dict[int, tuple[FilledField, ...]]:
    """Return what stands in fields on each of many cards, in the order of the fields; fields of one card even empty."""
    ids = as_json_ids(contact_ids)
    found: dict[int, list[FilledField]] = {}
    for contact_id, value, uuid, *row in journal.rows(
        "SELECT card.value, coalesce(other.display_name, custom_value.value, ''), other.uuid,"
        " name, sort, choices, custom_field.contact_id, custom_field.id FROM json_each(?) AS card"
        " JOIN custom_field ON custom_field.contact_id IS NULL OR custom_field.contact_id = card.value"
        " LEFT JOIN custom_value ON custom_value.field_id = custom_field.id AND custom_value.contact_id = card.value"
        " LEFT JOIN contact AS other ON other.id = other_id"
        " WHERE custom_field.contact_id IS NOT NULL OR custom_value.id IS NOT NULL"
        " ORDER BY card.value, custom_field.contact_id IS NOT NULL, custom_field.position, custom_field.id,"
        " custom_value.position",
        (ids,),
    ):
        person = str(UUID(bytes=uuid)) if uuid else ""
        found.setdefault(contact_id, []).append(FilledField(_from(tuple(row)), value, person))
    return {contact_id: tuple(items) for contact_id, items in found.items()}
