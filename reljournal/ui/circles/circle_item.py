"""One circle in the rail: its shape, its name, how many are in it; people can be dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from reljournal.domain.circles import Circle
from reljournal.ui.circles.dragging import contacts_in
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.painting import fill_round
from reljournal.ui.widgets.rail import RailItem


class CircleItem(RailItem):
    """A circle by hand takes contacts that are dropped on it; one by rule says ``refused``."""

    menu_asked = Signal(QPoint)
    rename_asked = Signal()
    remove_asked = Signal()
    dropped = Signal(object)
    refused = Signal()

    def __init__(self, circle: Circle, parent: QWidget) -> None:
        super().__init__(str(circle.id), circle.name, "filter" if circle.is_by_rule else "circle", parent)
        self.circle = circle
        self._over = False
        self.setAutoExclusive(False)
        self.setAcceptDrops(True)
        self.setToolTip(circle.name)
        kind = self.tr("circle by rule") if circle.is_by_rule else self.tr("circle by hand")
        self.setAccessibleDescription(kind)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the circle."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.mapToGlobal(self.rect().bottomLeft()) if keyboard else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Delete removes."""
        if event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take contacts, or say why not."""
        if not contacts_in(event.mimeData()):
            event.ignore()
        elif self.circle.is_by_rule:
            event.ignore()
            self.refused.emit()
        else:
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let the contacts go on."""
        super().dragLeaveEvent(event)
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the contacts in."""
        event.acceptProposedAction()
        self._light(False)
        self.dropped.emit(contacts_in(event.mimeData()))

    def _light(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a ground while contacts hover over it."""
        if self._over:
            theme = current_theme()
            painter = QPainter(self)
            fill_round(painter, self.rect(), theme.radius_control, theme.colour("accent_soft"), theme.colour("accent"))
            painter.end()
        super().paintEvent(event)
