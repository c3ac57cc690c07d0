"""How large the window is at first, and that it never outgrows the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from reljournal.store.journal import Journal
from reljournal.system.settings import Settings
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.window import MainWindow


def test_the_first_window_fits_the_screen(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> None:
    window = MainWindow(journal, Settings())
    qtbot.addWidget(window)
    room = window.screen().availableGeometry().size()
    assert window.size() == QSize(1280, 800).boundedTo(room)
    window.close()


def test_a_window_that_is_larger_than_the_screen_is_made_to_fit(
    journal: Journal, keeper: ThemeKeeper, qtbot: QtBot
) -> None:
    first = MainWindow(journal, Settings())
    qtbot.addWidget(first)
    first.resize(5000, 4000)
    second = MainWindow(journal, Settings(window_geometry=first.place()))
    qtbot.addWidget(second)
    room = second.screen().availableGeometry().size()
    assert second.size() == second.size().boundedTo(room)
    for window in (first, second):
        window.close()
