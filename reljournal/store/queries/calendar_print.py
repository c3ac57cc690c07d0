"""What is printed of a calendar: key dates and open follow-ups of a span of days. Entries stay off paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.domain.entries import FollowUp
from reljournal.domain.occurrences import Occurrence
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_ups_between
from reljournal.store.queries.key_dates import dates_between


@dataclass(frozen=True, slots=True)
class CalendarContents:
    """What stands on the days from ``first`` to ``last``, by day and name."""

    first: date
    last: date
    dates: tuple[Occurrence, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    holidays: Mapping[date, str] = field(default_factory=dict)

    def by_day(self) -> dict[date, list[Occurrence | FollowUp]]:
        """Return what stands on each day that has anything."""
        days: dict[date, list[Occurrence | FollowUp]] = {}
        for occurrence in self.dates:
            days.setdefault(occurrence.on, []).append(occurrence)
        for item in self.follow_ups:
            if item.due is not None:
                days.setdefault(item.due, []).append(item)
        return days


def calendar_between(journal: Journal, first: date, last: date, shown: Shown = EVERYTHING) -> CalendarContents:
    """Return what is printed of these days, both included, as far as it is shown."""
    people, sorts = shown.people, shown.sorts
    dates = [
        item
        for item in dates_between(journal, first, last)
        if item.key_date.sort in sorts
        and (people is None or any(person.id in people for person in (item.person, *item.also)))
    ]
    owed = [
        item
        for item in (follow_ups_between(journal, first, last) if shown.follow_ups else [])
        if item.done_on is None and (people is None or (item.contact is not None and item.contact.id in people))
    ]
    return CalendarContents(first, last, tuple(dates), tuple(owed))
