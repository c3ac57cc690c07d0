"""The photos of many contacts at once."""

from __future__ import annotations

from reljournal.domain.contacts import Photo
from reljournal.store.journal import Journal, as_json_ids


def photos_of(journal: Journal, contact_ids: list[int]) -> dict[int, Photo]:
    """Return the photo of each of these contacts who has one."""
    rows = journal.rows(
        "SELECT contact_id, media_type, data FROM photo WHERE contact_id IN (SELECT value FROM json_each(?))",
        (as_json_ids(contact_ids),),
    )
    return {row[0]: Photo(row[1], row[2]) for row in rows}
