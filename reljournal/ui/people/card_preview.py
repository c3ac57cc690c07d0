"""My card as others see it: the paper card, on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.printing.own_cards import OwnCard
from reljournal.printing.palette import paper_palette
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round


class CardPreview(QWidget):
    """Shows a card as it is printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: OwnCard | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("My card as others see it"))

    def show_card(self, card: OwnCard, said: str) -> None:
        """Show a card; ``said`` is what stands on it, for screen readers."""
        self._card = card
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a card of paper, larger where text is."""
        wide = current_theme().size("card_preview")
        if self._card is None:
            return QSize(wide, wide)
        return QSize(wide, round(wide * self._card.height / self._card.width))

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the paper and what is printed on it."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_control, paper_palette().colour("card"), theme.colour("line"))
        if self._card is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scale = self.width() / self._card.width
            painter.scale(scale, scale)
            self._card.paint(painter, 0, 0)
        painter.end()
