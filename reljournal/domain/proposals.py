"""Conversations that other programs kept, proposed as entries: who may be meant, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reljournal.domain.entries import EntryDraft, PersonRef

NO_DAY = date.min
"""Stands for the day of a conversation that does not say when it was."""

Decisions = Mapping[str, PersonRef | None]
"""Who each :attr:`Somebody.key` is: a contact, a new card (id 0), or nobody, who is left out."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody as another program names them. ``candidates`` are the contacts they may be, the likeliest first.

    ``is_certain`` when an e-mail address says it; a name alone is only a question.
    """

    key: str
    name: str
    email: str = ""
    candidates: tuple[PersonRef, ...] = ()
    is_certain: bool = False

    @property
    def contact(self) -> PersonRef | None:
        """The contact it is beyond doubt."""
        return self.candidates[0] if self.is_certain and self.candidates else None

    @property
    def shown(self) -> str:
        """What to call them."""
        return self.name or self.email


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that came with a conversation, named and not yet read."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where in which file something stands, so that its files can be read when they are wanted."""

    path: str
    start: int
    length: int
    box_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """One conversation as it would be written. ``people`` are all in it but me; ``is_there`` when it came in before.

    ``notes`` are sentences about what could not be understood and was kept as it is.
    """

    draft: EntryDraft
    people: tuple[Somebody, ...]
    source: str
    is_there: bool = False
    files: tuple[NamedFile, ...] = ()
    notes: tuple[str, ...] = ()
    where: Whereabouts | None = None

    @property
    def key(self) -> str:
        """By what it is known again."""
        return self.draft.around.source_key

    @property
    def needs_day(self) -> bool:
        """Whether it does not say when it was, so that it has no place in the journal until somebody does."""
        return self.draft.on == NO_DAY

    def on_day(self, day: date | None) -> Proposal:
        """Return it as something of this day, or of none."""
        return replace(self, draft=replace(self.draft, on=day or NO_DAY))

    @property
    def has_known(self) -> bool:
        """Whether somebody in it is a contact beyond doubt."""
        return any(person.contact is not None for person in self.people)

    @property
    def may_have_known(self) -> bool:
        """Whether somebody in it is, or may be, a contact."""
        return any(person.candidates for person in self.people)

    def decided(self, decisions: Decisions) -> tuple[PersonRef | None, ...]:
        """Return who each of its people is: as decided, else who they are beyond doubt."""
        return tuple(decisions.get(person.key, person.contact) for person in self.people)

    def with_people(self, contact_ids: Iterable[int]) -> EntryDraft:
        """Return the entry with these contacts, each once."""
        return replace(self.draft, contact_ids=tuple(dict.fromkeys(contact_ids)))
