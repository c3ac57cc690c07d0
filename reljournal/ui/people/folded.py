"""A part of a form that is rarely needed: a line that opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import LinkButton


class Folded(QWidget):
    """Shows its content when there is something in it, or when the line above is pressed."""

    def __init__(self, title: str, content: QLayout, parent: QWidget | None = None, *, is_open: bool = False) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self.line = LinkButton(title)
        self.line.setCheckable(True)
        self.line.toggled.connect(self._show)
        self.inside = QWidget()
        content.setContentsMargins(0, 0, 0, 0)
        self.inside.setLayout(content)
        column.addWidget(self.line, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.inside)
        self.line.setChecked(is_open)
        self._show(is_open)

    def _show(self, is_open: bool) -> None:
        self.inside.setVisible(is_open)
        self.line.set_icon_name("chevron-up" if is_open else "chevron-down")

    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.line.isChecked()

    def open(self) -> None:
        """Show the content."""
        self.line.setChecked(True)
