"""Many new cards or entries at once (imports, the sample journal): the same columns as one by one, written in bulk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from reljournal.domain.contacts import Card, Photo, tag_words
from reljournal.domain.entries import EntryDraft
from reljournal.store import index, tables
from reljournal.store.changes import Edit
from reljournal.store.journal_settings import name_order
from reljournal.store.lent_database import Row, now_ms
from reljournal.store.rows import CHILDREN, Values, contact_values, entry_file_values, entry_values


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


_INDEXES = ("contact_index", "phone_index", "key_date_index")


def add_cards(edit: Edit, cards: Sequence[NewCard]) -> list[int]:
    """Write many new contacts in bulk, indexed for search, and return their ids in order."""
    now = now_ms()
    order = name_order(edit.connection)
    contacts = [contact_values(new.card, order) for new in cards]
    ids = _insert_many(edit, tables.Contact, now, [((), values) for values in contacts])
    added = list(zip(ids, cards, strict=True))
    shown = {i: values["display_name"] for i, values in zip(ids, contacts, strict=True)}
    for model, items_of, values_of in CHILDREN:
        items = [((i, position), item) for i, new in added for position, item in enumerate(items_of(new.card))]
        made = _insert_many(edit, model, now, [(owner, values_of(item)) for owner, item in items])
        if model is tables.KeyDate:
            dates = [
                (row_id, *index.key_date_texts(shown[i], item))
                for row_id, ((i, _), item) in zip(made, items, strict=True)
            ]
            index.add_texts(edit.connection, "key_date_index", dates)
    _add_tags(edit, now, added)
    _insert_many(edit, tables.Photo, now, [
        ((i,), {"media_type": new.photo.media_type, "data": new.photo.data})
        for i, new in added if new.photo is not None
    ])  # fmt: skip
    _insert_many(edit, tables.ImportedCard, now, [
        ((i,), {"source_key": new.source_key, "digest": new.digest}) for i, new in added if new.source_key
    ])  # fmt: skip
    texts = [(i, *index.contact_texts(new.card, shown[i])) for i, new in added]
    index.add_texts(edit.connection, "contact_index", texts)
    numbers = ((i, index.phone_digits(phone.value for phone in new.card.phones)) for i, new in added)
    index.add_texts(edit.connection, "phone_index", [(i, digits) for i, digits in numbers if digits])
    edit.indexed_contacts.update(ids)
    return list(ids)


def add_entries(edit: Edit, drafts: Sequence[EntryDraft]) -> list[int]:
    """Write many new entries with their people and files, and return their ids in order.

    Whom they name must be there; what else may hang on an entry (follow-ups, ledger, tags) is not written.
    """
    now = now_ms()
    ids = _insert_many(edit, tables.Entry, now, [((), entry_values(draft)) for draft in drafts])
    written = list(zip(ids, drafts, strict=True))
    _insert_many(edit, tables.EntryContact, now, [
        ((i, contact_id, position), {})
        for i, draft in written for position, contact_id in enumerate(draft.contact_ids)
    ])  # fmt: skip
    _insert_many(edit, tables.EntryFile, now, [
        ((i, position), entry_file_values(file))
        for i, draft in written for position, file in enumerate(draft.around.files)
    ])  # fmt: skip
    return list(ids)


def _add_tags(edit: Edit, now: int, added: Sequence[tuple[int, NewCard]]) -> None:
    carried = [(i, tag_words(new.card.tags)) for i, new in added]
    tag_ids: dict[Any, Any] = dict(edit.connection.execute("SELECT name, id FROM tag"))
    wanted = dict.fromkeys(tag for _, tags in carried for tag in tags if tag not in tag_ids)
    made = _insert_many(edit, tables.Tag, now, [((), {"name": tag}) for tag in wanted])
    tag_ids.update(zip(wanted, made, strict=True))
    _insert_many(edit, tables.ContactTag, now, [
        ((i, tag_ids[tag], position), {}) for i, tags in carried for position, tag in enumerate(tags)
    ])  # fmt: skip


def _next_id(edit: Edit, table: str) -> int:
    highest: list[tuple[Any, ...]] = edit.connection.execute(
        f"SELECT max(id) FROM {table} UNION ALL SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
    ).fetchall()
    return max(row[0] or 0 for row in highest) + 1


_KEPT_BY_ALL = ("id", "uuid", "created_at", "changed_at")


def _insert_many(
    edit: Edit, model: type[Row], now: int, rows: Sequence[tuple[tuple[Any, ...], Values]]
) -> range:
    """Insert rows of one model by one prepared statement and return their ids.

    A row is what it hangs on and its position there, which come first in every table, and its other values by name,
    the same ones in every row.
    """
    if not rows:
        return range(0)
    table: str = model._meta.table_name
    ids = range(first := _next_id(edit, table), first + len(rows))
    all_columns = [field.column_name for field in model._meta.sorted_fields]
    owner_columns = all_columns[len(_KEPT_BY_ALL) :][: len(rows[0][0])]
    names = list(rows[0][1])
    pick = _picker(names)
    columns = ", ".join([*_KEPT_BY_ALL, *owner_columns, *names])
    marks = ", ".join("?" * (len(_KEPT_BY_ALL) + len(owner_columns) + len(names)))
    edit.connection.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",
        [
            (row_id, uuid, now, now, *owner, *pick(values))
            for row_id, uuid, (owner, values) in zip(ids, uuids(len(rows)), rows, strict=True)
        ],
    )
    return ids


def _picker(names: list[str]) -> Callable[[Values], tuple[Any, ...]]:
    """Return what takes the values of these columns out of a row, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple(values[name] for name in names)


_ONE_VERSION = bytes.fromhex("00000000 0000 4000 8000 000000000000")
_ONE_RANDOM = bytes.fromhex("ffffffff ffff 0fff 3fff ffffffffffff")


def uuids(count: int) -> list[bytes]:
    """Return the bytes of random (version 4) UUIDs (RFC 9562 section 5.4), made all at once as one large number."""
    random, kept, version = (
        int.from_bytes(each) for each in (os.urandom(16 * count), _ONE_RANDOM * count, _ONE_VERSION * count)
    )
    raw = (random & kept | version).to_bytes(16 * count)
    return [raw[start : start + 16] for start in range(0, len(raw), 16)]
