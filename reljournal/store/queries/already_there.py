"""Who is in the journal already and looks like a card that is being written: asked with every pause in typing."""

from __future__ import annotations

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.contacts import Card
from reljournal.domain.text import query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.listed import IN_TRASH
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people import people_by_ids

# So many names with these words in them are looked at; more would be no hint but a list.
_POOL = 60


def already_there(journal: Journal, card: Card, limit: int = 3) -> list[ContactRow]:
    """Return contacts with the same name, in any order of its words, or one of the same e-mail addresses.

    A name of one word says too little. Answers from the search index, in a millisecond at any size; finding duplicates
    (:mod:`reljournal.domain.duplicates`) looks closer and takes longer.
    """
    ids = [*_by_email(journal, card), *_by_name(journal, card)]
    return people_by_ids(journal, list(dict.fromkeys(ids))[:limit])


def _by_email(journal: Journal, card: Card) -> list[int]:
    found: list[int] = []
    for item in card.emails:
        if "@" in item.value:
            rows = journal.rows(
                "SELECT contact_id FROM email WHERE value = ? COLLATE NOCASE"
                f" AND contact_id NOT IN ({IN_TRASH}) LIMIT ?",
                (item.value.strip(), _POOL),
            )
            found += [row[0] for row in rows]
    return found


def _by_name(journal: Journal, card: Card) -> list[int]:
    words = query_words(card.shown_name)
    matching = match_all(words, "name")
    if len(words) < 2 or matching is None or "@" in card.shown_name:
        return []
    rows = journal.rows("SELECT rowid FROM contact_index WHERE contact_index MATCH ? LIMIT ?", (matching, _POOL))
    named = journal.rows(
        "SELECT id, display_name FROM contact WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
        " ORDER BY sort_key, id",
        (as_json_ids([row[0] for row in rows]),),
    )
    return [row_id for row_id, name in named if sorted(query_words(name)) == sorted(words)]
