"""What a person typed as an FTS5 question: every word a prefix, nothing they type can break it."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.text import fold_for_index
from reljournal.domain.transliteration import typed_in_latin


def match_all(words: Sequence[str], column: str | None = None) -> str | None:
    """Return an FTS5 expression that asks for every word as a prefix, or None when there is no word.

    ``words`` are folded (``query_words``). A run of an unspaced script becomes a phrase of its characters; a word
    of another alphabet may also stand there in Latin letters. FTS5 string quoting: sqlite.org/fts5.html section 3.1.
    """
    phrases = [_beginning(word) for word in words if word]
    if not phrases:
        return None
    joined = " AND ".join(phrases)
    return f"{{{column}}} : ({joined})" if column else joined


def quoted(words: str) -> str:
    """Return folded words as an FTS5 phrase: exactly these, one after the other."""
    return '"' + " ".join(fold_for_index(words).split()).replace('"', '""') + '"'


def _beginning(word: str) -> str:
    spellings = [quoted(spelt) + "*" for spelt in (word, *typed_in_latin(word))]
    return spellings[0] if len(spellings) == 1 else f"({' OR '.join(spellings)})"
