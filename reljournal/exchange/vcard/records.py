"""What comes out of an address book: cards, and what was in the way of a card."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.contacts import Card, KeyDate, Photo
from reljournal.domain.custom_fields import FieldSort


@dataclass(frozen=True, slots=True)
class CardWarning:
    """Something on a card that was not understood.

    ``line`` is the line of the file on which the property begins, counted from 1; ``sentence`` says in
    plain words what happened; ``text`` is what stood there. The card keeps the text in ``Card.unknown``.
    """

    line: int
    sentence: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadField:
    """What a card says in a field of the person's own, and what that field is.

    ``of_one`` is whether only this card has it; ``person`` is the UID of whom the value names; ``line`` is the line.
    """

    name: str
    sort: FieldSort
    choices: tuple[str, ...]
    of_one: bool
    value: str
    person: str
    line: str


@dataclass(frozen=True, slots=True)
class ReadTie:
    """A relation of which our own export says more than a name: with whose card, and what one's own word means.

    ``label`` and ``name`` are those of the card's relation. ``uid`` is that of the other's card, or empty. ``inverse``
    is what a word of one's own is from the other side. ``is_theirs`` is whether it is written on the other's card;
    then it is not among the relations of this one.
    """

    label: str
    name: str
    uid: str = ""
    inverse: str = ""
    note: str = ""
    is_theirs: bool = False


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card as it was read.

    ``photo_url`` is the address of a picture that the card only points to; it is never fetched.
    ``members`` holds the UIDs or addresses of a group's members. ``digest`` is the same for the same card in
    another export: line ends, folding, VERSION, PRODID and REV do not count. ``line`` is the line of the
    card's BEGIN, counted from 1. ``fields`` and ``ties`` are what only a journal can put in its place, and so are
    ``couples``: key dates with the UID of the other whose date it is too.
    """

    card: Card
    photo: Photo | None
    photo_url: str
    uid: str
    members: tuple[str, ...]
    digest: bytes
    line: int
    warnings: tuple[CardWarning, ...]
    fields: tuple[ReadField, ...] = ()
    ties: tuple[ReadTie, ...] = ()
    couples: tuple[tuple[KeyDate, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenCard:
    """A piece of the file from which no card could be made: where it begins, why, and its text.

    A text of more than 64,000 characters is cut, with a last line that says so.
    """

    line: int
    reason: str
    text: str


LONGEST_TEXT = 64_000


def broken(line: int, reason: str, text: str) -> BrokenCard:
    """Return the report of a piece that could not be read, its text cut at a length a person can look at."""
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT]}\n… and {len(text) - LONGEST_TEXT:,} more characters"
    return BrokenCard(line, reason, text)
