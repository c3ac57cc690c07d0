"""The foot and the size that dialogs over proposals share: Cancel, and the button that takes in what is ticked."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QSize

from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, QuietButton


class TakingDialog(Dialog):
    """What is proposed is looked at, and ``take`` takes it in."""

    def _add_foot(self) -> None:
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.take = AccentButton("")
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(self.take)

    @abstractmethod
    def _take(self) -> None:
        """Take in what is ticked."""

    def sizeHint(self) -> QSize:
        """Return room for a score of rows."""
        hint, room = super().sizeHint(), self._room()
        return QSize(hint.width(), min(room.height(), max(hint.height(), hint.width() * 3 // 5)))
