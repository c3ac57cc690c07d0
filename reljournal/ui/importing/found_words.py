"""How many were found, and what became of those that cannot be chosen, as sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reljournal.operations.proposing import Proposals

_CONTEXT = "Proposals"


def _counted(text: str, count: int) -> str:
    return QCoreApplication.translate(_CONTEXT, text, None, count)


def are_meetings(found: Proposals) -> bool:
    """Return whether all that was found came from a calendar."""
    return bool(found.items) and all(item.key.startswith("event:") for item in found.items)


def left_words(found: Proposals) -> str:
    """Return sentences about those that are there already, or no entries; empty where there are none."""
    undated = sum(item.needs_day and not item.is_there for item in found.items)
    parts = (
        (_counted("%Ln are in your journal already", found.there), found.there),
        (_counted("%Ln were there more than once", found.twice), found.twice),
        (_counted("%Ln are still ahead and are left out", found.ahead), found.ahead),
        (_counted("%Ln were cancelled or declined", found.left_out), found.left_out),
        (_counted("%Ln do not say when they were sent: choose one and say it", undated), undated),
        (_counted("%Ln were not understood", len(found.listed)), len(found.listed)),
    )
    return " ".join(f"{words}." for words, count in parts if count)
