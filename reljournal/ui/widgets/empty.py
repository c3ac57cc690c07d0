"""What an empty screen says, and what it lets you do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import AccentButton, QuietButton
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.labels import Label


class _Picture(QWidget):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        side = current_theme().size("icon_large")
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, self.rect(), self._name, "muted")
        painter.end()


class EmptyState(QWidget):
    """An icon, a title, one sentence, and buttons; the first button is the accent one when ``accent`` says so."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        actions: Iterable[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
        *,
        accent: bool = False,
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        column.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(_Picture(icon_name, self), 0, middle)
        column.addSpacing(theme.space("xs"))
        self._title = Label(title, role="title", wrap=True)
        self._sentence = Label(sentence, tone="muted", wrap=True)
        for label in (self._title, self._sentence):
            label.setAlignment(middle)
            column.addWidget(label)
        column.addSpacing(theme.space("s"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("m"))
        row.addStretch(1)
        for index, (text, action) in enumerate(actions):
            button = AccentButton(text) if accent and index == 0 else QuietButton(text)
            button.clicked.connect(action)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.set_words(title, sentence)

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else: why a list is empty may change with its filter."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
