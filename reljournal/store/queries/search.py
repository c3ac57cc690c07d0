"""Search as you type: contacts, entries and key dates, a few of each, in bounded time at any size.

Ordering a whole result by relevance costs time that grows with the journal, so each question is
bounded: contacts whose name fits come first, and are sorted only among the first some hundred; entries
come newest written first, which is the order of FTS5 rowids.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reljournal.domain.contacts import ContactRow
from reljournal.domain.entries import Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.key_dates import SELECT_KEY_DATES, occurrence_from
from reljournal.store.queries.listed import IN_TRASH
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people import ROW_COLUMNS, row_from

# From so many matching rows the best by name are picked; FTS5 finds them without ordering anything.
_POOL = 100


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry as far as a list of results shows it."""

    id: int
    kind: Kind
    on: date
    title: str
    text: str
    people: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, and the folded words to mark in it."""

    words: tuple[str, ...]
    people: tuple[ContactRow, ...] = ()
    entries: tuple[FoundEntry, ...] = ()
    key_dates: tuple[Occurrence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.people or self.entries or self.key_dates)


def search(journal: Journal, query: str, year: int, limit: int = 8) -> Results:
    """Return up to ``limit`` contacts, entries and key dates that hold every word of ``query`` as a prefix.

    ``year`` is the year in which key dates are shown (this year). Accents and case are ignored.
    Archived contacts are found, deleted ones are not.
    """
    words = query_words(query)
    matching = match_all(words)
    if matching is None:
        return Results(())
    people = _people(journal, words, matching, limit)
    return Results(tuple(words), people, _entries(journal, matching, limit), _key_dates(journal, matching, year, limit))


def _people(journal: Journal, words: list[str], matching: str, limit: int) -> tuple[ContactRow, ...]:
    first = fold(" ".join(words))
    rows = journal.rows(
        f"SELECT {ROW_COLUMNS} FROM contact"
        " WHERE id IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?"
        f" AND rowid NOT IN ({IN_TRASH}) LIMIT ?)"
        " ORDER BY substr(sort_key, 1, ?) <> ?, sort_key, id LIMIT ?",
        (match_all(words, "name"), _POOL, len(first), first, limit),
    )
    if len(rows) < limit:
        seen = {row[0] for row in rows}
        elsewhere = journal.rows(
            f"SELECT {ROW_COLUMNS} FROM contact"
            " WHERE id IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?"
            f" AND rowid NOT IN ({IN_TRASH}) LIMIT ?) ORDER BY sort_key, id",
            (matching, limit + len(seen)),
        )
        rows += [row for row in elsewhere if row[0] not in seen][: limit - len(rows)]
    return tuple(row_from(row) for row in rows)


def _entries(journal: Journal, matching: str, limit: int) -> tuple[FoundEntry, ...]:
    rows = journal.rows(
        "SELECT id, kind, on_date, title, text, coalesce((SELECT group_concat(display_name, ', ') FROM"
        " (SELECT display_name FROM entry_contact JOIN contact ON contact.id = contact_id"
        " WHERE entry_id = entry.id ORDER BY position)), '') FROM entry"
        " WHERE id IN (SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ?)"
        " ORDER BY on_date DESC, id DESC",
        (matching, limit),
    )
    return tuple(FoundEntry(row[0], Kind(row[1]), date.fromisoformat(row[2]), *row[3:]) for row in rows)


def _key_dates(journal: Journal, matching: str, year: int, limit: int) -> tuple[Occurrence, ...]:
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.id IN"
        " (SELECT rowid FROM key_date_index WHERE key_date_index MATCH ? AND rowid NOT IN"
        f" (SELECT id FROM key_date WHERE contact_id IN ({IN_TRASH})) LIMIT ?)"
        " ORDER BY contact.sort_key, key_date.id",
        (matching, limit),
    )
    shown = (occurrence_from(row, year) for row in rows)
    return tuple(occurrence for occurrence in shown if occurrence is not None)
