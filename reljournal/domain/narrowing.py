"""What narrows the journal beside words and kind: somebody, a circle, a tag, a stretch of time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from reljournal.domain.entries import PersonRef


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both among them; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    @property
    def year(self) -> int | None:
        """The year that it is, whole; else None."""
        first, last = self.first, self.last
        if first is None or last is None:
            return None
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
        return first.year if whole else None

    @property
    def month(self) -> date | None:
        """The first day of the month that it is, whole; else None."""
        first, last = self.first, self.last
        if first is None or last is None or first.day != 1:
            return None
        return first if last == month_of(first).last else None


def year_of(number: int) -> Period:
    """Return a whole year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def month_of(day: date) -> Period:
    """Return the whole month in which a day is."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """All that narrows; every part that is given must fit. ``circle`` and ``tag`` are names."""

    person: PersonRef | None = None
    circle: str = ""
    tag: str = ""
    period: Period | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing narrows."""
        return self == NOT_NARROWED


NOT_NARROWED = Narrowing()
