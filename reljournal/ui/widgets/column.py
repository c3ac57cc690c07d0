"""A column of content that scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme


class ScrollColumn(QScrollArea):
    """A scroll area without frame. What scrolls goes into `body`; ``max_width`` is a size token or nothing."""

    def __init__(
        self, parent: QWidget | None = None, max_width: str | None = None, *, margins: str | None = "xl"
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        # For the reason why lists bring their own viewport, too: see PaintedList.
        self.setViewport(QWidget(self))
        self._max_width = max_width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = self._ground = QWidget()
        line = QHBoxLayout(ground)
        line.setContentsMargins(0, 0, 0, 0)
        self.content = QWidget()
        line.addWidget(self.content)
        self.body = QVBoxLayout(self.content)
        edge = theme.space(margins) if margins else 0
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(theme.space("l"))
        self.setWidget(ground)
        # A scroll area paints its content in the Base colour unless told to let the window shine through.
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        self._fit()

    def _fit(self) -> None:
        if self._max_width is not None:
            self.content.setMaximumWidth(current_theme().size(self._max_width))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


class FieldsColumn(ScrollColumn):
    """The fields of a dialog: asks for the height of all, and scrolls where the window is low for it."""

    dialog = "wide_dialog"
    """The token of the dialog's width."""

    def sizeHint(self) -> QSize:
        """Return the room in which nothing scrolls."""
        theme = current_theme()
        wide = theme.size(self.dialog) - 2 * theme.space("xl")
        return QSize(wide, self.body.totalHeightForWidth(wide))
