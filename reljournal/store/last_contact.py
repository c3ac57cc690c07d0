"""When one last had to do with each contact, by kind of entry: derived, so that half a million entries need no reading.

Written in the same transaction as the entries it is read from, like the search index, and never recorded. A day may
lie ahead: what was planned counts only when its day has come, which who asks must look at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

import apsw

from reljournal.store.changes import Touched

# CROSS JOIN begins with the entries of these contacts; SQLite would rather walk every entry.
_OF_CONTACTS = """
INSERT INTO last_contact (contact_id, kind, on_date)
SELECT contact_id, kind, max(on_date) FROM entry_contact CROSS JOIN entry ON entry.id = entry_id
WHERE contact_id IN (SELECT value FROM json_each(?)) GROUP BY contact_id, kind
"""
_IN_ENTRIES = """
SELECT contact_id FROM entry_contact WHERE entry_id IN (SELECT value FROM json_each(?))
UNION SELECT contact_id FROM entry_contact WHERE id IN (SELECT value FROM json_each(?))
"""
_OF_ALL = """
INSERT INTO last_contact (contact_id, kind, on_date)
SELECT contact_id, kind, max(on_date) FROM entry_contact JOIN entry ON entry.id = entry_id GROUP BY contact_id, kind
"""


def refresh(connection: apsw.Connection, touched: Touched) -> None:
    """Find the last days anew of everyone whose entries an edit moved, added or took away."""
    # An update names only what it changes: who stands in such a row now is looked up.
    changed = {row_id for table, row_id in touched.child_updates if table == "entry_contact"}
    if not touched.met and not touched.moved and not changed:
        return
    found = connection.execute(_IN_ENTRIES, (_as_json(touched.moved), _as_json(changed)))
    ids = _as_json(touched.met | {contact_id for (contact_id,) in found})
    connection.execute("DELETE FROM last_contact WHERE contact_id IN (SELECT value FROM json_each(?))", (ids,))
    connection.execute(_OF_CONTACTS, (ids,))


def rebuild(connection: apsw.Connection) -> None:
    """Find every last day anew."""
    connection.execute("DELETE FROM last_contact")
    connection.execute(_OF_ALL)


def _as_json(ids: Iterable[int]) -> str:
    return json.dumps(sorted(ids))
