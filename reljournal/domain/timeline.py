"""What stands between the entries of a timeline: key dates that returned, and the day on which one met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import LeapRule, PartialDate
from reljournal.domain.recurrences import count_on, returns_between


class Happening(StrEnum):
    """What a line between two entries says."""

    KEY_DATE = "key_date"
    MET = "met"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happened on a day; ``key_date`` is the one that returned, None for what is none."""

    on: date
    what: Happening
    key_date: KeyDate | None = None

    @property
    def count(self) -> int | None:
        """How many years it has been since the key date's own year; None when that is not known."""
        if self.key_date is None or not self.key_date.show_age:
            return None
        return count_on(self.key_date, self.on)


def events_of(
    key_dates: Iterable[KeyDate],
    met: PartialDate | None,
    card_on: date,
    first_entry: date | None,
    today: date,
    usual: LeapRule = LeapRule.FEB28,
) -> list[TimelineEvent]:
    """Return what happened up to and with today, newest first.

    Key dates are told from the day on which two people knew each other: they met, first wrote, or the card was made;
    who is fifty years old has not had fifty birthdays with you. ``usual`` is when the journal keeps a 29 February of
    which nothing else is said.
    """
    met_on = met.in_year(met.year) if met is not None and met.year is not None and met.day is not None else None
    since = min(day for day in (met_on, first_entry, card_on) if day is not None)
    found = []
    if met_on is not None and met_on <= today:
        found.append(TimelineEvent(met_on, Happening.MET))
    for key_date in key_dates:
        found += [
            TimelineEvent(on, Happening.KEY_DATE, key_date) for on in returns_between(key_date, since, today, usual)
        ]
    return sorted((event for event in found if event.on <= today), key=lambda event: event.on, reverse=True)


def between(events: Sequence[TimelineEvent], newest: date | None, oldest: date | None) -> list[TimelineEvent]:
    """Return the events before ``newest`` (with it) and after ``oldest`` (without it), each None for no bound."""
    return [
        event
        for event in events
        if (newest is None or event.on <= newest) and (oldest is None or event.on > oldest)
    ]
