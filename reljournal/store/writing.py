"""Cards, entries and follow-ups as rows: the write side that operations build on. Only inside an edit.

Single rows go through the Peewee models. Many new cards at once (imports, the sample journal) go through
``add_cards``, which writes the same columns in bulk and indexes them as it goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reljournal.domain.contacts import Address, Card, Handle, KeyDate, Labelled, Photo
from reljournal.domain.entries import EntryDraft, FollowUp
from reljournal.domain.names import sort_key
from reljournal.store import index, tables
from reljournal.store.journal import Edit

_Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to be added in bulk, with its photo and by which key an import will know it again."""

    card: Card
    photo: Photo | None = None
    source_key: str = ""
    digest: bytes = b""


def contact_values(card: Card) -> _Values:
    """Return the columns of ``contact`` for a card, derived ones included."""
    name, shown = card.name, card.shown_name
    return {
        "kind": str(card.kind),
        "formatted_name": card.formatted_name,
        "prefix": name.prefix,
        "given": name.given,
        "additional": name.additional,
        "family": name.family,
        "suffix": name.suffix,
        "nickname": name.nickname,
        "phonetic_given": name.phonetic_given,
        "phonetic_family": name.phonetic_family,
        "display_name": shown,
        "sort_key": sort_key(shown),
        "organisation": card.organisation,
        "department": card.department,
        "title": card.title,
        "note": card.note,
    }


def _labelled(item: Labelled) -> _Values:
    return {"label": item.label, "value": item.value, "preferred": item.preferred}


def _address(item: Address) -> _Values:
    return {
        "label": item.label, "po_box": item.po_box, "extended": item.extended, "street": item.street,
        "city": item.city, "region": item.region, "postcode": item.postcode, "country": item.country,
    }  # fmt: skip


def _handle(item: Handle) -> _Values:
    return {"label": item.label, "service": item.service, "value": item.value}


def _key_date(item: KeyDate) -> _Values:
    when = item.when
    return {
        "sort": str(item.sort), "label": item.label, "year": when.year, "month": when.month, "day": when.day,
        "note": item.note,
    }  # fmt: skip


def _line(line: str) -> _Values:
    return {"line": line}


# Every table whose rows are listed on a card, with where the card keeps them and how one becomes a row.
_CHILDREN: tuple[tuple[type[tables.OfContact], Callable[[Card], Sequence[Any]], Callable[[Any], _Values]], ...] = (
    (tables.Email, lambda card: card.emails, _labelled),
    (tables.Phone, lambda card: card.phones, _labelled),
    (tables.Address, lambda card: card.addresses, _address),
    (tables.Link, lambda card: card.links, _labelled),
    (tables.Handle, lambda card: card.handles, _handle),
    (tables.Related, lambda card: card.related, _labelled),
    (tables.KeyDate, lambda card: card.key_dates, _key_date),
    (tables.UnknownProperty, lambda card: card.unknown, _line),
)


def add_card(card: Card) -> int:
    """Write a new contact and return its id."""
    contact = tables.Contact.create(**contact_values(card))
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
    changed = _apply_values(contact, contact_values(card))
    changed |= _write_children(contact_id, card)
    changed |= write_tags(contact_id, card.tags)
    if changed:
        contact.save()
    return changed


def _apply_values(row: tables.Row, values: _Values) -> bool:
    changed = False
    for column, value in values.items():
        if getattr(row, column) != value:
            setattr(row, column, value)
            changed = True
    return changed


def _write_children(contact_id: int, card: Card) -> bool:
    changed = False
    for model, items_of, values_of in _CHILDREN:
        existing = {row.id: row for row in model.select().where(model.contact == contact_id)}
        keep: set[int] = set()
        for position, item in enumerate(items_of(card)):
            values = {"position": position, **values_of(item)}
            row = existing.get(getattr(item, "id", 0)) or _equal_row(existing, keep, values)
            if row is None:
                model.create(contact=contact_id, **values)
                changed = True
                continue
            keep.add(row.id)
            if _apply_values(row, values):
                row.save()
                changed = True
        gone = [row_id for row_id in existing if row_id not in keep]
        if gone:
            model.delete().where(model.id.in_(gone)).execute()
            changed = True
    return changed


def _equal_row(existing: dict[int, Any], taken: set[int], values: _Values) -> Any | None:
    """Return a row with the same content whose item lost its id on the way (through a form, or an import)."""
    for row_id, row in existing.items():
        if row_id not in taken and all(getattr(row, k) == v for k, v in values.items() if k != "position"):
            return row
    return None


