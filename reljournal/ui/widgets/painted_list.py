"""Lists that are never laid out: what is painted is computed from the scroll bar, so that size costs nothing.

Qt's own list view asks for every row before it paints the first one.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.row_look import RowLook, RowOption

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
# Milliseconds after which a typed letter begins a new word.
_BETWEEN_LETTERS = 1000
_MEASURED_ANEW = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange}


def spans(selection: QItemSelection) -> list[QItemSelectionRange]:
    """Return the runs of rows of a selection."""
    found: list[QItemSelectionRange] = list(selection)  # type: ignore[call-overload] # iterable, but not to mypy
    return found


class PaintedList(QListView):
    """A list that knows where its rows stand without laying them out. Enter says ``opened``."""

    opened = Signal(int)
    """The row on which Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        # Qt's own viewport would be a plain QWidget too, but PySide6 looks up a widget that Python did not make
        # among all the classes of QtWidgets, and creates every one of them for it.
        self.setViewport(QWidget(self))
        # Qt asks for geometry while it is being set up, before a subclass comes to its turn.
        self.prepare()
        self.setProperty("bare", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    # Where rows stand: answered by the two kinds of list

    def prepare(self) -> None:
        """Make what the answers below need."""

    def span(self, row: int) -> tuple[int, int]:
        """Return top and height of a row, in pixels from the top of the whole list."""
        raise NotImplementedError

    def row_at(self, y: int) -> int:
        """Return the row at a height of the whole list; may lie outside of it."""
        raise NotImplementedError

    def content_height(self) -> int:
        """Return the height of the whole list, in pixels."""
        raise NotImplementedError

    def forget_heights(self) -> None:
        """Measure anew: the text, the theme or the rows are others."""

    def step(self) -> int:
        """Return how far one step of the scroll bar goes, in pixels."""
        return current_theme().space("xxl")

    # Geometry

    def row_count(self) -> int:
        """Return how many rows the model has."""
        # Qt begins without a model, which its stubs do not say.
        model = cast("QAbstractItemModel | None", self.model())
        return model.rowCount() if model is not None else 0

    def visualRect(self, index: _Index) -> QRect:
        """Return where a row stands in the viewport."""
        if not index.isValid():
            return QRect()
        top, high = self.span(index.row())
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), high)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        row = self.row_at(point.y() + self.verticalOffset())
        return self.model().index(row, 0) if 0 <= row < self.row_count() else QModelIndex()

    def verticalOffset(self) -> int:
        """Return how far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the list."""
        return 0

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, its top when it is higher than the list."""
        if not index.isValid():
            return
        rect, bar, high = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - high // 2)
        elif rect.top() < 0 or rect.height() >= high or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= high:
            bar.setValue(bar.value() + rect.bottom() + 1 - high)

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar = self.verticalScrollBar()
        high = self.viewport().height()
        bar.setSingleStep(self.step())
        bar.setPageStep(high)
        bar.setRange(0, max(0, self.content_height() - high))

    def doItemsLayout(self) -> None:
        """Lay out nothing: only the scroll bar and the picture follow the number of rows."""
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the list."""
        super().resizeEvent(event)
        self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        """Measure rows anew when the text or the theme changes."""
        super().changeEvent(event)
        if event.type() in _MEASURED_ANEW:
            self.forget_heights()
            self.updateGeometries()

    # Selection

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle of the viewport touches."""
        area, rows = rect.normalized(), self.row_count()
        first = max(0, self.row_at(area.top() + self.verticalOffset()))
        last = min(rows - 1, self.row_at(area.bottom() + self.verticalOffset()))
        chosen = QItemSelection()
        if first <= last:
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return the visible part of what is selected."""
        region, offset, wide = QRegion(), self.verticalOffset(), self.viewport().width()
        for chosen in spans(selection):
            top, (last, high) = self.span(chosen.top())[0], self.span(chosen.bottom())
            region += QRect(0, top - offset, wide, last + high - top).intersected(self.viewport().rect())
        return region

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row to which a key leads."""
        rows, row = self.row_count(), self.currentIndex().row()
        if not rows:
            return QModelIndex()
        top = self.verticalOffset()
        page = max(1, self.row_at(top + self.viewport().height()) - self.row_at(top) - 1)
        moves = QAbstractItemView.CursorAction
        steps = {
            moves.MoveUp: -1, moves.MovePrevious: -1, moves.MoveDown: 1, moves.MoveNext: 1,
            moves.MovePageUp: -page, moves.MovePageDown: page, moves.MoveHome: -rows, moves.MoveEnd: rows,
        }  # fmt: skip
        target = row + steps.get(action, 0) if row >= 0 else 0
        return self.model().index(min(rows - 1, max(0, target)), 0)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; the rest is a list's."""
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

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
        rows, offset = self.row_count(), self.verticalOffset()
        if not rows:
            return
        option = RowOption()
        self.initViewItemOption(option)
        first = max(0, self.row_at(event.rect().top() + offset))
        last = min(rows - 1, self.row_at(event.rect().bottom() + offset))
        by_key = self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        chosen, ringed = self._chosen(first, last), self.currentIndex().row() if by_key else -1
        model, delegate, wide = self.model(), self.itemDelegate(), self.viewport().width()
        painter = QPainter(self.viewport())
        for row in range(first, last + 1):
            option.look = RowLook(selected=row in chosen, lit=row == self._hovered, ringed=row == ringed)
            top, high = self.span(row)
            option.rect = QRect(0, top - offset, wide, high)
            delegate.paint(painter, option, model.index(row, 0))
        painter.end()

    def _chosen(self, first: int, last: int) -> set[int]:
        """Return which of these rows are selected, without asking the model about each."""
        found: set[int] = set()
        for chosen in spans(self.selectionModel().selection()):
            found.update(range(max(first, chosen.top()), min(last, chosen.bottom()) + 1))
        return found


