"""Entries: one, those of a contact, and the whole journal in windows, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from reljournal.domain.entries import Entry, FollowUp, Kind, OwedBy, PersonRef, Purpose, RepeatFrom
from reljournal.domain.errors import NotFoundError
from reljournal.domain.text import query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.match import match_all
from reljournal.store.queries.mentions import MENTIONING
from reljournal.store.queries.surroundings import surroundings

# Newest first; within a day later times first, entries without a time after those with one.
_NEWEST_FIRST = "on_date DESC, at_time DESC, id DESC"


def entry(journal: Journal, entry_id: int) -> Entry:
    """Return one entry.

    Raises:
        NotFoundError: there is no such entry.
    """
    found = entries(journal, [entry_id])
    if not found:
        raise NotFoundError("This entry is not in the journal any more.")
    return found[0]


def entries(journal: Journal, ids: list[int]) -> list[Entry]:
    """Return entries with their people and follow-ups, in the order asked for; unknown ids are left out."""
    wanted = as_json_ids(ids)
    people: dict[int, list[PersonRef]] = {}
    for entry_id, contact_id, name, has_photo in journal.rows(
        "SELECT entry_id, contact.id, display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id)"
        " FROM entry_contact JOIN contact ON contact.id = entry_contact.contact_id"
        " WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, position",
        (wanted,),
    ):
        people.setdefault(entry_id, []).append(PersonRef(contact_id, name, bool(has_photo)))
    owed: dict[int, list[FollowUp]] = {}
    for row in journal.rows(
        f"SELECT {FOLLOW_UP_COLUMNS} FROM follow_up LEFT JOIN contact ON contact.id = follow_up.contact_id"
        " WHERE entry_id IN (SELECT value FROM json_each(?)) ORDER BY entry_id, position, follow_up.id",
        (wanted,),
    ):
        owed.setdefault(row[8], []).append(follow_up_from(row))
    around = surroundings(journal, ids)
    found = {
        row[0]: Entry(
            id=row[0],
            uuid=str(UUID(bytes=row[1])),
            kind=Kind(row[2]),
            on=date.fromisoformat(row[3]),
            at=time.fromisoformat(row[4]) if row[4] else None,
            minutes=row[5],
            title=row[6],
            text=row[7],
            people=tuple(people.get(row[0], ())),
            follow_ups=tuple(owed.get(row[0], ())),
            around=around[row[0]],
        )
        for row in journal.rows(
            "SELECT id, uuid, kind, on_date, at_time, minutes, title, text FROM entry"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    return [found[i] for i in ids if i in found]


FOLLOW_UP_COLUMNS = (
    "follow_up.id, follow_up.uuid, follow_up.text, owed_by, due_on, done_on, contact.id, contact.display_name,"
    " follow_up.entry_id, follow_up.note, repeat, repeat_from, snoozed_until"
)


def follow_up_from(row: tuple[Any, ...]) -> FollowUp:
    """Return the record of a row of :data:`FOLLOW_UP_COLUMNS`."""
    return FollowUp(
        text=row[2],
        owed_by=OwedBy(row[3]),
        due=date.fromisoformat(row[4]) if row[4] else None,
        done_on=date.fromisoformat(row[5]) if row[5] else None,
        contact=PersonRef(row[6], row[7]) if row[6] is not None else None,
        entry_id=row[8],
        note=row[9],
        id=row[0],
        uuid=str(UUID(bytes=row[1])),
        repeat=row[10],
        repeat_from=RepeatFrom(row[11]),
        snoozed_until=date.fromisoformat(row[12]) if row[12] else None,
    )


@dataclass(frozen=True, slots=True)
class OfSort:
    """Which of a contact's entries are meant: of one kind, for one purpose, or all; or those that mention them."""

    kind: Kind | None = None
    purpose: Purpose | None = None
    mentioning: bool = False
    """The entries that mention the contact without having been with them, in place of the contact's own."""

    @property
    def is_open(self) -> bool:
        """Whether all are meant."""
        return self == ALL_SORTS


ALL_SORTS = OfSort()


