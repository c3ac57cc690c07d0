"""An index for the journal's kinds: counting and listing one kind of half a million entries read them all."""

from __future__ import annotations

from typing import Any


def up(migrator: Any, db: Any) -> None:
    """Let one kind of entry be counted and walked by day without reading the others."""
    del migrator
    db.execute_sql("CREATE INDEX entry_by_kind ON entry (kind, on_date, at_time, id)")
    db.execute_sql("PRAGMA user_version = 2")
