"""People, circles and tiers that are offered by their names, wherever something is narrowed by one of them."""

from __future__ import annotations

from reljournal.domain.circles import Circle
from reljournal.domain.entries import PersonRef
from reljournal.domain.text import fold
from reljournal.domain.tiers import Tier
from reljournal.store.queries.circles import circles
from reljournal.store.queries.people import filtered_ids, people_by_ids, people_window
from reljournal.store.queries.rhythm import tiers
from reljournal.ui.context import Context
from reljournal.ui.tiers.words import tier_name

_OFFERED = 50


def people_offered(context: Context, words: str) -> list[tuple[str, PersonRef]]:
    """Return people whose cards hold the words, the first in order of name where there are none."""
    journal = context.journal
    if words:
        rows = people_by_ids(journal, filtered_ids(journal, words, today=context.today())[:_OFFERED])
    else:
        rows = people_window(journal, 0, _OFFERED)
    return [(row.name, PersonRef(row.id, row.name, row.has_photo)) for row in rows if row.name]


def circles_offered(context: Context, words: str) -> list[tuple[str, Circle]]:
    """Return circles whose names hold the words, in the person's own order."""
    wanted = fold(words).split()
    there = circles(context.journal)
    return [(circle.name, circle) for circle in there if all(word in fold(circle.name) for word in wanted)]


def tiers_offered(context: Context, words: str) -> list[tuple[str, Tier]]:
    """Return tiers whose names hold the words, the highest first."""
    wanted = fold(words).split()
    named = [(tier_name(tier), tier) for tier in tiers(context.journal)]
    return [(name, tier) for name, tier in named if all(word in fold(name) for word in wanted)]
