"""Chips: small pills that carry one word or short phrase, shown, chosen or removed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets.painting import KeyboardRing, fill_round, focus_ring

_PAD = 10
_PAD_HIGH = 3
_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class ChipRole(StrEnum):
    """What a chip says by its colour, beside its words."""

    PLAIN = "plain"
    ACCENT = "accent"
    DUE = "due"
    LATE = "late"
    DATES = "dates"
    JOURNAL = "journal"
    GOLD = "gold"
    SILVER = "silver"
    BRONZE = "bronze"


_TIERS = frozenset({ChipRole.GOLD, ChipRole.SILVER, ChipRole.BRONZE})


def chip_colours(theme: Theme, role: str) -> tuple[QColor, QColor | None, QColor | None]:
    """Return text colour, background (none for a tier) and outline (tiers only) of a chip."""
    kind = ChipRole(role)
    if kind is ChipRole.PLAIN:
        return theme.colour("muted"), theme.colour("chip"), None
    if kind in _TIERS:
        return theme.colour(f"{role}_text"), None, theme.colour(role)
    return theme.colour(role), theme.colour(f"{role}_soft"), None


def chip_font(base: QFont | None = None) -> QFont:
    """Return the font chips are drawn in."""
    font = current_theme().font("small", base)
    font.setWeight(QFont.Weight.Medium)
    return font


def chip_size(text: str, font: QFont) -> QSize:
    """Return the size of a chip with this text in this font, in pixels."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 2 * _PAD, metrics.height() + 2 * _PAD_HIGH)


def paint_chip(
    painter: QPainter, topleft: QPoint, text: str, role: str, font: QFont, width: int | None = None
) -> QRect:
    """Draw a chip and return where it is; text wider than ``width`` (pixels) ends in an ellipsis."""
    size = chip_size(text, font)
    if width is not None and size.width() > width:
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0, width - 2 * _PAD))
        size.setWidth(width)
    rect = QRect(topleft, size)
    ink, fill, line = chip_colours(current_theme(), role)
    fill_round(painter, rect, rect.height() / 2, fill, line)
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return rect


class Chip(QWidget):
    """A chip that is only read."""

    def __init__(self, text: str = "", role: str = ChipRole.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = ChipRole(role)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def text(self) -> str:
        """Return the chip's words."""
        return self._text

    def set_text(self, text: str) -> None:
        """Change the words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def role(self) -> ChipRole:
        """Return the role that colours the chip."""
        return self._role

    def set_role(self, role: str) -> None:
        """Change the role."""
        self._role = ChipRole(role)
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return chip_size(self._text, chip_font())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        full = self.sizeHint()
        return QSize(min(full.width(), 4 * full.height()), full.height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        font = chip_font()
        top = (self.height() - chip_size(self._text, font).height()) // 2
        drawn = min(chip_size(self._text, font).width(), self.width())
        left = self.width() - drawn if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        paint_chip(painter, QPoint(left, top), self._text, self._role, font, self.width())
        painter.end()


class ChipButton(KeyboardRing, QPushButton):
    """A chip that is on or off; ``role`` colours it while it is on."""

    def __init__(self, text: str, role: str = ChipRole.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._role = ChipRole(role)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return chip_size(self.text(), chip_font())

    def minimumSizeHint(self) -> QSize:
        """Return what the words need."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pill: filled in its role while on, with an outline as the second sign."""
        theme = current_theme()
        painter = QPainter(self)
        rect, radius = self.rect(), self.height() / 2
        if self.isChecked():
            ink, fill, _line = chip_colours(theme, self._role)
            fill_round(painter, rect, radius, fill, ink)
        else:
            ink = theme.colour("text" if self.underMouse() else "muted")
            fill_round(painter, rect, radius, theme.colour("chip"))
        if not self.isEnabled():
            ink = theme.colour("disabled")
        painter.setFont(chip_font())
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.ring_shown():
            focus_ring(painter, rect, radius - 1)
        painter.end()


class RemovableChip(KeyboardRing, QPushButton):
    """A chip with a cross; the cross, Delete and Backspace ask for its removal, a click elsewhere is `clicked`."""

    removed = Signal()

    def __init__(self, text: str, role: str = ChipRole.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self._role = ChipRole(role)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(self.tr("Delete takes it away"))
        self.setMouseTracking(True)

    def _cross(self) -> QRect:
        side = self.height()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return QRect(0 if rtl else self.width() - side, 0, side, side)

    def sizeHint(self) -> QSize:
        """Return what the words and the cross need."""
        size = chip_size(self.text(), chip_font())
        return QSize(size.width() + size.height() - _PAD // 2, size.height())

    def minimumSizeHint(self) -> QSize:
        """Return what the words and the cross need."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace ask for removal."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for removal when the cross was clicked."""
        if event.button() == Qt.MouseButton.LeftButton and self._cross().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, words and cross."""
        from reljournal.ui.widgets.icons import paint_icon

        painter = QPainter(self)
        rect, cross = self.rect(), self._cross()
        ink, fill, line = chip_colours(current_theme(), self._role)
        fill_round(painter, rect, rect.height() / 2, fill, line)
        words = rect.adjusted(_PAD, 0, -cross.width() + 2, 0)
        if cross.x() == 0:
            words = rect.adjusted(cross.width() - 2, 0, -_PAD, 0)
        painter.setFont(chip_font())
        painter.setPen(ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        inset = round(cross.height() * 0.25)
        role = "muted" if self._role is ChipRole.PLAIN else self._role.value
        paint_icon(painter, cross.adjusted(inset, inset, -inset, -inset), "close", role)
        if self.ring_shown():
            focus_ring(painter, rect, rect.height() / 2 - 1)
        painter.end()
