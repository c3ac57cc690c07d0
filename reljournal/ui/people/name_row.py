"""The name at the head of a card, with tier and rhythm behind it, or below it where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from reljournal.ui.people.page import widgets_of
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, Label, clear_layout

if TYPE_CHECKING:
    from reljournal.store.queries.rhythm import Rhythm


class NameRow(QBoxLayout):
    """Holds the label of the name, and shows chips for a rhythm."""

    def __init__(self, name: Label) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._name = name
        self._place = QWidget()
        self._chips = QHBoxLayout(self._place)
        self._chips.setContentsMargins(0, 0, 0, 0)
        for row in (self, self._chips):
            row.setSpacing(current_theme().space("s"))
        self.addWidget(name, 1)
        self.addWidget(self._place)
        self._place.hide()

    def show_rhythm(self, rhythm: Rhythm | None) -> None:
        """Show the tier, and the one promise that asks or comes first."""
        clear_layout(self._chips)
        self._place.setVisible(rhythm is not None)
        if rhythm is None:
            return
        from reljournal.ui.tiers.chips import rhythm_chips

        for chip in rhythm_chips(rhythm):
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self._chips.addStretch(1)

    def chips(self) -> list[Chip]:
        """Return the chips on show."""
        return [widget for widget in widgets_of(self._chips) if isinstance(widget, Chip)]

    def fit(self, width: int) -> None:
        """Set name and chips in the room that the head of the card has."""
        beside = width >= 2 * current_theme().size("side_panel") and not self._place.isHidden()
        ways = QBoxLayout.Direction
        self.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        # As wide as the name is, so that the chips stand right behind it.
        whole = self._name.fontMetrics().horizontalAdvance(self._name.text()) + current_theme().space("xs")
        self._name.setMaximumWidth(whole if beside else self._place.maximumWidth())
