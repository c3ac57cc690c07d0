"""Tier and rhythm as they stand in the rows of contacts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reljournal.domain.rhythm import NO_DIALOGUE, Dialogue
from reljournal.domain.tiers import promises_from_text

DIALOGUE = (
    "tier, rhythm, rhythm_paused_until, they_start, rhythm_begins_on, rhythm_share, rhythm_snoozed_until"
)
_NOTHING = ("", "", None, 0, None, 0, None)


def dialogue_from(row: Sequence[Any]) -> Dialogue:
    """Return the record of the columns :data:`DIALOGUE`."""
    if tuple(row) == _NOTHING:
        return NO_DIALOGUE
    tier, rhythm, paused, they_start, begins, share, snoozed = row
    return Dialogue(
        tier, promises_from_text(rhythm), _day(paused), bool(they_start), _day(begins), share, _day(snoozed)
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
