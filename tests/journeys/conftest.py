"""The whole program in a test: the window as the person gets it, closed and put away after the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from reljournal.app import Program


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say that it knows no size hints, and no order, of windows; that is not our doing."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints|support raise", extend=True))


@pytest.fixture
def start(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], Program]]:
    """Start the program on a journal; a second call closes the window and starts anew, as a person does."""
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")
    font, palette, sheet = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    running: list[Program] = []

    def put_away() -> None:
        while running:
            program = running.pop()
            if program.window is not None:
                program.window.close()
            program.put_away()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def open_on(path: Path) -> Program:
        put_away()
        program = Program(qapp, None)
        running.append(program)
        assert program.open(path)
        assert program.window is not None
        program.window.resize(1440, 900)
        qapp.processEvents()
        return program

    yield open_on
    put_away()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
