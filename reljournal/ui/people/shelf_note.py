"""The quiet line over a card that is archived or in the trash, with the way back."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.shelves import days_left
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, QuietButton, fill_round


class ShelfNote(QWidget):
    """Says where the contact is; its button says ``back_asked``."""

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("l"), theme.space("s"), theme.space("s"), theme.space("s"))
        row.setSpacing(theme.space("m"))
        self.words = Label(wrap=True)
        self.back = QuietButton(self.tr("Bring back"), "undo")
        self.back.clicked.connect(self.back_asked)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)

    def show_contact(self, contact: Contact) -> None:
        """Say where this contact is; hidden for one who stands in the list."""
        self.setVisible(not contact.is_listed)
        if contact.trashed_at is not None:
            left = days_left(contact.trashed_at, time.time_ns() // 1_000_000)
            self.words.setText(self.tr("In the trash, kept for %Ln more days.", None, left))
            self.back.setText(self.tr("Restore"))
        else:
            self.words.setText(self.tr("In the archive: out of lists and reminders, still found by search."))
            self.back.setText(self.tr("Bring back"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the soft ground."""
        theme = current_theme()
        painter = QPainter(self)
        fill_round(painter, self.rect(), theme.radius_control, theme.colour("side"), theme.colour("line"))
        painter.end()