def write_tags(contact_id: int, names: Iterable[str]) -> bool:
    """Make these the tags of a contact, in this order; new words become tags, unused ones stay tags."""
    wanted = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    links = {
        link.tag.name: link
        for link in tables.ContactTag.select(tables.ContactTag, tables.Tag)
        .join(tables.Tag)
        .where(tables.ContactTag.contact == contact_id)
    }
    changed = False
    for position, name in enumerate(wanted):
        link = links.pop(name, None)
        if link is None:
            tag = tables.Tag.get_or_none(tables.Tag.name == name) or tables.Tag.create(name=name)
            tables.ContactTag.create(contact=contact_id, tag=tag, position=position)
            changed = True
        elif link.position != position:
            link.position = position
            link.save()
            changed = True
    for link in links.values():
        link.delete_instance()
        changed = True
    return changed


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
    """Remove contacts with everything on their cards; entries stay, without them."""
    tables.Contact.delete().where(tables.Contact.id.in_(list(contact_ids))).execute()


# Many new cards at once


def add_cards(edit: Edit, cards: Sequence[NewCard]) -> list[int]:
    """Write many new contacts in bulk, indexed for search, and return their ids in order."""
    first = (edit.connection.execute("SELECT coalesce(max(id), 0) FROM contact").fetchone() or (0,))[0] + 1
    ids = list(range(first, first + len(cards)))
    now = tables.now_ms()
    connection = edit.connection
    shown_names = [new.card.shown_name for new in cards]
    _insert_many(edit, tables.Contact, now, ((i, contact_values(new.card)) for i, new in zip(ids, cards, strict=True)))
    key_dates: list[tuple[int, str, str]] = []
    for model, items_of, values_of in _CHILDREN:
        next_id = _next_id(edit, model)
        rows: list[tuple[int, _Values]] = []
        for contact_id, shown, new in zip(ids, shown_names, cards, strict=True):
            for position, item in enumerate(items_of(new.card)):
                if model is tables.KeyDate:
                    key_dates.append((next_id + len(rows), *index.key_date_texts(shown, item)))
                rows.append((next_id + len(rows), {"contact": contact_id, "position": position, **values_of(item)}))
        _insert_many(edit, model, now, rows)
    _add_tags(edit, now, ids, cards)
    photos = [(i, new.photo) for i, new in zip(ids, cards, strict=True) if new.photo is not None]
    next_id = _next_id(edit, tables.Photo)
    _insert_many(edit, tables.Photo, now, (
        (next_id + n, {"contact": contact_id, "media_type": photo.media_type, "data": photo.data})
        for n, (contact_id, photo) in enumerate(photos)
    ))  # fmt: skip
    keyed = [(i, new) for i, new in zip(ids, cards, strict=True) if new.source_key]
    next_id = _next_id(edit, tables.ImportedCard)
    _insert_many(edit, tables.ImportedCard, now, (
        (next_id + n, {"contact": contact_id, "source_key": new.source_key, "digest": new.digest})
        for n, (contact_id, new) in enumerate(keyed)
    ))  # fmt: skip
    index.add_texts(
        connection,
        "contact_index",
        [(i, *index.contact_texts(new.card, shown)) for i, shown, new in zip(ids, shown_names, cards, strict=True)],
    )
    index.add_texts(connection, "key_date_index", key_dates)
    edit.indexed_contacts.update(ids)
    return ids


def _add_tags(edit: Edit, now: int, ids: Sequence[int], cards: Sequence[NewCard]) -> None:
    tag_ids: dict[Any, Any] = dict(edit.connection.execute("SELECT name, id FROM tag"))
    wanted = dict.fromkeys(tag for new in cards for tag in new.card.tags if tag not in tag_ids)
    next_id = _next_id(edit, tables.Tag)
    fresh = {name: next_id + n for n, name in enumerate(wanted)}
    _insert_many(edit, tables.Tag, now, ((row_id, {"name": name}) for name, row_id in fresh.items()))
    tag_ids.update(fresh)
    next_id = _next_id(edit, tables.ContactTag)
    rows = [
        {"contact": contact_id, "tag": tag_ids[tag], "position": position}
        for contact_id, new in zip(ids, cards, strict=True)
        for position, tag in enumerate(dict.fromkeys(new.card.tags))
    ]
    _insert_many(edit, tables.ContactTag, now, ((next_id + n, row) for n, row in enumerate(rows)))


def _next_id(edit: Edit, model: type[tables.Row]) -> int:
    table: str = model._meta.table_name
    return int((edit.connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone() or (0,))[0]) + 1


