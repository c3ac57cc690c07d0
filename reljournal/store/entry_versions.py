"""What an entry said before: every state that was saved, kept beside the content, outside of undo and history.

An entry that was never changed has none. The first change keeps the state that it replaces, and each change keeps the
one it makes, so that the newest version is what the entry says unless it was undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reljournal.domain.entries import EntryDraft
from reljournal.store import tables
from reljournal.store.draft_text import read_draft, write_draft
from reljournal.store.lent_database import database

if TYPE_CHECKING:
    from reljournal.store.journal import Journal


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """A state of an entry; ``saved_at`` is in UTC milliseconds since 1970."""

    id: int
    saved_at: int
    draft: EntryDraft


def keep_change(entry_id: int, before: EntryDraft, after: EntryDraft) -> None:
    """Keep what an entry said and what it says now, each unless it is what was kept last. Only inside an edit."""
    connection = database.connection()
    row = tables.Entry.get_by_id(entry_id)
    for draft, saved_at in ((before, row.created_at), (after, row.changed_at)):
        last = connection.execute(
            "SELECT body FROM entry_version WHERE entry_id = ? ORDER BY id DESC LIMIT 1", (entry_id,)
        ).fetchone()
        body = write_draft(draft)
        if last is None or last[0] != body:
            connection.execute(
                "INSERT INTO entry_version (entry_id, saved_at, body) VALUES (?, ?, ?)",
                (entry_id, saved_at if last is None else row.changed_at, body),
            )


def versions_of(journal: Journal, entry_id: int) -> list[EntryVersion]:
    """Return the kept states of an entry, newest first."""
    rows = journal.rows("SELECT id, saved_at, body FROM entry_version WHERE entry_id = ? ORDER BY id DESC", (entry_id,))
    return [EntryVersion(row[0], row[1], read_draft(row[2])) for row in rows]
