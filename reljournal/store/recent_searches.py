"""What was searched for last, so that it can be asked again; it is kept beside the content, without undo or history."""

from __future__ import annotations

import time

from reljournal.store.journal import Journal

KEPT = 10


def recent_searches(journal: Journal) -> list[str]:
    """Return what was searched for, as it was typed, the last first."""
    return [row[0] for row in journal.rows("SELECT words FROM recent_search ORDER BY used_at DESC LIMIT ?", (KEPT,))]


def note_search(journal: Journal, typed: str) -> None:
    """Keep what led to something as the newest search; the oldest beyond ten goes."""
    words = " ".join(typed.split())
    if not words:
        return
    journal.write_aside(
        "INSERT OR REPLACE INTO recent_search (words, used_at)"
        " SELECT ?, max(?, coalesce(max(used_at), 0) + 1) FROM recent_search",
        (words, time.time_ns() // 1_000_000),
    )
    journal.write_aside(
        "DELETE FROM recent_search WHERE words NOT IN (SELECT words FROM recent_search ORDER BY used_at DESC LIMIT ?)",
        (KEPT,),
    )


def forget_search(journal: Journal, words: str) -> None:
    """Forget one of them."""
    journal.write_aside("DELETE FROM recent_search WHERE words = ?", (words,))


def forget_searches(journal: Journal) -> None:
    """Forget them all."""
    journal.write_aside("DELETE FROM recent_search")
