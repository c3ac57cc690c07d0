"""Letters typed in quick succession, which lead to a name."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer

# Milliseconds after which a typed letter begins a new word.
_BETWEEN_LETTERS = 1000


class TypedLetters:
    """Gathers letters until there is a pause."""

    def __init__(self) -> None:
        self._letters = ""
        self._since_letter = QElapsedTimer()

    def add(self, letters: str) -> str:
        """Return all letters since the last pause, these included."""
        if not self._since_letter.isValid() or self._since_letter.hasExpired(_BETWEEN_LETTERS):
            self._letters = ""
        self._since_letter.start()
        self._letters += letters
        return self._letters
