"""A follow-up on its way to another day: pulled by the mouse, or carried by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from reljournal.domain.entries import FollowUp
from reljournal.ui import wording
from reljournal.ui.calendar.month_model import Mark
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipRole, chip_font, focus_ring, paint_chip

if TYPE_CHECKING:
    from reljournal.ui.calendar.month_grid import MonthGrid

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class Carrying:
    """Knows what is carried over a grid of days, and where it would be put."""

    def __init__(self, grid: MonthGrid) -> None:
        self._grid = grid
        self.item: FollowUp | None = None
        self._keys = False
        self._pressed: FollowUp | None = None
        self._from = QPoint()
        self._at = QPoint()

    # By mouse

    def pressed(self, mark: Mark | None, point: QPoint) -> None:
        """Remember what the mouse was pressed on."""
        self.put_back()
        self._pressed = mark.item if mark is not None and isinstance(mark.item, FollowUp) else None
        self._from = point

    def mouse_moved(self, point: QPoint, buttons: Qt.MouseButton) -> None:
        """Begin to pull once the mouse has gone some way, and follow it."""
        if self._pressed is None or not buttons & Qt.MouseButton.LeftButton:
            return
        if self.item is None and (point - self._from).manhattanLength() >= QApplication.startDragDistance():
            self.item, self._keys = self._pressed, False
            self._grid.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._at = point
        if self.item is not None:
            self._grid.viewport().update()

    def released(self, point: QPoint) -> None:
        """Put down what was pulled, if it was."""
        item, self._pressed = self.item, None
        if item is None or self._keys:
            return
        day = self._grid.days.day_at(self._grid.indexAt(point))
        self.put_back()
        self._put(item, day)

    # By keys

    def by_keys(self, item: FollowUp | None) -> None:
        """Carry a follow-up with the day that has the ring; None puts it back."""
        self.put_back()
        if item is not None:
            self.item, self._keys = item, True
            self._grid.viewport().update()

    def takes_key(self, event: QKeyEvent, day: date) -> bool:
        """Answer the keys that take up, put down and put back; return whether this was one."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ctrl and event.key() == Qt.Key.Key_X:
            self._grid.carry_wanted.emit(day)
            return True
        if self.item is None:
            return False
        item = self.item
        if event.key() == Qt.Key.Key_Escape:
            self.put_back()
            return True
        if self._keys and (event.key() in _ENTER or (ctrl and event.key() == Qt.Key.Key_V)):
            self.put_back()
            self._put(item, day)
            return True
        return False

    def tell(self, day: date) -> None:
        """Say to who listens where it would be put."""
        if self.item is not None and self._keys:
            words = self._grid.tr("Put it on {day}?").format(day=wording.long_date(day))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._grid, words))

    # Both

    def put_back(self) -> None:
        """Carry nothing."""
        ended = self.item is not None and self._keys
        self.item, self._pressed = None, None
        self._grid.viewport().unsetCursor()
        self._grid.viewport().update()
        if ended:
            self._grid.carry_ended.emit()

    def _put(self, item: FollowUp, day: date | None) -> None:
        if day is not None and day != item.due:
            self._grid.moved.emit(item, day)

    def paint(self) -> None:
        """Draw what is carried, and a ring round the day it would be put on."""
        if self.item is None:
            return
        theme, grid = current_theme(), self._grid
        index = grid.currentIndex() if self._keys else grid.indexAt(self._at)
        cell = grid.visualRect(index)
        painter = QPainter(grid.viewport())
        if not cell.isNull():
            focus_ring(painter, cell.adjusted(1, 1, -1, -1), theme.radius_control)
        font = chip_font(grid.font())
        wide = min(QFontMetrics(font).horizontalAdvance(self.item.text) + 2 * theme.space("m"), 2 * cell.width() or 200)
        high = QFontMetrics(font).height() + theme.space("s")
        if self._keys:
            wide = min(wide, cell.width() - 2 * theme.space("s"))
            at = QPoint(cell.left() + theme.space("s"), cell.center().y())
        else:
            at = self._at + QPoint(theme.space("s"), 0)
        at.setX(max(0, min(at.x(), grid.viewport().width() - wide)))
        at.setY(max(0, min(at.y(), grid.viewport().height() - high)))
        paint_chip(painter, at, self.item.text, ChipRole.DUE, font, wide)
        painter.end()
