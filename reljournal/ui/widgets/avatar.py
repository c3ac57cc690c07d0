"""A person's picture in a circle: the photo, or initials on a soft hue picked from the name."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.ui.theme import current_theme


def hue_of(name: str) -> int:
    """Return which of the avatar hues a name gets; the same on every computer and in every run."""
    return crc32(name.strip().casefold().encode()) % len(current_theme().avatars)


def paint_avatar(painter: QPainter, rect: QRect, name: str, initials: str, photo: QPixmap | None) -> None:
    """Draw the person into the largest circle in the middle of ``rect``."""
    side = min(rect.width(), rect.height())
    circle = QRectF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2, side, side)
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None and not photo.isNull():
        _paint_photo(painter, circle, photo)
    else:
        _paint_initials(painter, circle, name, initials)
    painter.restore()


def _paint_photo(painter: QPainter, circle: QRectF, photo: QPixmap) -> None:
    path = QPainterPath()
    path.addEllipse(circle)
    painter.setClipPath(path)
    # Cover: the largest square of the photo, a little above its middle, where faces are.
    side = min(photo.width(), photo.height())
    left, top = (photo.width() - side) / 2, (photo.height() - side) / 3
    painter.drawPixmap(circle, photo, QRectF(left, top, side, side))


def _paint_initials(painter: QPainter, circle: QRectF, name: str, initials: str) -> None:
    theme = current_theme()
    background, text = theme.avatar_colours(hue_of(name))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(background)
    painter.drawEllipse(circle)
    font = theme.font("body", semibold=True)
    font.setPixelSize(max(8, round(circle.height() * 0.36)))
    painter.setFont(font)
    painter.setPen(text)
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials[:3])


class Avatar(QWidget):
    """Shows one person; ``size`` is the name of a size token, ``avatar_small`` or ``avatar_large``."""

    def __init__(self, parent: QWidget | None = None, size: str = "avatar_small") -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        self._initials = ""
        self._photo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_person(self, name: str, initials: str, photo: QPixmap | None = None) -> None:
        """Show this person; an empty name shows an empty circle."""
        self._name, self._initials, self._photo = name, initials, photo
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the token's size as a square."""
        side = current_theme().size(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same square: a picture never shrinks."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._name, self._initials, self._photo)
        painter.end()
