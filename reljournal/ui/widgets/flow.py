"""A layout that sets widgets like words: along the line, wrapping where it ends."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from reljournal.ui.theme import current_theme


class FlowLayout(QLayout):
    """Sets its widgets from the leading edge and wraps; mirrored for right-to-left languages."""

    def __init__(self, parent: QWidget | None = None, gap: str = "s") -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        # Qt asks for the height at the same width over and over while it lays out what is around.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)
        self.invalidate()

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at ``index``."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at ``index``, or none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at ``index``."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return none: a line of words does not stretch."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return true: narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width`` pixels."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: an item came, went, or has another size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place every widget."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything on one line."""
        gap = current_theme().space(self._gap)
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + gap * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """Return room for the largest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Walk the lines and return the height they take, margins included."""
        area = rect.marginsRemoved(self.contentsMargins())
        gap = current_theme().space(self._gap)
        owner = self.parentWidget()
        mirrored = owner is not None and owner.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x, y = 0, 0
        line: list[tuple[QLayoutItem, int, QSize]] = []
        tallest = 0

        def finish_line() -> None:
            for item, left, size in line:
                at = area.width() - left - size.width() if mirrored else left
                down = (tallest - size.height()) // 2
                item.setGeometry(QRect(area.topLeft() + QPoint(at, y + down), size))

        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(area.width(), item.minimumSize().width())))
            if line and x + size.width() > area.width():
                if place:
                    finish_line()
                y += tallest + gap
                x, tallest, line = 0, 0, []
            line.append((item, x, size))
            tallest = max(tallest, size.height())
            x += size.width() + gap
        if place:
            finish_line()
        margins = self.contentsMargins()
        return y + tallest + margins.top() + margins.bottom()
