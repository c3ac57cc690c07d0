"""How many people the list shows, and the ways into the archive and the trash and back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.shelves import Shelf
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, LinkButton


class ShelfLine(QWidget):
    """One line under the filter; it says ``chosen`` with the shelf that is wanted."""

    chosen = Signal(object)
    empty_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: tuple[Shelf, int, int] | None = None
        row = FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("m"))
        self.count = Label(role="small", tone="muted")
        row.addWidget(self.count)
        self._row = row
        self._links: dict[str, LinkButton] = {}

    def show_shelves(self, shelf: Shelf, archived: int, deleted: int) -> None:
        """Offer the archive and the trash when there is somebody in them, and on them the way back."""
        if (shelf, archived, deleted) == self._state:
            return
        self._state = (shelf, archived, deleted)
        locale = self.locale()
        on_list = shelf is Shelf.LISTED
        if not (archived or deleted or self._links) and on_list:
            return
        self._offer("archived", self.tr("Archived %1").replace("%1", locale.toString(archived)), on_list and archived)
        self._offer("trash", self.tr("Trash %1").replace("%1", locale.toString(deleted)), on_list and deleted)
        self._offer("back", self.tr("Back to the list"), not on_list)
        self._offer("empty", self.tr("Empty…"), shelf is Shelf.TRASH and deleted)

    def link(self, key: str) -> LinkButton:
        """Return a link: archived, trash, back or empty."""
        return self._links[key]

    def _offer(self, key: str, words: str, offered: object) -> None:
        if key not in self._links:
            if not offered:
                return
            link = self._links[key] = LinkButton(words, parent=self)
            link.clicked.connect({
                "archived": self._to_archive, "trash": self._to_trash, "back": self._to_list, "empty": self.empty_asked,
            }[key])  # fmt: skip
            self._row.addWidget(link)
        self._links[key].setText(words)
        self._links[key].setVisible(bool(offered))

    def _to_archive(self) -> None:
        self.chosen.emit(Shelf.ARCHIVED)

    def _to_trash(self) -> None:
        self.chosen.emit(Shelf.TRASH)

    def _to_list(self) -> None:
        self.chosen.emit(Shelf.LISTED)
