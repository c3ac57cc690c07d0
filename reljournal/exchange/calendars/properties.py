"""The properties of an event as the library hands them over, whatever stands in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from typing import Any

from reljournal.exchange.mail.decoding import cleaned

BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError, LookupError)
"""What the library raises when it is asked for a value that is broken."""

SHOWN = 2000
"""So much of what stands in a file is shown where it could not be understood."""


def listed(value: Any) -> list[Any]:
    """Return the values of a property, none where it is not there."""
    return [] if value is None else value if isinstance(value, list) else [value]


def words_of(event: Any, name: str) -> str:
    """Return a property as text, empty where it is not there."""
    return cleaned(str(next(iter(listed(event.get(name))), ""))).strip()


def as_written(event: Any) -> str:
    """Return an event as it stands in the file, to be shown."""
    try:
        return cleaned(event.to_ical().decode("utf-8", errors="replace"))[:SHOWN]
    except BROKEN:
        return words_of(event, "SUMMARY")


def is_cancelled(event: Any) -> bool:
    """Return whether an event was called off."""
    return str(event.get("STATUS", "")).strip().upper() == "CANCELLED"


def key_of(event: Any, begins: date | datetime | None, wall: datetime | None) -> str:
    """Return by what an event is known again, one of its days by the time on its wall."""
    uid = "".join(str(event.get("UID", "")).split())
    if not uid or len(uid) > 300:
        said = f"{uid}{begins}{words_of(event, 'SUMMARY')}"
        uid = f"sha256-{hashlib.sha256(said.encode('utf-8', errors='replace')).hexdigest()[:40]}"
    own = moment_of(event, "RECURRENCE-ID")
    if wall is None and own is not None:
        wall = wall_of(own, own.tzinfo if isinstance(own, datetime) else None)
    return f"event:{uid}" + (f":{wall:%Y%m%dT%H%M%S}" if wall is not None else "")


def moment_of(event: Any, name: str) -> date | datetime | None:
    """Return the day or moment of a property, None where it says none."""
    value = listed(event.get(name))
    found = in_python(value[0], "dt") if value else None
    return found if isinstance(found, date) and 1 < found.year < 9999 else None


def moments_of(event: Any, name: str) -> Iterator[date | datetime]:
    """Yield every day and moment of a property that may be there several times."""
    for value in listed(event.get(name)):
        for each in in_python(value, "dts") or [value]:
            found = in_python(each, "dt")
            # A period of time begins with its moment.
            found = found[0] if isinstance(found, tuple) else found
            if isinstance(found, date) and 1 < found.year < 9999:
                yield found


def in_python(value: Any, name: str) -> Any:
    """Return what the library made of a value; a broken one says so only when it is asked."""
    try:
        return getattr(value, name, None)
    except BROKEN:
        return None


def wall_of(moment: date | datetime, zone: tzinfo | None) -> datetime:
    """Return what the clock on the wall said where the event takes place."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None)
