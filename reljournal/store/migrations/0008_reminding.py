"""Reminders: what was done about a date on one of its days, and which reminders were told."""

from __future__ import annotations

from typing import Any

_ROW = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL"
)

# What one did about a date is content. What was told is not: an undo must not let it be told again.
SCHEMA = f"""
CREATE TABLE date_mark ({_ROW}, key_date_id INTEGER NOT NULL REFERENCES key_date (id) ON DELETE CASCADE,
    on_date TEXT NOT NULL, done TEXT NOT NULL, done_on TEXT, note TEXT NOT NULL,
    entry_id INTEGER REFERENCES entry (id) ON DELETE SET NULL, snoozed_until TEXT);
CREATE UNIQUE INDEX date_mark_once ON date_mark (key_date_id, on_date);
CREATE INDEX date_mark_of_entry ON date_mark (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX date_mark_resting ON date_mark (on_date) WHERE snoozed_until IS NOT NULL;

CREATE TABLE reminder_told (key TEXT PRIMARY KEY, claimed_at INTEGER NOT NULL, claimed_by TEXT NOT NULL,
    told_at INTEGER) WITHOUT ROWID;
CREATE INDEX reminder_told_by_claim ON reminder_told (claimed_by)
"""


def up(migrator: Any, db: Any) -> None:
    """Add the marks on dates, and what was told."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 8")
