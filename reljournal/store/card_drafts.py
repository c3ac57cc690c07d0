"""Changes to cards that are not saved yet, kept beside the journal's content as unfinished entries are."""

from __future__ import annotations

import contextlib
import time as clock
from dataclasses import dataclass

from reljournal.domain.contacts import Card, Photo
from reljournal.store.journal import Journal

NEW = 0
"""The key of the draft of a contact that is not in the journal yet."""
KEY = "card-"
"""How the keys of these drafts begin, among those of ``store/drafts.py``."""


@dataclass(frozen=True, slots=True)
class CardDraft:
    """What was written, and the card it was begun from; a new contact may have its photo already.

    ``changed_at`` is in UTC milliseconds since 1970, 0 for one that was never kept. ``circles`` are the names of those
    by hand that were chosen, ``circles_before`` of those it was in. ``kinds`` are new words for relations, each with
    what it is from the other side. ``told_apart`` are contacts that look like a new one and are somebody else.
    """

    before: Card
    written: Card
    photo: Photo | None = None
    changed_at: int = 0
    circles_before: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    told_apart: tuple[int, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether anything would be missed."""
        is_circled = set(self.circles) != set(self.circles_before)
        return self.written != self.before or self.photo is not None or is_circled


def keep_card_draft(journal: Journal, contact_id: int, draft: CardDraft) -> None:
    """Keep the draft of a contact, or of a :data:`NEW` one, instead of what was there."""
    import json

    from reljournal.store.as_json import as_json

    body = json.dumps(as_json(draft), ensure_ascii=False)
    journal.write_aside(
        "INSERT OR REPLACE INTO draft (key, body, changed_at) VALUES (?, ?, ?)",
        (f"{KEY}{contact_id}", body, draft.changed_at or clock.time_ns() // 1_000_000),
    )


def drop_card_draft(journal: Journal, contact_id: int) -> None:
    """Forget a draft: it was saved, or discarded by the person."""
    journal.write_aside("DELETE FROM draft WHERE key = ?", (f"{KEY}{contact_id}",))


def card_draft(journal: Journal, contact_id: int) -> CardDraft | None:
    """Return the draft of a contact, or None; also for one that a later program wrote and this one cannot read."""
    row = journal.row("SELECT body FROM draft WHERE key = ?", (f"{KEY}{contact_id}",))
    if row is None:
        return None
    import json

    from reljournal.store.as_json import from_json

    with contextlib.suppress(ValueError, TypeError):
        read: CardDraft = from_json(CardDraft, json.loads(row[0]))
        return read
    return None


def contacts_with_drafts(journal: Journal) -> set[int]:
    """Return of which contacts there are drafts, :data:`NEW` among them."""
    # The next character after "-" ends the range of the keys.
    rows = journal.rows("SELECT key FROM draft WHERE key >= 'card-' AND key < 'card.'")
    return {int(row[0].removeprefix(KEY)) for row in rows}
