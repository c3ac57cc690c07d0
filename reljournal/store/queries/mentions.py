"""Where somebody is mentioned without having been there."""

from __future__ import annotations

from reljournal.store.journal import Journal

MENTIONING = (
    "SELECT mention.entry_id FROM contact JOIN mention ON mention.contact_uuid = contact.uuid"
    " LEFT JOIN entry_contact AS there"
    " ON there.entry_id = mention.entry_id AND there.contact_id = contact.id"
    " WHERE contact.id = ? AND there.entry_id IS NULL"
)
"""The ids of the entries whose text mentions a contact who is not one of their people, asked by the contact's id."""


def count_mentioning(journal: Journal, contact_id: int) -> int:
    """Return how many entries mention a contact who is not one of their people."""
    return int(journal.value(f"SELECT count(*) FROM ({MENTIONING})", (contact_id,)))
