"""Cards as rows: the write side that operations build on. Only inside an edit.

Single rows go through the Peewee models. Many new cards at once go through ``add_cards``, which writes the
same columns in bulk and indexes them as it goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reljournal.domain.contacts import Card, Photo, tag_words
from reljournal.domain.names import NameOrder
from reljournal.store import index, tables
from reljournal.store.bulk import NewCard, add_cards
from reljournal.store.journal_settings import NAME_ORDER
from reljournal.store.lent_database import Row, database
from reljournal.store.relation_kinds import leave_names
from reljournal.store.rows import CHILDREN, Values, contact_values

__all__ = [
    "NewCard", "add_card", "add_cards", "apply_values", "change_card", "contact_values", "remove_contacts",
    "set_photo", "tag_named", "write_rows", "write_tags",
]  # fmt: skip

_AT_ONCE = 10_000


def add_card(card: Card) -> int:
    """Write a new contact and return its id."""
    contact = tables.Contact.create(**contact_values(card, _name_order()))
    contact_id: int = contact.id
    _write_children(contact_id, card)
    write_tags(contact_id, card.tags)
    return contact_id


def change_card(contact_id: int, card: Card) -> bool:
    """Bring an existing contact to what ``card`` says; rows that stay keep their id and UUID.

    Returns whether anything was different. Untouched rows are not written, so that history names only
    what the person changed.
    """
    contact = tables.Contact.get_by_id(contact_id)
    _forget_bulk([contact_id])
    changed = apply_values(contact, contact_values(card, _name_order()))
    changed |= _write_children(contact_id, card)
    changed |= write_tags(contact_id, card.tags)
    if changed:
        contact.save()
    return changed


def _name_order() -> NameOrder:
    row = tables.Setting.get_or_none(tables.Setting.name == NAME_ORDER)
    return NameOrder.AS_WRITTEN if row is None else NameOrder(row.value)


def apply_values(row: Row, values: Values) -> bool:
    """Set these columns of a row, which is not saved yet; return whether one was different."""
    changed = False
    for column, value in values.items():
        if getattr(row, column) != value:
            setattr(row, column, value)
            changed = True
    return changed


def _write_children(contact_id: int, card: Card) -> bool:
    changed = False
    for model, items_of, values_of in CHILDREN:
        items = [(getattr(item, "id", 0), values_of(item)) for item in items_of(card)]
        changed |= write_rows(model, "contact", contact_id, items)
    return changed


def write_rows(model: type[Any], owner: str, owner_id: int, items: Sequence[tuple[int, Values]]) -> bool:
    """Make these the rows that hang on one contact or entry, in this order; return whether anything was different.

    ``owner`` names the column that says on what they hang; an item is the id of its row (0: none yet) and the other
    columns, but for the position. Rows that stay keep their id and UUID; those of no item go.
    """
    existing = {row.id: row for row in model.select().where(getattr(model, owner) == owner_id)}
    # A row that an item names is that item's; an item without a row of its own must not take it first.
    named = {row_id for row_id, _ in items} & existing.keys()
    keep: set[int] = set()
    changed = False
    for position, (row_id, said) in enumerate(items):
        values = {"position": position, **said}
        row = existing.get(row_id)
        if row is None or row.id in keep:
            row = _equal_row(existing, keep | named, values)
        if row is None:
            model.create(**{owner: owner_id}, **values)
            changed = True
            continue
        keep.add(row.id)
        if apply_values(row, values):
            row.save()
            changed = True
    gone = [row_id for row_id in existing if row_id not in keep]
    if gone:
        model.delete().where(model.id.in_(gone)).execute()
        changed = True
    return changed


def _equal_row(existing: dict[int, Any], taken: set[int], values: Values) -> Any | None:
    """Return a row with the same content whose item lost its id on the way (through a form, or an import)."""
    for row_id, row in existing.items():
        if row_id not in taken and all(getattr(row, k) == v for k, v in values.items() if k != "position"):
            return row
    return None


def write_tags(contact_id: int, names: Iterable[str]) -> bool:
    """Make these the tags of a contact, in this order; new words become tags, unused ones stay tags."""
    _forget_bulk([contact_id])
    links = {
        link.tag.name: link
        for link in tables.ContactTag.select(tables.ContactTag, tables.Tag)
        .join(tables.Tag)
        .where(tables.ContactTag.contact == contact_id)
    }
    changed = False
    for position, name in enumerate(tag_words(names)):
        link = links.pop(name, None)
        if link is None:
            tables.ContactTag.create(contact=contact_id, tag=tag_named(name), position=position)
            changed = True
        elif link.position != position:
            link.position = position
            link.save()
            changed = True
    for link in links.values():
        link.delete_instance()
        changed = True
    return changed


def tag_named(name: str) -> tables.Tag:
    """Return the tag of this name, a new one when there is none."""
    tag: tables.Tag = tables.Tag.get_or_none(tables.Tag.name == name) or tables.Tag.create(name=name)
    return tag


def set_photo(contact_id: int, photo: Photo | None) -> bool:
    """Give a contact this photo, or none; return whether anything was different."""
    row = tables.Photo.get_or_none(tables.Photo.contact == contact_id)
    if photo is None:
        return row is not None and bool(row.delete_instance())
    if row is None:
        tables.Photo.create(contact=contact_id, media_type=photo.media_type, data=photo.data)
        return True
    if (row.media_type, bytes(row.data)) == (photo.media_type, photo.data):
        return False
    row.media_type, row.data = photo.media_type, photo.data
    row.save()
    return True


def remove_contacts(contact_ids: Sequence[int]) -> None:
    """Remove contacts with everything on their cards; entries stay without them, and so do names on other cards.

    The date of a couple stays with the other one.
    """
    _forget_bulk(contact_ids)
    _leave_dates_of_couples(set(contact_ids))
    # SQLite takes a limited number of values in one statement.
    for start in range(0, len(contact_ids), _AT_ONCE):
        leave_names(contact_ids[start : start + _AT_ONCE])
        tables.Contact.delete().where(tables.Contact.id.in_(list(contact_ids[start : start + _AT_ONCE]))).execute()


def _leave_dates_of_couples(going: set[int]) -> None:
    model = tables.KeyDate
    for row in model.select().where(model.partner.is_null(False)):
        if row.contact_id in going and row.partner_id not in going:
            row.position = model.select().where(model.contact == row.partner_id).count()
            apply_values(row, {"contact_id": row.partner_id, "partner_id": None})
            row.save()


def _forget_bulk(contact_ids: Iterable[int]) -> None:
    """Take contacts out of the index that ``add_cards`` wrote in this same edit: it will be written anew at the end."""
    again = database.indexed.intersection(contact_ids)
    if again:
        index.forget(database.connection(), again)
        database.indexed.difference_update(again)
