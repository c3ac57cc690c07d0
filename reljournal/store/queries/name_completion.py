"""Names that complete what is typed, in bounded time at any size."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.names import sort_key
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.listed import IN_TRASH, LISTED
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people import people_by_ids

# Among so many recent entries the people met last are looked for.
_RECENT_ENTRIES = 40
# Once letters are typed, among more: so many that whoever is spoken of is there, and few enough to be read at a key.
_MORE_ENTRIES, _RECENT_PEOPLE = 400, 200


def complete_name(journal: Journal, typed: str, limit: int = 8, without: Collection[int] = ()) -> list[ContactRow]:
    """Return up to ``limit`` contacts whose name fits: names that begin so first, then those with such words in them.

    Contacts in ``without`` are left out, deleted ones too; archived ones come last, so that nobody is written a
    second card for want of their name. With nothing typed, the listed people of the newest entries.
    """
    words = query_words(typed)
    if not words:
        return people_by_ids(journal, _met_last(journal, limit, without)) if not typed.strip() else []
    room = limit + len(without)
    begin = sort_key(" ".join(typed.split()))
    ids = [
        row[0]
        for row in journal.rows(
            f"SELECT id FROM contact WHERE {LISTED} AND sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT ?",
            (begin, begin + "\U0010ffff", room),
        )
    ]
    if len(ids) < room:
        matching = match_all(words, "name")
        rows = journal.rows(
            f"SELECT rowid FROM contact_index WHERE contact_index MATCH ? AND rowid NOT IN ({IN_TRASH}) LIMIT ?",
            (matching, room + len(ids)),
        )
        seen = set(ids)
        ids += [row[0] for row in rows if row[0] not in seen]
    found = people_by_ids(journal, [contact_id for contact_id in ids if contact_id not in without])
    return sorted(found, key=lambda row: row.is_archived)[:limit]


def complete_met(journal: Journal, typed: str, limit: int = 8, without: Collection[int] = ()) -> list[ContactRow]:
    """Return up to ``limit`` contacts whose name fits, whom one met lately first, then as :func:`complete_name`.

    How much dialogue somebody is meant to have (their tier) belongs into this order too, once cards say it.
    """
    words = [fold(word) for word in query_words(typed)]
    if not words:
        return complete_name(journal, typed, limit, without)
    lately = people_by_ids(journal, _met_last(journal, _RECENT_PEOPLE, without, _MORE_ENTRIES))
    met = [row for row in lately if _shows(row.name, words)][:limit]
    return [*met, *complete_name(journal, typed, limit, [*without, *(row.id for row in met)])][:limit]


def _shows(name: str, words: Sequence[str]) -> bool:
    shown = [fold(part) for part in query_words(name)]
    return all(any(part.startswith(word) for part in shown) for word in words)


def _met_last(
    journal: Journal, limit: int, without: Collection[int], entries: int = _RECENT_ENTRIES
) -> list[int]:
    rows = journal.rows(
        "SELECT contact_id FROM (SELECT id, on_date, at_time FROM entry"
        " ORDER BY on_date DESC, at_time DESC, id DESC LIMIT ?) AS newest"
        " JOIN entry_contact ON entry_contact.entry_id = newest.id JOIN contact ON contact.id = contact_id"
        f" WHERE {LISTED}"
        " ORDER BY newest.on_date DESC, newest.at_time DESC, newest.id DESC, position",
        (entries,),
    )
    return [i for i in dict.fromkeys(row[0] for row in rows) if i not in without][:limit]
