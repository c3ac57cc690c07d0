"""Who goes by a name that stands in a sentence."""

from __future__ import annotations

from reljournal.domain.entries import PersonRef
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.listed import KEPT
from reljournal.store.queries.match import match_all

_MOST = 12


def named(journal: Journal, name: str) -> list[PersonRef]:
    """Return who goes by all words of a name, whole words only; a whole name or nickname wins over a part.

    No more than twelve: more than one is already a question.
    """
    words, matching = query_words(name), match_all(query_words(name), "name")
    if matching is None:
        return []
    rows = journal.rows(
        f"SELECT id, display_name, nickname FROM contact WHERE {KEPT} AND id IN"
        " (SELECT rowid FROM contact_index WHERE contact_index MATCH ?) ORDER BY sort_key, id",
        (matching,),
    )
    folded = [fold(word) for word in words]
    fitting = [row for row in rows if set(folded) <= {fold(word) for word in query_words(f"{row[1]} {row[2]}")}]
    whole = [row for row in fitting if fold(name) in {fold(row[1]), fold(row[2])}]
    return [PersonRef(row[0], row[1]) for row in (whole or fitting)[:_MOST]]
