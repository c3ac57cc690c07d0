"""A change of one day of an event that holds for every day after it (RANGE=THISANDFUTURE, RFC 5545 section 3.2.13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

# Nobody moves a meeting further and still calls it the same.
_FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Change:
    """From the day ``at``, on the wall clock of the event, it is as ``event`` says.

    That day begins at ``begins`` instead, and every later one is moved by the same ``shift``. ``is_off`` when it ends
    there.
    """

    at: datetime
    event: Any
    begins: date | datetime
    shift: timedelta
    is_off: bool = False


def holds_from_then_on(event: Any) -> bool:
    """Return whether an event that changes one day changes all that come after it as well."""
    parameters = getattr(event.get("RECURRENCE-ID"), "params", {})
    return str(parameters.get("RANGE", "")).strip().upper() == "THISANDFUTURE"


def change_on(changes: Sequence[Change], wall: datetime) -> Change | None:
    """Return the change that holds on a day: the last before it or on it; ``changes`` are in order."""
    return next((change for change in reversed(changes) if change.at <= wall), None)


def reach_of(changes: Iterable[Change]) -> timedelta:
    """Return how far days may have been moved forward: so much further the rules are followed."""
    moved = [-change.shift for change in changes if not change.is_off]
    return min(max((*moved, timedelta())), _FURTHEST)
