"""What a calendar shows: which sorts of things, and whose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reljournal.domain.dates import DateSort


class DateGroup(StrEnum):
    """Sorts of key dates that are looked at together."""

    BIRTHDAYS = "birthdays"
    ANNIVERSARIES = "anniversaries"
    MEMORIALS = "memorials"
    OTHER_DATES = "other_dates"


# By their names: what is not named here, such as a date with a word of one's own, is another date.
_GROUPS = {
    "birthday": DateGroup.BIRTHDAYS,
    "wedding": DateGroup.ANNIVERSARIES,
    "engagement": DateGroup.ANNIVERSARIES,
    "work": DateGroup.ANNIVERSARIES,
    "memorial": DateGroup.MEMORIALS,
}
ALL_GROUPS = frozenset(DateGroup)


def group_of(sort: DateSort) -> DateGroup:
    """Return with which others a sort is looked at."""
    return _GROUPS.get(sort.value, DateGroup.OTHER_DATES)


@dataclass(frozen=True, slots=True)
class Shown:
    """Which sorts of things are shown; ``people`` are the contacts they must be about, None where it is all one."""

    groups: frozenset[DateGroup] = ALL_GROUPS
    follow_ups: bool = True
    entries: bool = True
    people: frozenset[int] | None = None

    @property
    def sorts(self) -> frozenset[DateSort]:
        """The sorts of key dates that are shown."""
        return frozenset(sort for sort in DateSort if group_of(sort) in self.groups)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == EVERYTHING


EVERYTHING = Shown()
ONLY_DATES = Shown(follow_ups=False, entries=False)
