"""A card to look at beside another one: a name, and what is on it, in lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reljournal.domain.contacts import Card
from reljournal.ui.merging.words import lines_of
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.page import Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label


class CardWords(Sheet):
    """Shows a card; nothing on it can be changed."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.name = ""

    def show_card(self, card: Card, name: str = "", more: str = "") -> None:
        """Show a card under its name; ``more`` is said at the end."""
        self.clear()
        self.name = name or card.shown_name or self.tr("Without a name")
        self.add(Label(self.name, semibold=True, wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("m"))
        grid.setVerticalSpacing(current_theme().space("xs"))
        grid.setColumnStretch(1, 1)
        for row, (label, words) in enumerate(lines_of(card)):
            grid.addWidget(Label(label, role="small", tone="muted", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(BreakingLabel(words), row, 1)
        self.add(grid)
        if more:
            self.add(Label(more, role="small", tone="muted", wrap=True))
