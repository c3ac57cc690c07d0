"""Tabs as words over a hairline, the present one underlined."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.painting import KeyboardRing, fill_plain, fill_round, focus_ring

_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}
# Between the words and the focus ring round them, in pixels.
_INSET = 5


class UnderlineTabs(KeyboardRing, QTabBar):
    """A tab bar; arrow keys, Home and End move within it, Tab leaves it. A count may follow a tab's word."""

    current_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None, accessible_name: str = "") -> None:
        super().__init__(parent)
        self._labels: list[str] = []
        self.setAccessibleName(accessible_name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.currentChanged.connect(self.current_changed)

    def add_tab(self, label: str, count: int | None = None) -> int:
        """Add a tab at the end and return its index."""
        self._labels.append(label)
        index = self.addTab(label)
        self.set_count(index, count)
        return index

    def set_count(self, index: int, count: int | None) -> None:
        """Show how many things are behind a tab; none and 0 show nothing."""
        label = self._labels[index]
        self.setTabText(index, f"{label} {self.locale().toString(count)}" if count else label)

    def select(self, index: int) -> None:
        """Go to a tab; `current_changed` follows when it is another."""
        self.setCurrentIndex(index)

    @staticmethod
    def _font(*, current: bool) -> QFont:
        return current_theme().font("body", semibold=current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first tab with Home and to the last with End; Qt has the arrows."""
        if event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(0)
        elif event.key() == Qt.Key.Key_End:
            self.setCurrentIndex(self.count() - 1)
        else:
            super().keyPressEvent(event)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the word's size as if semibold, so that nothing moves when the tab is chosen."""
        metrics = QFontMetrics(self._font(current=True))
        theme = current_theme()
        text = self.tabText(index)
        width = metrics.horizontalAdvance(text) + theme.space("xl") - 2
        return QSize(width, metrics.height() + 2 * theme.space("s") + 4)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut, the bar scrolls instead."""
        return self.tabSizeHint(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def _word_rect(self, index: int) -> QRect:
        """Return where the words stand: as far from the leading edge as the focus ring needs, the gap behind them."""
        rect = self.tabRect(index)
        gap = current_theme().space("xl") - 2 - _INSET
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.adjusted(gap, 0, -_INSET, 0)
        return rect.adjusted(_INSET, 0, -gap, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hairline, the words and the line under the present tab."""
        theme = current_theme()
        painter = QPainter(self)
        fill_plain(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            current = index == self.currentIndex()
            rect = self._word_rect(index)
            painter.setFont(self._font(current=current))
            lit = index == hovered and self.isTabEnabled(index)
            painter.setPen(theme.colour("accent" if current else "text" if lit else "muted"))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(rect.adjusted(0, 0, 0, -3), int(middle), self.tabText(index))
            if current:
                line = QRect(rect.x() - _INSET, self.height() - 2, rect.width() + 2 * _INSET, 2)
                fill_round(painter, line, 1, theme.colour("accent"))
                if self.ring_shown():
                    focus_ring(painter, rect.adjusted(-_INSET, 2, _INSET, -5), 5)
        painter.end()
