"""Entries: the dated pieces of the journal, and the follow-ups that come from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A contact as it is named in passing: enough to show and to open it."""

    id: int
    name: str
    has_photo: bool = False


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A thing owed, by me or by them.

    ``due`` may be None (some day); ``done_on`` is None while it is open. ``id`` is 0 while it is new.
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


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """An entry while it is written. Only the text, or a title, is ever required.

    ``minutes`` is the duration; ``contact_ids`` is in the order in which people were named.
    ``follow_ups`` with id 0 are new, others are changed; those no longer listed are removed.
    ``new_people`` are names of contacts that do not exist yet: they are added in the same edit, after the others.
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

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that would be missed."""
        return not (self.title.strip() or self.text.strip() or any(f.text.strip() for f in self.follow_ups))


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

    def as_draft(self) -> EntryDraft:
        """Return the draft with which editing begins."""
        return EntryDraft(
            self.kind, self.on, self.at, self.minutes, self.title, self.text,
            tuple(person.id for person in self.people), self.follow_ups,
        )  # fmt: skip
