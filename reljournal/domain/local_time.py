"""What time it is where somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class LocalTime:
    """The time on their clock, and how many minutes it is ahead of ours (negative: behind)."""

    there: datetime
    minutes_ahead: int

    @property
    def days_ahead(self) -> int:
        """How many days their calendar is ahead of ours: -1, 0 or 1."""
        here = self.there - timedelta(minutes=self.minutes_ahead)
        return (self.there.date() - here.date()).days


def local_time(now: datetime, zone: tzinfo) -> LocalTime:
    """Return the time in ``zone`` at ``now``, a moment with the time zone of the person who asks."""
    there = now.astimezone(zone)
    ahead = (there.utcoffset() or timedelta()) - (now.utcoffset() or timedelta())
    return LocalTime(there.replace(tzinfo=None), round(ahead.total_seconds() / 60))
