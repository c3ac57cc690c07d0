"""A key date on one of the days on which it returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import KeyDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.milestones import Milestone, milestone_of
from reljournal.domain.recurrences import count_on


@dataclass(frozen=True, slots=True)
class Occurrence:
    """``key_date`` of ``person``, shown on the day ``on``; ``also`` are those whose one date it is besides.

    ``days`` is how many days it has been where the day is shown for that round number (1,000 days), else 0.
    """

    on: date
    key_date: KeyDate
    person: PersonRef
    also: tuple[PersonRef, ...] = ()
    days: int = 0

    @property
    def count(self) -> int | None:
        """How many years it has been: an age, an anniversary's number; None when that is unknown or not to be told."""
        if self.days or not self.key_date.show_age:
            return None
        return count_on(self.key_date, self.on)

    @property
    def is_milestone(self) -> bool:
        """Whether it is a round or special return."""
        return self.milestone is not None

    @property
    def milestone(self) -> Milestone | None:
        """Which round or special return it is, None when it is an ordinary one."""
        return Milestone.ROUND if self.days else milestone_of(self.key_date.sort, self.count)

    @property
    def is_moved(self) -> bool:
        """Whether it is a 29 February shown on another day."""
        when = self.key_date.when
        return when.moves_in_common_years and self.key_date.returns_yearly and not self.days and self.on.day in {28, 1}
