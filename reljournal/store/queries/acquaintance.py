"""Since when two people know each other, as far as the journal tells."""

from __future__ import annotations

from datetime import date

from reljournal.store.journal import Journal


def first_entry_day(journal: Journal, contact_id: int) -> date | None:
    """Return the day of the first entry with a contact, or None when there is none."""
    day: str | None = journal.value(
        "SELECT min(on_date) FROM entry_contact JOIN entry ON entry.id = entry_id WHERE contact_id = ?", (contact_id,)
    )
    return None if day is None else date.fromisoformat(day)
