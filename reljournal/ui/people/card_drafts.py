"""Changes to cards that are not saved yet, kept while the program runs."""

from __future__ import annotations

from typing import NamedTuple

from reljournal.domain.contacts import Card, Photo

NEW = 0
"""The key of the draft of a contact that is not in the journal yet."""


class CardDraft(NamedTuple):
    """What was written, and the card it was begun from; a new contact may have its photo already."""

    before: Card
    written: Card
    photo: Photo | None = None

    @property
    def is_changed(self) -> bool:
        """Whether anything would be missed."""
        return self.written != self.before or self.photo is not None


class CardDrafts:
    """One draft a contact."""

    def __init__(self) -> None:
        self._kept: dict[int, CardDraft] = {}

    def of(self, contact_id: int) -> CardDraft | None:
        """Return a contact's draft, or None."""
        return self._kept.get(contact_id)

    def keep(self, contact_id: int, draft: CardDraft) -> bool:
        """Keep a draft, or forget it when nothing is changed; return whether the marks are other ones now."""
        before = contact_id in self._kept
        if draft.is_changed:
            self._kept[contact_id] = draft
        else:
            self._kept.pop(contact_id, None)
        return before != (contact_id in self._kept)

    def drop(self, contact_id: int) -> CardDraft | None:
        """Forget a draft and return it."""
        return self._kept.pop(contact_id, None)

    def marked(self) -> frozenset[int]:
        """Return the contacts in the journal that have a draft."""
        return frozenset(self._kept) - {NEW}
