"""Contacts and their cards: what is known about a person or an organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reljournal.domain.acquaintance import (
    NO_PREFERENCES,
    NOTHING_OF_MEETING,
    HowMet,
    LearnedFact,
    Preferences,
    Relation,
)
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.names import Name, NameOrder, display_name
from reljournal.domain.rhythm import NO_DIALOGUE, Dialogue


class ContactKind(StrEnum):
    """What a contact is (RFC 6350 section 6.1.4, without the kinds nobody meets)."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value under a label ("work", "mobile", own words): an e-mail address, phone or link.

    ``id`` is the row it came from, 0 when new; it never counts in comparisons.
    """

    label: str
    value: str
    preferred: bool = False
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in the parts of vCard's ADR (RFC 6350 section 6.3.1)."""

    label: str = ""
    po_box: str = ""
    extended: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    id: int = field(default=0, compare=False)

    def parts(self) -> tuple[str, ...]:
        """Return the seven parts in vCard's order, without the label."""
        return (self.po_box, self.extended, self.street, self.city, self.region, self.postcode, self.country)

    def lines(self) -> list[str]:
        """Return it as on an envelope of its country, empty lines left out."""
        from reljournal.domain.postal import layout_lines

        return layout_lines(*self.parts())


@dataclass(frozen=True, slots=True)
class Handle:
    """A messaging or social handle, e.g. service "xmpp", value "ada@engines.example"."""

    service: str
    value: str
    label: str = ""
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A date that returns. ``label`` is the person's own word, used when ``sort`` is OTHER.

    It returns every ``every`` years or months (``unit``), or ``once`` and never again, and not after ``until``.
    ``leap_rule`` says when a 29 February is kept in common years, None as the journal does. ``approximate`` is a date
    that is known nearly ("about 1960"); ``estimated_on`` the day on which an age was estimated, of which the year was
    reckoned. Without ``show_age`` the day is told and not its number. ``icon`` is a name of resources/icons, empty for
    that of the sort. ``partner_id`` is the other of a couple whose one date this is. ``leads`` are the days before on
    which one is reminded, None as its sort has it, empty for never.
    """

    sort: DateSort
    when: PartialDate
    label: str = ""
    note: str = ""
    id: int = field(default=0, compare=False)
    every: int = field(default=1, kw_only=True)
    unit: DateUnit = field(default=DateUnit.YEAR, kw_only=True)
    once: bool = field(default=False, kw_only=True)
    until: date | None = field(default=None, kw_only=True)
    leap_rule: LeapRule | None = field(default=None, kw_only=True)
    approximate: bool = field(default=False, kw_only=True)
    estimated_on: date | None = field(default=None, kw_only=True)
    show_age: bool = field(default=True, kw_only=True)
    icon: str = field(default="", kw_only=True)
    partner_id: int | None = field(default=None, kw_only=True)
    leads: tuple[int, ...] | None = field(default=None, kw_only=True)

    @property
    def returns_yearly(self) -> bool:
        """Whether its returns are counted in years, and not in months."""
        return self.unit is DateUnit.YEAR

    @property
    def calendar(self) -> CalendarKind:
        """The calendar whose numbers ``when`` has."""
        return self.when.calendar

    @property
    def leap_month(self) -> bool:
        """Whether ``when`` is in the second of two months of one number."""
        return self.when.leap_month


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it was given: its media type (``image/jpeg``) and its bytes."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Card:
    """Everything on a contact's card that a person edits; also the draft while they do.

    ``unknown`` holds vCard lines (unfolded, as read) that RelJournal has no field for; they go out
    again on export.
    """

    name: Name = field(default_factory=Name)
    formatted_name: str = ""
    kind: ContactKind = ContactKind.PERSON
    organisation: str = ""
    department: str = ""
    title: str = ""
    note: str = ""
    emails: tuple[Labelled, ...] = ()
    phones: tuple[Labelled, ...] = ()
    addresses: tuple[Address, ...] = ()
    links: tuple[Labelled, ...] = ()
    handles: tuple[Handle, ...] = ()
    related: tuple[Relation, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    tags: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    pronouns: str = ""
    industry: str = ""
    time_zone: str = ""
    languages: tuple[str, ...] = ()
    met: HowMet = NOTHING_OF_MEETING
    preferences: Preferences = NO_PREFERENCES
    facts: tuple[LearnedFact, ...] = ()
    custom: tuple[CustomValue, ...] = ()
    dialogue: Dialogue = NO_DIALOGUE

    @property
    def shown_name(self) -> str:
        """The name to show; empty when the card has neither name nor anything to stand for it."""
        return self.name_in(NameOrder.AS_WRITTEN)

    def name_in(self, order: NameOrder) -> str:
        """Return the name to show where a journal shows names in ``order``; the card's own order wins."""
        first_email = self.emails[0].value if self.emails else ""
        first_phone = self.phones[0].value if self.phones else ""
        return display_name(self.formatted_name, self.name, self.organisation, first_email, first_phone, order=order)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as the journal keeps it; all times are UTC milliseconds since 1970.

    ``shown`` is the name in the order that the journal shows names in. ``archived_at`` and ``trashed_at`` are None
    for a contact that is neither. ``is_me`` is true for the one contact that is the person themself.
    """

    id: int
    uuid: str
    card: Card
    has_photo: bool
    created_at: int
    changed_at: int
    shown: str = ""
    is_me: bool = False
    archived_at: int | None = None
    trashed_at: int | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.shown or self.card.shown_name

    @property
    def is_listed(self) -> bool:
        """Whether it stands in lists and reminders: neither archived nor in the trash."""
        return self.archived_at is None and self.trashed_at is None


def tag_words(names: Iterable[str]) -> list[str]:
    """Return the tags that are meant: without spaces round them, each once, in order, empty ones left out."""
    return list(dict.fromkeys(name.strip() for name in names if name.strip()))