def _insert_many(edit: Edit, model: type[tables.Row], now: int, rows: Iterable[tuple[int, _Values]]) -> None:
    """Insert (id, values) rows of one model by one prepared statement."""
    fields = [
        field for field in model._meta.sorted_fields if field.name not in {"id", "uuid", "created_at", "changed_at"}
    ]
    names = [field.name for field in fields]
    columns = ", ".join(["id", "uuid", "created_at", "changed_at", *(field.column_name for field in fields)])
    marks = ", ".join("?" * (len(names) + 4))
    edit.connection.executemany(
        f"INSERT INTO {model._meta.table_name} ({columns}) VALUES ({marks})",
        ((row_id, _uuid_bytes(), now, now, *[values[name] for name in names]) for row_id, values in rows),
    )


def _uuid_bytes() -> bytes:
    """Return a random (version 4) UUID's bytes (RFC 9562 section 5.4), without building the object."""
    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    return bytes(raw)


# Entries and follow-ups


def add_entry(draft: EntryDraft) -> int:
    """Write a new entry with its people and follow-ups; return its id."""
    entry = tables.Entry.create(**_entry_values(draft))
    entry_id: int = entry.id
    _write_entry_people(entry_id, draft.contact_ids)
    _write_entry_follow_ups(entry_id, draft.follow_ups)
    return entry_id


def change_entry(entry_id: int, draft: EntryDraft) -> bool:
    """Bring an entry to what ``draft`` says; return whether anything was different."""
    entry = tables.Entry.get_by_id(entry_id)
    changed = _apply_values(entry, _entry_values(draft))
    changed |= _write_entry_people(entry_id, draft.contact_ids)
    changed |= _write_entry_follow_ups(entry_id, draft.follow_ups)
    if changed:
        entry.save()
    return changed


def remove_entry(entry_id: int) -> None:
    """Remove an entry; its follow-ups stay, without their origin."""
    tables.Entry.delete().where(tables.Entry.id == entry_id).execute()


def _entry_values(draft: EntryDraft) -> _Values:
    return {
        "kind": str(draft.kind),
        "on_date": draft.on.isoformat(),
        "at_time": draft.at.strftime("%H:%M") if draft.at else None,
        "minutes": draft.minutes,
        "title": draft.title.strip(),
        "text": draft.text,
    }


def _write_entry_people(entry_id: int, contact_ids: Sequence[int]) -> bool:
    wanted = list(dict.fromkeys(contact_ids))
    model = tables.EntryContact
    existing = {row.contact_id: row for row in model.select().where(model.entry == entry_id)}
    changed = False
    for position, contact_id in enumerate(wanted):
        row = existing.pop(contact_id, None)
        if row is None:
            model.create(entry=entry_id, contact=contact_id, position=position)
            changed = True
        elif row.position != position:
            row.position = position
            row.save()
            changed = True
    for row in existing.values():
        row.delete_instance()
        changed = True
    return changed


def _write_entry_follow_ups(entry_id: int, follow_ups: Sequence[FollowUp]) -> bool:
    model = tables.FollowUp
    existing = {row.id: row for row in model.select().where(model.entry == entry_id)}
    changed = False
    for position, follow_up in enumerate(follow_ups):
        row = existing.pop(follow_up.id, None)
        if row is None:
            add_follow_up(follow_up, entry_id=entry_id, position=position)
            changed = True
        elif _apply_values(row, {**_follow_up_values(follow_up), "position": position}):
            row.save()
            changed = True
    for row in existing.values():
        row.delete_instance()
        changed = True
    return changed


def add_follow_up(follow_up: FollowUp, *, entry_id: int | None = None, position: int = 0) -> int:
    """Write a new follow-up; return its id."""
    row = tables.FollowUp.create(entry=entry_id, position=position, **_follow_up_values(follow_up))
    row_id: int = row.id
    return row_id


def change_follow_up(follow_up: FollowUp) -> bool:
    """Bring a follow-up to what the record says; return whether anything was different."""
    row = tables.FollowUp.get_by_id(follow_up.id)
    changed = _apply_values(row, _follow_up_values(follow_up))
    if changed:
        row.save()
    return changed


def remove_follow_up(follow_up_id: int) -> None:
    """Remove a follow-up."""
    tables.FollowUp.delete().where(tables.FollowUp.id == follow_up_id).execute()


def _follow_up_values(follow_up: FollowUp) -> _Values:
    return {
        "contact_id": follow_up.contact.id if follow_up.contact else None,
        "text": follow_up.text.strip(),
        "owed_by": str(follow_up.owed_by),
        "due_on": follow_up.due.isoformat() if follow_up.due else None,
        "done_on": follow_up.done_on.isoformat() if follow_up.done_on else None,
        "note": follow_up.note,
    }
