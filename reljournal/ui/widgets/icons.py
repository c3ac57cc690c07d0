"""The program's own line icons, drawn in the palette's colour so that they follow theme and state."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from reljournal.system.resources import resource
from reljournal.ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


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


def icon(name: str, role: str | None = None) -> QIcon:
    """Return the icon called ``name``, in the palette's button text or the theme role ``role``.

    An unknown name raises `FileNotFoundError`.
    """
    # Menus alone show icons of Qt's kind; what the window draws itself needs none of their machinery.
    from PySide6.QtGui import QIcon

    from reljournal.ui.widgets.icon_engine import LineIconEngine

    _drawing(name)
    return QIcon(LineIconEngine(name, role))


def paint_icon(painter: QPainter, rect: QRect, name: str, role: str = "text") -> None:
    """Draw an icon into ``rect`` in a theme role's colour; for widgets that paint themselves."""
    ratio = painter.device().devicePixelRatioF()
    pixels = round(rect.width() * ratio)
    colour = current_theme().colour(role).name()
    painter.drawPixmap(rect.topLeft(), icon_pixmap(name, QSize(pixels, pixels), colour, ratio))
