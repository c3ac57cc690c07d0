"""Search as you type: contacts, entries and key dates, a few of each, in bounded time at any size.

Ordering a whole result by relevance costs time that grows with the journal, so each question is
bounded: contacts whose name fits come first, and are sorted only among the first some hundred; entries
come newest written first, which is the order of FTS5 rowids.
"""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.contacts import ContactRow
from reljournal.domain.entries import Entry
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal, as_json_ids
from reljournal.store.queries.entries import entries
from reljournal.store.queries.key_dates import dates_by_ids
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people import people_by_ids

# From so many matching rows the best by name are picked; FTS5 finds them without ordering anything.
_POOL = 200


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, and the folded words to mark in it."""

    words: tuple[str, ...]
    people: tuple[ContactRow, ...] = ()
    entries: tuple[Entry, ...] = ()
    key_dates: tuple[Occurrence, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.people or self.entries or self.key_dates)


def search(journal: Journal, query: str, year: int, limit: int = 8) -> Results:
    """Return up to ``limit`` contacts, entries and key dates that hold every word of ``query`` as a prefix.

    ``year`` is the year in which key dates are shown (this year). Accents and case are ignored.
    """
    words = query_words(query)
    matching = match_all(words)
    if matching is None:
        return Results(())
    people = people_by_ids(journal, _people_ids(journal, words, matching, limit))
    found = _ids(journal, "entry_index", matching, limit, newest=True)
    dates = _ids(journal, "key_date_index", matching, limit)
    return Results(tuple(words), tuple(people), tuple(entries(journal, found)), dates_by_ids(journal, dates, year))


def _people_ids(journal: Journal, words: list[str], matching: str, limit: int) -> list[int]:
    by_name = _ids(journal, "contact_index", match_all(words, "name") or matching, _POOL)
    first = fold(" ".join(words))
    ordered = journal.rows(
        "SELECT id FROM contact WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY substr(sort_key, 1, ?) <> ?, sort_key, id LIMIT ?",
        (as_json_ids(by_name), len(first), first, limit),
    )
    ids = [row[0] for row in ordered]
    if len(ids) < limit:
        seen = set(by_name)
        elsewhere = _ids(journal, "contact_index", matching, limit + len(seen))
        ids += [row_id for row_id in elsewhere if row_id not in seen][: limit - len(ids)]
    return ids


def _ids(journal: Journal, index: str, matching: str, limit: int, *, newest: bool = False) -> list[int]:
    order = " ORDER BY rowid DESC" if newest else ""
    rows = journal.rows(f"SELECT rowid FROM {index} WHERE {index} MATCH ?{order} LIMIT ?", (matching, limit))
    return [row[0] for row in rows]
