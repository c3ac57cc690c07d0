"""The words of a row beside the text, quiet until the row is in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton

# For so many letters at least, and at most, a row keeps room before what belongs to them goes below.
_LETTERS, _MANY_LETTERS = 18, 60


class ItemLine(QLineEdit):
    """A line without a frame, and at its end what can be done with the row, while it is in use."""

    def __init__(self, asks: str, called: str, tools: Sequence[IconButton], text: str = "") -> None:
        super().__init__(text)
        self._tools = list(tools)
        self._settled = ""
        self.setProperty("bare", True)
        self.setPlaceholderText(asks)
        self.setAccessibleName(called)
        self.setCursorPosition(0)
        for tool in self._tools:
            tool.setParent(self)
            tool.setCursor(Qt.CursorShape.ArrowCursor)
            tool.hide()
        self._leave_room()
        self.settle()

    def settle(self) -> None:
        """Take the words as they are for what room is needed for; while they are written nothing must jump."""
        if self._settled != self.text():
            self._settled = self.text()
            # Where they are longer than the row, this says them whole.
            self.setToolTip(self._settled)
            self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle."""
        super().focusOutEvent(event)
        self.settle()

    def show_tools(self, shown: bool) -> None:
        """Show what can be done with the row, or the words alone."""
        for tool in self._tools:
            tool.setVisible(shown)
        self._leave_room()

    def sizeHint(self) -> QSize:
        """Return room for the words: twice as much, because it stretches and gives way to half of that."""
        metrics = self.fontMetrics()
        least, most = (letters * metrics.averageCharWidth() for letters in (_LETTERS, _MANY_LETTERS))
        words = min(most, max(least, metrics.horizontalAdvance(self._settled) + 2))
        return QSize(2 * words, max(super().sizeHint().height(), self._side()))

    def minimumSizeHint(self) -> QSize:
        """Return room for a word."""
        return QSize(self.fontMetrics().averageCharWidth() * _LETTERS // 2, self.sizeHint().height())

    @staticmethod
    def _side() -> int:
        return current_theme().size("icon") + current_theme().space("s") - 2

    def _leave_room(self) -> None:
        # A line edit keeps two pixels to itself.
        after = len([tool for tool in self._tools if not tool.isHidden()]) * self._side()
        before = -2
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)
        self._place_tools()

    def _place_tools(self) -> None:
        side, rtl = self._side(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        top = (self.height() - side) // 2
        for place, tool in enumerate(reversed(self._tools)):
            left = place * side if rtl else self.width() - (place + 1) * side
            tool.setGeometry(QRect(left, top, side, side))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the tools at the end."""
        super().resizeEvent(event)
        self._place_tools()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text and the direction of reading."""
        super().changeEvent(event)
        followed = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}
        if event.type() in followed and hasattr(self, "_tools"):
            self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, with a stroke below while the keyboard is in them: there is no frame to light."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = current_theme()
            painter = QPainter(self)
            wide = theme.sizes["focus_ring"]
            painter.fillRect(0, self.height() - wide, self.width(), wide, theme.colour("accent"))
            painter.end()


class UsedRow(QWidget):
    """A row that says ``used`` when the mouse or the keyboard comes into it, and when both are gone."""

    used = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_used = self._is_hovered = False

    def watch(self, *parts: QWidget) -> None:
        """Take the keyboard in one of these for use."""
        for part in parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._look()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Follow the mouse."""
        super().enterEvent(event)
        self._is_hovered = True
        self._look()

    def leaveEvent(self, event: QEvent) -> None:
        """Follow the mouse."""
        super().leaveEvent(event)
        self._is_hovered = False
        self._look()

    def _look(self) -> None:
        focus = QApplication.focusWidget()
        is_used = self._is_hovered or (focus is not None and self.isAncestorOf(focus))
        if is_used != self._is_used:
            self._is_used = is_used
            self.used.emit(is_used)
