"""Pieces of files that could not be understood: what became of each, where it stands, why, and its text below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from reljournal.operations.imports import Noted
from reljournal.ui.theme import current_theme


class NotedList(QWidget):
    """Shows (what became of it, the piece); the text of the chosen one stands under the list."""

    def __init__(self, noted: Iterable[tuple[str, Noted]], place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noted = list(noted)
        self.items = QTreeWidget(self)
        self.items.setAccessibleName(self.tr("What was not understood"))
        self.items.setHeaderLabels([self.tr("What became of it"), self.tr("File"), place, self.tr("Why")])
        self.items.setRootIsDecorated(False)
        self.items.setUniformRowHeights(True)
        self.items.setAlternatingRowColors(False)
        for what, item in self._noted:
            row = QTreeWidgetItem([what, item.source, str(item.line or ""), item.reason])
            row.setToolTip(3, item.reason)
            row.setData(0, Qt.ItemDataRole.UserRole, item.text)
            self.items.addTopLevelItem(row)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("The text in the file"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self.tr("Choose a line above to read what stands in the file."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("m"))
        column.addWidget(self.items, 3)
        column.addWidget(self.text, 2)
        # Measured before the style is there, rows would stay as low as bare text.
        self.items.ensurePolished()
        for each in range(3):
            self.items.resizeColumnToContents(each)
        self.items.currentItemChanged.connect(self._show_text)
        self.items.setCurrentIndex(self.items.model().index(0, 0))

    def copy(self) -> None:
        """Put the whole list on the clipboard."""
        lines = [f"{item.source}, {item.line}: {item.reason}\n{item.text}" for _, item in self._noted]
        QGuiApplication.clipboard().setText("\n\n".join(lines))

    def _show_text(self, current: QTreeWidgetItem | None) -> None:
        self.text.setPlainText(current.data(0, Qt.ItemDataRole.UserRole) if current is not None else "")
