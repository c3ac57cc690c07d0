"""Values that complete an operator of the search while it is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reljournal.domain.search_question import PARTS, STATES, Unfinished
from reljournal.domain.text import fold, query_words
from reljournal.store.journal import Journal
from reljournal.store.queries.match import match_all
from reljournal.store.queries.people_list import tags_in_use

# Among the addresses of so many contacts places are looked for.
_POOL = 300


def completions(journal: Journal, asked: Unfinished, limit: int = 8) -> list[str]:
    """Return up to ``limit`` values that begin with what is typed, the most used first; not one that is typed whole."""
    if asked.key == "tag":
        known: Iterable[str] = tags_in_use(journal)
    elif asked.key == "tier":
        from reljournal.store.queries.rhythm import tiers

        known = (tier.name or tier.key for tier in tiers(journal))
    elif asked.key == "circle":
        known = (row[0] for row in journal.rows("SELECT name FROM circle ORDER BY position, name"))
    elif asked.key == "with":
        known = (
            row[0]
            for row in journal.rows(
                "SELECT display_name FROM contact WHERE trashed_at IS NULL AND sort_key >= ? AND sort_key < ?"
                " ORDER BY sort_key, id LIMIT ?",
                (asked.value, f"{asked.value}\U0010ffff", limit),
            )
        )
    elif asked.key == "in":
        known = _places(journal, asked.value)
    else:
        known = STATES if asked.key == "is" else PARTS
    fitting = [name for name in known if fold(name).startswith(asked.value)]
    if any(fold(name) == asked.value for name in fitting):
        return []
    return fitting[:limit]


def _places(journal: Journal, typed: str) -> list[str]:
    """Return towns, regions and countries of some who live in such a place, the most frequent first."""
    matching = match_all(query_words(typed), "place")
    some = (
        "SELECT DISTINCT contact_id FROM address ORDER BY contact_id DESC LIMIT ?"
        if matching is None
        else "SELECT rowid FROM contact_index WHERE contact_index MATCH ? LIMIT ?"
    )
    rows = journal.rows(
        f"SELECT city, region, country FROM address WHERE contact_id IN ({some})",
        (_POOL,) if matching is None else (matching, _POOL),
    )
    counted = Counter(place.strip() for row in rows for place in row if place.strip())
    return [place for place, _ in counted.most_common()]
