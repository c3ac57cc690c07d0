"""Scrolling and selecting in the list of 10,000 people: how long a step keeps the window busy."""

from __future__ import annotations

import os
import time
from pathlib import Path

from tests.benchmarks.data import fill
from tests.benchmarks.measure import Figure, percentiles

_STEPS = 400


def run(folder: Path) -> list[Figure]:
    """Measure wheel steps through the whole list, and the arrow key with the card that follows."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.store.journal import Journal
    from reljournal.ui.context import Context
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.theme import apply_theme, load_theme
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or QApplication([])
    apply_theme(application, load_theme("light"))  # type: ignore[arg-type]
    with Journal.open(fill(folder / "10k-50k.reljournal", 10_000, 50_000)) as journal:
        window = QMainWindow()
        context = Context(journal, FakeWays(), window)
        screen = PeopleScreen(context)
        window.setCentralWidget(screen)
        window.resize(1240, 900)
        window.show()
        screen.show_up()
        application.processEvents()
        view = screen.list.view
        bar = view.verticalScrollBar()
        scrolled, selected = [], []
        for number in range(_STEPS):
            start = time.perf_counter()
            bar.setValue(bar.maximum() * number // _STEPS)
            application.processEvents()
            scrolled.append((time.perf_counter() - start) * 1000)
        view.setFocus()
        for _ in range(_STEPS):
            start = time.perf_counter()
            QTest.keyClick(view, Qt.Key.Key_Down)
            application.processEvents()
            selected.append((time.perf_counter() - start) * 1000)
        context.close()
        window.close()
        window.deleteLater()
        application.processEvents()
    return [
        Figure("scrolling a list of 10,000 people, a step", *percentiles(scrolled[5:]), 16),
        Figure("selecting in a list of 10,000 people, a step", *percentiles(selected[5:]), 16),
    ]
