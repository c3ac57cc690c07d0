"""The month's name as a button, and the ground of the row of chips."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets import LinkButton


class MonthTitle(LinkButton):
    """A large month and year; pressing it asks for another."""

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)

    def _words_font(self) -> QFont:
        font = current_theme().font("title")
        font.setUnderline(self.underMouse())
        return font

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour("text")


class FilterRow(QWidget):
    """The line of chips stands on the sheet's own ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("card"))
        painter.end()
