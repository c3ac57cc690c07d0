"""The list of people begins with the letters: who is known by a number alone stands behind them."""

from __future__ import annotations

from typing import Any

# The keys themselves stay as they were written. An undo of an older edit would not know them otherwise.
SCHEMA = """
DROP INDEX contact_listed;
CREATE INDEX contact_listed ON contact (sort_key < 'a', sort_key, id) WHERE archived_at IS NULL AND trashed_at IS NULL;
"""


def up(migrator: Any, db: Any) -> None:
    """Make the index of the list anew, letters first."""
    del migrator
    for statement in SCHEMA.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
    db.execute_sql("PRAGMA user_version = 6")
