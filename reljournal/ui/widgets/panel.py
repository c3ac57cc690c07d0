"""The white card on which a group of things stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.labels import Label
from reljournal.ui.widgets.painting import fill_plain, fill_round


class Hairline(QWidget):
    """A line one pixel high."""

    def __init__(self, parent: QWidget | None = None, *, vertical: bool = False) -> None:
        super().__init__(parent)
        self._vertical = vertical
        along, across = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(across if vertical else along, along if vertical else across)

    def sizeHint(self) -> QSize:
        """Return one pixel across."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        fill_plain(painter, self.rect(), current_theme().colour("line"))
        painter.end()


class Panel(QFrame):
    """A card with an optional title. What stands on it goes into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        outer = QVBoxLayout(self)
        edge = theme.space("l")
        outer.setContentsMargins(edge + 2, edge, edge + 2, edge)
        outer.setSpacing(theme.space("m"))
        self._title = Label(title, semibold=True)
        self._title.setProperty("panelTitle", True)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.space("s"))
        self._head.addWidget(self._title, 1)
        outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("s"))
        outer.addLayout(self.body, 1)
        self.set_title(title)

    def title(self) -> str:
        """Return the title, empty when there is none."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the title; an empty one takes no room."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def add_header(self, widget: QWidget) -> None:
        """Put a small control at the end of the title's line."""
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout below what is there."""
        if isinstance(item, QLayout):
            self.body.addLayout(item, stretch)
        else:
            self.body.addWidget(item, stretch)

    def add_row(self, *widgets: QWidget) -> QHBoxLayout:
        """Put widgets on one line, the first taking the room, and return the line."""
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        for index, widget in enumerate(widgets):
            row.addWidget(widget, 0 if index else 1)
        self.body.addLayout(row)
        return row

    def add_line(self) -> None:
        """Put a hairline below what is there."""
        self.body.addWidget(Hairline(self))

    def clear(self) -> None:
        """Take everything off the body and delete it."""
        clear_layout(self.body)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), theme.colour("line"))
        painter.end()


def clear_layout(layout: QLayout) -> None:
    """Empty a layout, with the layouts inside it, and delete the widgets."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear_layout(inner)
            inner.deleteLater()
        elif widget is not None:
            widget.hide()
            widget.deleteLater()
