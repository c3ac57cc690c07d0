"""Tiers: how much dialogue each relationship is meant to have."""

from __future__ import annotations

from typing import Any

# New columns stand behind the old ones and have a default, as in 0003. Most contacts have no tier: the index is of
# those that have one, or a rhythm of their own. Which tiers there are is a setting of the journal.
SCHEMA = """
ALTER TABLE contact ADD COLUMN tier TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN rhythm TEXT NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN rhythm_paused_until TEXT;
ALTER TABLE contact ADD COLUMN they_start INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN rhythm_begins_on TEXT;
ALTER TABLE contact ADD COLUMN rhythm_share INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contact ADD COLUMN rhythm_snoozed_until TEXT;
CREATE INDEX contact_with_rhythm ON contact (tier) WHERE tier <> '' OR rhythm <> ''
"""


def up(migrator: Any, db: Any) -> None:
    """Add what cards say about tier and rhythm."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 9")
