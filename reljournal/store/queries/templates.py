"""Templates of entries."""

from __future__ import annotations

from reljournal.domain.entries import Kind, Purpose
from reljournal.domain.templates import EntryTemplate
from reljournal.store.journal import Journal


def templates(journal: Journal) -> list[EntryTemplate]:
    """Return the person's own templates, in their order."""
    rows = journal.rows("SELECT id, name, title, text, kind, purpose FROM entry_template ORDER BY position, id")
    return [
        EntryTemplate(row[1], row[2], row[3], Kind(row[4]) if row[4] else None, Purpose(row[5]) if row[5] else None,
                      id=row[0])
        for row in rows
    ]  # fmt: skip
