"""The marks of Markdown as buttons, each with its key, and how many words there are."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reljournal.domain.text import plain_words
from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, QuietButton

_COUNT_AFTER_MS = 250


class _LetterButton(QuietButton):
    """A button whose one letter looks like what it does."""

    def __init__(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        self._bold, self._italic = bold, italic
        super().__init__(text)

    def _words_font(self) -> QFont:
        font = super()._words_font()
        font.setItalic(self._italic)
        if self._bold:
            font.setWeight(QFont.Weight.Bold)
        return font


class FormatBar(QWidget):
    """Stands below the text."""

    def __init__(self, edit: MarkdownEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._counted = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current_theme().space("m"))
        buttons = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        self._flow = FlowLayout(buttons)
        for button, name, keys, action in (
            (_LetterButton(self.tr("B", "bold"), bold=True), self.tr("Bold"), "Ctrl+B", edit.make_bold),
            (_LetterButton(self.tr("I", "italic"), italic=True), self.tr("Italic"), "Ctrl+I", edit.make_italic),
            (_LetterButton(self.tr("H", "heading")), self.tr("Heading"), "Ctrl+Shift+H", edit.make_heading),
            (QuietButton(self.tr("List")), self.tr("List"), "Ctrl+Shift+L", edit.make_list),
            (QuietButton(self.tr("Check")), self.tr("List of boxes to tick"), "Ctrl+Shift+C", edit.make_checks),
            (QuietButton(self.tr("Quote")), self.tr("Quotation"), "Ctrl+Shift+Q", edit.make_quote),
            (QuietButton(self.tr("Link")), self.tr("Link"), "Ctrl+Shift+K", edit.make_link),
        ):
            sequence = QKeySequence(keys)
            shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({shown})")
            # The cursor stays in the text; the keys lead here too.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action)
            shortcut = QShortcut(sequence, edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(action)
            self._flow.addWidget(button)
        tick = QShortcut(QKeySequence("Ctrl+T"), edit)
        tick.setContext(Qt.ShortcutContext.WidgetShortcut)
        tick.activated.connect(edit.tick)
        self.words = Label(role="small", tone="muted")
        line.addWidget(buttons, 1)
        line.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_COUNT_AFTER_MS)
        self._timer.timeout.connect(self.count)
        edit.textChanged.connect(self._timer.start)

    def count(self) -> None:
        """Count the words now."""
        self._timer.stop()
        number = len(plain_words(self._edit.text()).split())
        self._counted = self.tr("%Ln words", None, number)
        self._say()

    def _say(self) -> None:
        """Name the language only where there is room for it."""
        whole = self.tr("%1 · Markdown").replace("%1", self._counted)
        room = self.width() - self._flow.sizeHint().width() - current_theme().space("m")
        fits = self.words.fontMetrics().horizontalAdvance(whole) <= room
        self.words.setText(whole if fits else self._counted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._say()