def count_entries(
    journal: Journal, contact_id: int | None = None, sort: OfSort = ALL_SORTS, also: Sequence[int] = ()
) -> int:
    """Return how many entries there are, in all or with one contact or those ``also`` meant; ``sort`` narrows these."""
    if contact_id is None:
        return int(journal.value("SELECT count(*) FROM entry"))
    if sort.is_open and not also:
        return int(journal.value("SELECT count(*) FROM entry_contact WHERE contact_id = ?", (contact_id,)))
    (whose, contacts), (where, values) = _whose(contact_id, also, sort), _of_sort(sort)
    return int(journal.value(f"SELECT count(*) FROM {whose}{where}", (*contacts, *values)))


def sorts_of(journal: Journal, contact_id: int, also: Sequence[int] = ()) -> list[tuple[Kind, Purpose | None, int]]:
    """Return how many entries with a contact are of each kind and purpose, the most first."""
    whose, values = _whose(contact_id, also)
    rows = journal.rows(
        f"SELECT kind, purpose, count(*) FROM {whose} GROUP BY kind, purpose ORDER BY count(*) DESC, kind, purpose",
        values,
    )
    return [(Kind(kind), Purpose(purpose) if purpose else None, count) for kind, purpose, count in rows]


def _whose(contact_id: int, also: Sequence[int], sort: OfSort = ALL_SORTS) -> tuple[str, list[int | str]]:
    """Return from what to read the entries with a contact or any of several, or that mention one, each entry once."""
    if sort.mentioning:
        return f"entry WHERE entry.id IN ({MENTIONING})", [contact_id]
    if not also:
        return "entry_contact JOIN entry ON entry.id = entry_id WHERE contact_id = ?", [contact_id]
    with_any = "SELECT entry_id FROM entry_contact WHERE contact_id IN (SELECT value FROM json_each(?))"
    return f"entry WHERE entry.id IN ({with_any})", [as_json_ids([contact_id, *also])]


def _of_sort(sort: OfSort) -> tuple[str, list[str]]:
    parts = [("kind", sort.kind), ("purpose", sort.purpose)]
    asked = [(column, str(value)) for column, value in parts if value is not None]
    return "".join(f" AND {column} = ?" for column, _ in asked), [value for _, value in asked]


def newest_entries(
    journal: Journal,
    offset: int,
    limit: int,
    contact_id: int | None = None,
    sort: OfSort = ALL_SORTS,
    also: Sequence[int] = (),
) -> list[Entry]:
    """Return a window of entries, newest first, of the whole journal or of one contact and of one sort.

    Entries with those ``also`` meant are among them, each of them once.
    """
    if contact_id is None:
        ids = journal.rows(f"SELECT id FROM entry ORDER BY {_NEWEST_FIRST} LIMIT ? OFFSET ?", (limit, offset))
    else:
        (whose, contacts), (where, values) = _whose(contact_id, also, sort), _of_sort(sort)
        ids = journal.rows(
            f"SELECT entry.id FROM {whose}{where}"
            f" ORDER BY {_NEWEST_FIRST.replace(' id', ' entry.id')} LIMIT ? OFFSET ?",
            (*contacts, *values, limit, offset),
        )
    return entries(journal, [row[0] for row in ids])


def filtered_entry_ids(journal: Journal, words: str = "", kind: Kind | None = None) -> list[int]:
    """Return the ids of the entries that hold every word (as a prefix) and are of ``kind``, newest first."""
    conditions: list[str] = []
    values: list[str] = []
    matching = match_all(query_words(words))
    if matching is not None:
        conditions.append("id IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ?)")
        values.append(matching)
    elif words.strip():
        return []
    if kind is not None:
        # Few entries hold the words: those are looked at, not every entry of the kind.
        conditions.append("kind = ?" if matching is None else "+kind = ?")
        values.append(str(kind))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return [row[0] for row in journal.rows(f"SELECT id FROM entry{where} ORDER BY {_NEWEST_FIRST}", values)]


def entries_between(journal: Journal, first: date, last: date) -> list[Entry]:
    """Return the entries of these days, both included, oldest first."""
    rows = journal.rows(
        "SELECT id FROM entry WHERE on_date BETWEEN ? AND ? ORDER BY on_date, at_time, id",
        (first.isoformat(), last.isoformat()),
    )
    return entries(journal, [row[0] for row in rows])
