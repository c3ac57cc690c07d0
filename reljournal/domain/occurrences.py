"""A key date on one of the days on which it returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import KeyDate
from reljournal.domain.entries import PersonRef

# Special returns beside the round tens (GLOSSARY: milestone): the first, the fifth, coming of age, silver, diamond.
_SPECIAL = frozenset({1, 5, 18, 21, 25, 75})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """``key_date`` of ``person``, shown on the day ``on``."""

    on: date
    key_date: KeyDate
    person: PersonRef

    @property
    def count(self) -> int | None:
        """How many years it has been: an age, an anniversary's number; None when the year is unknown."""
        return self.key_date.when.count_in(self.on.year)

    @property
    def is_milestone(self) -> bool:
        """Whether it is a round or special return."""
        count = self.count
        return count is not None and count > 0 and (count in _SPECIAL or count % 10 == 0)

    @property
    def is_moved(self) -> bool:
        """Whether it is a 29 February shown on the 28th."""
        return self.key_date.when.moves_in_common_years and self.on.day == 28
