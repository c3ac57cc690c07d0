"""Places and phone numbers that can be searched for by themselves, the words for "did you mean", recent searches."""

from __future__ import annotations

from typing import Any

# The indexes are made empty; whoever runs the scripts fills an index that is empty (index.fill_empty).
SCHEMA = """
DROP TABLE contact_index;
CREATE VIRTUAL TABLE contact_index USING fts5
    (name, place, body, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE phone_index USING fts5 (digits, content='', contentless_delete=1, tokenize='trigram');
CREATE VIRTUAL TABLE contact_word USING fts5vocab (contact_index, row);
CREATE VIRTUAL TABLE entry_word USING fts5vocab (entry_index, row);
CREATE TABLE recent_search (words TEXT PRIMARY KEY, used_at INTEGER NOT NULL) WITHOUT ROWID;
"""


def up(migrator: Any, db: Any) -> None:
    """Make the index of contacts anew with places apart, and what else the search asks."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 4")
