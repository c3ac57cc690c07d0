"""Writing: what stands beside an entry's text, mentions, versions, templates, and follow-ups that come again."""

from __future__ import annotations

from typing import Any

_ROW = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL"
)
_OF_ENTRY = f"{_ROW}, entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE"

# New columns stand behind the old ones and have a default, as in 0003. Mentions are derived from the texts, and
# versions are what an entry said before: neither is recorded by an edit, so an undo does not touch them.
SCHEMA = f"""
ALTER TABLE entry ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN started_by TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN feeling TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN their_side TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN source_key TEXT NOT NULL DEFAULT '';
CREATE INDEX entry_by_source ON entry (source_key) WHERE source_key <> '';
CREATE INDEX entry_by_purpose ON entry (purpose, on_date) WHERE purpose <> '';

CREATE TABLE entry_tag ({_OF_ENTRY}, tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position INTEGER NOT NULL);
CREATE UNIQUE INDEX entry_tag_once ON entry_tag (entry_id, tag_id);
CREATE INDEX entry_tag_by_tag ON entry_tag (tag_id);
CREATE TABLE entry_aside ({_OF_ENTRY}, contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL, text TEXT NOT NULL);
CREATE INDEX entry_aside_of_entry ON entry_aside (entry_id);
CREATE INDEX entry_aside_of_contact ON entry_aside (contact_id);
CREATE TABLE entry_file ({_OF_ENTRY}, position INTEGER NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL,
    size INTEGER NOT NULL, digest BLOB NOT NULL);
CREATE INDEX entry_file_of_entry ON entry_file (entry_id);
CREATE INDEX entry_file_by_digest ON entry_file (digest);
CREATE TABLE ledger_item ({_ROW}, entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE,
    contact_id INTEGER REFERENCES contact (id) ON DELETE CASCADE, position INTEGER NOT NULL,
    direction TEXT NOT NULL, sort TEXT NOT NULL, text TEXT NOT NULL, on_date TEXT, weight INTEGER NOT NULL,
    acknowledged INTEGER NOT NULL);
CREATE INDEX ledger_item_of_entry ON ledger_item (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX ledger_item_of_contact ON ledger_item (contact_id, on_date) WHERE contact_id IS NOT NULL;
CREATE TABLE entry_template ({_ROW}, name TEXT NOT NULL, kind TEXT NOT NULL, purpose TEXT NOT NULL,
    title TEXT NOT NULL, text TEXT NOT NULL, position INTEGER NOT NULL);
CREATE UNIQUE INDEX entry_template_name ON entry_template (name COLLATE NOCASE);

CREATE TABLE mention (entry_id INTEGER NOT NULL, contact_uuid BLOB NOT NULL, PRIMARY KEY (entry_id, contact_uuid))
    WITHOUT ROWID;
CREATE INDEX mention_of_contact ON mention (contact_uuid, entry_id);
CREATE TABLE entry_version (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL, saved_at INTEGER NOT NULL,
    body TEXT NOT NULL);
CREATE INDEX entry_version_of_entry ON entry_version (entry_id, saved_at);

ALTER TABLE follow_up ADD COLUMN repeat TEXT NOT NULL DEFAULT '';
ALTER TABLE follow_up ADD COLUMN repeat_from TEXT NOT NULL DEFAULT 'due';
ALTER TABLE follow_up ADD COLUMN snoozed_until TEXT;
DROP INDEX follow_up_open;
CREATE INDEX follow_up_open ON follow_up (coalesce(snoozed_until, due_on)) WHERE done_on IS NULL;
CREATE INDEX follow_up_by_due ON follow_up (due_on) WHERE due_on IS NOT NULL
"""


def up(migrator: Any, db: Any) -> None:
    """Add what stands beside an entry's text."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 5")
