"""How large the window is at first, that it never outgrows the screen, and how its banner stands in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QSize
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


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_the_banner_of_the_sample_is_as_high_on_every_screen(
    journal: Journal, keeper: ThemeKeeper, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = MainWindow(journal, Settings(), throwaway=True)
    qtbot.addWidget(window)
    window.start()
    window.resize(*size)
    window.show()
    heights = set()
    for key in ("today", "people", "journal", "calendar"):
        window.show_screen(key)
        QCoreApplication.processEvents()
        heights.add(window.banner.height())
    assert len(heights) == 1
    assert heights.pop() < 2 * keeper.theme().size("control")
    window.close()
