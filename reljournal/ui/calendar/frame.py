"""The parts of the calendar's frame: the month's name as a button, the row of chips, what scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets import Label, LinkButton


class MonthTitle(LinkButton):
    """A large month and year; pressing it asks for another."""

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self._full = self._short = ""

    def set_title(self, full: str, short: str) -> None:
        """Name the page, and how it is called where there is little room."""
        self._full, self._short = full, short
        self.setText(short if self._compact else full)
        self.setAccessibleName(full)
        self.updateGeometry()

    def full_width(self) -> int:
        """Return the width of the whole name, in pixels."""
        return self._wide_of(self._full)

    def narrow_width(self) -> int:
        """Return the width of the short name, in pixels."""
        return self._wide_of(self._short)

    def _wide_of(self, words: str) -> int:
        font = current_theme().font("title")
        return self._wide(QFontMetrics(font).horizontalAdvance(words))

    def set_compact(self, compact: bool) -> None:
        """Show the short name, or the whole one."""
        if compact != self._compact:
            self._compact = compact
            self.set_title(self._full, self._short)

    def _words_font(self) -> QFont:
        font = current_theme().font("title")
        font.setUnderline(self.underMouse())
        return font

    def _ink(self, theme: Theme) -> QColor:
        return theme.colour("text")


class Body(QScrollArea):
    """What lies under the bar; it scrolls only where the window is too small, and leaves the keys to the screen."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn no page here: page keys walk the months."""
        event.ignore()


class FilterRow(QWidget):
    """The line of chips stands on the sheet's own ground."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("card"))
        painter.end()


class CarryLine(QWidget):
    """Says that a follow-up is being carried to another day by keys, and how it is put down."""

    left = Signal()
    """It is to stay where it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("s"), theme.space("l"), theme.space("s"))
        row.setSpacing(theme.space("m"))
        self.words = Label("", role="small", tone="due", wrap=True)
        self.leave = LinkButton(self.tr("Leave it"))
        self.leave.clicked.connect(self.left)
        row.addWidget(self.words, 1)
        row.addWidget(self.leave)
        self.hide()

    def say(self, what: str) -> None:
        """Say what is carried."""
        words = self.tr("Moving “{what}”: arrow keys choose the day, Enter puts it there, Esc leaves it.")
        self.words.setText(words.format(what=what))
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("due_soft"))
        painter.end()
