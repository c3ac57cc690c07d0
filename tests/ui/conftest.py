"""The program dressed for a test, undressed after it, and what a screen is handed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from reljournal.store.journal import Journal
from reljournal.system.dictionaries import dictionaries
from reljournal.ui.context import Context
from reljournal.ui.theme import ThemeChoice, ThemeKeeper
from tests.spelling_ground import ENGLISH, GERMAN, write_dictionary
from tests.ui.fakes import FakeWays


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say that it cannot raise a window or pass on its size hints; that is not our doing."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


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


@pytest.fixture
def ways() -> FakeWays:
    """Who listens to where a screen sends the person."""
    return FakeWays()


@pytest.fixture
def context(qapp: QApplication, journal: Journal, ways: FakeWays) -> Iterator[Context]:
    made = Context(journal, ways)
    yield made
    made.close()


@pytest.fixture
def two_dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """English and German, and nothing else that the machine may have."""
    folder = tmp_path / "dictionaries"
    write_dictionary(folder, "en_GB", ENGLISH)
    write_dictionary(folder, "de_DE", GERMAN, "ISO8859-1")
    monkeypatch.setattr("reljournal.system.dictionaries.dictionary_folders", lambda: [folder])
    dictionaries.cache_clear()
    monkeypatch.setattr("reljournal.ui.spelling.usual_dictionaries", lambda *_: ["en_GB"])
    yield folder
    dictionaries.cache_clear()
