"""When a follow-up comes again: recurrence rules (RFC 5545 section 3.3.10), made and read, and the next day.

A rule that we make names only how often; one that came from elsewhere may say anything the standard knows, and is
kept and obeyed as it stands.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from reljournal.domain.entries import FollowUp, RepeatFrom

# The lengths of months: on the last of these that a month has.
_ENDS_OF_MONTH = range(28, 32)


class Every(StrEnum):
    """The unit in which one counts."""

    DAYS = "DAILY"
    WEEKS = "WEEKLY"
    MONTHS = "MONTHLY"
    YEARS = "YEARLY"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every so many days, weeks, months or years."""

    every: Every
    count: int = 1

    def rule(self, anchor: date | None = None) -> str:
        """Return the recurrence rule.

        ``anchor`` is the day it is counted from. Where that is the 29th to 31st the rule says to take the last of
        these days that a month has, so that the end of January does not become the 28th for ever.
        """
        parts = [f"FREQ={self.every}"]
        if self.count != 1:
            parts.append(f"INTERVAL={self.count}")
        if anchor is not None and anchor.day > _ENDS_OF_MONTH[0] and self.every in {Every.MONTHS, Every.YEARS}:
            days = ",".join(str(day) for day in _ENDS_OF_MONTH if day <= anchor.day)
            if self.every is Every.YEARS:
                parts.append(f"BYMONTH={anchor.month}")
            parts.append(f"BYMONTHDAY={days};BYSETPOS=-1")
        return ";".join(parts)


def repeat_of(rule: str) -> Repeat | None:
    """Return how often a rule of ours repeats; None for none, and for one that says more."""
    parts = _parts(rule)
    unit = parts.pop("FREQ", "")
    count = parts.pop("INTERVAL", "1")
    of_ours = {"BYMONTH", "BYMONTHDAY", "BYSETPOS"} if parts.get("BYSETPOS") == "-1" else set()
    if unit not in set(Every) or not count.isascii() or not count.isdigit() or int(count) < 1 or parts.keys() - of_ours:
        return None
    return Repeat(Every(unit), int(count))


def is_rule(text: str) -> bool:
    """Return whether a text is a recurrence rule that can be obeyed."""
    try:
        _after(text, date(2000, 1, 1), date(2000, 1, 1))
    except (ValueError, TypeError, KeyError, OverflowError):
        return False
    return True


def next_due(item: FollowUp, done_on: date) -> date | None:
    """Return the day on which a follow-up that was done is due again; None when it does not come again.

    It is counted from the day it was due or from the day it was done, as it says, and never lies on or before the
    day it was done: what was late for two months is owed once and not eight times.
    """
    if not item.repeat:
        return None
    start = item.due if item.due is not None and item.repeat_from is RepeatFrom.DUE else None
    simple = repeat_of(item.repeat)
    try:
        if start is None and simple is not None:
            return later(done_on, simple)
        return _after(item.repeat, start or done_on, max(start or done_on, done_on))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def successor(item: FollowUp, done_on: date) -> FollowUp | None:
    """Return the follow-up that is owed once ``item`` was done on a day, or None when it does not come again."""
    due = next_due(item, done_on)
    left = _counted_down(item.repeat)
    if due is None or left is None:
        return None
    return replace(item, id=0, uuid="", due=due, done_on=None, snoozed_until=None, repeat=left)


def _parts(rule: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";") if part)
    return {name: value for name, _, value in pairs}


def _counted_down(rule: str) -> str | None:
    """Return a rule with one return less where it says how many there are; None after the last."""
    count = _parts(rule).get("COUNT")
    if count is None or not count.isdigit():
        return rule
    # The first of COUNT is the one that was done.
    if int(count) <= 1:
        return None
    return ";".join(
        f"COUNT={int(count) - 1}" if part.upper().startswith("COUNT=") else part for part in rule.split(";")
    )


def _after(rule: str, start: date, last: date) -> date | None:
    from dateutil.rrule import rrulestr

    # We count down ourselves: what was late may lie past several returns.
    counted = ";".join(part for part in rule.removeprefix("RRULE:").split(";") if not part.upper().startswith("COUNT="))
    found = rrulestr(counted, dtstart=datetime.combine(start, time())).after(datetime.combine(last, time()))
    return None if found is None else found.date()


def later(day: date, repeat: Repeat) -> date:
    """Return the day so much later; the last of its month where that is shorter.

    Raises:
        ValueError, OverflowError: there is no such day.
    """
    if repeat.every in {Every.DAYS, Every.WEEKS}:
        days = repeat.count * (7 if repeat.every is Every.WEEKS else 1)
        return date.fromordinal(day.toordinal() + days)
    months = day.year * 12 + day.month - 1 + repeat.count * (12 if repeat.every is Every.YEARS else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
