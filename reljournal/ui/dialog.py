"""The frame that the program's own dialogs share: a title, what it is about, and a line of buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label


class Dialog(QDialog):
    """Goes away for good when it is closed. Content belongs into ``body``, buttons through ``add_button``.

    ``wide`` names the size token of its width; the height is what the content needs. ``help_page`` is what F1 shows.
    """

    help_page = ""

    def __init__(self, title: str, parent: QWidget | None, *, wide: str = "dialog") -> None:
        super().__init__(parent)
        self._wide = wide
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        theme = current_theme()
        column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("l"))
        self.heading = Label(title, role="title", wrap=True)
        column.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("m"))
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.space("s"))
        self._buttons.addStretch(1)
        self._leading = 0
        column.addLayout(self._buttons)

    def add_button(self, button: QPushButton, *, leading: bool = False) -> None:
        """Put a button at the end of the line, or at its leading side, away from the others."""
        if leading:
            self._buttons.insertWidget(self._leading, button)
            self._leading += 1
        else:
            self._buttons.addWidget(button)

    def sizeHint(self) -> QSize:
        """Return the token's width, wider when a line of buttons needs it, within the screen."""
        needed = super().sizeHint()
        width = max(current_theme().size(self._wide), self.minimumSizeHint().width())
        high = self.heightForWidth(width) if self.hasHeightForWidth() else needed.height()
        room = self._room()
        return QSize(min(width, room.width()), min(max(high, self.minimumSizeHint().height()), room.height()))

    def _room(self) -> QSize:
        """Return the largest size there is room for: the screen's, or the parent's where that reaches further."""
        parent = self.parentWidget()
        room = self.screen().availableSize()
        return room if parent is None else room.expandedTo(parent.window().size())

    def setVisible(self, visible: bool) -> None:
        """Begin at the size of the hint; Qt alone would keep a dialog to two thirds of the screen."""
        if visible and not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 shows the page of the help that speaks of this."""
        if event.key() == Qt.Key.Key_F1 and self.help_page:
            from reljournal.ui.help import HelpWindow

            HelpWindow.show_page(self, self.help_page)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.isVisible():
            self.resize(self.size().expandedTo(self.sizeHint()))
