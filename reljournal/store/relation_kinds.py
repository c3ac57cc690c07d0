"""Words for relations on many cards at once, and the names that stay when a contact goes. Only inside an edit."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.relations import inverse_of
from reljournal.store import tables


def change_kind(name: str, new_name: str, new_inverse: str) -> None:
    """Call a kind of the person's own something else, on every card."""
    row = tables.RelationKind.get(tables.RelationKind.name.collate("NOCASE") == name)
    inverse = row.inverse
    row.name, row.inverse = new_name, new_inverse
    row.save()
    say_instead(name, new_name)
    say_instead(inverse, new_inverse)


def remove_kind(name: str) -> None:
    """Remove a kind; what is written on cards stays as it is."""
    tables.RelationKind.get(tables.RelationKind.name.collate("NOCASE") == name).delete_instance()


def say_instead(before: str, after: str) -> None:
    """Write another label wherever ``before`` stands, case ignored."""
    for row in tables.Related.select().where(tables.Related.label.collate("NOCASE") == before):
        if row.label != after:
            row.label = after
            row.save()


def leave_names(contact_ids: Sequence[int]) -> None:
    """Keep as text, on the cards of others, the names of contacts that are about to be removed for good.

    Whoever stands on their card keeps the relation from their own side.
    """
    going, ids = set(contact_ids), list(contact_ids)
    model = tables.Related
    for row in model.select().where(model.other.in_(ids)):
        if row.contact_id in going:
            continue
        name = tables.Contact.get_by_id(row.other_id).display_name
        if row.value != name:
            row.value = name
            row.save()
    kinds = {row.name: row.inverse for row in tables.RelationKind.select()}
    for row in model.select().where(model.contact.in_(ids) & model.other.is_null(False)):
        if row.other_id in going:
            continue
        position = model.select().where(model.contact == row.other_id).count()
        name = tables.Contact.get_by_id(row.contact_id).display_name
        model.create(
            contact=row.other_id, position=position, label=inverse_of(row.label, kinds), value=name, preferred=False,
            note=row.note,
        )  # fmt: skip
