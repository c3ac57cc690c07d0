"""The relations of a contact, those written on its own card and those written on the other's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reljournal.domain.acquaintance import Relation
from reljournal.domain.relations import inverse_of, kind_of, place_of
from reljournal.store.journal import Journal, as_json_ids


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """A relation as the card of one side shows it.

    ``id`` is its row, ``is_inverse`` whether that stands on the other's card. ``other_id`` is the other's contact,
    None for a person without a card, or while theirs is in the trash; ``has_card`` tells these two apart.
    """

    id: int
    label: str
    name: str
    other_id: int | None = None
    note: str = ""
    birth_year: int | None = None
    is_inverse: bool = False
    has_card: bool = False


def relations_of(journal: Journal, contact_id: int) -> list[ShownRelation]:
    """Return a contact's relations, family first, in the order of their cards."""
    own = own_kinds(journal)
    found: list[ShownRelation] = []
    # What both cards say is shown once, in the words of this one.
    said: set[tuple[int | None, str]] = set()
    for row_id, label, name, other_id, is_there, note, born in journal.rows(
        "SELECT related.id, label, coalesce(display_name, value), other_id, trashed_at IS NULL, related.note,"
        " birth_year FROM related LEFT JOIN contact ON contact.id = other_id WHERE contact_id = ?"
        " ORDER BY position, related.id",
        (contact_id,),
    ):
        shown_id = other_id if is_there else None
        found.append(ShownRelation(row_id, label, name, shown_id, note, born, has_card=other_id is not None))
        said.add((other_id, kind_of(label)))
    for row_id, written, name, other_id, is_there, note in journal.rows(
        "SELECT related.id, label, display_name, contact_id, trashed_at IS NULL, related.note FROM related"
        " JOIN contact ON contact.id = contact_id WHERE other_id = ? ORDER BY sort_key, related.id",
        (contact_id,),
    ):
        label = inverse_of(written, own)
        if (other_id, kind_of(label)) not in said:
            shown_id = other_id if is_there else None
            found.append(ShownRelation(row_id, label, name, shown_id, note, is_inverse=True, has_card=True))
    return sorted(found, key=lambda item: place_of(item.label))


def everybody_around(journal: Journal, contact_ids: Sequence[int]) -> dict[int, tuple[Relation, ...]]:
    """Return who stands around each of many contacts, from both sides, as their cards would say it.

    Own rows come first, as they stand on the card. A relation written on the card of somebody in the trash is left out.
    """
    own, ids = own_kinds(journal), as_json_ids(contact_ids)
    found: dict[int, list[Relation]] = {}
    for contact_id, *row in journal.rows(
        "SELECT contact_id, label, coalesce((SELECT display_name FROM contact WHERE contact.id = other_id), value),"
        " preferred, other_id, note, birth_year, id FROM related"
        " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position, id",
        (ids,),
    ):
        found.setdefault(contact_id, []).append(Relation(row[0], row[1], bool(row[2]), *row[3:]))
    said = {(who, item.other_id, kind_of(item.label)) for who, items in found.items() for item in items}
    for contact_id, written, name, owner_id, note, row_id in journal.rows(
        "SELECT other_id, label, display_name, contact_id, related.note, related.id FROM related"
        " JOIN contact ON contact.id = contact_id"
        " WHERE other_id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL ORDER BY sort_key, related.id",
        (ids,),
    ):
        label = inverse_of(written, own)
        if (contact_id, owner_id, kind_of(label)) not in said:
            found.setdefault(contact_id, []).append(Relation(label, name, other_id=owner_id, note=note, id=row_id))
    return {contact_id: tuple(items) for contact_id, items in found.items()}


def owner_of(journal: Journal, relation_id: int) -> int | None:
    """Return the contact on whose card a relation is written, None when it is gone."""
    found: int | None = journal.value("SELECT contact_id FROM related WHERE id = ?", (relation_id,))
    return found


def own_kinds(journal: Journal) -> dict[str, str]:
    """Return the person's own kinds of relations with their inverses."""
    return dict(journal.rows("SELECT name, inverse FROM relation_kind ORDER BY name"))


def cards_saying(journal: Journal, *labels: str) -> int:
    """Return on how many cards somebody stands under one of these labels, case ignored."""
    marks = ", ".join("?" * len(labels))
    question = f"SELECT count(DISTINCT contact_id) FROM related WHERE label COLLATE NOCASE IN ({marks})"
    return int(journal.value(question, labels))
