"""A line of a list that is one button, whatever stands on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.today.texts import LeadingText
from reljournal.ui.widgets import fill_round, focus_ring
from reljournal.ui.widgets.painting import KeyboardRing


class RowButton(KeyboardRing, QPushButton):
    """Widgets set on `line` are its face; they leave the mouse to it. ``accessible_name`` says all of it."""

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme = current_theme()
        self.setAccessibleName(accessible_name)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line = QHBoxLayout(self)
        edge = theme.space("s")
        self.line.setContentsMargins(edge, theme.space("xs") + 2, edge, theme.space("xs") + 2)
        self.line.setSpacing(theme.space("m"))

    def put(self, widget: QWidget, stretch: int = 0, alignment: Qt.AlignmentFlag | None = None) -> None:
        """Set a widget behind those already there."""
        for part in (widget, *widget.findChildren(QWidget)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if alignment is None:
            self.line.addWidget(widget, stretch)
        else:
            self.line.addWidget(widget, stretch, alignment)

    def sizeHint(self) -> QSize:
        """Return what stands on it needs."""
        return self.line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least that stands on it needs."""
        return self.line.minimumSize()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell the whole of it under the mouse when something had to be cut."""
        cut = any(text.is_cut() for text in self.findChildren(LeadingText))
        self.setToolTip(self.accessibleName() if cut else "")
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the mouse and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            fill_round(painter, self.rect(), theme.radius_control, theme.colour("hover"))
        if self.ring_shown():
            focus_ring(painter, self.rect(), theme.radius_control - 1)
        painter.end()
