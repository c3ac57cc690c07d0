"""Whole cards, photos, and finding the contact that a person names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Address, Card, Contact, ContactKind, Handle, Labelled, Photo
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import PartialDate
from reljournal.domain.errors import AmbiguousNameError, NotFoundError
from reljournal.domain.names import Name, NameOrder, sort_key
from reljournal.domain.shelves import Shelf
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.dialogue_rows import DIALOGUE, dialogue_from
from reljournal.store.queries.key_date_rows import SELECTED, key_date_from
from reljournal.store.queries.listed import KEPT, ON_SHELF
from reljournal.store.queries.match import match_all

_CANDIDATES = 12


def contact(journal: Journal, contact_id: int) -> Contact:
    """Return one contact with its whole card.

    Raises:
        NotFoundError: there is no such contact.
    """
    found = contacts(journal, [contact_id])
    if not found:
        raise NotFoundError("This contact is not in the journal any more.")
    return found[0]


def contacts(journal: Journal, contact_ids: list[int]) -> list[Contact]:
    """Return contacts with their whole cards, in the order asked for; unknown ids are left out.

    Asks one question a table, however many contacts there are.
    """
    ids = as_json_ids(contact_ids)
    children = {table: _children(journal, table, columns, ids) for table, columns in _CHILD_COLUMNS.items()}
    tags = _grouped(
        journal.rows(
            "SELECT contact_id, name FROM contact_tag JOIN tag ON tag.id = tag_id"
            " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position",
            (ids,),
        )
    )
    found: dict[int, Contact] = {}
    for row in journal.rows(
        "SELECT id, uuid, created_at, changed_at, kind, formatted_name, prefix, given, additional, family, suffix,"
        " nickname, phonetic_given, phonetic_family, maiden, pronounced, name_order,"
        " organisation, department, title, note, pronouns, industry, time_zone,"
        " met_year, met_month, met_day, met_place, coalesce((SELECT display_name FROM contact AS through"
        " WHERE through.id = contact.met_through_id), met_through), met_through_id, first_impression,"
        " preferred_channel, preferred_hours, preferred_tone, things_to_avoid,"
        " EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id),"
        f" display_name, is_me, archived_at, trashed_at, {DIALOGUE}"
        " FROM contact WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    ):
        contact_id, uuid, created_at, changed_at, kind, formatted = row[:6]
        organisation, department, title, note, pronouns, industry, time_zone = row[17:24]
        has_photo, shown, is_me, archived_at, trashed_at = row[35:40]
        of = {table: rows.get(contact_id, []) for table, rows in children.items()}
        card = Card(
            name=Name(*(*row[6:16], NameOrder(row[16]))),
            formatted_name=formatted,
            kind=ContactKind(kind),
            organisation=organisation,
            department=department,
            title=title,
            note=note,
            emails=_labelled(of["email"]),
            phones=_labelled(of["phone"]),
            addresses=tuple(replace(Address(*r[1:]), id=r[0]) for r in of["address"]),
            links=_labelled(of["link"]),
            handles=tuple(Handle(r[1], r[2], r[3], id=r[0]) for r in of["handle"]),
            related=tuple(Relation(r[1], r[2], bool(r[3]), r[4], r[5], r[6], id=r[0]) for r in of["related"]),
            key_dates=tuple(key_date_from(r[0], r[1:]) for r in of["key_date"]),
            tags=tuple(name for (name,) in tags.get(contact_id, [])),
            unknown=tuple(r[1] for r in of["unknown_property"]),
            pronouns=pronouns,
            industry=industry,
            time_zone=time_zone,
            languages=tuple(r[1] for r in of["language"]),
            met=HowMet(_partial_date(row[24:27]), *row[27:31]),
            preferences=Preferences(*row[31:35]),
            facts=tuple(
                LearnedFact(r[1], r[2], date.fromisoformat(r[3]) if r[3] else None, r[4], id=r[0]) for r in of["fact"]
            ),
            custom=tuple(CustomValue(r[1], r[2], r[3], id=r[0]) for r in of["custom_value"]),
            dialogue=dialogue_from(row[40:]),
        )
        found[contact_id] = Contact(
            contact_id, str(UUID(bytes=uuid)), card, bool(has_photo), created_at, changed_at,
            shown, bool(is_me), archived_at, trashed_at,
        )  # fmt: skip
    return [found[i] for i in contact_ids if i in found]


_CHILD_COLUMNS = {
    "email": "label, value, preferred",
    "phone": "label, value, preferred",
    "link": "label, value, preferred",
    # Whoever has a card is named as on it now.
    "related": "label, coalesce((SELECT display_name FROM contact WHERE contact.id = other_id), value), preferred,"
    " other_id, note, birth_year",
    "address": "label, po_box, extended, street, city, region, postcode, country",
    "handle": "service, value, label",
    "key_date": SELECTED,
    "unknown_property": "line",
    "language": "name",
    "fact": "label, text, learned_on, entry_id",
    "custom_value": "field_id,"
    " coalesce((SELECT display_name FROM contact WHERE contact.id = other_id), value), other_id",
}


def _partial_date(parts: Sequence[int | None]) -> PartialDate | None:
    return None if parts[0] is None and parts[1] is None else PartialDate(*parts)


def _children(journal: Journal, table: str, columns: str, ids: str) -> dict[int, list[tuple[Any, ...]]]:
    return _grouped(
        journal.rows(
            f"SELECT contact_id, id, {columns} FROM {table}"
            " WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position, id",
            (ids,),
        )
    )


def _grouped(rows: list[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    grouped: dict[int, list[tuple[Any, ...]]] = {}
    for owner, *rest in rows:
        grouped.setdefault(owner, []).append(tuple(rest))
    return grouped


def _labelled(rows: list[tuple[Any, ...]]) -> tuple[Labelled, ...]:
    return tuple(Labelled(str(r[1]), str(r[2]), bool(r[3]), id=int(r[0])) for r in rows)


def uuids_of(journal: Journal, contact_ids: Iterable[int]) -> dict[int, str]:
    """Return the UUIDs of contacts that are not in the trash."""
    rows = journal.rows(
        f"SELECT id, uuid FROM contact WHERE {KEPT} AND id IN (SELECT value FROM json_each(?))",
        (as_json_ids(list(contact_ids)),),
    )
    return {contact_id: str(UUID(bytes=uuid)) for contact_id, uuid in rows}


def photo(journal: Journal, contact_id: int) -> Photo | None:
    """Return a contact's photo, or None."""
    row = journal.row("SELECT media_type, data FROM photo WHERE contact_id = ?", (contact_id,))
    return None if row is None else Photo(row[0], row[1])


