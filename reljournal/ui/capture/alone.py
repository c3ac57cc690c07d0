"""Quick capture in a small window of its own, for a shortcut of the desktop: it goes when the line is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft
from reljournal.store.drafts import keep_draft, unused_key
from reljournal.store.journal import Journal
from reljournal.ui.capture.popup import QuickCapture
from reljournal.ui.context import Context, Ways
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label

_WIDTH_IN_CHARACTERS = 76
# Long enough to be read, short enough not to be waited for.
_SAID_FOR_MS = 1200


class CaptureWindow(QWidget):
    """One line over a journal. Enter writes the entry, says so and closes; Esc closes and keeps what was begun."""

    at_length = Signal(object)
    """What was begun is to be gone on with in the editor: an `EntryDraft`."""
    gone = Signal()
    """The window was closed; nothing is to be lost any more."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.context = Context(journal, cast("Ways", _Alone(self.say)), self)
        self.setWindowTitle(self.tr("Log a conversation"))
        theme = current_theme()
        self.capture = QuickCapture(self.context)
        self.capture.saved.connect(self._saved)
        self.capture.at_length.connect(self._go_on)
        self.word = Label("", tone="muted", wrap=True)
        self.word.hide()
        column = QVBoxLayout(self)
        edge = theme.space("l")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("s"))
        column.addWidget(self.capture)
        column.addWidget(self.word)
        column.addStretch(1)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(_SAID_FOR_MS)
        self._going.timeout.connect(self.close)
        self.capture.grew.connect(self._fit)
        self.resize(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS, self.sizeHint().height())
        self.capture.begin()

    def come_forward(self) -> None:
        """Show the window over the others, with the keyboard in the line."""
        if self.isVisible():
            self.raise_()
        self.show()
        self.activateWindow()
        self.capture.begin()

    def say(self, words: str) -> None:
        """Say something below the line."""
        self.word.setText(words)
        self.word.show()
        self._fit()

    def _fit(self) -> None:
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            high = layout.totalHeightForWidth(self.width()) if layout.hasHeightForWidth() else self.sizeHint().height()
            self.resize(self.width(), max(high, self.minimumSizeHint().height()))

    def _saved(self, _entry_id: int) -> None:
        self.say(self.tr("It is in your journal."))
        self.capture.setEnabled(False)
        self._going.start()

    def _go_on(self, draft: EntryDraft) -> None:
        self.at_length.emit(draft)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was begun among the unfinished entries of the journal."""
        self._going.stop()
        if self.capture.field.text().strip():
            draft, journal = self.capture.draft(), self.context.journal
            if not self.context.did(lambda: keep_draft(journal, unused_key(journal), draft)):
                event.ignore()
                return
        super().closeEvent(event)
        self.context.close()
        self.gone.emit()


class _Alone:
    """The ways of a window from which there is nowhere else to go: a refusal stands below the line."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.warn = say
