"""What of a journal other calendars get to see."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FollowUpsAs(StrEnum):
    """As what open follow-ups go out."""

    NOTHING = "nothing"
    TASKS = "tasks"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """Whose key dates and follow-ups go out, and how.

    ``circles`` are the UUIDs of circles, none of them everybody in the list; ``apart`` asks for a file for each of
    them. ``alarms`` lets other programs remind as we would.
    """

    circles: tuple[str, ...] = ()
    apart: bool = False
    follow_ups: FollowUpsAs = FollowUpsAs.NOTHING
    alarms: bool = False