class UniformList(PaintedList):
    """Rows of one height: a hundred thousand cost what a hundred do."""

    delete_asked = Signal()
    drag_asked = Signal()
    """The mouse pulls at what is selected."""
    typed = Signal(str)
    """Letters typed in quick succession, to jump to a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self._since_letter = QElapsedTimer()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def prepare(self) -> None:
        """Have no row measured yet."""
        self._row_height = 0

    def row_height(self) -> int:
        """Return the height of every row, in pixels."""
        if not self._row_height:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            self._row_height = max(1, self.itemDelegate().sizeHint(option, QModelIndex()).height())
        return self._row_height

    def span(self, row: int) -> tuple[int, int]:
        """Return top and height of a row."""
        return row * self.row_height(), self.row_height()

    def row_at(self, y: int) -> int:
        """Return the row at a height."""
        return y // self.row_height()

    def content_height(self) -> int:
        """Return the height of all rows."""
        return self.row_count() * self.row_height()

    def forget_heights(self) -> None:
        """Measure the row anew."""
        self._row_height = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete."""
        if event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.delete_asked.emit()
            return
        super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Say that something is to be dragged: what, is known to whoever knows the rows."""
        self.drag_asked.emit()

    def keyboardSearch(self, search: str) -> None:
        """Gather letters typed in quick succession and say where they lead."""
        if not self._since_letter.isValid() or self._since_letter.hasExpired(_BETWEEN_LETTERS):
            self._letters = ""
        self._since_letter.start()
        self._letters += search
        if self._letters.strip():
            self.typed.emit(self._letters)


class UnequalList(PaintedList):
    """Rows of their own heights, measured as far as they were looked at; the rest is estimated.

    Fetches more rows before the end comes into view.
    """

    def prepare(self) -> None:
        """Have no row measured yet."""
        self._ends: list[int] = []
        self._fetching = QTimer(self)
        self._fetching.setSingleShot(True)
        self._fetching.setInterval(0)
        self._fetching.timeout.connect(self._fetch)

    def _measure_to(self, y: int) -> None:
        """Measure rows until one ends below the height ``y``."""
        rows = self.row_count()
        end = self._ends[-1] if self._ends else 0
        if end > y or len(self._ends) >= rows:
            return
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        while end <= y and len(self._ends) < rows:
            end += self.itemDelegate().sizeHint(option, self.model().index(len(self._ends), 0)).height()
            self._ends.append(end)

    def _average(self) -> int:
        return max(1, self._ends[-1] // len(self._ends)) if self._ends else 1

    def span(self, row: int) -> tuple[int, int]:
        """Return top and height of a row, estimated when nobody looked at it yet."""
        if row < len(self._ends):
            top = self._ends[row - 1] if row else 0
            return top, self._ends[row] - top
        end = self._ends[-1] if self._ends else 0
        return end + (row - len(self._ends)) * self._average(), self._average()

    def row_at(self, y: int) -> int:
        """Return the row at a height."""
        self._measure_to(y)
        return bisect_right(self._ends, y)

    def content_height(self) -> int:
        """Return the height of all rows, partly estimated."""
        end = self._ends[-1] if self._ends else 0
        return end + (self.row_count() - len(self._ends)) * self._average()

    def forget_heights(self) -> None:
        """Measure every row anew when it is looked at."""
        self._ends.clear()

    def measure_row(self, row: int) -> None:
        """Measure one row anew and move those below it; what is in view stays where it is."""
        if not 0 <= row < len(self._ends):
            return
        top, before = self.span(row)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        grown = self.itemDelegate().sizeHint(option, self.model().index(row, 0)).height() - before
        if grown:
            self._ends[row:] = [end + grown for end in self._ends[row:]]
            bar = self.verticalScrollBar()
            is_above = top + before <= bar.value()
            self.updateGeometries()
            if is_above:
                bar.setValue(bar.value() + grown)
        self.viewport().update()

    def reset(self) -> None:
        """Take in that the rows are others."""
        self._ends.clear()
        super().reset()

    def updateGeometries(self) -> None:
        """Measure what is in view, give the scroll bar its range, and fetch more when the end is near."""
        seen = self.verticalOffset() + self.viewport().height()
        self._measure_to(seen)
        super().updateGeometries()
        if self.content_height() < seen + self.viewport().height() and self._can_fetch():
            self._fetching.start()

    def _can_fetch(self) -> bool:
        return self.model() is not None and self.model().canFetchMore(QModelIndex())

    def _fetch(self) -> None:
        if self._can_fetch():
            self.model().fetchMore(QModelIndex())
            self.updateGeometries()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, measured."""
        if index.isValid():
            while len(self._ends) <= index.row():
                self._measure_to(self._ends[-1] if self._ends else 0)
        super().scrollTo(index, hint)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar, and measure what comes into view."""
        super().scrollContentsBy(dx, dy)
        self.updateGeometries()
