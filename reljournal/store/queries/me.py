"""Which contact is the person themself."""

from __future__ import annotations

from reljournal.store.journal import Journal


def me(journal: Journal) -> int | None:
    """Return the contact that is me, None when nobody is, or while it is in the trash."""
    found: int | None = journal.value("SELECT id FROM contact WHERE is_me = 1 AND trashed_at IS NULL")
    return found
