"""Did you mean …? The words of the journal that are nearest to a word that is not in it, in bounded time."""

from __future__ import annotations

from collections.abc import Iterator

from reljournal.domain.search_question import read_question
from reljournal.domain.text import fold, is_unspaced
from reljournal.store.journal import Journal
from reljournal.store.queries.match import match_all

_MOST_WORDS = 5
_SHORTEST, _LONGEST = 3, 30
# No word that goes on from a beginning stands after the beginning and this.
_LAST_LETTER = "\U0010ffff"


def did_you_mean(journal: Journal, typed: str) -> str | None:
    """Return what may have been meant by words that find nothing: a name, or the words set right; None without a guess.

    Only plain words are guessed at. Each that is nowhere is replaced by the nearest one that is; what comes of it
    must find something.
    """
    question = read_question(typed)
    words = list(question.words)
    if not question.is_plain or not 0 < len(words) <= _MOST_WORDS:
        return None
    meant = [word if _is_known(journal, word) else _nearest(journal, word) for word in words]
    known = [word for word in meant if word is not None]
    if len(known) < len(words) or known == words:
        return None
    return _name_with(journal, known) or (" ".join(known) if _is_found(journal, match_all(known)) else None)


def _is_known(journal: Journal, word: str) -> bool:
    return _is_found(journal, match_all([word]))


def _is_found(journal: Journal, matching: str | None) -> bool:
    return any(
        journal.row(f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1", (matching,))
        for index in ("contact_index", "entry_index")
    )


def _name_with(journal: Journal, words: list[str]) -> str | None:
    """Return the name of the first contact with these words in its name, as it is written."""
    row = journal.row(
        "SELECT display_name FROM contact WHERE id IN"
        " (SELECT rowid FROM contact_index WHERE contact_index MATCH ? LIMIT 50) ORDER BY sort_key, id LIMIT 1",
        (match_all(words, "name"),),
    )
    return None if row is None else str(row[0])


def _nearest(journal: Journal, word: str) -> str | None:
    if not _SHORTEST <= len(word) <= _LONGEST or is_unspaced(word):
        return None
    # A tenth of a second of a start that never misspells anything.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    edits = 1 if len(word) < 5 else 2 if len(word) < 9 else 3
    for table, beginnings in _where_to_look(word):
        terms: dict[str, int] = {}
        for beginning in beginnings:
            terms |= _terms(journal, table, beginning, len(word), edits)
        near = process.extract(word, terms.keys(), scorer=OSA.distance, score_cutoff=edits, limit=20)
        if near:
            return min(near, key=lambda found: (found[1], -terms[found[0]], found[0]))[0]
    return None


def _where_to_look(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield tables of words and beginnings to compare with: one letter on cards, two in entries, where words abound.

    Letters that were turned round count as alike.
    """
    yield "contact_word", tuple({word[0], word[1]})
    yield "entry_word", tuple({word[:2], word[1] + word[0], word[0] + word[2]})


def _terms(journal: Journal, table: str, beginning: str, length: int, edits: int) -> dict[str, int]:
    rows = journal.rows(
        f"SELECT term, doc FROM {table} WHERE term >= ? AND term <= ? AND length(term) BETWEEN ? AND ?",
        (fold(beginning), fold(beginning) + _LAST_LETTER, length - edits, length + edits),
    )
    return dict(rows)
