"""A table of what is proposed; Space ticks what is chosen, or takes the ticks away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tickable(Protocol):
    """What a model must answer so that its rows can be ticked."""

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick rows, or take their ticks away."""

    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""


class TickTable(QTableView):
    """Rows as a list has them: chosen whole, without a grid, one stop for Tab; columns share it in `fit_columns`."""

    def __init__(self, model: QAbstractTableModel, ticks: Tickable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.setModel(model)
        self.setAccessibleName(self.tr("What is proposed"))
        # A tree would ask of each of thousands of rows whether there is something in it.
        self.setProperty("framed", True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        titles = self.horizontalHeader()
        titles.setHighlightSections(False)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        titles.setStretchLastSection(False)
        titles.setSectionsMovable(False)

    def fit_columns(self) -> None:
        """Share the room among the columns."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick all that are chosen with Space; the rest is a list's."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            rows = [index.row() for index in self.selectionModel().selectedRows()]
            self._ticks.tick(rows, on=not self._ticks.is_ticked(self.currentIndex().row()))
            return
        super().keyPressEvent(event)
