"""The program dressed for a test, and undressed after it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from reljournal.ui.theme import ThemeChoice, ThemeKeeper


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[ThemeKeeper]:
    font, palette, sheet = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    made = ThemeKeeper(qapp, ThemeChoice.LIGHT)
    yield made
    made.set_choice(ThemeChoice.LIGHT)
    made.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
