"""The same change to many cards, in a number of statements that does not grow with them. Only inside an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reljournal.domain.rhythm import NO_DIALOGUE, Dialogue
from reljournal.store.bulk import uuids
from reljournal.store.changes import Edit
from reljournal.store.journal import as_json_ids
from reljournal.store.lent_database import now_ms
from reljournal.store.rows import dialogue_values

_THESE = "(SELECT value FROM json_each(?))"


def add_tags(edit: Edit, contact_ids: Sequence[int], names: Sequence[str]) -> int:
    """Add tags to cards, behind those that stand there; return how many cards were changed."""
    changed: set[int] = set()
    for name in names:
        tag_id = _tag(edit, name)
        rows = _fetch(
            edit,
            "SELECT id, coalesce((SELECT max(position) + 1 FROM contact_tag WHERE contact_id = contact.id), 0)"
            f" FROM contact WHERE id IN {_THESE}"
            " AND NOT EXISTS (SELECT 1 FROM contact_tag WHERE contact_id = contact.id AND tag_id = ?) ORDER BY id",
            (as_json_ids(contact_ids), tag_id),
        )
        _insert(edit, "contact_tag", "contact_id, position, tag_id", ((*row, tag_id) for row in rows), len(rows))
        changed.update(row[0] for row in rows)
    _touch(edit, changed)
    return len(changed)


def remove_tags(edit: Edit, contact_ids: Sequence[int], names: Sequence[str]) -> int:
    """Take tags from cards; return how many cards were changed."""
    changed: set[int] = set()
    for name in names:
        rows = _fetch(
            edit,
            f"DELETE FROM contact_tag WHERE contact_id IN {_THESE} AND tag_id IN (SELECT id FROM tag WHERE name = ?)"
            " RETURNING contact_id",
            (as_json_ids(contact_ids), name),
        )
        changed.update(row[0] for row in rows)
    _touch(edit, changed)
    return len(changed)


def fill_column(edit: Edit, contact_ids: Sequence[int], column: str, value: str) -> list[int]:
    """Write one text column of many cards; return who was changed. Names derived from it are not written anew."""
    rows = _fetch(
        edit,
        f"UPDATE contact SET {column} = ?, changed_at = ? WHERE id IN {_THESE} AND {column} <> ? RETURNING id",
        (value, now_ms(), as_json_ids(contact_ids), value),
    )
    return [row[0] for row in rows]


def write_dialogues(edit: Edit, dialogues: Mapping[int, Dialogue]) -> None:
    """Write tier and rhythm of many contacts."""
    named = list(dialogue_values(NO_DIALOGUE))
    columns = ", ".join(f"{name} = ?" for name in named)
    now = now_ms()
    edit.connection.executemany(
        f"UPDATE contact SET {columns}, changed_at = ? WHERE id = ?",
        ((*dialogue_values(dialogue).values(), now, contact_id) for contact_id, dialogue in dialogues.items()),
    )


def empty_tier(edit: Edit, key: str) -> None:
    """Take everybody out of a tier."""
    edit.connection.execute("UPDATE contact SET tier = '', changed_at = ? WHERE tier = ?", (now_ms(), key))


def without_a_name(edit: Edit, contact_ids: Sequence[int]) -> list[int]:
    """Return those of these contacts that have no name of their own, and are shown by something else."""
    rows = _fetch(
        edit,
        f"SELECT id FROM contact WHERE id IN {_THESE} AND trim(formatted_name || prefix || given || additional"
        " || family || suffix || nickname) = '' ORDER BY id",
        (as_json_ids(contact_ids),),
    )
    return [row[0] for row in rows]


def fill_own_field(edit: Edit, contact_ids: Sequence[int], field_id: int, value: str) -> int:
    """Write what a field of the person's own says on many cards, nothing when empty; return how many changed."""
    ids = as_json_ids(contact_ids)
    if not value:
        gone = _fetch(
            edit,
            f"DELETE FROM custom_value WHERE contact_id IN {_THESE} AND field_id = ? RETURNING contact_id",
            (ids, field_id),
        )
        return len({row[0] for row in gone})
    changed = {
        row[0]
        for row in _fetch(
            edit,
            f"UPDATE custom_value SET value = ?, other_id = NULL, changed_at = ? WHERE contact_id IN {_THESE}"
            " AND field_id = ? AND (value <> ? OR other_id IS NOT NULL) RETURNING contact_id",
            (value, now_ms(), ids, field_id, value),
        )
    }
    rows = _fetch(
        edit,
        "SELECT id, coalesce((SELECT max(position) + 1 FROM custom_value WHERE contact_id = contact.id), 0)"
        f" FROM contact WHERE id IN {_THESE}"
        " AND NOT EXISTS (SELECT 1 FROM custom_value WHERE contact_id = contact.id AND field_id = ?) ORDER BY id",
        (ids, field_id),
    )
    added = ((*row, field_id, value) for row in rows)
    _insert(edit, "custom_value", "contact_id, position, field_id, value", added, len(rows))
    changed.update(row[0] for row in rows)
    _touch(edit, changed)
    return len(changed)


def _fetch(edit: Edit, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return edit.connection.execute(sql, values).fetchall()


def _tag(edit: Edit, name: str) -> int:
    found = _fetch(edit, "SELECT id FROM tag WHERE name = ?", (name,))
    if not found:
        _insert(edit, "tag", "name", [(name,)], 1)
        return edit.connection.last_insert_rowid()
    tag_id: int = found[0][0]
    return tag_id


def _insert(edit: Edit, table: str, columns: str, rows: Iterable[tuple[Any, ...]], count: int) -> None:
    now = now_ms()
    marks = ", ".join("?" * (columns.count(",") + 4))
    edit.connection.executemany(
        f"INSERT INTO {table} (uuid, created_at, changed_at, {columns}) VALUES ({marks})",
        ((uuid, now, now, *row) for uuid, row in zip(uuids(count), rows, strict=True)),
    )


def _touch(edit: Edit, contact_ids: set[int]) -> None:
    """Note on the cards that they were changed."""
    edit.connection.execute(
        f"UPDATE contact SET changed_at = ? WHERE id IN {_THESE}", (now_ms(), as_json_ids(contact_ids))
    )
