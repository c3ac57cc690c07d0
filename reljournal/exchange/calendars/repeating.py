"""On which days an event was that repeats (RFC 5545 sections 3.3.10 and 3.8.5), up to a day and within bounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from itertools import islice, takewhile
from typing import Any

# Of one event the newest so many days are proposed; and further than this nobody's calendar goes.
MOST = 1000
_FURTHEST = 60_000
_NOT_FOR_DATEUTIL = ("UNTIL=", "X-", "RSCALE=", "SKIP=")
_UNITS = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}


class RuleError(ValueError):
    """A rule that is not obeyed; its words are a sentence for the person."""


def days_of(
    start: datetime, rules: Iterable[Any], end: datetime, zone: tzinfo | None, unwanted: Iterable[Any] = ()
) -> tuple[list[datetime], bool]:
    """Return when an event was from ``start`` until ``end`` by its rules, and whether it goes on after that.

    ``unwanted`` are rules for days on which it was not (EXRULE, RFC 2445 section 4.8.5.2, which older calendars have).
    All times are those of the clock on the wall where the event takes place, in ``zone``.

    Raises:
        RuleError: a rule cannot be obeyed.
    """
    from dateutil.rrule import rruleset

    found, without = rruleset(), rruleset()
    found.rdate(start)
    for rule in rules:
        found.rrule(_obeyed(rule, start, zone))
    for rule in unwanted:
        without.rrule(_obeyed(rule, start, zone))
    kept: deque[datetime] = deque(maxlen=MOST)
    try:
        # What comes after the end is looked into only as far as one more day: whether one is wanted then is not known.
        gone = set(takewhile(lambda moment: moment <= end, islice(without, _FURTHEST)))
        for moment in islice(found, _FURTHEST):
            if moment > end:
                return list(kept), True
            if moment not in gone:
                kept.append(moment)
    except (ValueError, TypeError, OverflowError, IndexError) as error:
        raise RuleError("It repeats by a rule that cannot be read.") from error
    return list(kept), False


def _obeyed(rule: Any, start: datetime, zone: tzinfo | None) -> Any:
    """Return dateutil's rule for icalendar's."""
    from dateutil.rrule import rrulestr

    parts = {str(name).upper(): list(values) if isinstance(values, list) else [values] for name, values in rule.items()}
    unit = str((parts.get("FREQ") or [""])[0]).upper()
    if unit in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise RuleError("It repeats more than once a day, as no meeting does.")
    if str((parts.get("RSCALE") or ["GREGORIAN"])[0]).upper() != "GREGORIAN":
        raise RuleError("It repeats by another calendar than ours.")
    if unit not in _UNITS or not _is_possible(unit, parts):
        raise RuleError("It repeats by a rule that cannot be obeyed.")
    until = parts.pop("UNTIL", [None])[0]
    pieces = rule.to_ical().decode().split(";")
    text = ";".join(piece for piece in pieces if not piece.upper().startswith(_NOT_FOR_DATEUTIL))
    try:
        made = rrulestr(text, dtstart=start)
        return made.replace(until=_wall(until, zone)) if until is not None else made
    except (ValueError, TypeError, KeyError, OverflowError, IndexError) as error:
        raise RuleError("It repeats by a rule that cannot be read.") from error


def _wall(until: date | datetime, zone: tzinfo | None) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    # A rule's end is in UTC where its event has a time zone.
    local = until.astimezone(zone) if until.tzinfo is not None and zone is not None else until
    return local.replace(tzinfo=None)


def _is_possible(unit: str, parts: dict[str, list[Any]]) -> bool:
    """Return whether some day may fit: dateutil would look for one until the year 9999."""
    if unit != "YEARLY" and (parts.keys() & {"BYWEEKNO", "BYYEARDAY"}):
        return False
    if parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"} and any(
        len(parts.get(name, [])) > 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")
    ):
        return False
    try:
        places = [abs(int(value)) for value in parts.get("BYSETPOS", [])]
        days = [abs(int(value)) for value in parts.get("BYMONTHDAY", [])]
        months = [int(str(value).rstrip("L")) for value in parts.get("BYMONTH", [])]
        interval = int((parts.get("INTERVAL") or [1])[0])
    except ValueError:
        return False
    most = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}[unit]
    if interval < 1 or (places and min(places) > most):
        return False
    longest = max((29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31 for month in months), default=31)
    return not days or min(days) <= longest
