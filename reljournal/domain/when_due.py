"""Under which heading an open follow-up stands: by the day on which it asks for attention."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from reljournal.domain.entries import FollowUp


class WhenDue(StrEnum):
    """The headings, in order."""

    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    THIS_MONTH = "this_month"
    LATER = "later"
    SOME_DAY = "some_day"


def when_due(item: FollowUp, today: date, first_weekday: int = 0) -> WhenDue:
    """Return the heading for a follow-up on a day.

    ``first_weekday`` is the first day of the week where the person lives, 0 for Monday as in ``date.weekday``.
    "This month" are the days after next week that lie within the next thirty.
    """
    on = item.asked_on
    if on is None:
        return WhenDue.SOME_DAY
    if on <= today:
        return WhenDue.TODAY if on == today else WhenDue.LATE
    days_left = 6 - (today.weekday() - first_weekday) % 7
    ahead = (on - today).days
    if ahead <= days_left:
        return WhenDue.THIS_WEEK
    if ahead <= days_left + 7:
        return WhenDue.NEXT_WEEK
    return WhenDue.THIS_MONTH if on <= today + timedelta(days=30) else WhenDue.LATER
