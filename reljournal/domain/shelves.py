"""Where a contact stands: in the list, in the archive, or in the trash."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DAYS_IN_TRASH = 30
_DAY_MS = 24 * 60 * 60 * 1000


class Shelf(StrEnum):
    """LISTED contacts stand in lists and reminders, ARCHIVED ones only in search, those in the TRASH in neither."""

    LISTED = "listed"
    ARCHIVED = "archived"
    TRASH = "trash"


@dataclass(frozen=True, slots=True)
class Belongings:
    """What goes with contacts that are deleted; entries stay in the journal."""

    key_dates: int = 0
    follow_ups: int = 0
    files: int = 0

    def __bool__(self) -> bool:
        """Return whether anything goes with them."""
        return bool(self.key_dates or self.follow_ups or self.files)


def last_moment_kept(now: int) -> int:
    """Return the moment before which a contact must have been deleted for its days in the trash to be over.

    Both are UTC milliseconds since 1970.
    """
    return now - DAYS_IN_TRASH * _DAY_MS


def days_left(trashed_at: int, now: int) -> int:
    """Return how many days a contact in the trash is still kept, at least 0."""
    return max(0, DAYS_IN_TRASH - (now - trashed_at) // _DAY_MS)
