"""Who is mentioned in which entry: derived from the texts, in the transaction that writes them, never recorded.

Contacts stand by UUID, as in the texts, so that nothing needs writing anew when one goes, or comes back by an undo.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import apsw

from reljournal.domain.mentions import mentioned, with_mention_of
from reljournal.store import tables

_CHUNK = 2000


def refresh(connection: apsw.Connection, entry_ids: Iterable[int]) -> None:
    """Find anew whom these entries mention."""
    ordered = sorted(entry_ids)
    for start in range(0, len(ordered), _CHUNK):
        chunk = json.dumps(ordered[start : start + _CHUNK])
        connection.execute("DELETE FROM mention WHERE entry_id IN (SELECT value FROM json_each(?))", (chunk,))
        texts: list[tuple[Any, ...]] = connection.execute(
            "SELECT id, text FROM entry WHERE id IN (SELECT value FROM json_each(?))"
            " AND instr(text, '](contact:') > 0", (chunk,),
        ).fetchall()  # fmt: skip
        for entry_id, text in texts:
            connection.executemany(
                "INSERT INTO mention (entry_id, contact_uuid) VALUES (?, ?)",
                ((entry_id, UUID(found).bytes) for found in mentioned(text)),
            )


def rebuild(connection: apsw.Connection) -> None:
    """Find anew whom every entry mentions."""
    connection.execute("DELETE FROM mention")
    rows: list[tuple[Any, ...]] = connection.execute(
        "SELECT id FROM entry WHERE instr(text, '](contact:') > 0"
    ).fetchall()
    refresh(connection, [row[0] for row in rows])


def follow_merge(connection: apsw.Connection, keep_id: int, other_ids: Sequence[int]) -> None:
    """Let the texts that mention one of the others mention the contact that stays. Only inside an edit."""
    keep: UUID = tables.Contact.get_by_id(keep_id).uuid
    for other_id in other_ids:
        gone: UUID = tables.Contact.get_by_id(other_id).uuid
        naming = connection.execute("SELECT entry_id FROM mention WHERE contact_uuid = ?", (gone.bytes,))
        for row in tables.Entry.select().where(tables.Entry.id.in_([row_id for (row_id,) in naming])):
            row.text = with_mention_of(row.text, str(gone), str(keep))
            row.save()
