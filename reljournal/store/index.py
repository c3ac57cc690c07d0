"""The search index: folded text of contacts, entries and key dates in contentless FTS5 tables.

Of a contact the towns, regions and countries stand in a column of their own, which ``in:`` asks. The digits of
phone numbers stand in an index of runs of three (``phone_index``), so that any part of a number finds it.

It is written in the same transaction as the rows it describes, never by triggers: while a changeset is
applied its rows come in hash order, and FTS5 flushes whenever rowids go backwards.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import apsw

from reljournal.domain.contacts import Card, KeyDate, tag_words
from reljournal.domain.phone_digits import SHORTEST_RUN, digits_of
from reljournal.domain.text import fold_for_index
from reljournal.domain.transliteration import in_latin
from reljournal.store import last_contact, mentions
from reljournal.store.changes import Touched
from reljournal.store.recorded import INDEXED_WITH_ENTRY

_CHUNK = 2000
# Above this many rows FTS5 is given a large in-memory hash for the duration (64 MiB instead of 1).
_BULK = 2000
_BULK_HASH = 64 * 1024 * 1024
_USUAL_HASH = 1024 * 1024


def contact_texts(card: Card, shown: str) -> tuple[str, str, str]:
    """Return the (name, place, body) under which a card is found, folded."""
    name = card.name
    body = [card.organisation, card.department, card.title, card.note, card.industry]
    body += [card.met.place, card.met.through, card.met.first_impression]
    body += [card.preferences.hours, card.preferences.tone, card.preferences.avoid]
    body += [item.value for item in (*card.emails, *card.phones, *card.links)]
    body += [relation.value for relation in card.related]
    body += [handle.value for handle in card.handles]
    place: list[str] = []
    for address in card.addresses:
        body += (address.po_box, address.extended, address.street, address.postcode)
        place += (address.city, address.region, address.country)
    body += tag_words(card.tags)
    body += card.languages
    for fact in card.facts:
        body += (fact.label, fact.text)
    body += [item.value for item in card.custom]
    names = (
        shown, name.given, name.additional, name.family, name.nickname, name.phonetic_given, name.phonetic_family,
        name.maiden,
    )  # fmt: skip
    return _names(names), _joined(place), _joined(body)


def phone_digits(numbers: Iterable[str]) -> str:
    """Return the digits of phone numbers, one after the other; those too short to be searched for left out."""
    return " ".join(digits for digits in map(digits_of, numbers) if len(digits) >= SHORTEST_RUN)


def key_date_texts(shown: str, key_date: KeyDate) -> tuple[str, str]:
    """Return the (name, body) under which a key date is found, folded."""
    return _joined((shown,)), _joined((key_date.sort.replace("_", " "), key_date.label, key_date.note))


def _joined(parts: Iterable[str]) -> str:
    return fold_for_index("\n".join(part for part in parts if part))


def _names(parts: Iterable[str]) -> str:
    """Return names folded, those of other alphabets in Latin letters too."""
    joined = "\n".join(part for part in parts if part)
    latin = in_latin(joined)
    return f"{fold_for_index(joined)}\n{latin}" if latin else fold_for_index(joined)


def refresh(connection: apsw.Connection, touched: Touched, already: frozenset[int] = frozenset()) -> None:
    """Index anew what an edit touched, and find the days of last contact; ``already`` were indexed as written."""
    contacts = touched.contacts - already
    by_table: dict[str, list[int]] = {}
    for table, row_id in touched.child_updates:
        by_table.setdefault(table, []).append(row_id)
    entries, key_dates = set(touched.entries), set(touched.key_dates)
    for table, ids in by_table.items():
        owners, owner = (entries, "entry_id") if table in INDEXED_WITH_ENTRY else (contacts, "contact_id")
        owners |= _column(
            connection,
            f"SELECT {owner} FROM {table} WHERE {owner} IS NOT NULL AND id IN (SELECT value FROM json_each(?))", ids,
        )  # fmt: skip
    if touched.tags:
        contacts |= _column(
            connection,
            "SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?))", touched.tags,
        )  # fmt: skip
        contacts -= already
        entries |= _column(
            connection, "SELECT entry_id FROM entry_tag WHERE tag_id IN (SELECT value FROM json_each(?))", touched.tags
        )
    if touched.renamed:
        entries |= _column(
            connection,
            "SELECT entry_id FROM entry_contact WHERE contact_id IN (SELECT value FROM json_each(?))", touched.renamed,
        )  # fmt: skip
        key_dates |= _column(
            connection, "SELECT id FROM key_date WHERE contact_id IN (SELECT value FROM json_each(?))", touched.renamed
        )
    if already:
        key_dates -= _column(
            connection, "SELECT id FROM key_date WHERE contact_id IN (SELECT value FROM json_each(?))", already
        )
    for name, stale in (
        ("contact_index", contacts), ("phone_index", contacts), ("entry_index", entries), ("key_date_index", key_dates),
    ):  # fmt: skip
        _rewrite(connection, name, stale)
    mentions.refresh(connection, entries)
    last_contact.refresh(connection, touched)


def rebuild(connection: apsw.Connection) -> None:
    """Write the whole index, and the days of last contact, anew from the tables."""
    for index in _INDEXES:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        _fill(connection, index)
    mentions.rebuild(connection)
    last_contact.rebuild(connection)


def fill_empty(connection: apsw.Connection) -> None:
    """Write what an index lacks altogether, because a migration has made it anew."""
    for index in _INDEXES:
        if connection.execute(f"SELECT 1 FROM {index}_docsize LIMIT 1").fetchone() is None:
            _fill(connection, index)


def _fill(connection: apsw.Connection, index: str) -> None:
    _rewrite(connection, index, [row_id for (row_id,) in connection.execute(f"SELECT id FROM {_INDEXES[index][0]}")])


def forget(connection: apsw.Connection, contact_ids: Iterable[int]) -> None:
    """Take contacts and their key dates out of the index, before rows of theirs change or go."""
    ids = sorted(contact_ids)
    dates = sorted(
        _column(connection, "SELECT id FROM key_date WHERE contact_id IN (SELECT value FROM json_each(?))", ids)
    )
    for name, gone in (("contact_index", ids), ("phone_index", ids), ("key_date_index", dates)):
        connection.executemany(f"DELETE FROM {name} WHERE rowid = ?", ((row_id,) for row_id in gone))


def add_texts(connection: apsw.Connection, index: str, rows: Sequence[tuple[int | str, ...]]) -> None:
    """Insert (rowid, text of each column) of new rows into an index."""
    columns = _INDEXES[index][1]
    marks = ", ".join("?" * (columns.count(",") + 2))
    connection.executemany(f"INSERT INTO {index} (rowid, {columns}) VALUES ({marks})", sorted(rows))


def enlarge_hash(connection: apsw.Connection, index: str, large: bool) -> None:
    """Give FTS5 a large or its usual in-memory hash; a bulk insert takes half the time with the large one."""
    size = _BULK_HASH if large else _USUAL_HASH
    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {size})")


def _column(connection: apsw.Connection, sql: str, ids: Iterable[int]) -> set[int]:
    return {value for (value,) in connection.execute(sql, (json.dumps(sorted(ids)),))}


_Reader = Callable[[apsw.Connection, list[int]], Iterator[tuple[int | str, ...]]]


def _rewrite(connection: apsw.Connection, index: str, ids: Iterable[int]) -> None:
    ordered = sorted(ids)
    if not ordered:
        return
    large = len(ordered) > _BULK
    if large:
        enlarge_hash(connection, index, large=True)
    _, columns, read = _INDEXES[index]
    marks = ", ".join("?" * (columns.count(",") + 2))
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", ((row_id,) for row_id in chunk))
        connection.executemany(
            f"INSERT INTO {index} (rowid, {columns}) VALUES ({marks})", list(read(connection, chunk))
        )
    if large:
        enlarge_hash(connection, index, large=False)


def _fetch(connection: apsw.Connection, sql: str, ids: list[int]) -> list[tuple[Any, ...]]:
    return connection.execute(sql, (json.dumps(ids),)).fetchall()


_CONTACT_PARTS = """
SELECT contact_id, 1 AS part, position, value FROM email WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 2, position, value FROM phone WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 3, position, value FROM link WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 4, position, value FROM related WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 5, position, value FROM handle WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 6, position, concat_ws(char(10), nullif(po_box, ''), nullif(extended, ''),
    nullif(street, ''), nullif(postcode, '')) FROM address WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 7, position, name FROM contact_tag JOIN tag ON tag.id = tag_id
    WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 8, position, name FROM language WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 9, position, concat_ws(char(10), nullif(label, ''), text)
    FROM fact WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 10, position, value FROM custom_value WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 11, position, name FROM contact_file WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 12, position,
    concat_ws(char(10), nullif(city, ''), nullif(region, ''), nullif(country, '')) FROM address
    WHERE contact_id IN (SELECT value FROM json_each(?1))
