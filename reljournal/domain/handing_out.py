"""What of one's own card is handed out: each piece by itself, remembered by what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled
from reljournal.domain.dates import DateSort


class Piece(StrEnum):
    """The sorts of pieces of a card that can be handed out beside the name."""

    WORK = "work"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    HANDLE = "handle"
    ADDRESS = "address"
    PRONOUNS = "pronouns"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Offer:
    """One piece: ``key`` names it in what is remembered, ``label`` is its stored label, ``usual`` its first state."""

    key: str
    piece: Piece
    text: str
    label: str = ""
    usual: bool = True


# What is nobody's business until its owner says otherwise.
_PRIVATE = frozenset(("home", "other"))


def offers(card: Card) -> tuple[Offer, ...]:
    """Return the pieces of a card that can be handed out, in the order of the card.

    At first that is how somebody is reached at work: nothing under the label "home", no address, no birthday.
    """
    found: list[Offer] = []
    work = ", ".join(part for part in (card.title, card.organisation, card.department) if part)
    if work:
        found.append(Offer(Piece.WORK, Piece.WORK, work))
    for piece, items in ((Piece.EMAIL, card.emails), (Piece.PHONE, card.phones), (Piece.LINK, card.links)):
        found += [Offer(_key(piece, item), piece, item.value, item.label, usual=_is_open(item.label)) for item in items]
    for handle in card.handles:
        found.append(Offer(_key(Piece.HANDLE, handle), Piece.HANDLE, handle.value, handle.service, usual=False))
    for address in card.addresses:
        said = ", ".join(address.lines())
        found.append(Offer(_key(Piece.ADDRESS, address), Piece.ADDRESS, said, address.label, usual=False))
    if card.pronouns:
        found.append(Offer(Piece.PRONOUNS, Piece.PRONOUNS, card.pronouns))
    birthday = _birthday(card)
    if birthday:
        found.append(Offer(Piece.BIRTHDAY, Piece.BIRTHDAY, birthday, usual=False))
    return tuple(found)


def handed_out(card: Card, chosen: Mapping[str, bool]) -> Card:
    """Return the card as others get it: the name, and what is chosen; what was never chosen is as usual."""
    taken = {offer.key for offer in offers(card) if chosen.get(offer.key, offer.usual)}
    work = Piece.WORK in taken
    return Card(
        # How a name is said, and what friends call one, is no part of a business card.
        name=replace(card.name, nickname="", maiden="", pronounced="", phonetic_given="", phonetic_family=""),
        formatted_name=card.formatted_name,
        kind=card.kind,
        title=card.title if work else "",
        organisation=card.organisation if work else "",
        department=card.department if work else "",
        emails=tuple(item for item in card.emails if _key(Piece.EMAIL, item) in taken),
        phones=tuple(item for item in card.phones if _key(Piece.PHONE, item) in taken),
        links=tuple(item for item in card.links if _key(Piece.LINK, item) in taken),
        handles=tuple(item for item in card.handles if _key(Piece.HANDLE, item) in taken),
        addresses=tuple(item for item in card.addresses if _key(Piece.ADDRESS, item) in taken),
        pronouns=card.pronouns if Piece.PRONOUNS in taken else "",
        key_dates=tuple(
            KeyDate(item.sort, item.when)
            for item in card.key_dates
            if item.sort is DateSort.BIRTHDAY and Piece.BIRTHDAY in taken
        ),
    )


def _key(piece: Piece, item: Labelled | Handle | Address) -> str:
    if isinstance(item, Address):
        return f"{piece}:{'; '.join(item.lines())}"
    service = f"{item.service}:" if isinstance(item, Handle) else ""
    return f"{piece}:{service}{item.value}"


def _is_open(label: str) -> bool:
    return not _PRIVATE & set(label.casefold().split())


def _birthday(card: Card) -> str:
    return next((str(item.when) for item in card.key_dates if item.sort is DateSort.BIRTHDAY), "")
