"""Changes to cards that are not saved yet: at hand at once, and in the journal's file a second later at most."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from reljournal.store.card_drafts import (
    NEW,
    CardDraft,
    card_draft,
    contacts_with_drafts,
    drop_card_draft,
    keep_card_draft,
)
from reljournal.ui.context import Context

KEPT_AFTER_MS = 800
"""From the first letter that is not kept yet, in milliseconds; with the time of writing it stays below a second."""


class CardDrafts(QObject):
    """One draft a contact; those of an earlier session are read when they are asked for."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: dict[int, CardDraft | None] = dict.fromkeys(contacts_with_drafts(context.journal))
        self._unwritten: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def of(self, contact_id: int) -> CardDraft | None:
        """Return a contact's draft, or None."""
        if contact_id in self._kept and self._kept[contact_id] is None:
            read = self._context.attempt(lambda: card_draft(self._context.journal, contact_id))
            if read is None:
                del self._kept[contact_id]
            else:
                self._kept[contact_id] = read
        return self._kept.get(contact_id)

    def keep(self, contact_id: int, draft: CardDraft) -> bool:
        """Keep a draft, or forget it when nothing is changed; return whether the marks are other ones now."""
        if not draft.is_changed:
            return self.drop(contact_id) is not None
        was_marked = contact_id in self._kept
        self._kept[contact_id] = replace(draft, changed_at=time.time_ns() // 1_000_000)
        self._unwritten.add(contact_id)
        if not self._timer.isActive():
            self._timer.start()
        return not was_marked

    def drop(self, contact_id: int) -> CardDraft | None:
        """Forget a draft and return it."""
        dropped = self.of(contact_id)
        self._unwritten.discard(contact_id)
        if dropped is not None:
            del self._kept[contact_id]
            self._context.attempt(lambda: drop_card_draft(self._context.journal, contact_id))
        return dropped

    def write(self) -> None:
        """Bring into the journal's file what is not there yet."""
        self._timer.stop()
        for contact_id in sorted(self._unwritten):
            draft = self._kept[contact_id]
            if draft is not None:
                self._context.attempt(partial(keep_card_draft, self._context.journal, contact_id, draft))
        self._unwritten.clear()

    def marked(self) -> frozenset[int]:
        """Return the contacts in the journal that have a draft."""
        return frozenset(self._kept) - {NEW}
