"""Which reminders were told: beside the journal's content, so that an undo lets nothing be told twice.

Whoever is about to tell claims first, in one statement: of a window and a command that look in the same second, each
reminder is told by one. A claim that its program did not live to keep counts no more after two minutes.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import date, timedelta

from reljournal.domain.reminding import WRONG_CLOCK
from reljournal.store.journal import Journal

_PATIENCE_MS = 120_000
_WRONG_CLOCK_MS = int(WRONG_CLOCK.total_seconds() * 1000)
_DAYS_KEPT = 400
_OF_CLAIM = "claimed_by = ? AND key IN (SELECT value FROM json_each(?)) AND told_at IS NULL"
_SINCE = "reminding_since"


def told(journal: Journal, now_ms: int) -> frozenset[str]:
    """Return the keys of what was told, or is being told by somebody right now."""
    rows = journal.rows(
        "SELECT key FROM reminder_told WHERE told_at IS NOT NULL OR claimed_at BETWEEN ? AND ?",
        (now_ms - _PATIENCE_MS, now_ms + _PATIENCE_MS),
    )
    return frozenset(row[0] for row in rows)


def claim(journal: Journal, keys: Sequence[str], now_ms: int) -> tuple[str, frozenset[str]]:
    """Take the right to tell these; return the name of the claim, and the keys that nobody else has told or claimed."""
    name = uuid.uuid4().hex
    journal.write_aside(
        "INSERT INTO reminder_told (key, claimed_at, claimed_by) SELECT value, ?, ? FROM json_each(?) WHERE true"
        " ON CONFLICT (key) DO UPDATE SET claimed_at = excluded.claimed_at, claimed_by = excluded.claimed_by"
        " WHERE told_at IS NULL AND claimed_at NOT BETWEEN ? AND ?",
        (now_ms, name, json.dumps(list(keys)), now_ms - _PATIENCE_MS, now_ms + _PATIENCE_MS),
    )
    ours = journal.rows("SELECT key FROM reminder_told WHERE claimed_by = ?", (name,))
    return name, frozenset(row[0] for row in ours)


def keep_told(journal: Journal, name: str, keys: Sequence[str], now_ms: int) -> None:
    """Note that these of a claim were told."""
    journal.write_aside(
        f"UPDATE reminder_told SET told_at = ? WHERE {_OF_CLAIM}", (now_ms, name, json.dumps(list(keys)))
    )


def give_back(journal: Journal, name: str, keys: Sequence[str]) -> None:
    """Give these of a claim back: they could not be told."""
    journal.write_aside(f"DELETE FROM reminder_told WHERE {_OF_CLAIM}", (name, json.dumps(list(keys))))


def forget_wrong_clock(journal: Journal, now_ms: int) -> None:
    """Forget what was told while the clock was more than a day ahead: on its real day it was never told."""
    late = now_ms + _WRONG_CLOCK_MS
    if journal.row("SELECT 1 FROM reminder_told WHERE claimed_at > ? LIMIT 1", (late,)) is not None:
        journal.write_aside("DELETE FROM reminder_told WHERE claimed_at > ?", (late,))


def forget_old(journal: Journal, today: date) -> None:
    """Forget the reminders of dates so old that nothing asks for them any more. Those of follow-ups stay."""
    before = today - timedelta(days=min(_DAYS_KEPT, (today - date.min).days))
    old = "key LIKE 'date:%' AND substr(key, instr(substr(key, 6), ':') + 6, 10) < ?"
    if journal.row(f"SELECT 1 FROM reminder_told WHERE {old} LIMIT 1", (before.isoformat(),)) is not None:
        journal.write_aside(f"DELETE FROM reminder_told WHERE {old}", (before.isoformat(),))


def reminding_since(journal: Journal, today: date) -> date:
    """Return the day since when this journal reminds, from the first time that it is asked.

    What would have asked before was never missed. A day ahead of the clock was written by a clock that went wrong.
    """
    kept = journal.value("SELECT value FROM aside WHERE name = ?", (_SINCE,))
    since = date.fromisoformat(kept) if kept else None
    if since is not None and since <= today:
        return since
    journal.write_aside("INSERT OR REPLACE INTO aside (name, value) VALUES (?, ?)", (_SINCE, today.isoformat()))
    return today
