"""A few words side by side of which one is on, joined like one button; a menu where there is no room for all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.painting import KeyboardRing, fill_round, focus_ring

_PAD = 12
_BACK, _ON = {Qt.Key.Key_Left, Qt.Key.Key_Up}, {Qt.Key.Key_Right, Qt.Key.Key_Down}
_FOLLOWED = {QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange}


class Segment(KeyboardRing, QAbstractButton):
    """One of the words."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return what the word needs."""
        theme = current_theme()
        metrics = QFontMetrics(theme.font("body"))
        high = max(theme.size("control"), metrics.height() + 14)
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _PAD, high)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a word is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        if event.type() in _FOLLOWED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word; which is on shows by ground and colour, and by the line round it."""
        theme = current_theme()
        painter = QPainter(self)
        inner, radius = self.rect(), theme.radius_control
        if self.isChecked():
            fill_round(painter, inner, radius, theme.colour("accent_soft"), theme.colour("accent"))
        elif self.underMouse():
            fill_round(painter, inner.adjusted(1, 1, -1, -1), radius, theme.colour("hover"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("accent" if self.isChecked() else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.ring_shown():
            focus_ring(painter, inner, radius - 1)
        painter.end()


class Segments(QWidget):
    """One of several words. Tab enters and leaves, arrow keys move within and choose, as in a row of chips."""

    changed = Signal(str)
    """Emitted with the key that the person chose; `set_value` is silent."""

    def __init__(self, options: Iterable[tuple[str, str]], accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._compact = False
        self._value = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons: dict[str, Segment] = {}
        for key, label in options:
            button = self.buttons[key] = Segment(label, self)
            button.installEventFilter(self)
            button.clicked.connect(self._take)
            row.addWidget(button)
        self.set_value(next(iter(self.buttons)))

    def value(self) -> str:
        """Return the key that is on."""
        return self._value

    def set_value(self, key: str) -> None:
        """Turn ``key`` on without a signal; an unknown key raises `KeyError`."""
        self._value = key
        for other, button in self.buttons.items():
            button.setChecked(other == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.buttons[key])
        self._show()

    def _show(self) -> None:
        for key, button in self.buttons.items():
            button.setVisible(not self._compact or key == self._value)
        self.updateGeometry()
        self.update()

    # Room

    def full_width(self) -> int:
        """Return the width with all words, in pixels, whether they are shown now or not."""
        return sum(button.sizeHint().width() for button in self.buttons.values())

    def set_compact(self, compact: bool) -> None:
        """Show only the word that is on; a press on it offers the others."""
        if compact != self._compact:
            self._compact = compact
            margins = self._arrow() if compact else 0
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.layout().setContentsMargins(margins if mirrored else 0, 0, 0 if mirrored else margins, 0)  # type: ignore[union-attr]
            self._show()

    def _arrow(self) -> int:
        return current_theme().size("icon")

    def sizeHint(self) -> QSize:
        """Return room for the words that are shown."""
        shown = self.buttons[self._value].sizeHint()
        return QSize(shown.width() + self._arrow() if self._compact else self.full_width(), shown.height())

    def narrow_width(self) -> int:
        """Return the width with the longest word alone."""
        return max(button.sizeHint().width() for button in self.buttons.values()) + self._arrow()

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    # What the person does

    def _take(self) -> None:
        sender = next((key for key, button in self.buttons.items() if button is self.sender()), self._value)
        if self._compact:
            self.buttons[self._value].setChecked(True)
            self.menu_of().popup(self.mapToGlobal(self.rect().bottomLeft()))
            return
        self._choose(sender)

    def menu_of(self) -> QMenu:
        """Return the words as a menu."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.accessibleName())
        for key, button in self.buttons.items():
            action = menu.addAction(button.text())
            action.setCheckable(True)
            action.setChecked(key == self._value)
            action.setData(key)
        menu.triggered.connect(self._take_action)
        return menu

    def _take_action(self, action: object) -> None:
        self._choose(str(action.data()))  # type: ignore[attr-defined]

    def _choose(self, key: str) -> None:
        before = self._value
        self.set_value(key)
        if key != before:
            self.changed.emit(key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Offer the words from the arrow beside the one that is on, too."""
        if self._compact:
            self.menu_of().popup(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move with the arrow keys, the way the row reads."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _BACK | _ON:
                step = 1 if key in _ON else -1
                sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
                if sideways and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    step = -step
                keys = list(self.buttons)
                target = keys[(keys.index(self._value) + step) % len(keys)]
                self._choose(target)
                self.buttons[target].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground that joins the words."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_control, theme.colour("card"), theme.colour("line"))
        if self._compact:
            side = self._arrow() * 2 // 3
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = self._arrow() - side if mirrored else self.width() - self._arrow()
            paint_icon(painter, QRect(left, (self.height() - side) // 2, side, side), "chevron-down", "muted")
        painter.end()
