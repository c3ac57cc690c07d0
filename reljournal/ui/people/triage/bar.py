"""The line of keys under the card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.ui.shortcuts import key_words
from reljournal.ui.widgets import AccentButton, FlowLayout, QuietButton

# In the order of the line: key of the deed, the letter that does it.
KEYS = (("back", "←"), ("keep", "K"), ("tag", "T"), ("circle", "C"), ("archive", "A"), ("delete", "Del"), ("next", "→"))


class TriageBar(QWidget):
    """Each button names its key; it says ``asked`` with the key of the deed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            "back": self.tr("Back"),
            "keep": self.tr("Keep"),
            "tag": self.tr("Tag"),
            "circle": self.tr("Circle"),
            "archive": self.tr("Archive"),
            "delete": self.tr("Delete"),
            "next": self.tr("Next"),
        }
        row = FlowLayout(self)
        self._buttons: dict[str, AccentButton | QuietButton] = {}
        for key, letter in KEYS:
            kind = AccentButton if key == "keep" else QuietButton
            button = self._buttons[key] = kind(words[key], key_hint=key_words(letter) if len(letter) > 1 else letter)
            button.setProperty("deed", key)
            button.clicked.connect(self._ask)
            row.addWidget(button)

    def button(self, key: str) -> AccentButton | QuietButton:
        """Return the button of a deed: back, keep, tag, circle, archive, delete or next."""
        return self._buttons[key]

    def _ask(self) -> None:
        self.asked.emit(self.sender().property("deed"))
