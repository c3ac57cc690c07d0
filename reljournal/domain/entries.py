"""Entries: the dated pieces of the journal, and the follow-ups that come from them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum

from reljournal.domain.acquaintance import LearnedFact


class Kind(StrEnum):
    """How an entry happened."""

    IN_PERSON = "in_person"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    MESSAGE = "message"
    LETTER = "letter"
    GIFT = "gift"
    NOTE = "note"


class OwedBy(StrEnum):
    """Who owes a follow-up."""

    ME = "me"
    THEM = "them"


class RepeatFrom(StrEnum):
    """From which day the next return of a follow-up is counted: the day it was due, or the day it was done."""

    DUE = "due"
    DONE = "done"


class StartedBy(StrEnum):
    """Who began a conversation."""

    ME = "me"
    THEM = "them"
    BOTH = "both"


class Feeling(StrEnum):
    """How an entry felt."""

    DRAINED = "drained"
    FLAT = "flat"
    FINE = "fine"
    GOOD = "good"
    CLOSE = "close"


class Purpose(StrEnum):
    """Why one was in touch."""

    CARE = "care"
    HELP = "help"
    WORK = "work"
    ASK = "ask"


class Direction(StrEnum):
    """Which way something of the ledger went."""

    GIVEN = "given"
    RECEIVED = "received"


class Sort(StrEnum):
    """What sort of thing was given or received."""

    ADVICE = "advice"
    INTRODUCTION = "introduction"
    RECOGNITION = "recognition"
    REFERRAL = "referral"
    HELP = "help"
    INFORMATION = "information"
    TIME = "time"
    GIFT = "gift"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A contact as it is named in passing: enough to show and to open it."""

    id: int
    name: str
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A thing owed, by me or by them.

    ``due`` may be None (some day); ``done_on`` is None while it is open. ``id`` is 0 while it is new. ``repeat`` is a
    recurrence rule (RFC 5545 section 3.3.10, such as ``FREQ=MONTHLY``) or empty. ``snoozed_until`` hides it from what
    is asked of one today, and leaves the day it is due as it was agreed.
    """

    text: str
    owed_by: OwedBy = OwedBy.ME
    due: date | None = None
    done_on: date | None = None
    contact: PersonRef | None = None
    entry_id: int | None = None
    note: str = ""
    id: int = field(default=0, compare=False)
    uuid: str = field(default="", compare=False)
    repeat: str = ""
    repeat_from: RepeatFrom = RepeatFrom.DUE
    snoozed_until: date | None = None

    @property
    def asked_on(self) -> date | None:
        """The day from which it asks for attention: when it is due, or until when it was snoozed."""
        return self.snoozed_until or self.due


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """Something given to somebody, or received from them; it goes when the entry goes that it stands in.

    ``contact`` is None while it goes to everybody in the entry; ``on`` None means the day of the entry. ``weight`` is
    1 (small), 2 or 3 (large). ``id`` is 0 while it is new.
    """

    direction: Direction
    text: str
    sort: Sort = Sort.HELP
    contact: PersonRef | None = None
    on: date | None = None
    weight: int = 1
    acknowledged: bool = False
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Aside:
    """A private word about one of the people of an entry; it stands on that one's timeline only."""

    contact: PersonRef
    text: str
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Learned:
    """Something learned about one of the people of an entry while it is written: saving it puts this on their card.

    The entry that ``fact`` leads back to is the one it is saved with.
    """

    contact: PersonRef
    fact: LearnedFact


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file that belongs to an entry; its bytes are kept once under their SHA-256, ``digest`` in hexadecimal."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands beside an entry's text; every part is optional.

    ``source_key`` says from where an entry was read (``mail:`` and the Message-ID, ``event:`` and the UID), so that
    the same letter is never taken in twice.
    """

    place: str = ""
    started_by: StartedBy | None = None
    feeling: Feeling | None = None
    purpose: Purpose | None = None
    their_side: str = ""
    tags: tuple[str, ...] = ()
    ledger: tuple[LedgerItem, ...] = ()
    asides: tuple[Aside, ...] = ()
    files: tuple[EntryFile, ...] = ()
    source_key: str = ""


NOTHING_AROUND = Surroundings()


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry while it is written. Only the text, or a title, is ever required.

    ``minutes`` is the duration; ``contact_ids`` is in the order in which people were named.
    ``follow_ups`` with id 0 are new, others are changed; those no longer listed are removed.
    ``new_people`` are names of contacts that do not exist yet: they are added in the same edit, after the others.
    ``learned`` is what goes onto people's cards in the same edit; what is there already is not among it.
    """

    kind: Kind
    on: date
    at: time | None = None
    minutes: int | None = None
    title: str = ""
    text: str = ""
    contact_ids: tuple[int, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    new_people: tuple[str, ...] = ()
    around: Surroundings = NOTHING_AROUND
    learned: tuple[Learned, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that would be missed."""
        around = self.around
        said = [self.title, self.text, around.their_side]
        said += [item.text for item in self.follow_ups]
        said += [item.text for item in around.ledger]
        said += [item.text for item in around.asides]
        said += [item.fact.text for item in self.learned]
        return not (around.files or any(text.strip() for text in said))

    @property
    def named(self) -> frozenset[int]:
        """The contacts that it names anywhere: as those who were there, by what is owed or given, in an aside."""
        beside = [item.contact for item in self.follow_ups]
        beside += [item.contact for item in self.around.ledger]
        beside += [item.contact for item in self.around.asides]
        return frozenset(self.contact_ids) | {person.id for person in beside if person is not None} - {0}

    def with_contact(self, keep_id: int, gone: Collection[int]) -> EntryDraft:
        """Return the draft with the contact ``keep_id`` wherever it names one of those that were merged into it."""

        def follow(person: PersonRef | None) -> PersonRef | None:
            return replace(person, id=keep_id) if person is not None and person.id in gone else person

        people = tuple(dict.fromkeys(keep_id if person in gone else person for person in self.contact_ids))
        owed = tuple(replace(item, contact=follow(item.contact)) for item in self.follow_ups)
        ledger = tuple(replace(item, contact=follow(item.contact)) for item in self.around.ledger)
        asides = tuple(replace(item, contact=follow(item.contact) or item.contact) for item in self.around.asides)
        around = replace(self.around, ledger=ledger, asides=asides)
        learned = tuple(replace(item, contact=follow(item.contact) or item.contact) for item in self.learned)
        return replace(self, contact_ids=people, follow_ups=owed, around=around, learned=learned)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the journal keeps it."""

    id: int
    uuid: str
    kind: Kind
    on: date
    at: time | None
    minutes: int | None
    title: str
    text: str
    people: tuple[PersonRef, ...]
    follow_ups: tuple[FollowUp, ...] = ()
    around: Surroundings = NOTHING_AROUND

    def as_draft(self) -> EntryDraft:
        """Return the draft with which editing begins."""
        return EntryDraft(
            self.kind, self.on, self.at, self.minutes, self.title, self.text,
            tuple(person.id for person in self.people), self.follow_ups, around=self.around,
        )  # fmt: skip
