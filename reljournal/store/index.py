"""The search index: folded text of contacts, entries and key dates in contentless FTS5 tables.

It is written in the same transaction as the rows it describes, never by triggers: while a changeset is
applied its rows come in hash order, and FTS5 flushes whenever rowids go backwards.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import apsw

from reljournal.domain.contacts import Card, KeyDate, tag_words
from reljournal.domain.text import fold_for_index
from reljournal.store import last_contact
from reljournal.store.changes import Touched

_CHUNK = 2000
# Above this many rows FTS5 is given a large in-memory hash for the duration (64 MiB instead of 1).
_BULK = 2000
_BULK_HASH = 64 * 1024 * 1024
_USUAL_HASH = 1024 * 1024


def contact_texts(card: Card, shown: str) -> tuple[str, str]:
    """Return the (name, body) under which a card is found, folded."""
    name = card.name
    body = [card.organisation, card.department, card.title, card.note, card.industry]
    body += [card.met.place, card.met.through, card.met.first_impression]
    body += [card.preferences.hours, card.preferences.tone, card.preferences.avoid]
    body += [item.value for item in (*card.emails, *card.phones, *card.links)]
    body += [relation.value for relation in card.related]
    body += [handle.value for handle in card.handles]
    for address in card.addresses:
        body += address.parts()
    body += tag_words(card.tags)
    body += card.languages
    for fact in card.facts:
        body += (fact.label, fact.text)
    body += [item.value for item in card.custom]
    names = (
        shown, name.given, name.additional, name.family, name.nickname, name.phonetic_given, name.phonetic_family,
        name.maiden,
    )  # fmt: skip
    return _joined(names), _joined(body)


def key_date_texts(shown: str, key_date: KeyDate) -> tuple[str, str]:
    """Return the (name, body) under which a key date is found, folded."""
    return _joined((shown,)), _joined((key_date.sort.replace("_", " "), key_date.label, key_date.note))


def _joined(parts: Iterable[str]) -> str:
    return fold_for_index("\n".join(part for part in parts if part))


def refresh(connection: apsw.Connection, touched: Touched, already: frozenset[int] = frozenset()) -> None:
    """Index anew what an edit touched, and find the days of last contact; ``already`` were indexed as written."""
    contacts = touched.contacts - already
    by_table: dict[str, list[int]] = {}
    for table, row_id in touched.child_updates:
        by_table.setdefault(table, []).append(row_id)
    moved = by_table.pop("entry_contact", [])
    for table, ids in by_table.items():
        contacts |= _column(
            connection, f"SELECT contact_id FROM {table} WHERE id IN (SELECT value FROM json_each(?))", ids
        )
    if touched.tags:
        contacts |= _column(
            connection,
            "SELECT contact_id FROM contact_tag WHERE tag_id IN (SELECT value FROM json_each(?))", touched.tags,
        )  # fmt: skip
        contacts -= already
    entries, key_dates = set(touched.entries), set(touched.key_dates)
    if moved:
        entries |= _column(
            connection, "SELECT entry_id FROM entry_contact WHERE id IN (SELECT value FROM json_each(?))", moved
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
    _rewrite(connection, "contact_index", 2, contacts, _read_contacts)
    _rewrite(connection, "entry_index", 3, entries, _read_entries)
    _rewrite(connection, "key_date_index", 2, key_dates, _read_key_dates)
    last_contact.refresh(connection, touched)


def rebuild(connection: apsw.Connection) -> None:
    """Write the whole index, and the days of last contact, anew from the tables."""
    for index, table, columns, read in (
        ("contact_index", "contact", 2, _read_contacts),
        ("entry_index", "entry", 3, _read_entries),
        ("key_date_index", "key_date", 2, _read_key_dates),
    ):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
        ids = [row_id for (row_id,) in connection.execute(f"SELECT id FROM {table}")]
        _rewrite(connection, index, columns, ids, read)
    last_contact.rebuild(connection)


def forget(connection: apsw.Connection, contact_ids: Iterable[int]) -> None:
    """Take contacts and their key dates out of the index, before rows of theirs change or go."""
    ids = sorted(contact_ids)
    dates = sorted(
        _column(connection, "SELECT id FROM key_date WHERE contact_id IN (SELECT value FROM json_each(?))", ids)
    )
    connection.executemany("DELETE FROM contact_index WHERE rowid = ?", ((row_id,) for row_id in ids))
    connection.executemany("DELETE FROM key_date_index WHERE rowid = ?", ((row_id,) for row_id in dates))


def add_texts(connection: apsw.Connection, index: str, rows: Sequence[tuple[int, str, str]]) -> None:
    """Insert (rowid, name, body) of new rows into ``contact_index`` or ``key_date_index``."""
    connection.executemany(f"INSERT INTO {index} (rowid, name, body) VALUES (?, ?, ?)", sorted(rows))


def enlarge_hash(connection: apsw.Connection, index: str, large: bool) -> None:
    """Give FTS5 a large or its usual in-memory hash; a bulk insert takes half the time with the large one."""
    size = _BULK_HASH if large else _USUAL_HASH
    connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {size})")


def _column(connection: apsw.Connection, sql: str, ids: Iterable[int]) -> set[int]:
    return {value for (value,) in connection.execute(sql, (json.dumps(sorted(ids)),))}


_Reader = Callable[[apsw.Connection, list[int]], Iterator[tuple[int | str, ...]]]


def _rewrite(connection: apsw.Connection, index: str, columns: int, ids: Iterable[int], read: _Reader) -> None:
    ordered = sorted(ids)
    if not ordered:
        return
    large = len(ordered) > _BULK
    if large:
        enlarge_hash(connection, index, large=True)
    marks = ", ".join("?" * (columns + 1))
    names = {"contact_index": "name, body", "entry_index": "title, body, people", "key_date_index": "name, body"}[index]
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        connection.executemany(f"DELETE FROM {index} WHERE rowid = ?", ((row_id,) for row_id in chunk))
        connection.executemany(f"INSERT INTO {index} (rowid, {names}) VALUES ({marks})", list(read(connection, chunk)))
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
    nullif(street, ''), nullif(city, ''), nullif(region, ''), nullif(postcode, ''), nullif(country, ''))
    FROM address WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 7, position, name FROM contact_tag JOIN tag ON tag.id = tag_id
    WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 8, position, name FROM language WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 9, position, concat_ws(char(10), nullif(label, ''), text)
    FROM fact WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 10, position, value FROM custom_value WHERE contact_id IN (SELECT value FROM json_each(?1))
UNION ALL SELECT contact_id, 11, position, name FROM contact_file WHERE contact_id IN (SELECT value FROM json_each(?1))
ORDER BY 1, 2, 3
"""


