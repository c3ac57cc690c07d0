"""From which entries something was learned, and what was learned from an entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.entries import PersonRef
from reljournal.domain.text import excerpt
from reljournal.store.journal import Journal, as_json_ids

_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """An entry in few words: its title, or the beginning of its text, and its day."""

    entry_id: int
    words: str
    on: date


def origins(journal: Journal, entry_ids: Iterable[int]) -> dict[int, Origin]:
    """Return the entries of these ids that are still there."""
    rows = journal.rows(
        "SELECT id, title, substr(text, 1, 400), on_date FROM entry WHERE id IN (SELECT value FROM json_each(?))",
        (as_json_ids(set(entry_ids)),),
    )
    return {
        row_id: Origin(row_id, title or excerpt(text, _EXCERPT), date.fromisoformat(on))
        for row_id, title, text, on in rows
    }


def learned_from(journal: Journal, entry_id: int) -> list[tuple[PersonRef, LearnedFact]]:
    """Return what was learned from an entry, and about whom, in the order of the people's names."""
    rows = journal.rows(
        "SELECT contact.id, display_name, EXISTS (SELECT 1 FROM photo WHERE photo.contact_id = contact.id),"
        " label, text, learned_on, entry_id, fact.id"
        " FROM fact JOIN contact ON contact.id = fact.contact_id WHERE entry_id = ?"
        " ORDER BY sort_key, contact.id, position, fact.id",
        (entry_id,),
    )
    return [
        (
            PersonRef(contact_id, name, bool(has_photo)),
            LearnedFact(label, text, date.fromisoformat(on) if on else None, entry, id=fact_id),
        )
        for contact_id, name, has_photo, label, text, on, entry, fact_id in rows
    ]


def entry_exists(journal: Journal, entry_id: int) -> bool:
    """Return whether there is such an entry."""
    return journal.value("SELECT 1 FROM entry WHERE id = ?", (entry_id,)) is not None
