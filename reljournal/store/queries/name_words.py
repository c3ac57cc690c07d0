"""Whether a word is part of somebody's name."""

from __future__ import annotations

from collections.abc import Iterable

from reljournal.domain.text import query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.match import quoted


def is_part_of_a_name(journal: Journal, spellings: Iterable[str]) -> bool:
    """Return whether one of these spellings is a whole word in the name of a contact or an organisation."""
    for spelling in spellings:
        words = " ".join(query_words(spelling))
        asked = "SELECT 1 FROM contact_index WHERE contact_index MATCH ? LIMIT 1"
        if words and journal.value(asked, (f"{{name}} : {quoted(words)}",)):
            return True
    return False
