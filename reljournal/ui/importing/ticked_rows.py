"""What tables of proposals have in common: rows with words, of which those that are news can be ticked."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush

from reljournal.ui.theme import current_theme

_Index = QModelIndex | QPersistentModelIndex
HERE = Qt.ItemDataRole.CheckStateRole
Item = TypeVar("Item")


class TickedRows(QAbstractTableModel, Generic[Item]):
    """Shows ``_shown``, one item a row, ticks in the first column; ``ticks_changed`` follows every tick."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Item] = []

    @abstractmethod
    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick rows, or take their ticks away."""

    @abstractmethod
    def is_ticked(self, row: int) -> bool:
        """Return whether a row is ticked."""

    @abstractmethod
    def _headings(self) -> tuple[str, ...]:
        """Return the titles of the columns."""

    @abstractmethod
    def _words_of(self, item: Item, column: int) -> str:
        """Return the words of one cell."""

    @abstractmethod
    def _may_be_ticked(self, item: Item) -> bool:
        """Return whether there is anything to take in."""

    @abstractmethod
    def _colour_of(self, item: Item, column: int) -> str:
        """Return the token of the colour of a cell's words, empty for the usual one."""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings())

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let what is not there yet be ticked."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._has_tick(index) else usual

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick, or take a tick away."""
        if role != HERE or index.column():
            return False
        self.tick([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the columns' titles."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings()[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of one cell, its tick or its colour; the first cell speaks for the whole row."""
        if not index.isValid():
            return None
        item, column = self._shown[index.row()], index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._words_of(item, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and not column:
            said = (self._words_of(item, at) for at in range(len(self._headings())))
            return ", ".join(words for words in said if words)
        if role == HERE and self._has_tick(index):
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and (colour := self._colour_of(item, column)):
            return QBrush(current_theme().colour(colour))
        return None

    def _has_tick(self, index: _Index) -> bool:
        return index.isValid() and not index.column() and self._may_be_ticked(self._shown[index.row()])
