"""A picture with the square that is cut out of it, dragged and resized by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.domain.cropping import Square
from reljournal.ui.theme import current_theme

# Of the picture's shorter side, for one press of a key or one notch of the wheel.
_STEP = 0.02
_GROWTH = 1.06
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_LARGER, _SMALLER = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}
_VEIL = 170


class CropView(QWidget):
    """Shows a picture whole. Arrow keys move the square, Shift makes the steps small, + and - change its size."""

    changed = Signal()

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = image
        self._pixmap = QPixmap.fromImage(image)
        self.square = Square.first(image.width(), image.height())
        self._grip: tuple[bool, bool] | None = None
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Square of the photo"))
        self.setAccessibleDescription(self.tr("Arrow keys move it, plus and minus change its size."))

    def sizeHint(self) -> QSize:
        """Return the token's size."""
        side = current_theme().size("crop")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the least in which a square can still be aimed."""
        return self.sizeHint() / 2

    def cut(self) -> QImage:
        """Return what is inside the square."""
        return self._image.copy(self.square.left, self.square.top, self.square.side, self.square.side)

    def turn(self, *, clockwise: bool) -> None:
        """Turn picture and square by a quarter."""
        self._image = self._image.transformed(QTransform().rotate(90 if clockwise else -90))
        self._pixmap = QPixmap.fromImage(self._image)
        self._set(self.square.turned(clockwise=clockwise))

    def _set(self, square: Square) -> None:
        self.square = square
        self.update()
        self.changed.emit()

    # Where things are

    def _shown(self) -> QRectF:
        size = self._pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _scale(self) -> float:
        return max(self._shown().width(), 1) / max(self._pixmap.width(), 1)

    def square_rect(self) -> QRectF:
        """Return where the square stands in the widget."""
        shown, scale, square = self._shown(), self._scale(), self.square
        side = square.side * scale
        return QRectF(shown.left() + square.left * scale, shown.top() + square.top * scale, side, side)

    def _in_picture(self, point: QPointF) -> QPointF:
        return (point - self._shown().topLeft()) / self._scale()

    def _corner_at(self, point: QPointF) -> tuple[bool, bool] | None:
        """Return which corner is under a point: whether a left one, and whether an upper one."""
        rect, near = self.square_rect(), current_theme().space("m")
        for from_left, x in ((True, rect.left()), (False, rect.right())):
            for from_top, y in ((True, rect.top()), (False, rect.bottom())):
                if abs(point.x() - x) <= near and abs(point.y() - y) <= near:
                    return from_left, from_top
        return None

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner or of the square; pressed elsewhere, it comes there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        self._grip = self._corner_at(point)
        at = self._in_picture(point)
        if self._grip is None and not self.square_rect().contains(point):
            half = self.square.side // 2
            self._set(self.square.at(round(at.x()) - half, round(at.y()) - half))
        self._held = at - QPointF(self.square.left, self.square.top)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the corner, or the square, along."""
        point = event.position()
        if self._held is None:
            self._show_cursor(point)
            return
        at = self._in_picture(point)
        if self._grip is not None:
            from_left, from_top = self._grip
            self._set(self.square.stretched(round(at.x()), round(at.y()), from_left=from_left, from_top=from_top))
        else:
            to = at - self._held
            self._set(self.square.at(round(to.x()), round(to.y())))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = self._grip = None

    def _show_cursor(self, point: QPointF) -> None:
        corner = self._corner_at(point)
        if corner is not None:
            falling = corner[0] == corner[1]
            self.setCursor(Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor)
        else:
            inside = self.square_rect().contains(point)
            self.setCursor(Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size."""
        self._grow(larger=event.angleDelta().y() > 0)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and resize by keys."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            small = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            step = 1 if small else max(1, round(min(self._image.width(), self._image.height()) * _STEP))
            self._set(self.square.moved(right * step, down * step))
        elif key in _LARGER | _SMALLER:
            self._grow(larger=key in _LARGER)
        else:
            super().keyPressEvent(event)

    def _grow(self, *, larger: bool) -> None:
        side = self.square.side
        self._set(self.square.sized(max(side + 1, round(side * _GROWTH)) if larger else round(side / _GROWTH)))

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, a veil over what is left out, and the square with its corners."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shown, rect = self._shown(), self.square_rect()
        painter.drawPixmap(shown, self._pixmap, QRectF(self._pixmap.rect()))
        veil = theme.colour("background")
        veil.setAlpha(_VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        for part in _round_about(shown, rect):
            painter.drawRect(part)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = theme.sizes["focus_ring"] if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "card"), width))
        painter.drawRect(rect)
        side = theme.space("s")
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.setBrush(theme.colour("card"))
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawRect(QRect(round(corner.x()) - side // 2, round(corner.y()) - side // 2, side, side))
        painter.end()


def _round_about(whole: QRectF, hole: QRectF) -> tuple[QRectF, ...]:
    """Return the four pieces of ``whole`` that surround ``hole``."""
    return (
        QRectF(whole.left(), whole.top(), whole.width(), hole.top() - whole.top()),
        QRectF(whole.left(), hole.bottom(), whole.width(), whole.bottom() - hole.bottom()),
        QRectF(whole.left(), hole.top(), hole.left() - whole.left(), hole.height()),
        QRectF(hole.right(), hole.top(), whole.right() - hole.right(), hole.height()),
    )
