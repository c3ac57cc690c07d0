"""Whom one is looking through one by one, and how far one has come: kept beside the journal's content, without undo.

The people are written once; a step writes only the place.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from reljournal.store.journal import Journal

_IDS, _PLACE = "triage", "triage_place"
_WRITE = "INSERT OR REPLACE INTO aside (name, value) VALUES (?, ?)"


@dataclass(frozen=True, slots=True)
class Triage:
    """``place`` is the position of the next one to be looked at, from 0."""

    contact_ids: tuple[int, ...]
    place: int


def begin_triage(journal: Journal, contact_ids: Sequence[int]) -> None:
    """Keep whom to look through, from the first on; what was left of another time is forgotten."""
    journal.write_aside(_WRITE, (_IDS, json.dumps(list(contact_ids))))
    keep_place(journal, 0)


def keep_place(journal: Journal, place: int) -> None:
    """Keep how far one has come."""
    journal.write_aside(_WRITE, (_PLACE, str(place)))


def end_triage(journal: Journal) -> None:
    """Forget it: everybody was looked at."""
    journal.write_aside("DELETE FROM aside WHERE name IN (?, ?)", (_IDS, _PLACE))


def triage(journal: Journal) -> Triage | None:
    """Return what one stopped in the middle of, None when there is nothing."""
    kept: dict[str, str] = dict(journal.rows("SELECT name, value FROM aside WHERE name IN (?, ?)", (_IDS, _PLACE)))
    if _IDS not in kept:
        return None
    ids = tuple(json.loads(kept[_IDS]))
    place = int(kept.get(_PLACE, "0"))
    return Triage(ids, place) if place < len(ids) else None
