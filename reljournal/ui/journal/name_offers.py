"""The list of names that opens under a line while one types: contacts that fit, and the name of a new one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.initials import initials
from reljournal.store.queries.name_completion import complete_met
from reljournal.ui.context import Context
from reljournal.ui.journal.offers import OfferModel, Offers
from reljournal.ui.widgets import PersonDelegate, PersonRole

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NameOffer:
    """One line of the list: a contact, or with id 0 the name of a new one."""

    id: int
    name: str
    second: str = ""
    has_photo: bool = False


class _Names(OfferModel):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, PersonRole.NAME}:
            if not item.id:
                return self.tr("New contact “%1”").replace("%1", item.name)
            return item.name or self.tr("Without a name")
        if role == PersonRole.PHOTO:
            return self._context.photos.of(item.id) if item.has_photo else None
        others = {PersonRole.INITIALS: initials(item.name) if item.id else "+", PersonRole.SECOND: item.second}
        return others.get(PersonRole(role)) if role in others else None


class NameOffers(Offers):
    """Offers names; what is chosen is a `NameOffer`."""

    def __init__(self, context: Context, field: QWidget) -> None:
        super().__init__(field, context.tr("Names that fit"), _Names(context), PersonDelegate(field))
        self._context = context

    def look_up(self, typed: str, without: Collection[int] = (), new_words: str = "") -> list[NameOffer]:
        """Return who fits what was typed, by a bounded question, and a new contact of that name at the end.

        ``without`` are contacts that are not offered; ``new_words`` say under a new name what taking it does.
        """
        journal = self._context.journal
        rows: list[ContactRow] = self._context.attempt(lambda: complete_met(journal, typed, without=without)) or []
        found = [NameOffer(row.id, row.name, row.second, row.has_photo) for row in rows]
        return [*found, NameOffer(0, typed, new_words)] if typed else found
