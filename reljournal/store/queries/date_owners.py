"""Whose a date of another program may be: contacts by their names, by a first name alone, and by their UUIDs.

Unlike :mod:`reljournal.store.queries.correspondents` I am among them: calendars know my own birthday too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID

from reljournal.domain.contacts import KeyDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.text import fold
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.key_date_rows import SELECTED, key_date_from
from reljournal.store.queries.listed import KEPT

_WHO = "contact.id, contact.display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"
_ORDER = "ORDER BY archived_at IS NOT NULL, contact.id"
Named = dict[str, list[PersonRef]]


def people_by_whole_and_first_name(journal: Journal) -> tuple[Named, Named]:
    """Return contacts by their names, folded, each way they are written; and by what they are called alone."""
    whole: Named = {}
    first: Named = {}
    rows = journal.rows(
        f"SELECT {_WHO}, given, family, maiden, nickname FROM contact WHERE {KEPT} {_ORDER}"
    )
    for contact_id, name, has_photo, given, family, maiden, nickname in rows:
        person = PersonRef(contact_id, name, bool(has_photo))
        ways = [name, f"{given} {family}", f"{family} {given}"]
        ways += [f"{given} {maiden}"] if maiden else []
        ways += [f"{nickname} {family}"] if nickname and family else []
        for way in dict.fromkeys(_key(way) for way in ways):
            if way:
                whole.setdefault(way, []).append(person)
        # Of a name that nobody has taken apart the first word is taken for the given name.
        first_word = next(iter((given or name).split()), "")
        alone = [first_word, given, nickname, *nickname.split(",")]
        for way in dict.fromkeys(_key(way) for way in alone):
            if way and person not in whole.get(way, ()):
                first.setdefault(way, []).append(person)
    return whole, first


def people_by_uuid(journal: Journal, uuids: Iterable[str]) -> dict[str, PersonRef]:
    """Return the contacts that have these UUIDs."""
    wanted = []
    for text in uuids:
        try:
            wanted.append(UUID(text).hex)
        except ValueError:
            continue
    rows = journal.rows(
        f"SELECT contact.uuid, {_WHO} FROM contact WHERE {KEPT} AND lower(hex(contact.uuid)) IN"
        " (SELECT value FROM json_each(?))",
        (json.dumps(sorted(wanted)),),
    )
    return {str(UUID(bytes=row[0])): PersonRef(row[1], row[2], bool(row[3])) for row in rows}


def dates_on_cards(journal: Journal, contact_ids: Iterable[int]) -> dict[int, tuple[KeyDate, ...]]:
    """Return the key dates of these contacts, as they stand on their cards."""
    found: dict[int, list[KeyDate]] = {}
    rows = journal.rows(
        f"SELECT contact_id, key_date.id, {SELECTED} FROM key_date"
        " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position, key_date.id",
        (as_json_ids(set(contact_ids)),),
    )
    for contact_id, row_id, *columns in rows:
        found.setdefault(contact_id, []).append(key_date_from(row_id, columns))
    return {contact_id: tuple(dates) for contact_id, dates in found.items()}


def _key(name: str) -> str:
    return " ".join(fold(name).split())