ORDER BY 1, 2, 3
"""
_PLACE = 12


def _read_contacts(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    parts: dict[int, list[str]] = {}
    places: dict[int, list[str]] = {}
    for contact_id, part, _, value in _fetch(connection, _CONTACT_PARTS, ids):
        (places if part == _PLACE else parts).setdefault(contact_id, []).append(value)
    for row in _fetch(
        connection,
        "SELECT id, display_name, given, additional, family, nickname, phonetic_given, phonetic_family, maiden,"
        " organisation, department, title, note, industry, met_place, met_through, first_impression,"
        " preferred_hours, preferred_tone, things_to_avoid FROM contact"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        ids,
    ):
        contact_id = row[0]
        body = (*row[9:], *parts.get(contact_id, ()))
        yield contact_id, _names(row[1:9]), _joined(places.get(contact_id, ())), _joined(body)


def _read_phones(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    numbers: dict[int, list[str]] = {}
    for contact_id, value in _fetch(
        connection,
        "SELECT contact_id, value FROM phone WHERE contact_id IN (SELECT value FROM json_each(?))"
        " ORDER BY contact_id, position",
        ids,
    ):
        numbers.setdefault(contact_id, []).append(value)
    for contact_id, values in numbers.items():
        digits = phone_digits(values)
        if digits:
            yield contact_id, digits


_ENTRY_PARTS = """
SELECT entry_id, 1 AS part, position, name FROM entry_tag JOIN tag ON tag.id = tag_id
    WHERE entry_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT entry_id, 2, position, text FROM ledger_item WHERE entry_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT entry_id, 3, position, text FROM entry_aside WHERE entry_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT entry_id, 4, position, name FROM entry_file WHERE entry_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT id, 5, 0, place FROM entry WHERE place <> '' AND id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT id, 6, 0, their_side FROM entry WHERE their_side <> '' AND id IN (SELECT value FROM json_each(?1))
