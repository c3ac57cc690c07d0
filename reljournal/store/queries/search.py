"""Search as you type: contacts, entries and key dates, a few of each, in bounded time at any size.

Ordering a whole result by relevance costs time that grows with the journal, so each question is
bounded: contacts whose name begins so come first, which the index of names finds; those with the words
elsewhere are sorted only among the first some hundred; entries come newest written first, which is the order
of FTS5 rowids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.entries import Aside, Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.search_question import Question, read_question
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.asked import (
    contacts_asked,
    entries_asked,
    key_dates_asked,
    numbers_asked,
    with_members,
)
from reljournal.store.queries.key_dates import SELECT_KEY_DATES, dates_by_ids, occurrence_from
from reljournal.store.queries.listed import IN_TRASH, KEPT
from reljournal.store.queries.match import match_all
from reljournal.store.queries.own_asides import asides_found, without_asides_of_others
from reljournal.store.queries.people import ROW_COLUMNS, people_by_ids, row_from

# From so many rows with the words in their name the best are picked; FTS5 finds them without ordering anything.
_POOL = 100
# No text that goes on from a beginning stands after the beginning and this.
_LAST_LETTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """An entry as far as a list of results shows it; ``aside`` is the private one through which it was found."""

    id: int
    kind: Kind
    on: date
    title: str
    text: str
    people: str
    aside: Aside | None = None


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


def search(journal: Journal, query: str, year: int, limit: int = 8, *, today: date | None = None) -> Results:
    """Return up to ``limit`` contacts, entries and key dates that hold every word of ``query`` as a prefix.

    ``year`` is the year in which key dates are shown (this year). Accents and case are ignored. ``query`` may hold
    operators, exact words and phone numbers (:mod:`reljournal.domain.search_question`). Archived contacts are found,
    deleted ones are not. Circles by rule are asked as they are ``today``; without a day they hold nobody.
    """
    question = read_question(query)
    if today is not None:
        question = with_members(journal, question, today)
    if not question.is_plain:
        return _answer(journal, question, year, limit)
    words = list(question.words)
    matching = match_all(words)
    if matching is None:
        return Results(())
    return Results(
        question.words,
        _people(journal, words, limit),
        _entries(journal, question, matching, limit),
        _key_dates(journal, matching, year, limit),
    )


def _answer(journal: Journal, question: Question, year: int, limit: int) -> Results:
    ids = contacts_asked(journal, question, limit)
    entry_ids = without_asides_of_others(journal, entries_asked(journal, question, limit), question)
    # Whoever is found by a number is shown with it.
    numbers = numbers_asked(journal, question, ids)
    people = (replace(row, second=numbers.get(row.id, row.second)) for row in people_by_ids(journal, ids))
    return Results(
        question.marked,
        tuple(people),
        _entries_in(journal, question, "SELECT value FROM json_each(?)", as_json_ids(entry_ids)),
        dates_by_ids(journal, key_dates_asked(journal, question, limit), year),
    )


def _people(journal: Journal, words: list[str], limit: int) -> tuple[ContactRow, ...]:
    """Return those whose name begins with what was typed, then with the words in the name, then anywhere."""
    beginning = " ".join(words)
    rows = journal.rows(_NAMED_SO, (beginning, beginning + _LAST_LETTER, limit))
    for column, pool in (("name", _POOL), (None, 2 * limit)):
        if len(rows) < limit:
            seen = {row[0] for row in rows}
            found = journal.rows(_HOLDING_WORDS, (match_all(words, column), pool, 2 * limit))
            rows += [row for row in found if row[0] not in seen][: limit - len(rows)]
    return tuple(row_from(row) for row in rows)


_NAMED_SO = (
    f"SELECT {ROW_COLUMNS} FROM contact WHERE {KEPT} AND sort_key >= ? AND sort_key < ? ORDER BY sort_key, id LIMIT ?"
)
_HOLDING_WORDS = (
    f"SELECT {ROW_COLUMNS} FROM contact"
    " WHERE id IN (SELECT rowid FROM contact_index WHERE contact_index MATCH ?"
    f" AND rowid NOT IN ({IN_TRASH}) LIMIT ?) ORDER BY sort_key, id LIMIT ?"
)


def _entries(journal: Journal, question: Question, matching: str, limit: int) -> tuple[FoundEntry, ...]:
    newest = "SELECT rowid FROM entry_index WHERE entry_index MATCH ? ORDER BY rowid DESC LIMIT ?"
    return _entries_in(journal, question, newest, matching, limit)


def _entries_in(journal: Journal, question: Question, ids: str, *values: str | int) -> tuple[FoundEntry, ...]:
    rows = journal.rows(
        "SELECT id, kind, on_date, title, text, coalesce((SELECT group_concat(display_name, ', ' ORDER BY position)"
        " FROM entry_contact JOIN contact ON contact.id = contact_id WHERE entry_id = entry.id), ''),"
        " EXISTS (SELECT 1 FROM entry_aside WHERE entry_id = entry.id) FROM entry"
        f" WHERE id IN ({ids}) ORDER BY on_date DESC, id DESC",
        values,
    )
    # Hardly any entry has asides, and this is asked with every key.
    with_asides = [row[0] for row in rows if row[6]]
    told = asides_found(journal, with_asides, question) if with_asides else {}
    return tuple(
        FoundEntry(row[0], Kind(row[1]), date.fromisoformat(row[2]), row[3], row[4], row[5], told.get(row[0]))
        for row in rows
    )


def _key_dates(journal: Journal, matching: str, year: int, limit: int) -> tuple[Occurrence, ...]:
    rows = journal.rows(
        f"{SELECT_KEY_DATES} WHERE key_date.id IN"
        " (SELECT rowid FROM key_date_index WHERE key_date_index MATCH ? AND rowid NOT IN"
        f" (SELECT id FROM key_date WHERE contact_id IN ({IN_TRASH})) LIMIT ?)"
        " ORDER BY contact.sort_key, key_date.id",
        (matching, limit),
    )
    if not rows:
        return ()
    rule = leap_rule(journal)
    shown = (occurrence_from(row, year, rule) for row in rows)
    return tuple(occurrence for occurrence in shown if occurrence is not None)
