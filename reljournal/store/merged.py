"""Who became whom in a merge: noted beside the content, so that what still names somebody who went finds who stayed.

It is asked only about contacts that are not there; after an undo of the merge they are, and the note says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from reljournal.store.journal import Journal

_KEY = "merged-"


def note_merge(connection: apsw.Connection, keep_id: int, other_ids: Iterable[int]) -> None:
    """Note that the others became the contact that stays. Only inside an edit, on its connection."""
    connection.executemany(
        "INSERT OR REPLACE INTO aside (name, value) VALUES (?, ?)",
        ((f"{_KEY}{other_id}", str(keep_id)) for other_id in other_ids),
    )


def merged_into(journal: Journal, contact_id: int) -> int | None:
    """Return the contact into whom one that is gone was merged, over several merges; None when there is none."""
    seen = {contact_id}
    while (found := journal.value("SELECT value FROM aside WHERE name = ?", (f"{_KEY}{contact_id}",))) is not None:
        contact_id = int(found)
        if contact_id in seen:
            return None
        seen.add(contact_id)
        if journal.value("SELECT 1 FROM contact WHERE id = ?", (contact_id,)):
            return contact_id
    return None