ORDER BY 1, 2, 3
"""


def _read_entries(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    people: dict[int, list[str]] = {}
    for entry_id, name in _fetch(
        connection,
        "SELECT entry_id, display_name FROM entry_contact JOIN contact ON contact.id = contact_id"
        " WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, position",
        ids,
    ):
        people.setdefault(entry_id, []).append(name)
    beside: dict[int, list[str]] = {}
    for entry_id, _, _, value in _fetch(connection, _ENTRY_PARTS, ids):
        beside.setdefault(entry_id, []).append(value)
    for row_id, title, text in _fetch(
        connection, "SELECT id, title, text FROM entry WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", ids
    ):
        body = fold_for_index("\n".join((text, *beside[row_id]))) if row_id in beside else fold_for_index(text)
        yield row_id, fold_for_index(title), body, _joined(people.get(row_id, ()))


def _read_key_dates(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    for row_id, name, sort, label, note in _fetch(
        connection,
        "SELECT key_date.id, display_name, sort, label, key_date.note FROM key_date"
        " JOIN contact ON contact.id = contact_id"
        " WHERE key_date.id IN (SELECT value FROM json_each(?)) ORDER BY key_date.id",
        ids,
    ):
        yield row_id, _joined((name,)), _joined((sort.replace("_", " "), label, note))


# Each index: whose rows it describes, its columns, and what reads their texts.
_INDEXES: dict[str, tuple[str, str, _Reader]] = {
    "contact_index": ("contact", "name, place, body", _read_contacts),
    "phone_index": ("contact", "digits", _read_phones),
    "entry_index": ("entry", "title, body, people", _read_entries),
    "key_date_index": ("key_date", "name, body", _read_key_dates),
}
