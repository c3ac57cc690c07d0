"""The list and the card: beside each other, or one in the place of the other where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.ui.people.list_column import ListColumn
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Hairline
from reljournal.ui.widgets.place import Place
from reljournal.ui.widgets.topbar import TopBar

# Qt's own largest size of a widget.
_AS_WIDE_AS_IT_GETS = 16_777_215
# Letters in a line of the card below which list and card are not shown beside each other.
_LEAST_LETTERS = 45


class Panes(QWidget):
    """Begins with the list and, in place of the card, an empty page; `put` sets the card there once it is built."""

    arranged = Signal()
    """What is shown beside what may have changed."""

    def __init__(self, listing: ListColumn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = listing
        self.place = _place_of_card()
        self._beside: QWidget = self.place
        self._card_in_front = False
        self._small = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(listing)
        self._between = Hairline(vertical=True)
        row.addWidget(self._between)
        row.addWidget(self.place, 1)

    def put(self, card: QWidget) -> None:
        """Set the card into its place."""
        self._row.replaceWidget(self._beside, card)
        self._beside.hide()
        self._beside.deleteLater()
        self._beside = card
        # The layout would size and show it a turn of the event loop later, and its text is broken by its width.
        self._row.activate()
        card.setHidden(self.is_one_at_a_time() and not self._card_in_front)

    def arrange(self, *, card_in_front: bool = False) -> None:
        """Share the room; where there is none for both, show the card if it is to stand in front, else the list."""
        self._card_in_front = card_in_front
        alone = self.is_one_at_a_time()
        self._list.setHidden(alone and card_in_front)
        self._beside.setHidden(alone and not card_in_front)
        self._between.setHidden(alone)
        self._fit()
        self.arranged.emit()

    def is_one_at_a_time(self) -> bool:
        """Return whether the list leaves no room beside it: as a table, or in a window small for its text."""
        return self._small or self._list.layout_shown().is_table

    def is_small(self) -> bool:
        """Return whether the window is small for its text."""
        return self._small

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list's share of a narrow window small; in a small one list and card stand for each other."""
        super().resizeEvent(event)
        self._weigh()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Weigh the room anew with the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._weigh()

    def _weigh(self) -> None:
        letters = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        small = self.width() < self._list_width() + letters
        if small == self._small:
            return
        self._small = small
        # Whoever reads a card goes on reading it when the room gets small.
        focused = QApplication.focusWidget()
        reading = focused is not None and self._beside.isAncestorOf(focused)
        self.arrange(card_in_front=reading if small else self._card_in_front)

    def _list_width(self) -> int:
        wide = current_theme().size("list")
        return max(wide * 3 // 4, min(wide, round(self.width() * 0.3)))

    def _fit(self) -> None:
        if self.is_one_at_a_time():
            self._list.setMinimumWidth(0)
            self._list.setMaximumWidth(_AS_WIDE_AS_IT_GETS)
        else:
            self._list.setFixedWidth(self._list_width())


def _place_of_card() -> Place:
    """Return what stands in place of the card until it comes: an empty page under an empty bar."""
    place = Place()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(TopBar())
    column.addStretch(1)
    return place
