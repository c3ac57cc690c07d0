"""The program's own line icons, drawn in the palette's colour so that they follow theme and state."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache

from reljournal.system.resources import resource
from reljournal.ui.theme import current_theme


@cache
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon_names() -> list[str]:
    """Return the names of all icons that come with the program."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


def icon_pixmap(name: str, size: QSize, colour: str, ratio: float = 1.0) -> QPixmap:
    """Return an icon in one colour (``#rrggbb``), ``size`` in device pixels, marked with its pixel ratio."""
    key = f"reljournal-icon/{name}/{size.width()}x{size.height()}/{colour}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    # QtSvg costs milliseconds to load; windows without icons never pay for it.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(_drawing(name).replace("currentColor", colour).encode())
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(size.width(), size.height())
    renderer.render(painter, QRectF((size.width() - side) / 2, (size.height() - side) / 2, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


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


def icon(name: str, role: str | None = None) -> QIcon:
    """Return the icon called ``name``, in the palette's button text or the theme role ``role``.

    An unknown name raises `FileNotFoundError`.
    """
    _drawing(name)
    return QIcon(LineIconEngine(name, role))


def paint_icon(painter: QPainter, rect: QRect, name: str, role: str = "text") -> None:
    """Draw an icon into ``rect`` in a theme role's colour; for widgets that paint themselves."""
    ratio = painter.device().devicePixelRatioF()
    pixels = round(rect.width() * ratio)
    colour = current_theme().colour(role).name()
    painter.drawPixmap(rect.topLeft(), icon_pixmap(name, QSize(pixels, pixels), colour, ratio))