def find_contact(journal: Journal, words: str, *, in_trash: bool = False) -> int:
    """Return the id of the contact that ``words`` means: an id (UUID), an e-mail address, a name, or a part of one.

    A whole name wins over a part, a part of the name over a mention elsewhere on the card. Archived contacts are
    found like all others; those in the trash are only looked for ``in_trash``.

    Raises:
        NotFoundError: nobody fits.
        AmbiguousNameError: several fit; the candidates are in the error.
    """
    wanted, where = words.strip(), ON_SHELF[Shelf.TRASH] if in_trash else KEPT
    ids: list[int] = []
    for looked_up in (_by_uuid, _by_email, _by_name, _by_part):
        ids = ids or looked_up(journal, wanted, where)
    if not ids:
        raise NotFoundError(f"Nobody in the trash fits “{wanted}”." if in_trash else f"No contact fits “{wanted}”.")
    if len(ids) > 1:
        candidates = candidates_of(journal, ids[:_CANDIDATES])
        raise AmbiguousNameError(f"“{wanted}” fits several contacts.", candidates)
    return ids[0]


def candidates_of(journal: Journal, ids: list[int]) -> tuple[tuple[str, str, str], ...]:
    """Return (id, name, organisation) of contacts, for a person to choose from."""
    rows = journal.rows(
        "SELECT uuid, display_name, organisation FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY sort_key, id",
        (as_json_ids(ids),),
    )
    return tuple((str(UUID(bytes=row[0])), row[1], row[2]) for row in rows)


def _by_uuid(journal: Journal, wanted: str, where: str) -> list[int]:
    try:
        key = UUID(wanted).bytes
    except ValueError:
        return []
    return [row[0] for row in journal.rows(f"SELECT id FROM contact WHERE uuid = ? AND {where}", (key,))]


def _by_email(journal: Journal, wanted: str, where: str) -> list[int]:
    if "@" not in wanted:
        return []
    rows = journal.rows(
        "SELECT DISTINCT contact.id FROM email JOIN contact ON contact.id = contact_id"
        f" WHERE value = ? COLLATE NOCASE AND {where}",
        (wanted,),
    )
    return [row[0] for row in rows]


def _by_name(journal: Journal, wanted: str, where: str) -> list[int]:
    folded = fold(wanted)
    matching = match_all(query_words(wanted), "name")
    if matching is None:
        # A name without letters or digits is in no search index.
        same = journal.rows(f"SELECT id FROM contact WHERE sort_key = ? AND {where} ORDER BY id", (sort_key(wanted),))
        return [row[0] for row in same] if wanted else []
    rows = journal.rows(
        f"SELECT id, display_name, nickname FROM contact WHERE {where} AND id IN"
        " (SELECT rowid FROM contact_index WHERE contact_index MATCH ?) ORDER BY sort_key, id",
        (matching,),
    )
    whole = [row[0] for row in rows if fold(row[1]) == folded]
    return whole or [row[0] for row in rows if fold(row[2]) == folded]


def _by_part(journal: Journal, wanted: str, where: str) -> list[int]:
    for column in ("name", None):
        matching = match_all(query_words(wanted), column)
        if matching is None:
            return []
        rows = journal.rows(
            "SELECT contact.id FROM contact_index CROSS JOIN contact ON contact.id = contact_index.rowid"
            f" WHERE contact_index MATCH ? AND {where} LIMIT ?",
            (matching, _CANDIDATES + 1),
        )
        if rows:
            return [row[0] for row in rows]
    return []
