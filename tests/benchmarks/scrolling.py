"""Scrolling and selecting in the list of 10,000 people: how long a step keeps the window busy, painting included.

Qt paints some milliseconds after it was asked to, many changes at once; here every step is painted whole and at
once, and a step that paints nothing is no measurement.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from tests.benchmarks.data import fill
from tests.benchmarks.measure import Figure, percentiles

_STEPS = 400
_ROWS_CLICKED = 9


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        del watched
        self.count += event.type() is QEvent.Type.Paint
        return False


def run(folder: Path) -> list[Figure]:
    """Measure steps through the whole list that leave no row in view, the arrow key held down, and clicks.

    A click is measured with the card that follows it; while a key is held down there is none until it rests.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    from reljournal.store.journal import Journal
    from reljournal.ui.context import Context
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.theme import apply_theme, load_theme, new_application
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or new_application()
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
        # The card comes after the first paint; here it is there before the first step.
        screen.card.show()
        view = screen.list.view
        listed, bar = view.viewport(), view.verticalScrollBar()
        paints = _Paints(window)
        listed.installEventFilter(paints)

        def step(do: Callable[[], object], area: QWidget) -> float:
            start, before = time.perf_counter(), paints.count
            do()
            application.processEvents()
            area.repaint()
            taken = (time.perf_counter() - start) * 1000
            if paints.count == before:
                raise RuntimeError("a step of the list was not painted")
            return taken

        stops = [bar.maximum() * number // _STEPS for number in range(1, _STEPS + 1)]
        scrolled = [step(partial(bar.setValue, stop), listed) for stop in stops]
        bar.setValue(0)
        view.setFocus()
        selected = [step(partial(QTest.keyClick, view, Qt.Key.Key_Down), listed) for _ in range(_STEPS)]
        bar.setValue(0)
        rows = [view.visualRect(view.model().index(row, 0)).center() for row in range(_ROWS_CLICKED)]
        click = partial(QTest.mouseClick, listed, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        clicked = [step(partial(click, rows[number % _ROWS_CLICKED]), screen) for number in range(_STEPS // 4)]
        context.close()
        window.close()
        window.deleteLater()
        application.processEvents()
    return [
        Figure("scrolling a list of 10,000 people, a step", *percentiles(scrolled[5:]), 16),
        Figure("selecting in a list of 10,000 people, a step", *percentiles(selected[5:]), 16),
        Figure("clicking a person, with the card", *percentiles(clicked[5:]), 100),
    ]
