"""What long work shows: what it is at, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.buttons import QuietButton
from reljournal.ui.widgets.labels import Label


class ProgressPanel(QWidget):
    """One line of words over a bar, and Cancel. Esc is left to the dialog around it."""

    cancelled = Signal()

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        self._text = Label(text, wrap=True)
        column.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(theme.space("m"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text or self.tr("Progress"))
        self._cancel = QuietButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self._ask_to_stop)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self.start(text)

    def start(self, text: str) -> None:
        """Begin: how much there is to do is not known yet."""
        self._text.setText(text)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)

    def step(self, done: int, total: int, text: str = "") -> None:
        """Show that ``done`` of ``total`` are done; a total of 0 means not known."""
        self._bar.setRange(0, max(0, total))
        self._bar.setValue(done)
        if text:
            self._text.setText(text)
            self._bar.setAccessibleName(text)

    def _ask_to_stop(self) -> None:
        # Stopping takes a moment: the work hears of it at its next step.
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Stopping …"))
        self.cancelled.emit()
