"""Contacted today: one press says that one was in touch, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.progress import Progress, Silent
from reljournal.store.journal import Journal
from reljournal.store.queries.in_touch import in_touch_on, usual_kinds
from reljournal.store.queries.people import people_by_ids

_STEP = 50


@dataclass(frozen=True, slots=True)
class InTouch:
    """Whom an entry was written for, with its kind, and with whom there was one on that day already."""

    written: dict[int, Kind]
    already: tuple[int, ...] = ()


def contacted(
    journal: Journal, contact_ids: Sequence[int], on: date, title: str, *, again: bool = False,
    progress: Progress | None = None,
) -> InTouch:  # fmt: skip
    """Write an entry of a few words for each of these contacts, of the kind that they like best, in one edit.

    With whom there is an entry on that day already, there is not a second one unless ``again`` says so: a key is
    pressed twice more easily than somebody is met twice. Without anybody left nothing is written.
    """
    from reljournal.store import entry_writing

    kinds = usual_kinds(journal, contact_ids, on)
    already = set() if again else in_touch_on(journal, list(kinds), on)
    written = {contact_id: kind for contact_id, kind in kinds.items() if contact_id not in already}
    watched = progress or Silent()
    if written:
        with journal.edit(_label(journal, list(written))):
            for place, (contact_id, kind) in enumerate(written.items()):
                if place % _STEP == 0:
                    watched.step(place, len(written), "")
                entry_writing.add_entry(EntryDraft(kind, on, title=title, contact_ids=(contact_id,)))
    return InTouch(written, tuple(contact_id for contact_id in kinds if contact_id in already))


def _label(journal: Journal, contact_ids: list[int]) -> str:
    if len(contact_ids) > 1:
        return f"Contacted {len(contact_ids)} people"
    return f"Contacted {people_by_ids(journal, contact_ids)[0].name or 'someone'}"
