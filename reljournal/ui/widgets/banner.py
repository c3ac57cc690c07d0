"""A message that stands in the screen until it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.labels import Label


class BannerRole(StrEnum):
    """How weighty a banner is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


_COLOURS = {BannerRole.INFO: "journal", BannerRole.WARNING: "due", BannerRole.ERROR: "late"}
_ICONS = {BannerRole.INFO: "info", BannerRole.WARNING: "warning", BannerRole.ERROR: "warning"}


class _Sign(QWidget):
    """The icon before the words, at the height of the first line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.role = BannerRole.INFO
        side = current_theme().size("icon")
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        paint_icon(painter, self.rect(), _ICONS[self.role], _COLOURS[self.role])
        painter.end()


class Banner(QFrame):
    """Hidden until `show_message`. Details open on demand below the words; actions stand beside them."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._role = BannerRole.INFO
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("m"), theme.space("s"), theme.space("s"), theme.space("s"))
        row.setSpacing(theme.space("m"))
        self._sign = _Sign(self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(theme.space("s"))
        self._text = Label(wrap=True, selectable=True)
        self._details = Label(role="small", tone="muted", wrap=True, selectable=True)
        self._more = LinkButton("", parent=self)
        self._more.setCheckable(True)
        self._more.toggled.connect(self._open_details)
        self._buttons: list[QuietButton] = []
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._details)
        column.addStretch(1)
        row.addLayout(column, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.space("s"))
        row.addLayout(self._actions)
        row.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop)
        self._close = IconButton("close", self.tr("Close this message"))
        self._close.clicked.connect(self.close_message)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_message(
        self,
        text: str,
        role: str = BannerRole.INFO,
        details: str = "",
        actions: list[tuple[str, Callable[[], object]]] | None = None,
    ) -> None:
        """Say one sentence; ``actions`` are pairs of label and what the button does."""
        self._role = self._sign.role = BannerRole(role)
        self._text.setText(text)
        self._details.setText(details)
        self._more.setVisible(bool(details))
        self._more.setChecked(False)
        self._open_details(False)
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, action in actions or []:
            button = QuietButton(label, parent=self)
            button.clicked.connect(action)
            self._actions.addWidget(button)
            self._buttons.append(button)
        self.setAccessibleName(text)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def role(self) -> BannerRole:
        """Return how weighty the message is."""
        return self._role

    def message(self) -> str:
        """Return the sentence on show, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def close_message(self) -> None:
        """Take the banner away."""
        self.hide()
        self.closed.emit()

    def _open_details(self, shown: bool) -> None:
        self._details.setVisible(shown and bool(self._details.text()))
        self._more.setText(self.tr("Hide details") if shown else self.tr("Show details"))
        self._more.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the soft ground."""
        theme = current_theme()
        name = _COLOURS[self._role]
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(f"{name}_soft"))
        # It stands between the edges of the window: only the line below it sets it apart.
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour(name))
        painter.end()
