"""The program's icons as Qt's own: for menus and whatever else asks for a `QIcon`."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.icons import icon_pixmap


class LineIconEngine(QIconEngine):
    """Draws one icon in the colour that the palette, or a fixed theme role, gives it."""

    def __init__(self, name: str, role: str | None = None) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def _colour(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            colour = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        elif mode == QIcon.Mode.Selected:
            colour = palette.color(QPalette.ColorRole.HighlightedText)
        elif self._role is not None:
            colour = current_theme().colour(self._role)
        else:
            colour = palette.color(QPalette.ColorRole.ButtonText)
        return colour.name()

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """Return the drawing with ``scale`` device pixels to each of the pixels in ``size``."""
        return icon_pixmap(self._name, size * scale, self._colour(mode), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the drawing for an ordinary screen."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw into ``rect``, sharp on whatever device the painter paints."""
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        pixels = round(side * ratio)
        drawn = icon_pixmap(self._name, QSize(pixels, pixels), self._colour(mode), ratio)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, drawn)

    def clone(self) -> QIconEngine:
        """Return an engine of its own for a detached copy of the icon."""
        return LineIconEngine(self._name, self._role)
