"""Birthdays and other dates that another program's calendar knows, proposed for the cards: which are new there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.proposals import Somebody
from reljournal.domain.text import fold

# Of these a card may hold several, which their own words tell apart.
_BY_LABEL = frozenset({DateSort.OTHER, DateSort.WORK, DateSort.GRADUATION, DateSort.MEMORIAL})
_NEAR_THE_29TH = frozenset({(2, 28), (3, 1)})


class Standing(StrEnum):
    """How a date stands to those on a card."""

    NEW = "new"
    THERE = "there"
    FULLER = "fuller"
    """The card has the day, and lacks the year that is known here; or has less than the day."""
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class DateProposal:
    """One date, whose it is, and what the cards of those it may be say already (``on_cards``).

    ``begins`` is the year in which the file lets it begin where nothing says that it is the year itself. ``partner`` is
    the other of a couple, if there is a card of that name; else ``partner_name`` stands alone.
    """

    key: str
    key_date: KeyDate
    person: Somebody
    title: str
    source: str
    begins: int | None = None
    partner: PersonRef | None = None
    partner_name: str = ""
    on_cards: Mapping[int, tuple[KeyDate, ...]] = field(default_factory=dict)

    def standing(self, who: PersonRef | None) -> tuple[Standing, KeyDate | None]:
        """Return how it stands to the card of ``who``, and the date there that is meant; a new card has none."""
        return standing(self.key_date, self.on_cards.get(who.id, ()) if who is not None else ())

    def with_year(self) -> DateProposal:
        """Return it with the year in which the file lets it begin as its year."""
        when = self.key_date.when
        if self.begins is None or when.year is not None:
            return self
        try:
            whole = PartialDate(self.begins, when.month, when.day)
        except ValueError:
            return self
        return replace(self, key_date=replace(self.key_date, when=whole), begins=None)


def standing(found: KeyDate, there: Iterable[KeyDate]) -> tuple[Standing, KeyDate | None]:
    """Return how a date that was found stands to those on a card, and which of them is meant."""
    alike = [item for item in there if _is_same_sort(item, found)]
    for item in alike:
        if _says(item.when, found.when):
            return Standing.THERE, item
    for item in alike:
        if _is_fuller(found.when, item.when):
            return Standing.FULLER, item
    same_day = [item for item in alike if (item.when.month, item.when.day) == (found.when.month, found.when.day)]
    if same_day:
        return Standing.DIFFERS, same_day[0]
    if alike and found.sort is not DateSort.OTHER:
        return Standing.DIFFERS, alike[0]
    return Standing.NEW, None


def with_date(there: Sequence[KeyDate], found: KeyDate) -> tuple[KeyDate, ...]:
    """Return the dates of a card with one that was found: in the place of the one that it says better, or beside them.

    A birthday that differs takes the place of the other, as nobody has two. What is there already stays as it is.
    """
    how, other = standing(found, there)
    if how is Standing.THERE:
        return tuple(there)
    replaces = other is not None and (
        how is Standing.FULLER
        or found.sort is DateSort.BIRTHDAY
        or (other.when.month, other.when.day) == (found.when.month, found.when.day)
    )
    if not replaces:
        return (*there, found)
    return tuple(replace(item, when=found.when) if item is other else item for item in there)


def _is_same_sort(one: KeyDate, other: KeyDate) -> bool:
    if one.sort is not other.sort:
        return False
    return one.sort not in _BY_LABEL or fold(one.label).strip() == fold(other.label).strip()


def _says(there: PartialDate, found: PartialDate) -> bool:
    """Return whether a card says all that was found."""
    if there == found:
        return True
    if not there.is_gregorian or not found.is_gregorian or found.year is not None:
        return False
    if (there.month, there.day) == (found.month, found.day):
        return True
    # In a common year programs write a 29 February on the day before, or after.
    return there.moves_in_common_years and (found.month, found.day) in _NEAR_THE_29TH


def _is_fuller(found: PartialDate, there: PartialDate) -> bool:
    """Return whether what was found says all that a card says, and more."""
    if not there.is_gregorian or not found.is_gregorian:
        return False
    pairs = ((there.year, found.year), (there.month, found.month), (there.day, found.day))
    return all(old is None or old == new for old, new in pairs) and there != found
