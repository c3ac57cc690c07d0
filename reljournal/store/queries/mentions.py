"""Where somebody is mentioned without having been there."""

from __future__ import annotations

from reljournal.store.journal import Journal

_ASKED = (
    "FROM contact JOIN mention ON mention.contact_uuid = contact.uuid JOIN entry ON entry.id = mention.entry_id"
    " WHERE contact.id = ?1 AND NOT EXISTS"
    " (SELECT 1 FROM entry_contact WHERE entry_contact.entry_id = entry.id AND entry_contact.contact_id = ?1)"
)


def mentioning_ids(journal: Journal, contact_id: int) -> list[int]:
    """Return the ids of the entries whose text mentions a contact who is not one of its people, newest first."""
    rows = journal.rows(f"SELECT entry.id {_ASKED} ORDER BY on_date DESC, at_time DESC, entry.id DESC", (contact_id,))
    return [row[0] for row in rows]


def count_mentioning(journal: Journal, contact_id: int) -> int:
    """Return how many entries mention a contact who is not one of their people."""
    return int(journal.value(f"SELECT count(*) {_ASKED}", (contact_id,)))
