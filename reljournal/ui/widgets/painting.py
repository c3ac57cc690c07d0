"""Small strokes shared by the widgets that paint themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from reljournal.ui.theme import current_theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def fill_round(
    painter: QPainter, rect: QRect | QRectF, radius: float, fill: QColor | None, line: QColor | None = None
) -> None:
    """Draw a rounded rectangle with an optional hairline that lies wholly inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    inner = QRectF(rect)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        painter.setPen(QPen(line, 1))
        inner.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, radius, radius)
    painter.restore()


def fill_plain(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Fill a rectangle with one colour.

    `QPainter.fillRect` does the same, but PySide6 creates all gradients and their presets to choose among its
    many forms.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def focus_ring(painter: QPainter, rect: QRect | QRectF, radius: float) -> None:
    """Draw the ring that shows where the keyboard is, just inside ``rect``."""
    theme = current_theme()
    width = theme.sizes["focus_ring"]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), width))
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Mixed
else:
    # Two Qt bases in one class crash; to Python the mixin is an ordinary class before the one Qt base.
    _Mixed = object


class KeyboardRing(_Mixed):
    """Mixed into widgets that draw a focus ring: it shows once the keyboard is used, not after a click."""

    _ring = False

    def ring_shown(self) -> bool:
        """Return whether to draw the focus ring now."""
        return self._ring and self.hasFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard brought the focus here."""
        kept = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in kept:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring from the first key on; Enter presses a button, as the space bar does."""
        if not self._ring:
            self._ring = True
            self.update()
        if event.key() in _ENTER and isinstance(self, QAbstractButton) and not self.isCheckable():
            # Qt leaves Enter to the dialog, which would press its default button while another one has the focus.
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
