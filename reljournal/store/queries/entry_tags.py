"""The tags by which entries can be found: their own, and those of the people in them."""

from __future__ import annotations

from reljournal.store.journal import Journal


def tags_of_entries(journal: Journal) -> list[str]:
    """Return every tag that stands on an entry or a contact, in order of their names."""
    rows = journal.rows(
        "SELECT name FROM tag WHERE id IN (SELECT tag_id FROM entry_tag) OR id IN (SELECT tag_id FROM contact_tag)"
        " ORDER BY name COLLATE NOCASE"
    )
    return [name for (name,) in rows]