def _read_contacts(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    parts: dict[int, list[str]] = {}
    for contact_id, _, _, value in _fetch(connection, _CONTACT_PARTS, ids):
        parts.setdefault(contact_id, []).append(value)
    for row in _fetch(
        connection,
        "SELECT id, display_name, given, additional, family, nickname, phonetic_given, phonetic_family, maiden,"
        " organisation, department, title, note, industry, met_place, met_through, first_impression,"
        " preferred_hours, preferred_tone, things_to_avoid FROM contact"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        ids,
    ):
        yield row[0], _joined(row[1:9]), _joined((*row[9:], *parts.get(row[0], ())))


def _read_entries(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    people: dict[int, list[str]] = {}
    for entry_id, name in _fetch(
        connection,
        "SELECT entry_id, display_name FROM entry_contact JOIN contact ON contact.id = contact_id"
        " WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, position",
        ids,
    ):
        people.setdefault(entry_id, []).append(name)
    for row_id, title, text in _fetch(
        connection, "SELECT id, title, text FROM entry WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", ids
    ):
        yield row_id, fold_for_index(title), fold_for_index(text), _joined(people.get(row_id, ()))


def _read_key_dates(connection: apsw.Connection, ids: list[int]) -> Iterator[tuple[int | str, ...]]:
    for row_id, name, sort, label, note in _fetch(
        connection,
        "SELECT key_date.id, display_name, sort, label, key_date.note FROM key_date"
        " JOIN contact ON contact.id = contact_id"
        " WHERE key_date.id IN (SELECT value FROM json_each(?)) ORDER BY key_date.id",
        ids,
    ):
        yield row_id, _joined((name,)), _joined((sort.replace("_", " "), label, note))
