"""The calendar with 10,000 key dates: a year against one of ten dates, and every page of a walk against a frame.

A page is turned and painted whole, as in `scrolling`; what is got ready while one rests is got ready between the steps.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from tests.benchmarks.data import fill
from tests.benchmarks.measure import Figure, Ratio, percentiles

_FRAME = 16.7
_STEPS = 60
_DAY = date(2026, 11, 25)


def run(folder: Path) -> list[Figure | Ratio]:
    """Measure years, months, weeks and the agenda."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.store.journal import Journal
    from reljournal.ui.calendar import CalendarScreen
    from reljournal.ui.context import Context
    from reljournal.ui.theme import apply_theme, load_theme, new_application
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or new_application()
    apply_theme(application, load_theme("light"))  # type: ignore[arg-type]
    times: dict[tuple[int, str], list[float]] = {}
    # Every second contact has a birthday; the large journal has entries as well.
    for dates, contacts, entries in ((10, 20, 0), (10_000, 20_000, 50_000)):
        path = fill(folder / f"dates-{dates}.reljournal", contacts, entries)
        with Journal.open(path) as journal:
            window = QMainWindow()
            context = Context(journal, FakeWays(), window)
            screen = CalendarScreen(context)
            window.setCentralWidget(screen)
            window.resize(1240, 900)
            window.show()
            screen.show_up()
            screen.open_day(_DAY)
            settle = partial(_settle, application)
            for view, days in _walks().items():
                screen.show_view(view)
                screen.open_day(_DAY)
                settle()
                step = partial(_turn, application, screen)
                times[dates, view] = [_timed(settle, partial(step, day)) for day in days]
            window.close()
            context.close()
    few, many = (sorted(times[dates, "year"]) for dates in (10, 10_000))
    over = [large - small for small, large in zip(few, many, strict=True)]
    found: list[Figure | Ratio] = [
        Figure("a year of 10,000 dates beyond one of 10", *percentiles(over), _FRAME),
        Ratio("a year of 10,000 dates against one of 10", many[_STEPS // 2] / 1000, few[_STEPS // 2] / 1000, 3.0),
    ]
    pages = ("month", "week", "agenda")
    found += [Figure(f"a page of the {v} among 10,000 dates", *percentiles(times[10_000, v]), _FRAME) for v in pages]
    return found


def _walks() -> dict[str, list[date]]:
    """Return the days to which each view is turned, one page after the other."""
    after = range(_DAY.year * 12 + _DAY.month, _DAY.year * 12 + _DAY.month + _STEPS)
    months = [date(number // 12, number % 12 + 1, 10) for number in after]
    return {
        "year": [date(1960 + number, 3, 3) for number in range(_STEPS)],
        "month": months,
        "week": [_DAY + timedelta(days=7 * number) for number in range(1, _STEPS + 1)],
        "agenda": months,
    }


def _settle(application: object) -> None:
    for _round in range(3):
        application.processEvents()  # type: ignore[attr-defined]


def _timed(settle: Callable[[], None], step: Callable[[], None]) -> float:
    settle()
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


def _turn(application: object, screen: object, day: date) -> None:
    """Turn to a day's page as a held key does: the panel follows when the walk rests."""
    screen._walk_to(day)  # type: ignore[attr-defined]
    screen._panel_timer.stop()  # type: ignore[attr-defined]
    view = screen.view.keyboard()  # type: ignore[attr-defined]
    (view.viewport() if hasattr(view, "viewport") else view).repaint()
    del application
