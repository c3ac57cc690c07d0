"""The sheet on which an entry is written: a title, and the text below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round


class _Title(QLineEdit):
    """One large line; Enter and Down go on to the text."""

    onward = Signal()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.ApplicationFontChange}:
            font = current_theme().font("heading")
            if self.font().key() != font.key():
                self.setFont(font)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the text."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.onward.emit()
            return
        super().keyPressEvent(event)


class WritingCard(QFrame):
    """White, with a hairline that takes the accent's colour while one writes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.title = _Title()
        self.title.setProperty("bare", True)
        self.title.setFont(theme.font("heading"))
        # A line edit keeps two pixels to itself; the text below does not.
        self.title.setTextMargins(-2, 0, -2, 0)
        self.title.setPlaceholderText(self.tr("Title"))
        self.title.setAccessibleName(self.tr("Title"))
        self.text = MarkdownEdit()
        self.text.setPlaceholderText(self.tr("What happened, what was said, what to remember…"))
        self.text.setAccessibleName(self.tr("Text"))
        self.title.onward.connect(self._to_text)
        column = self._column = QVBoxLayout(self)
        self._set_margins()
        column.setSpacing(theme.space("m"))
        column.addWidget(self.title)
        column.addWidget(self.text, 1)
        self.setMinimumHeight(self.least_height())
        for part in (self.title, self.text):
            part.installEventFilter(self)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def most_width(self) -> int:
        """Return how wide the sheet is at most, in pixels: its longest line, with a margin on both sides."""
        theme = current_theme()
        return self.text.reading_width() + 2 * (2 * theme.space("xxl") + theme.space("s"))

    def least_height(self) -> int:
        """Return how low the sheet can be, in pixels: a title and a few lines."""
        return self.title.sizeHint().height() + 6 * self.text.fontMetrics().lineSpacing()

    def _set_margins(self) -> None:
        """Set the words in the middle; where they need the room, leave hardly any behind the scroll bar."""
        theme = current_theme()
        left_over = self.width() - self.text.reading_width()
        before = max(theme.space("xxl") - 2, left_over // 2)
        after = max(theme.space("s"), left_over - before - self.text.verticalScrollBar().sizeHint().width())
        # Layouts do not mirror margins.
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            before, after = after, before
        self._column.setContentsMargins(before, theme.space("xl"), after, theme.space("m"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of reading and the size of text."""
        super().changeEvent(event)
        followed = {QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}
        if event.type() in followed and hasattr(self, "_column"):
            self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words in the middle."""
        super().resizeEvent(event)
        self._set_margins()

    def _to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the line when the keyboard comes or goes."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click on the sheet's edge as one into the text."""
        self.text.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet."""
        theme = current_theme()
        painter = QPainter(self)
        writing = self.title.hasFocus() or self.text.hasFocus()
        line = theme.colour("accent" if writing else "line")
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), line)
        painter.end()
