"""What one knows of somebody beyond their address: how they met, what was learned, how they want to be treated."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reljournal.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class HowMet:
    """When, where and through whom two people met, and the first impression.

    ``through`` is the name of who introduced them; ``through_id`` their contact, None when they have no card.
    """

    when: PartialDate | None = None
    place: str = ""
    through: str = ""
    through_id: int | None = None
    first_impression: str = ""


@dataclass(frozen=True, slots=True)
class Preferences:
    """How this person wants to be treated, in words of one's own.

    ``channel`` is the kind of entry they like best (``domain.entries.Kind``), or empty when it is not known.
    """

    channel: str = ""
    hours: str = ""
    tone: str = ""
    avoid: str = ""


NOTHING_OF_MEETING = HowMet()
NO_PREFERENCES = Preferences()


@dataclass(frozen=True, slots=True)
class LearnedFact:
    """A short note under a label ("food": "no fish"), with the day it was learned and the entry it came from."""

    label: str
    text: str
    learned_on: date | None = None
    entry_id: int | None = None
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Relation:
    """What somebody is to the contact: ``label`` says how ("child", "manager"), ``value`` is their name.

    ``other_id`` is their contact, None for a person without a card, of whom ``birth_year`` tells the age.
    ``preferred`` is what an address book said (RFC 6350 section 5.3).
    """

    label: str
    value: str
    preferred: bool = False
    other_id: int | None = None
    note: str = ""
    birth_year: int | None = None
    id: int = field(default=0, compare=False)
