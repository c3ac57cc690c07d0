"""Fields to write in: search, a field with its label, and a text that grows as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import IconButton, key_hint_size, paint_key_hint
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox


class SearchField(QLineEdit):
    """A search line: the glass before the words, a key hint while empty, a cross to clear.

    Esc empties the field; in the empty field it says `left`.
    """

    left = Signal()

    def __init__(self, placeholder: str, key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self._cross = IconButton("close", self.tr("Clear"), self)
        # Esc does the same, so that the cross is no stop of its own on the way through the screen.
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.clicked.connect(self.clear)
        self._cross.hide()
        self.textChanged.connect(self._show_cross)
        self._leave_room()

    def _show_cross(self, text: str) -> None:
        self._cross.setVisible(bool(text))

    def _leave_room(self) -> None:
        """Keep the words clear of the glass, and of the cross or the key hint at the other end."""
        theme = current_theme()
        side, gap = theme.size("icon"), theme.space("s")
        hint = key_hint_size(self._key_hint).width() if self._key_hint else 0
        before, after = side + gap, max(side, hint) + gap
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self.setTextMargins(before, 0, after, 0)
        self._place_cross()

    def _place_cross(self) -> None:
        side = self.height() - 8
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._cross.setGeometry(4 if rtl else self.width() - side - 4, 4, side, side)

    def sizeHint(self) -> QSize:
        """Return the height of a control at least."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), current_theme().size("control")))

    def minimumSizeHint(self) -> QSize:
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the end."""
        super().resizeEvent(event)
        self._place_cross()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text and the direction of reading."""
        super().changeEvent(event)
        followed = {QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}
        if event.type() in followed:
            self._leave_room()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the field, and leaves it when it is empty."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the glass and, while it is empty, the key that leads here."""
        super().paintEvent(event)
        theme = current_theme()
        side, edge = theme.size("icon"), theme.space("m") - 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        glass = QRect(self.width() - side - edge if rtl else edge, (self.height() - side) // 2, side, side)
        paint_icon(painter, glass, "search", "muted")
        if self._key_hint and not self.text():
            size = key_hint_size(self._key_hint)
            x = edge if rtl else self.width() - size.width() - edge
            rect = QRect(x, (self.height() - size.height()) // 2, size.width(), size.height())
            paint_key_hint(painter, rect, self._key_hint, theme.colour("muted"), theme.colour("line"))
        painter.end()


class LabelledField(QWidget):
    """A field under its label, tied to it for screen readers, with room for one sentence when it is not right."""

    def __init__(self, label: str, field: QWidget, parent: QWidget | None = None, hint: str = "") -> None:
        super().__init__(parent)
        self.field = field
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        self._label = Label(label, role="small", tone="muted")
        self._label.setBuddy(field)
        self._note = Label(hint, role="small", tone="muted", wrap=True)
        column.addWidget(self._label)
        column.addWidget(field)
        column.addWidget(self._note)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        self.setFocusProxy(field)
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Say what is not right, or nothing: then the hint is back."""
        self._note.setText(sentence or self._hint)
        self._note.set_tone("late" if sentence else "muted")
        self._note.setVisible(bool(sentence or self._hint))
        self.field.setAccessibleDescription(sentence or self._hint)

    def error(self) -> str:
        """Return the sentence that is shown as an error, if any."""
        return self._note.text() if self._note.property("tone") == "late" else ""


class QuietEdit(QPlainTextEdit):
    """Plain text that is as high as what is written. Tab leaves it; Ctrl+Enter says `submitted`."""

    submitted = Signal()
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(
        self, placeholder: str = "", parent: QWidget | None = None, lines: int = 1, most_lines: int = 12
    ) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most_lines
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """Return the height of the text, between the fewest and most lines."""
        self.ensurePolished()
        rows = int(max(self._lines, min(self._most, self.document().size().height())))
        margins = self.contentsMargins()
        extra = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin()) + 12
        return QSize(super().sizeHint().width(), rows * self.fontMetrics().lineSpacing() + extra)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, as narrow as a few words."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def _grow(self) -> None:
        full = self.document().size().height() > self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        high = self.sizeHint().height()
        if high != self.height() or high != self.minimumHeight():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow: a narrower field needs more lines."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


def dress_spin_box(box: QAbstractSpinBox) -> None:
    """Set the words of a spin box, date or time field off its edge, and calm the weekends of its calendar.

    A style sheet reaches neither: Qt places the inner line itself and paints weekends red by a text format.
    """
    from PySide6.QtGui import QTextCharFormat
    from PySide6.QtWidgets import QCalendarWidget, QDateTimeEdit

    gap = current_theme().space("s")
    box.lineEdit().setTextMargins(gap, 0, gap, 0)
    if isinstance(box, QDateTimeEdit) and box.calendarPopup():
        calendar = box.calendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())
