"""The list of people at 100,000: opening, filtering, sorting by each column and scrolling, and what it keeps in memory.

The floor is the question itself, put to SQLite without us: plain rows of the same tables in the same order.
"""

from __future__ import annotations

import contextlib
import os
import time
import tracemalloc
from datetime import date
from pathlib import Path

import apsw

from reljournal.domain.people_columns import Column, Sorting
from reljournal.store.journal import Journal
from reljournal.store.queries.people import filtered_ids
from reljournal.store.queries.people_table import Wanted, sorted_ids
from tests.benchmarks.data import fill
from tests.benchmarks.measure import Figure, Ratio, in_turns, percentiles, seconds

_TODAY = date(2026, 11, 21)
_STEPS = 300
_LISTED = "archived_at IS NULL AND trashed_at IS NULL"
_ONE = "(SELECT {} FROM {} WHERE contact_id = contact.id ORDER BY position LIMIT 1)"
_RAW = {
    Column.ORGANISATION: "organisation COLLATE NOCASE",
    Column.TITLE: "title COLLATE NOCASE",
    Column.TAGS: (
        "(SELECT group_concat(name, ', ' ORDER BY position) FROM contact_tag JOIN tag ON tag.id = tag_id"
        " WHERE contact_id = contact.id)"
    ),
    Column.LAST_CONTACT: "(SELECT max(on_date) FROM last_contact WHERE contact_id = contact.id AND kind <> 'note')",
    Column.NEXT_DATE: "(SELECT min(month * 32 + day) FROM key_date WHERE contact_id = contact.id)",
    Column.CITY: _ONE.format("city", "address"),
    Column.EMAIL: _ONE.format("value", "email"),
    Column.PHONE: _ONE.format("value", "phone"),
}


def run(folder: Path) -> list[Ratio | Figure]:
    """Measure all of it; the window is offscreen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    path = fill(folder / "100k-500k.reljournal", 100_000, 500_000)
    with Journal.open(path) as journal, contextlib.closing(apsw.Connection(str(path))) as raw:
        raw.execute("PRAGMA cache_size = -16000")
        figures: list[Ratio | Figure] = [_filtered(journal, raw), *_sorted(journal, raw)]
    return [*figures, *_in_the_window(path), *_memory(folder, path)]


def _filtered(journal: Journal, raw: apsw.Connection) -> Ratio:
    sql = (
        f"SELECT id FROM contact WHERE {_LISTED} AND id IN (SELECT rowid FROM contact_index WHERE contact_index MATCH"
        " '\"a\"*') ORDER BY sort_key, id"
    )
    ours, floor = in_turns(
        lambda: seconds(lambda: filtered_ids(journal, "a")), lambda: seconds(lambda: raw.execute(sql).fetchall()), 7
    )
    return Ratio("filtering 100,000 people by one letter", ours, floor, 1.5)


def _sorted(journal: Journal, raw: apsw.Connection) -> list[Ratio]:
    found = []
    for column, key in _RAW.items():
        sql = f"SELECT id FROM contact WHERE {_LISTED} ORDER BY {key}, sort_key, id"
        sorting = Sorting(column)
        ours, floor = in_turns(
            lambda sorting=sorting: seconds(lambda: sorted_ids(journal, Wanted(), sorting, _TODAY)),  # type: ignore[misc]
            lambda sql=sql: seconds(lambda: raw.execute(sql).fetchall()),  # type: ignore[misc]
            5,
        )
        found.append(Ratio(f"sorting 100,000 people by {column} (in a thread)", ours, floor, 2))
    return found


def _in_the_window(path: Path) -> list[Figure]:
    """Measure how long a step keeps the window busy; the limit is what nothing may take on the main thread."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.ui.context import Context
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.theme import apply_theme, load_theme
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or QApplication([])
    apply_theme(application, load_theme("light"))  # type: ignore[arg-type]
    times: dict[str, list[float]] = {"open": [], "to the table": [], "filter": [], "scroll": [], "sort": []}

    def step(name: str, work: object) -> None:
        start = time.perf_counter()
        work()  # type: ignore[operator]
        application.processEvents()
        times[name].append((time.perf_counter() - start) * 1000)

    with Journal.open(path) as journal:
        for _ in range(5):
            window = QMainWindow()
            context = Context(journal, FakeWays(), window)
            screen = PeopleScreen(context)
            window.setCentralWidget(screen)
            window.resize(1240, 900)
            window.show()
            step("open", screen.show_up)
            # The card comes after the list was painted: `starting` measures when.
            while screen._card is None:
                application.processEvents()
            step("to the table", screen.list.switch_table)
            bar = screen.list.table.verticalScrollBar()
            for number in range(_STEPS // 5):
                step("scroll", lambda bar=bar, at=number: bar.setValue(bar.maximum() * at * 5 // _STEPS))  # type: ignore[misc]
            for typed in ("a", "al", "alb", "al", "a", ""):
                step("filter", lambda screen=screen, typed=typed: _type(screen, typed))  # type: ignore[misc]
            for column in (Column.ORGANISATION, Column.LAST_CONTACT):
                step("sort", lambda screen=screen, column=column: screen.list._sort_by(column))  # type: ignore[misc]
                while screen.list._sorter.is_running():
                    step("sort", lambda: time.sleep(0.002))
            screen.list.stop()
            application.processEvents()
            context.close()
            window.close()
            window.deleteLater()
            application.processEvents()
    names = {
        "open": "opening the list of 100,000", "to the table": "from the list to the table of 100,000",
        "filter": "a letter in the filter of 100,000", "scroll": "scrolling the table of 100,000, a step",
        "sort": "the window while 100,000 are sorted, a step",
    }  # fmt: skip
    limits = {"scroll": 16.0}
    return [Figure(names[name], *percentiles(found), limits.get(name, 100)) for name, found in times.items()]


def _type(screen: object, text: str) -> None:
    screen.list.field.setText(text)  # type: ignore[attr-defined]
    screen.list._apply_filter()  # type: ignore[attr-defined]


def _memory(folder: Path, large: Path) -> list[Ratio]:
    """Return what Python keeps for the list, scrolled through to the end, beside what it keeps for 1,000 people."""
    small = fill(folder / "1k.reljournal", 1_000, 0)
    kept = {path: _kept(path) for path in (large, small)}
    return [Ratio("memory of the list of 100,000, beside 1,000", kept[large], kept[small], 1.5, "KiB")]


def _kept(path: Path) -> float:
    from PySide6.QtWidgets import QApplication

    from reljournal.ui.context import Context
    from reljournal.ui.people.list_model import PeopleModel
    from tests.ui.fakes import FakeWays

    assert QApplication.instance() is not None
    with Journal.open(path) as journal:
        context = Context(journal, FakeWays())
        tracemalloc.start()
        model = PeopleModel(context)
        model.reload()
        for row in range(0, model.rowCount(), 7):
            model.index(row).data()
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        context.close()
        model.deleteLater()
    return kept / 1024
