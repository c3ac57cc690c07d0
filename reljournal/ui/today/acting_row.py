"""A row that opens what it is about, with buttons that act in place; and such rows one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.widgets import IconButton, clear_layout


@dataclass(frozen=True, slots=True)
class Act:
    """What can be done: its button, what it is called, its key, and the deed."""

    button: QPushButton
    words: str
    key: Qt.Key
    deed: Callable[[], object]


class ActingRow(QWidget):
    """``words`` is the row as one button; the acts stand beside it, or below it where there is too little room."""

    words: RowButton

    def __init__(self) -> None:
        super().__init__()
        self._acts: tuple[Act, ...] = ()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current_theme().space("s"))
        # Below the words the buttons begin where the words do, and the room that is left stands behind them.
        self._leading, self._trailing = QWidget(), QWidget()

    def put_words(self, words: RowButton) -> None:
        """Put the words in, before the buttons."""
        self.words = words
        self._line.addWidget(words, 1)

    def put_acts(self, acts: Sequence[Act], about: str) -> None:
        """Put the buttons in; ``about`` is what they are about. A button that is hidden stays so, and keeps its key."""
        self._acts = tuple(acts)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        row.addWidget(self._leading)
        for act in acts:
            act.button.clicked.connect(act.deed)
            act.button.setToolTip(self.tr("{what} ({key})").format(what=act.words, key=chr(act.key)))
            if not isinstance(act.button, IconButton):
                act.button.setAccessibleName(self.tr("{what}: {whom}").format(what=act.words, whom=about))
            row.addWidget(act.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._trailing, 1)
        self._line.addLayout(row)

    def take_keyboard(self) -> None:
        """Put the keyboard on what one does first."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the buttons, from wherever in the row."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        deed = next((act.deed for act in self._acts if act.key == event.key()), None) if plain else None
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons beside the words, or below them where the words would have too little room."""
        super().resizeEvent(event)
        theme = current_theme()
        buttons = sum(act.button.sizeHint().width() for act in self._acts if not act.button.isHidden())
        beside = self.width() - buttons >= theme.size("list")
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._leading.setFixedWidth(theme.size("avatar_small") + theme.space("m"))
        for room in (self._leading, self._trailing):
            room.setVisible(not beside)
        self._line.setContentsMargins(0, 0, 0, 0 if beside else theme.space("s"))
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self.updateGeometry()


Row = TypeVar("Row", bound=ActingRow)


class ActingRows(QWidget, Generic[Row]):
    """Rows one below the other. When they are read anew the keyboard stays at its place in the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("xs"))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        focused = self.window().focusWidget()
        at = next((place for place, row in enumerate(self.rows) if row.isAncestorOf(focused)), None)
        clear_layout(self._column)
        self.rows = list(rows)
        for row in self.rows:
            self._column.addWidget(row)
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].take_keyboard()
