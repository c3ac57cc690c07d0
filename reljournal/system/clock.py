"""The one place that asks what time it is.

``RELJOURNAL_TODAY=YYYY-MM-DD`` puts the program on another day, at the present time of day: for pictures and
tests that must look the same whenever they are made.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from reljournal.domain.errors import RelJournalError


def now() -> datetime:
    """Return this moment in local time, with its time zone.

    Raises RelJournalError when ``RELJOURNAL_TODAY`` is set to something that is no date.
    """
    real = datetime.now(UTC).astimezone()
    named = os.environ.get("RELJOURNAL_TODAY", "")
    if not named:
        return real
    try:
        day = date.fromisoformat(named)
    except ValueError as unreadable:
        sentence = f"RELJOURNAL_TODAY must be a date such as 2026-11-22, not “{named}”."
        raise RelJournalError(sentence) from unreadable
    # The other day may be on the other side of a clock change, so its zone is asked for anew.
    return datetime.combine(day, real.time()).astimezone()


def today() -> date:
    """Return the local date. Raises RelJournalError as ``now`` does."""
    return now().date()


def now_utc_ms() -> int:
    """Return this moment as milliseconds since 1970 in UTC, the form that the store keeps."""
    return int(now().timestamp() * 1000)
