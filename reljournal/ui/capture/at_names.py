"""Names that complete themselves after an @ in a text."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QPlainTextEdit

from reljournal.ui.context import Context
from reljournal.ui.journal.name_offers import NameOffer, NameOffers
from reljournal.ui.journal.offering import Offering

# An @ that begins a word, and up to three words of a name after it: not the one in an e-mail address.
_BEGUN = re.compile(r"(?<![\w@.])@((?:[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2} ?)?)$")


class AtNames(Offering):
    """What is taken stands in the text as ``@`` and the whole name."""

    def __init__(self, context: Context, edit: QPlainTextEdit) -> None:
        self._names = NameOffers(context, edit)
        super().__init__(edit, self._names)

    def begun(self, before: str) -> str | None:
        """Return what stands between an @ and the cursor."""
        found = _BEGUN.search(before)
        return found[1] if found else None

    def offer(self, typed: str) -> list[object]:
        """Return who fits. A new name is offered where the line is understood, not while its letters are typed."""
        known = [item for item in self._names.look_up(" ".join(typed.split())) if item.id]
        # What is whole already needs no completing.
        return [] if len(known) == 1 and known[0].name == typed.strip() else list(known)

    def take(self, item: object) -> None:
        """Complete the name."""
        typed = self.typed()
        if typed is not None and isinstance(item, NameOffer):
            self.replace_before(len(typed), item.name)
