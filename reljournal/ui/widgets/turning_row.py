"""Fields beside each other that stand below each other where there is too little room for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from reljournal.ui.theme import current_theme


class TurningRow(QWidget):
    """A row of widgets while all of them fit beside each other, a column of them otherwise.

    It asks for no more width than its widest part needs, so that it never makes a page scroll sideways.
    """

    def __init__(self, *parts: QWidget, stretch: tuple[int, ...] = (), parent: QWidget | None = None) -> None:
        """Show ``parts``; ``stretch`` says how much of the room that is left each takes, as in a box layout."""
        super().__init__(parent)
        self._parts = parts
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current_theme().space("s"))
        for place, part in enumerate(parts):
            self._line.addWidget(part, stretch[place] if stretch else 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest part."""
        shown = [
            max(part.minimumSizeHint().width(), part.minimumWidth()) for part in self._parts if not part.isHidden()
        ]
        return QSize(max(shown, default=0), self._line.minimumSize().height())

    def liked_width(self, part: QWidget) -> int:
        """Return how wide a part likes to be, in pixels: what it is now, or may become while it is used."""
        return part.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn with the room there is."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turn when a part came, went or has become wider."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        # What a part likes to have decides; what stretches, such as a line to write on, gives way to the half of it.
        widths = [
            max(self.liked_width(part) * (1 if self._line.stretch(place) else 2) // 2, part.minimumWidth())
            for place, part in enumerate(self._parts)
            if not part.isHidden()
        ]
        beside = sum(widths) + self._line.spacing() * max(0, len(widths) - 1) <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self.updateGeometry()
