"""Rules: which contacts are meant, as conditions that read as a sentence ("in Lisbon and not seen for a year").

A rule is a tree: all of its parts, or any of them, must hold; a part is a condition or a rule of its own. What a
later program wrote and this one does not know stays in it as it is, and fits nobody: a rule is never wider than
what was meant.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from reljournal.domain.brief import counts_as_contact
from reljournal.domain.contacts import ContactKind
from reljournal.domain.entries import Kind


class Field(StrEnum):
    """What a card says in words: all but the title as a whole, without regard to case and accents."""

    TAG = "tag"
    CITY = "city"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    TITLE = "title"


class Thing(StrEnum):
    """What a contact has or lacks."""

    BIRTHDAY = "birthday"
    KEY_DATE = "key_date"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    HANDLE = "handle"
    PHOTO = "photo"
    NOTE = "note"
    ENTRY = "entry"
    FOLLOW_UP = "follow_up"
    """One that is still open."""
    DUE_PROMISE = "due_promise"
    """One of their rhythm whose date has come."""


class Unit(StrEnum):
    """In what a length of time is counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Compared(StrEnum):
    """How a custom field is compared, without regard to case and accents."""

    EQUALS = "equals"
    CONTAINS = "contains"
    IS_EMPTY = "is_empty"


@dataclass(frozen=True, slots=True)
class Says:
    """The card carries this tag, this town, country or organisation, or a title that holds these words."""

    field: Field
    value: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InCircle:
    """The contact is in a circle. ``name`` is what it was called, for the day when the circle is gone."""

    circle_id: int
    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Has:
    """The contact has something of this sort."""

    thing: Thing
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InTouch:
    """There was a contact after the day that lies ``count`` units back; negated also of those there never was one with.

    Entries dated after today do not count, nor do notes; ``seen`` counts meetings in person alone.
    """

    count: int
    unit: Unit
    seen: bool = False
    negated: bool = False

    def since(self, today: date) -> date:
        """Return the day that lies so far back; the last of the month where it is shorter, never before the year 1."""
        try:
            if self.unit in {Unit.DAYS, Unit.WEEKS}:
                return today - timedelta(days=self.count * (7 if self.unit is Unit.WEEKS else 1))
            index = today.year * 12 + today.month - 1 - self.count * (12 if self.unit is Unit.YEARS else 1)
            year, month = index // 12, index % 12 + 1
            return date(year, month, min(today.day, monthrange(year, month)[1]))
        except (OverflowError, ValueError):
            return date.min

    def counts(self, kind: Kind) -> bool:
        """Return whether an entry of this kind is such a contact."""
        return kind is Kind.IN_PERSON if self.seen else counts_as_contact(kind)


@dataclass(frozen=True, slots=True)
class Met:
    """They met in these years, both included; None leaves that end open. A year that nobody knows fits neither way."""

    first: int | None = None
    last: int | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class IsKind:
    """The contact is a person, an organisation or a group."""

    kind: ContactKind
    negated: bool = False


@dataclass(frozen=True, slots=True)
class OwnField:
    """A custom field says this. ``name`` is what it was called, for the day when the field is gone."""

    field_id: int
    name: str
    compared: Compared
    value: str = ""
    negated: bool = False


@dataclass(frozen=True, slots=True)
class InTier:
    """The contact is in a tier. ``name`` is what it was called, for the day when the tier is gone."""

    key: str
    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Mentions:
    """Words that begin with these stand anywhere on the card."""

    words: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something of a later program, as the JSON it was read as. Fits nobody."""

    source: str


Condition = Says | InCircle | Has | InTouch | Met | IsKind | OwnField | InTier | Mentions | NotUnderstood


@dataclass(frozen=True, slots=True)
class Rule:
    """All of the parts hold, or with ``any_of`` at least one. ``version`` is that of the form it was read in."""

    parts: tuple[Condition | Rule, ...] = ()
    any_of: bool = False
    negated: bool = False
    version: int = 1

    def conditions(self) -> list[Condition]:
        """Return every condition, those of nested rules included, in the order in which they read."""
        found: list[Condition] = []
        for part in self.parts:
            found += part.conditions() if isinstance(part, Rule) else [part]
        return found

    @property
    def is_understood(self) -> bool:
        """Whether nothing in it is of a later program."""
        return not any(isinstance(item, NotUnderstood) for item in self.conditions())

    def circle_ids(self) -> set[int]:
        """Return the circles that it names."""
        return {item.circle_id for item in self.conditions() if isinstance(item, InCircle)}


def is_complete(condition: Condition) -> bool:
    """Return whether nothing is left to say: a town without its name, or no year at all, asks nothing yet."""
    match condition:
        case Says(value=value):
            return bool(value.strip())
        case Mentions(words=words):
            return bool(words.strip())
        case Met(first=first, last=last):
            return first is not None or last is not None
        case OwnField(compared=compared, value=value):
            return compared is Compared.IS_EMPTY or bool(value.strip())
        case InCircle(circle_id=circle_id):
            return circle_id > 0
        case _:
            return True


def negate(condition: Condition) -> Condition:
    """Return the condition the other way round; what is not understood stays as it is."""
    return condition if isinstance(condition, NotUnderstood) else replace(condition, negated=not condition.negated)


PROMISE_DUE = Rule((Has(Thing.DUE_PROMISE),))
NO_BIRTHDAY = Rule((Has(Thing.BIRTHDAY, negated=True), IsKind(ContactKind.PERSON)))
NOT_SEEN_FOR_A_YEAR = Rule((InTouch(1, Unit.YEARS, seen=True, negated=True),))
NO_WAY_TO_REACH = Rule(
    tuple(Has(thing, negated=True) for thing in (Thing.EMAIL, Thing.PHONE, Thing.ADDRESS, Thing.HANDLE))
)
