"""A quiet bar at the foot of the window that says what was done and offers to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets.buttons import IconButton, LinkButton
from reljournal.ui.widgets.labels import Label
from reljournal.ui.widgets.painting import fill_round

SHOWN_FOR = 8000
"""How long a message stays, in milliseconds, unless the person is on it."""


class Toast(QFrame):
    """One per window, child of the window's central widget. A new message replaces the one before."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        theme = current_theme()
        self._action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self.foot = 0
        """How high the buttons at the window's foot are, in pixels: they stay free."""
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_FOR)
        self.timer.timeout.connect(self._expire)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("xs"), theme.space("s"), theme.space("xs"))
        row.setSpacing(theme.space("s"))
        self._text = Label()
        self._act = LinkButton("")
        self._act.clicked.connect(self._run)
        self._close = IconButton("close", self.tr("Close this message"))
        self._close.clicked.connect(self.close_message)
        row.addWidget(self._text, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        parent.installEventFilter(self)
        for part in (self._act, self._close):
            part.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, action_text: str | None = None, action: Callable[[], object] | None = None
    ) -> None:
        """Say ``text`` for eight seconds, with an action such as Undo beside it."""
        self._text.setText(text)
        self._action = action
        self._act.setText(action_text or "")
        self._act.setVisible(bool(action_text) and action is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def message(self) -> str:
        """Return the words on show, empty when the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    def close_message(self) -> None:
        """Take the bar away; the keyboard goes back to the window."""
        had_focus = self._holds_focus()
        self.timer.stop()
        self._action = None
        self.hide()
        if had_focus:
            (self._came_from or self._window).setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.closed.emit()

    def focus_action(self) -> None:
        """Bring the keyboard to the action, or to the cross when there is none."""
        self._came_from = self.window().focusWidget()
        target = self._act if self._act.isVisible() else self._close
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _run(self) -> None:
        action = self._action
        self.close_message()
        if action is not None:
            action()

    def _holds_focus(self) -> bool:
        return self._act.hasFocus() or self._close.hasFocus()

    def _expire(self) -> None:
        if not (self.underMouse() or self._holds_focus()):
            self.close_message()

    def _pause_or_go_on(self) -> None:
        if self.isHidden():
            return
        if self.underMouse() or self._holds_focus():
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()

    def _place(self) -> None:
        area = self._window.rect()
        edge = current_theme().space("xl")
        self._text.setWordWrap(False)
        width = min(self.sizeHint().width(), max(0, area.width() - 2 * edge))
        self._text.setWordWrap(width < self.sizeHint().width())
        high = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        high = max(high, self.minimumSizeHint().height())
        self.setGeometry((area.width() - width) // 2, area.height() - self.foot - high - edge, width, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window; wait while the keyboard is on the bar."""
        kind = event.type()
        if watched is self._window:
            if kind == QEvent.Type.Resize and not self.isHidden():
                self._place()
        elif kind in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self, self._pause_or_go_on)
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Wait while the mouse is on the bar."""
        if event.type() == QEvent.Type.Enter:
            self.timer.stop()
        elif event.type() == QEvent.Type.Leave and not self.isHidden() and not self._holds_focus():
            self.timer.start()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar: a card with a stronger line, since it lies over other things."""
        theme = current_theme()
        edge = blend(theme.colour("muted"), theme.colour("line"), 0.5)
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), edge)
        painter.end()
