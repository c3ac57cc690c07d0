"""A QR code on screen: dark on white in every theme, with its quiet zone, sharp."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.exchange.qr_code import QrCode
from reljournal.printing.own_cards import paint_code
from reljournal.printing.palette import paper_palette
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round


class CodeView(QWidget):
    """Shows a code, or an empty sheet when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code: QrCode | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("QR code of the card"))

    def show_code(self, code: QrCode | None, said: str) -> None:
        """Show a code; ``said`` is what it says, for screen readers."""
        self._code = code
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that a phone reads from an arm's length."""
        side = current_theme().size("code")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same size."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, and the code in whole pixels of the screen."""
        painter = QPainter(self)
        theme = current_theme()
        fill_round(painter, self.rect(), theme.radius_card, paper_palette().colour("card"), theme.colour("line"))
        if self._code is not None:
            inset = theme.space("s")
            ratio = self.devicePixelRatioF()
            room = (min(self.width(), self.height()) - inset) * ratio
            side = max(1, int(room // self._code.side)) * self._code.side / ratio
            rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            paint_code(painter, rect, self._code)
        painter.end()
