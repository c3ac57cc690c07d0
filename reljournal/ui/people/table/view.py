"""The table itself: a view over the list's own model, with the keys of the list."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from reljournal.domain.people_columns import Column, Sorting
from reljournal.ui.people.list_model import PeopleModel
from reljournal.ui.people.table.delegate import CellDelegate
from reljournal.ui.people.table.letters import TypedLetters
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.painting import focus_ring

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MEASURED_ANEW = {QEvent.Type.FontChange, QEvent.Type.StyleChange}


class PeopleTable(QTableView):
    """Enter and double click say ``opened``; a click on a title says ``sort_asked`` with the key of its column."""

    opened = Signal(int)
    delete_asked = Signal()
    typed = Signal(str)
    sort_asked = Signal(str)
    drag_asked = Signal()
    """The mouse pulls at those who are chosen."""
    columns_asked = Signal(QPoint)
    """The menu of columns is wanted, at this place of the screen."""

    def __init__(self, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = TypedLetters()
        self._widths: dict[str, int] = {}
        self._delegate = CellDelegate(self)
        self.setAccessibleName(self.tr("People"))
        self.setProperty("bare", True)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setDragEnabled(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles = self.horizontalHeader()
        titles.setAccessibleName(self.tr("Columns"))
        titles.setSectionsMovable(True)
        titles.setSectionsClickable(True)
        titles.setHighlightSections(False)
        titles.setSortIndicatorShown(True)
        titles.setStretchLastSection(True)
        titles.setMinimumSectionSize(current_theme().space("xxl"))
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        titles.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        titles.customContextMenuRequested.connect(self._ask_for_columns)
        titles.sectionClicked.connect(self._ask_to_sort)
        self.doubleClicked.connect(self._open_clicked)
        self._fit_rows()
        self.setModel(model)

    def people(self) -> PeopleModel:
        """Return the model, which it shares with the list."""
        return cast("PeopleModel", self.model())

    # Columns

    def show_columns(self, columns: tuple[tuple[str, int], ...]) -> None:
        """Bring the columns, which the model has already, into this order and to these widths."""
        titles, keys = self.horizontalHeader(), self.people().keys()
        self._widths = dict(columns)
        place = 0
        for key, width in columns:
            if key in keys:
                titles.moveSection(titles.visualIndex(keys.index(key)), place)
                titles.resizeSection(keys.index(key), width)
                place += 1

    def columns(self) -> tuple[tuple[str, int], ...]:
        """Return key and width of the columns in the order in which they stand."""
        titles, keys = self.horizontalHeader(), self.people().keys()
        order = sorted(range(len(keys)), key=titles.visualIndex)
        sizes = {keys[logical]: titles.sectionSize(logical) for logical in order}
        # The last one takes what room is left: its own width is the one it had before.
        last = keys[order[-1]]
        sizes[last] = self._widths.get(last, sizes[last])
        return tuple(sizes.items())

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the column that is sorted by."""
        keys = self.people().keys()
        order = Qt.SortOrder.DescendingOrder if sorting.descending else Qt.SortOrder.AscendingOrder
        at = keys.index(sorting.column) if sorting.column in keys else -1
        self.horizontalHeader().setSortIndicator(at, order)

    def _ask_to_sort(self, logical: int) -> None:
        keys = self.people().keys()
        self.sort_asked.emit(keys[logical] if logical < len(keys) else Column.NAME)

    def _ask_for_columns(self, at: QPoint) -> None:
        self.columns_asked.emit(self.horizontalHeader().mapToGlobal(at))

    def _open_clicked(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Say that those who are chosen are to be dragged."""
        self.drag_asked.emit()

    # Rows and keys

    def _fit_rows(self) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.verticalHeader().setDefaultSectionSize(self._delegate.row_height(option))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in _MEASURED_ANEW and hasattr(self, "_delegate"):
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes; the rest is a table's."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and plain:
            self.delete_asked.emit()
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and plain and self.model().rowCount():
            row = 0 if event.key() == Qt.Key.Key_Home else self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(row, max(0, self.currentIndex().column())))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Say where typed letters lead."""
        letters = self._letters.add(search)
        if letters.strip():
            self.typed.emit(letters)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, a hairline under each row, and the ring round the row that has the keyboard."""
        super().paintEvent(event)
        theme, wide = current_theme(), self.viewport().width() - 1
        painter = QPainter(self.viewport())
        painter.setPen(theme.colour("line"))
        first = self.rowAt(event.rect().top())
        last = self.rowAt(event.rect().bottom())
        for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1) if first >= 0 else ():
            y = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, y, wide, y)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            ring = self.visualRect(index)
            ring.setLeft(0)
            ring.setRight(wide)
            focus_ring(painter, ring, theme.radius_control - 1)
        painter.end()
