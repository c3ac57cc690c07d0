"""The journal as a list: windows of entries at any depth, and where an entry stands in it."""

from __future__ import annotations

from reljournal.domain.entries import Entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entries


def entries_window(journal: Journal, offset: int, limit: int, total: int) -> list[Entry]:
    """Return ``limit`` entries from ``offset`` on, newest first; ``total`` is how many there are.

    The index is walked from the nearer end, so that the oldest entries come as fast as the newest.
    """
    limit = max(0, min(limit, total - offset))
    if offset <= total // 2:
        rows = journal.rows(
            "SELECT id FROM entry ORDER BY on_date DESC, at_time DESC, id DESC LIMIT ? OFFSET ?", (limit, offset)
        )
    else:
        rows = journal.rows(
            "SELECT id FROM entry ORDER BY on_date, at_time, id LIMIT ? OFFSET ?", (limit, total - offset - limit)
        )[::-1]
    return entries(journal, [row[0] for row in rows])


def position_of_entry(journal: Journal, entry_id: int) -> int | None:
    """Return the row of an entry in the whole list, newest first, or None when it is gone."""
    row = journal.row("SELECT on_date, coalesce(at_time, '') FROM entry WHERE id = ?", (entry_id,))
    if row is None:
        return None
    on, at = row
    later_days = journal.value("SELECT count(*) FROM entry WHERE on_date > ?", (on,))
    same_day = journal.value(
        "SELECT count(*) FROM entry WHERE on_date = ? AND (coalesce(at_time, ''), id) > (?, ?)", (on, at, entry_id)
    )
    return int(later_days) + int(same_day)
