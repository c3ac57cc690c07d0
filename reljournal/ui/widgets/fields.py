"""Fields to write in: search, a field with its label, and a text that grows as it is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import key_hint_size, paint_key_hint
from reljournal.ui.widgets.icons import icon
from reljournal.ui.widgets.labels import Label


class SearchField(QLineEdit):
    """A search line: the glass before the words, a key hint while empty, a cross to clear. Esc clears, then leaves."""

    left = Signal()
    """Esc in the empty field."""

    def __init__(self, placeholder: str, key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key_hint = key_hint
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("close", "muted"), self.tr("Clear"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._show_clear)

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))

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
        """Draw the field and, while it is empty, the key that leads here."""
        super().paintEvent(event)
        if not self._key_hint or self.text():
            return
        theme = current_theme()
        size = key_hint_size(self._key_hint)
        edge = theme.space("m")
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = edge if rtl else self.width() - size.width() - edge
        painter = QPainter(self)
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
        """A narrower field needs more lines."""
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
