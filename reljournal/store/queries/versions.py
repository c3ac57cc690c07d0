"""What the journal runs on."""

from __future__ import annotations

from reljournal.store.journal import Journal


def sqlite_version(journal: Journal) -> str:
    """Return the version of SQLite that holds the journal, such as "3.54.0"."""
    return str(journal.value("SELECT sqlite_version()"))
