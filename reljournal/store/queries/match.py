"""What a person typed as an FTS5 question: every word a prefix, nothing they type can break it."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.text import fold_for_index


def match_all(words: Sequence[str], column: str | None = None) -> str | None:
    """Return an FTS5 expression that asks for every word as a prefix, or None when there is no word.

    ``words`` are folded (``query_words``). A run of an unspaced script becomes a phrase of its characters.
    FTS5 string quoting: sqlite.org/fts5.html section 3.1.
    """
    phrases = ['"' + " ".join(fold_for_index(word).split()).replace('"', '""') + '"*' for word in words if word]
    if not phrases:
        return None
    joined = " AND ".join(phrases)
    return f"{{{column}}} : ({joined})" if column else joined
