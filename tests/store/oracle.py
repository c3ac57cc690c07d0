"""What the tests of the store hold a journal to: its rows to the byte, its foreign keys, its search index."""

from __future__ import annotations

import re
from typing import Any

from reljournal.domain.text import fold_for_index
from reljournal.domain.transliteration import in_latin
from reljournal.store import index
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts
from reljournal.store.queries.files import files_of
from reljournal.store.recorded import RECORDED_TABLES

INDEXES = ("contact_index", "phone_index", "entry_index", "key_date_index")
LAST_CONTACT = "last_contact"
MENTION = "mention"

Rows = dict[str, list[tuple[Any, ...]]]


def content(journal: Journal) -> Rows:
    """Return every row of every recorded table, all columns."""
    return {table: journal.rows(f"SELECT * FROM {table} ORDER BY id") for table in sorted(RECORDED_TABLES)}  # noqa: S608


def indexed(journal: Journal) -> Rows:
    """Return every word of the search index with the row, column and place, the last contacts and the mentions."""
    found: Rows = {
        LAST_CONTACT: journal.rows("SELECT * FROM last_contact ORDER BY contact_id, kind"),
        MENTION: journal.rows("SELECT * FROM mention ORDER BY 1, 2"),
    }
    for name in INDEXES:
        journal.rows(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_{name} USING fts5vocab(main, {name}, instance)")
        found[name] = sorted(journal.rows(f"SELECT term, doc, col, offset FROM temp.words_{name}"))  # noqa: S608
    return found


def hold(journal: Journal) -> None:
    """Assert what must be true of a journal after any step."""
    assert journal.rows("PRAGMA foreign_key_check") == []
    now = indexed(journal)
    connection = journal._connection
    connection.execute("BEGIN")
    try:
        index.rebuild(connection)
        anew = indexed(journal)
    finally:
        connection.execute("ROLLBACK")
    for name in (*INDEXES, LAST_CONTACT, MENTION):
        assert set(now[name]) ^ set(anew[name]) == set()


def words_on_cards(journal: Journal) -> dict[int, set[str]]:
    """Return the folded words on every card, read from the cards and not from the index."""
    found: dict[int, set[str]] = {}
    ids = [row[0] for row in journal.rows("SELECT id FROM contact")]
    for contact in contacts(journal, ids):
        card, name = contact.card, contact.card.name
        texts = [contact.name, name.given, name.additional, name.family, name.nickname]
        texts += [name.phonetic_given, name.phonetic_family, name.maiden]
        texts += [in_latin(text) for text in texts]
        texts += [card.industry, *card.languages]
        texts += [card.met.place, card.met.through, card.met.first_impression]
        texts += [card.preferences.hours, card.preferences.tone, card.preferences.avoid]
        texts += [text for fact in card.facts for text in (fact.label, fact.text)]
        texts += [card.organisation, card.department, card.title, card.note, *card.tags]
        texts += [item.value for item in (*card.emails, *card.phones, *card.links, *card.handles, *card.related)]
        texts += [part for address in card.addresses for part in address.parts()]
        texts += [file.name for file in files_of(journal, contact.id)]
        found[contact.id] = {word for text in texts for word in re.findall(r"[^\W_]+", fold_for_index(text))}
    return found
