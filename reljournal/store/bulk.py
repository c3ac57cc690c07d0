"""Many new cards at once (imports, the sample journal): the same columns as one by one, written in bulk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reljournal.domain.contacts import Card, Photo, tag_words
from reljournal.store import index, tables
from reljournal.store.journal import Edit
from reljournal.store.journal_settings import name_order
from reljournal.store.rows import CHILDREN, Values, contact_values


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card to be added in bulk, with its photo and by which key an import will know it again."""

    card: Card
    photo: Photo | None = None
    source_key: str = ""
    digest: bytes = b""


@contextmanager
def many_cards(edit: Edit) -> Iterator[None]:
    """Give the search index a large memory while thousands of cards are added; it is set back in any case."""
    for name in _INDEXES:
        index.enlarge_hash(edit.connection, name, large=True)
    try:
        yield
    finally:
        for name in _INDEXES:
            index.enlarge_hash(edit.connection, name, large=False)


_INDEXES = ("contact_index", "key_date_index")


def add_cards(edit: Edit, cards: Sequence[NewCard]) -> list[int]:
    """Write many new contacts in bulk, indexed for search, and return their ids in order."""
    first = _next_id(edit, tables.Contact)
    ids = list(range(first, first + len(cards)))
    now = tables.now_ms()
    connection = edit.connection
    order = name_order(connection)
    shown_names = [new.card.name_in(order) for new in cards]
    values = [contact_values(new.card, order) for new in cards]
    _insert_many(edit, tables.Contact, now, zip(ids, values, strict=True))
    key_dates: list[tuple[int, str, str]] = []
    for model, items_of, values_of in CHILDREN:
        next_id = _next_id(edit, model)
        rows: list[tuple[int, Values]] = []
        for contact_id, shown, new in zip(ids, shown_names, cards, strict=True):
            for position, item in enumerate(items_of(new.card)):
                if model is tables.KeyDate:
                    key_dates.append((next_id + len(rows), *index.key_date_texts(shown, item)))
                rows.append((next_id + len(rows), {"contact_id": contact_id, "position": position, **values_of(item)}))
        _insert_many(edit, model, now, rows)
    _add_tags(edit, now, ids, cards)
    photos = [(i, new.photo) for i, new in zip(ids, cards, strict=True) if new.photo is not None]
    next_id = _next_id(edit, tables.Photo)
    _insert_many(edit, tables.Photo, now, (
        (next_id + n, {"contact_id": contact_id, "media_type": photo.media_type, "data": photo.data})
        for n, (contact_id, photo) in enumerate(photos)
    ))  # fmt: skip
    keyed = [(i, new) for i, new in zip(ids, cards, strict=True) if new.source_key]
    next_id = _next_id(edit, tables.ImportedCard)
    _insert_many(edit, tables.ImportedCard, now, (
        (next_id + n, {"contact_id": contact_id, "source_key": new.source_key, "digest": new.digest})
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
    wanted = dict.fromkeys(tag for new in cards for tag in tag_words(new.card.tags) if tag not in tag_ids)
    next_id = _next_id(edit, tables.Tag)
    fresh = {name: next_id + n for n, name in enumerate(wanted)}
    _insert_many(edit, tables.Tag, now, ((row_id, {"name": name}) for name, row_id in fresh.items()))
    tag_ids.update(fresh)
    next_id = _next_id(edit, tables.ContactTag)
    rows = [
        {"contact_id": contact_id, "tag_id": tag_ids[tag], "position": position}
        for contact_id, new in zip(ids, cards, strict=True)
        for position, tag in enumerate(tag_words(new.card.tags))
    ]
    _insert_many(edit, tables.ContactTag, now, ((next_id + n, row) for n, row in enumerate(rows)))


def _next_id(edit: Edit, model: type[tables.Row]) -> int:
    table: str = model._meta.table_name
    highest: list[tuple[Any, ...]] = edit.connection.execute(
        f"SELECT max(id) FROM {table} UNION ALL SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
    ).fetchall()
    return max(row[0] or 0 for row in highest) + 1


def _insert_many(edit: Edit, model: type[tables.Row], now: int, rows: Iterable[tuple[int, Values]]) -> None:
    """Insert (id, values) rows of one model, all with the same columns, by one prepared statement."""
    listed = list(rows)
    if not listed:
        return
    names = list(listed[0][1])
    columns = ", ".join(["id", "uuid", "created_at", "changed_at", *names])
    marks = ", ".join("?" * (len(names) + 4))
    edit.connection.executemany(
        f"INSERT INTO {model._meta.table_name} ({columns}) VALUES ({marks})",
        (
            (row_id, uuid, now, now, *[values[name] for name in names])
            for (row_id, values), uuid in zip(listed, uuids(len(listed)), strict=True)
        ),
    )


def uuids(count: int) -> list[bytes]:
    """Return the bytes of random (version 4) UUIDs (RFC 9562 section 5.4), made all at once."""
    raw = bytearray(os.urandom(16 * count))
    raw[6::16] = bytes(byte & 0x0F | 0x40 for byte in raw[6::16])
    raw[8::16] = bytes(byte & 0x3F | 0x80 for byte in raw[8::16])
    return [bytes(raw[start : start + 16]) for start in range(0, len(raw), 16)]
