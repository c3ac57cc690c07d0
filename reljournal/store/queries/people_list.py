"""What the list of people asks beside its rows: tags to filter by, and where a typed name would stand."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import BY_NAME, COUNT_BEFORE, LISTED, NO_LETTER, OUT_OF_LIST

# Counting further only tells which of two much used tags is used more; it costs time that grows with the journal.
_COUNTED = 500


def tags_in_use(journal: Journal) -> list[str]:
    """Return every tag that somebody in the list carries, the most used first, then by name."""
    rows = journal.rows(
        "SELECT name, (SELECT count(*) FROM (SELECT 1 FROM contact_tag WHERE tag_id = tag.id"
        f" AND contact_id NOT IN ({OUT_OF_LIST}) LIMIT ?)) AS used FROM tag WHERE used > 0 ORDER BY used DESC, name",
        (_COUNTED,),
    )
    return [row[0] for row in rows]


def position_at_or_after(journal: Journal, key: str) -> int | None:
    """Return the row in the whole list of the first contact whose sort key is ``key`` or later, None at the end."""
    found = journal.row(
        f"SELECT {BY_NAME} FROM contact WHERE {LISTED} AND {NO_LETTER} >= (?1 < 'a')"
        f" AND ({NO_LETTER}, sort_key) >= (?1 < 'a', ?1)"
        f" ORDER BY {BY_NAME} LIMIT 1",
        (key,),
    )
    return None if found is None else int(journal.value(COUNT_BEFORE, found))


def first_at_or_after(journal: Journal, contact_ids: Sequence[int], key: str) -> int | None:
    """Return the first of these contacts, in order of name, whose sort key is ``key`` or later, or None."""
    found: int | None = journal.value(
        "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?1))"
        f" AND ({NO_LETTER}, sort_key) >= (?2 < 'a', ?2) ORDER BY {BY_NAME} LIMIT 1",
        (as_json_ids(contact_ids), key),
    )
    return found
