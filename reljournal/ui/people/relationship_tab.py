"""The relationship tab: panels about the two of you, in two columns where there is room."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.ui.context import Context
from reljournal.ui.people.page import lead
from reljournal.ui.theme import current_theme
from reljournal.ui.tiers.rhythm_panel import RhythmPanel
from reljournal.ui.widgets import ScrollColumn


class RelationshipPanel(Protocol):
    """What every panel of the tab answers to."""

    def show_contact(self, contact: Contact) -> None:
        """Show what there is about a contact."""


class RelationshipTab(ScrollColumn):
    """Panels one below the other, or in two columns; each is told whom it is about."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, "content", margins=None)
        lead(self)
        theme = current_theme()
        self.body.setContentsMargins(0, theme.space("l"), theme.space("m"), theme.space("l"))
        self.rhythm = RhythmPanel(context)
        self.panels: tuple[RelationshipPanel, ...] = (self.rhythm,)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.space("l"))
        # What is said about both sides stands at the leading side, what is counted at the other.
        self.leading, self.trailing = QVBoxLayout(), QVBoxLayout()
        for column in (self.leading, self.trailing):
            column.setSpacing(theme.space("l"))
            self._columns.addLayout(column, 1)
        self.leading.addWidget(self.rhythm)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def show_contact(self, contact: Contact) -> None:
        """Show the panels of a contact."""
        for panel in self.panels:
            panel.show_contact(contact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns beside or below each other, as there is room."""
        super().resizeEvent(event)
        beside = self.width() >= 2 * current_theme().size("list")
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if beside and self.trailing.count() else ways.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)
