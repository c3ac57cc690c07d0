"""The relations of a contact, those written on its own card and those written on the other's."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.relations import inverse_of, place_of
from reljournal.store.journal import Journal


@dataclass(frozen=True, slots=True)
class ShownRelation:
    """A relation as the card of one side shows it.

    ``id`` is its row, ``is_inverse`` whether that stands on the other's card. ``other_id`` is the other's contact,
    None for a person without a card, or while theirs is in the trash.
    """

    id: int
    label: str
    name: str
    other_id: int | None = None
    note: str = ""
    birth_year: int | None = None
    is_inverse: bool = False


def relations_of(journal: Journal, contact_id: int) -> list[ShownRelation]:
    """Return a contact's relations, family first, in the order of their cards."""
    own = own_kinds(journal)
    written = [
        ShownRelation(*row)
        for row in journal.rows(
            "SELECT related.id, label, coalesce(display_name, value),"
            " CASE WHEN trashed_at IS NULL THEN other_id END, related.note, birth_year"
            " FROM related LEFT JOIN contact ON contact.id = other_id WHERE contact_id = ?"
            " ORDER BY position, related.id",
            (contact_id,),
        )
    ]
    from_others = [
        ShownRelation(row[0], inverse_of(row[1], own), row[2], row[3], row[4], None, is_inverse=True)
        for row in journal.rows(
            "SELECT related.id, label, display_name, contact_id, related.note FROM related"
            " JOIN contact ON contact.id = contact_id WHERE other_id = ? AND trashed_at IS NULL ORDER BY sort_key",
            (contact_id,),
        )
    ]
    return sorted([*written, *from_others], key=lambda found: place_of(found.label))


def owner_of(journal: Journal, relation_id: int) -> int | None:
    """Return the contact on whose card a relation is written, None when it is gone."""
    found: int | None = journal.value("SELECT contact_id FROM related WHERE id = ?", (relation_id,))
    return found


def own_kinds(journal: Journal) -> dict[str, str]:
    """Return the person's own kinds of relations with their inverses."""
    return dict(journal.rows("SELECT name, inverse FROM relation_kind ORDER BY name"))
