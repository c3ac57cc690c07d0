"""A link that gives way where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.ui.widgets import LinkButton


class ElidedLink(LinkButton):
    """A link shortened where there is no room for it; the whole stands in the tooltip."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        # A letter's breadth more, since widths are rounded.
        self._title, self._whole = title, super().sizeHint() + QSize(self._pad, 0)
        self.setToolTip(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for all its words."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """Return room for some letters of them."""
        return QSize(min(self._whole.width(), 6 * self.fontMetrics().averageCharWidth()), self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        room = self.width() - 2 * self._pad
        self.setText(QFontMetrics(self._words_font()).elidedText(self._title, Qt.TextElideMode.ElideRight, room))
