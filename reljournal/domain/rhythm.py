"""The rhythm of a relationship: what one promises oneself, when each promise is due, and who has grown quiet.

A promise is kept by any entry of a kind that satisfies it, whoever began it and whenever it was written down: the next
date is counted from the day of the entry. Nothing of this is stored; it is reckoned from the entries and from today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from reljournal.domain.entries import Kind
from reljournal.domain.repeating import Every, Repeat, later

SOON_DAYS = 7
"""So many days before its date a promise is said to come soon."""

WHOLE_SHARE = 1000
"""The share of a period that is the whole of it."""

_MONTHLY = Repeat(Every.MONTHS)
_LEAST_DAYS_TOGETHER = 5
_DAYS_LOOKED_AT = 11
_CLEARLY_LONGER = 2
_LEAST_QUIET = 14
_DAYS_IN = {Every.DAYS: 1.0, Every.WEEKS: 7.0, Every.MONTHS: 30.436875, Every.YEARS: 365.2425}


@dataclass(frozen=True, slots=True)
class Promise:
    """To be in touch by one of these kinds, by any but a note to oneself where there are none, every so often.

    ``slack`` are the days by which it may pass its date before it is late.
    """

    kinds: tuple[Kind, ...] = ()
    every: Repeat = _MONTHLY
    slack: int = 0

    def is_kept_by(self, kind: Kind) -> bool:
        """Return whether an entry of this kind keeps the promise."""
        return kind in self.kinds if self.kinds else kind is not Kind.NOTE


@dataclass(frozen=True, slots=True)
class Dialogue:
    """How much dialogue a relationship is meant to have.

    ``tier`` is the key of a tier, empty for none. ``promises`` are its own rhythm, that of the tier where there are
    none. Until ``paused_until`` nothing is due. With ``they_start`` it is theirs to begin, and one is never asked to.
    It is meant to be so since ``begins_on``; what had been quiet then is due from that day on, or so much of the period
    later as ``share`` says (in thousandths), so that many who begin together are not all due together.
    ``snoozed_until`` only puts off that one is asked.
    """

    tier: str = ""
    promises: tuple[Promise, ...] = ()
    paused_until: date | None = None
    they_start: bool = False
    begins_on: date | None = None
    share: int = 0
    snoozed_until: date | None = None


NO_DIALOGUE = Dialogue()


class Where(StrEnum):
    """Where a promise stands on a day."""

    LATE = "late"
    DUE = "due"
    SOON = "soon"
    LATER = "later"
    PLANNED = "planned"
    """An entry ahead will keep it."""
    THEIRS = "theirs"
    """It would be due, and is theirs to begin."""
    PAUSED = "paused"


_PRESSING = (Where.LATE, Where.DUE, Where.SOON, Where.LATER, Where.PLANNED, Where.THEIRS, Where.PAUSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a promise stands: the last day on which it was kept, its next date, and the ``planned`` entry, if any.

    ``days`` are those by which the date has passed, negative while it lies ahead.
    """

    promise: Promise
    where: Where
    next_on: date
    days: int
    last: date | None = None
    planned: date | None = None

    @property
    def asks(self) -> bool:
        """Whether its date has come."""
        return self.where in {Where.LATE, Where.DUE}


def standing(
    promise: Promise, dialogue: Dialogue, last: date | None, planned: date | None, today: date
) -> Standing:
    """Return how a promise stands today.

    ``last`` is the last day up to today on which an entry kept it, ``planned`` the first day after today on which one
    will. A plan that lies more than one period ahead keeps nothing.
    """
    next_on = _next(promise, dialogue, last, today)
    days = (today - next_on).days
    ahead = planned if planned is not None and planned <= _later(today, promise.every) else None
    if dialogue.paused_until is not None and dialogue.paused_until > today:
        where = Where.PAUSED
    elif ahead is not None:
        where = Where.PLANNED
    elif days >= 0 and dialogue.they_start:
        where = Where.THEIRS
    elif days > promise.slack:
        where = Where.LATE
    elif days >= 0:
        where = Where.DUE
    else:
        where = Where.SOON if days >= -SOON_DAYS else Where.LATER
    return Standing(promise, where, next_on, days, last, ahead)


def _next(promise: Promise, dialogue: Dialogue, last: date | None, today: date) -> date:
    """Return the next date: a period after the last time, not before it began to be promised nor within a pause."""
    begins = _begins(promise, dialogue)
    found = _later(last, promise.every) if last is not None else begins or today
    return max(found, begins or found, dialogue.paused_until or found)


def _begins(promise: Promise, dialogue: Dialogue) -> date | None:
    if dialogue.begins_on is None:
        return None
    whole = (_later(dialogue.begins_on, promise.every) - dialogue.begins_on).days
    return _plus(dialogue.begins_on, whole * dialogue.share // WHOLE_SHARE)


def _later(day: date, every: Repeat) -> date:
    try:
        return later(day, every)
    except (ValueError, OverflowError):
        return date.max


def _plus(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def most_pressing(standings: Sequence[Standing]) -> Standing | None:
    """Return the standing that one is told first: what is late before what is due, what waits longest first."""
    return min(standings, key=lambda item: (_PRESSING.index(item.where), -item.days), default=None)


def shares(count: int) -> list[int]:
    """Return the shares of a period by which so many who begin together are spread over it, the first at once."""
    return [place * WHOLE_SHARE // count for place in range(count)]


# Drift


@dataclass(frozen=True, slots=True)
class Drift:
    """Quiet for clearly longer than is usual for the two: days between two contacts as a rule, and days since."""

    usual: int
    quiet: int

    @property
    def times(self) -> float:
        """By how many times the quiet is longer than usual."""
        return self.quiet / self.usual

    def spans(self) -> tuple[Repeat, Repeat]:
        """Return both lengths as one says them, in one unit where that can be read ("5 weeks", "14 weeks")."""
        unit = _unit_of(self.usual)
        usual, quiet = _counted(self.usual, unit), _counted(self.quiet, unit)
        return usual, quiet if quiet.count <= _COUNTED_UP_TO else _counted(self.quiet, _unit_of(self.quiet))


_COUNTED_UP_TO = 26


def drift(days: Iterable[date], today: date) -> Drift | None:
    """Return whether two have grown quiet, from the days of their entries; None when they have not, or nobody can say.

    It needs entries on five days, of which the last eleven say how it is now. The median gap is what is usual. The
    quiet is clearly longer when it is twice that, two weeks more, and longer than every gap but one: one long silence
    in the past neither makes what is usual longer nor keeps a second one from being seen. Whoever has something
    planned has not drifted.
    """
    known = sorted(set(days))
    if not known or known[-1] > today or len(known) < _LEAST_DAYS_TOGETHER:
        return None
    known = known[-_DAYS_LOOKED_AT:]
    gaps = sorted((after - before).days for before, after in pairwise(known))
    middle = len(gaps) // 2
    usual = gaps[middle] if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle] + 1) // 2
    quiet = (today - known[-1]).days
    if quiet < _CLEARLY_LONGER * usual or quiet - usual < _LEAST_QUIET or quiet <= gaps[-2]:
        return None
    return Drift(usual, quiet)


def _unit_of(days: int) -> Every:
    if days < 14:
        return Every.DAYS
    if days < 60:
        return Every.WEEKS
    return Every.MONTHS if days < 730 else Every.YEARS


def _counted(days: int, unit: Every) -> Repeat:
    return Repeat(unit, max(1, round(days / _DAYS_IN[unit])))
