"""A contact as the lists show it, apart from the cards: a list is on the screen before any card is read."""

from __future__ import annotations

from dataclasses import dataclass

from reljournal.domain.initials import initials


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of a list of people."""

    id: int
    name: str
    second: str
    has_photo: bool
    is_archived: bool = False
    tier: str = ""

    @property
    def initials(self) -> str:
        """Letters for the avatar."""
        return initials(self.name)
