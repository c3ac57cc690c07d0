"""What can stand on a page besides lines of text: pictures, chips, boxes to tick, rules, room for notes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPainterPath, QPen

from reljournal.printing.palette import paper_palette
from reljournal.printing.text import Paragraph

# Four times its size on paper is 384 to the inch: as sharp as a photo prints.
_PHOTO_PIXELS = 288


class Ink(Protocol):
    """Something that can be drawn into a rectangle."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw into ``rect``; the painter is left as it was."""


@dataclass(frozen=True, slots=True)
class LineInk:
    """One line of a paragraph."""

    paragraph: Paragraph
    index: int

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line."""
        self.paragraph.draw(painter, rect, self.index)


@dataclass(frozen=True, slots=True)
class ChipInk:
    """Words on a soft pill."""

    words: Paragraph
    ground: str

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the pill and the words in its middle."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper_palette().colour(self.ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.restore()
        left = rect.x() + (rect.width() - self.words.natural_width(0)) / 2
        top = rect.y() + (rect.height() - self.words.height(0)) / 2
        self.words.draw(painter, QRectF(left, top, rect.width(), rect.height()), 0)


@dataclass(frozen=True, slots=True)
class TickInk:
    """An empty box to tick with a pen."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the box."""
        _outline(painter, rect, 1.5, _pen("muted", 0.9))


@dataclass(frozen=True, slots=True)
class DotInk:
    """A small filled dot."""

    colour: str

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the dot."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper_palette().colour(self.colour))
        painter.drawEllipse(rect)
        painter.restore()


@dataclass(frozen=True, slots=True)
class RuleInk:
    """A hairline across ``rect``."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the line."""
        painter.save()
        painter.setPen(_pen("line", 0.8))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.restore()


@dataclass(frozen=True, slots=True)
class NotesInk:
    """A dashed frame to write into."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the frame."""
        pen = _pen("disabled", 0.8)
        pen.setDashPattern([4, 3])
        _outline(painter, rect, 8, pen)


@dataclass(frozen=True)
class AvatarInk:
    """A person in a circle: the photo, else initials on the hue of the name."""

    name: str
    photo: bytes | None
    initials: Paragraph | None

    @cached_property
    def _picture(self) -> QImage | None:
        return None if self.photo is None else _decoded(self.photo)

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the circle."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._picture
        if picture is not None:
            path = QPainterPath()
            path.addEllipse(rect)
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            painter.drawImage(rect, picture)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(paper_palette().avatar(self.name)[0])
            painter.drawEllipse(rect)
        painter.restore()
        if picture is None and self.initials is not None and len(self.initials):
            top = rect.y() + (rect.height() - self.initials.height(0)) / 2
            left = rect.x() + (rect.width() - self.initials.natural_width(0)) / 2
            self.initials.draw(painter, QRectF(left, top, rect.width(), rect.height()), 0)


def can_be_read(photo: bytes) -> bool:
    """Return whether Qt can read this picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(photo))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer).canRead()


def _decoded(data: bytes) -> QImage | None:
    """Return the middle of a picture as a square without transparency, so that a PDF keeps it as JPEG."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > _PHOTO_PIXELS:
        bound = QSize(_PHOTO_PIXELS, _PHOTO_PIXELS)
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    read = reader.read()
    if read.isNull():
        return None
    side = min(read.width(), read.height())
    # Faces are a little above the middle of a tall picture.
    square = read.copy((read.width() - side) // 2, (read.height() - side) // 3, side, side)
    opaque = QImage(square.size(), QImage.Format.Format_RGB32)
    opaque.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(opaque)
    painter.drawImage(0, 0, square)
    painter.end()
    return opaque


def _pen(role: str, width: float) -> QPen:
    return QPen(paper_palette().colour(role), width)


def _outline(painter: QPainter, rect: QRectF, radius: float, pen: QPen) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    half = pen.widthF() / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()
