"""A list whose rows are all of one height and are never laid out: what is painted is computed from the scroll bar."""

from __future__ import annotations

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
# Milliseconds after which a typed letter begins a new word.
_BETWEEN_LETTERS = 1000
_PER_ROW = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver


class UniformList(QListView):
    """Costs the same for a hundred rows and a hundred thousand. Enter says ``opened``, Delete ``delete_asked``."""

    opened = Signal(int)
    """The row on which Enter was pressed."""
    delete_asked = Signal()
    typed = Signal(str)
    """Letters typed in quick succession, to jump to a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = 0
        self._hovered = -1
        self._letters = ""
        self._since_letter = QElapsedTimer()
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    # Geometry

    def row_height(self) -> int:
        """Return the height of every row, in pixels."""
        if not self._row_height:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            self._row_height = max(1, self.itemDelegate().sizeHint(option, QModelIndex()).height())
        return self._row_height

    def _rows(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def visualRect(self, index: _Index) -> QRect:
        """Return where a row stands in the viewport."""
        if not index.isValid():
            return QRect()
        high = self.row_height()
        return QRect(0, index.row() * high - self.verticalOffset(), self.viewport().width(), high)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        row = (point.y() + self.verticalOffset()) // self.row_height()
        return self.model().index(row, 0) if 0 <= row < self._rows() else QModelIndex()

    def verticalOffset(self) -> int:
        """Return how far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the list."""
        return 0

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view."""
        if not index.isValid():
            return
        rect, bar, high = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - high // 2)
        elif rect.top() < 0 or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= high:
            bar.setValue(bar.value() + rect.bottom() + 1 - high)

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(max(1, self.row_height() // 2))
        bar.setPageStep(high)
        bar.setRange(0, max(0, self._rows() * self.row_height() - high))

    def doItemsLayout(self) -> None:
        """Lay out nothing: only the scroll bar and the picture follow the number of rows."""
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the height of the list."""
        super().resizeEvent(event)
        self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        """Measure rows anew when the text or the theme changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._row_height = 0
            self.updateGeometries()

    # Selection

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the viewport touches."""
        area, high, rows = rect.normalized(), self.row_height(), self._rows()
        first = max(0, (area.top() + self.verticalOffset()) // high)
        last = min(rows - 1, (area.bottom() + self.verticalOffset()) // high)
        chosen = QItemSelection()
        if first <= last:
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return the visible part of what is selected."""
        region, high, offset = QRegion(), self.row_height(), self.verticalOffset()
        for chosen in selection:
            top, bottom = chosen.top() * high - offset, (chosen.bottom() + 1) * high - offset
            region += QRect(0, top, self.viewport().width(), bottom - top).intersected(self.viewport().rect())
        return region

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row to which a key leads."""
        rows, row = self._rows(), self.currentIndex().row()
        if not rows:
            return QModelIndex()
        page = max(1, self.viewport().height() // self.row_height() - 1)
        moves = QAbstractItemView.CursorAction
        steps = {
            moves.MoveUp: -1, moves.MovePrevious: -1, moves.MoveDown: 1, moves.MoveNext: 1,
            moves.MovePageUp: -page, moves.MovePageDown: page, moves.MoveHome: -rows, moves.MoveEnd: rows,
        }  # fmt: skip
        target = row + steps.get(action, 0) if row >= 0 else 0
        return self.model().index(min(rows - 1, max(0, target)), 0)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks to delete; the rest is a list's."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.delete_asked.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Gather letters typed in quick succession and say where they lead."""
        if not self._since_letter.isValid() or self._since_letter.hasExpired(_BETWEEN_LETTERS):
            self._letters = ""
        self._since_letter.start()
        self._letters += search
        if self._letters.strip():
            self.typed.emit(self._letters)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Light no row."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in view."""
        rows, high, offset = self._rows(), self.row_height(), self.verticalOffset()
        if not rows:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~_PER_ROW
        chosen, current, focused = self.selectionModel(), self.currentIndex().row(), self.hasFocus()
        first = max(0, (event.rect().top() + offset) // high)
        last = min(rows - 1, (event.rect().bottom() + offset) // high)
        painter = QPainter(self.viewport())
        for row in range(first, last + 1):
            index = self.model().index(row, 0)
            state = plain
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == current and focused:
                state |= QStyle.StateFlag.State_HasFocus
            if row == self._hovered:
                state |= QStyle.StateFlag.State_MouseOver
            option.state = state
            option.rect = QRect(0, row * high - offset, self.viewport().width(), high)
            self.itemDelegate().paint(painter, option, index)
        painter.end()
