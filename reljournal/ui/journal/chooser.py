"""One of many by its name: a line to filter, and those that fit below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, QuietButton, SearchField

Offered = Callable[[str], Sequence[tuple[str, Any]]]
"""What is offered for the words that were typed: how each reads, and what it stands for."""


# So many lines at least, however large the text is.
_LEAST = 4


class Chooser(Dialog):
    """Says ``chosen`` with what the person took."""

    chosen = Signal(object)

    def __init__(self, title: str, offered: Offered, parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._offered = offered
        self.field = SearchField(self.tr("Filter…"))
        self.field.textChanged.connect(self._offer)
        self.field.left.connect(self.reject)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(current_theme().space("xs") // 2)
        self.list.setMinimumHeight(self.list.fontMetrics().height() * _LEAST)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        self.none = Label(self.tr("None is called so."), role="small", tone="muted", wrap=True)
        self.body.addWidget(self.none)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = AccentButton(self.tr("Show these"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(self.go)
        self._offer("")
        self.field.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for a score of names, where there is so much."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width())))

    def _offer(self, words: str) -> None:
        self.list.clear()
        for text, value in self._offered(words.strip()):
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, value)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.go.setEnabled(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down in the list while the words are typed."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(0, self.list.currentRow() + step), self.list.count() - 1))
            return
        super().keyPressEvent(event)
