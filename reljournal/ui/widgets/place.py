"""A place kept free for a part of a screen that comes after the first paint."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class Place(QWidget):
    """Stands where a part will be, and says once that it was painted: the rest of the window is on the screen."""

    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw nothing, and tell when this turn of the event loop is over."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        self.seen.emit()
