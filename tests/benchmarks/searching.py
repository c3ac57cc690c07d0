"""Search as typed: the question against raw FTS5, the painted popup, and the command line against python + sqlite3."""

from __future__ import annotations

import contextlib
import os
import random
import sqlite3
import time
from pathlib import Path

from reljournal.store.journal import Journal
from reljournal.store.queries.match import match_all
from reljournal.store.queries.search import search
from tests.benchmarks.data import fill, vocabulary
from tests.benchmarks.measure import Figure, Ratio, in_turns, percentiles, process, seconds

_SQLITE = """
import sqlite3, sys
asks = sqlite3.connect(sys.argv[1])
for table in ("contact", "entry"):
    print(asks.execute(
        f"SELECT words FROM {table} WHERE id IN (SELECT rowid FROM {table}_index WHERE {table}_index MATCH ? LIMIT 20)",
        (sys.argv[2] + "*",)).fetchall())
"""


def plain_copy(path: Path) -> Path:
    """Make what a few lines of Python would ask: the words of contacts and entries under the library's own FTS5."""
    made = path.with_suffix(".sqlite")
    if made.exists():
        return made
    with Journal.open(path) as journal, contextlib.closing(sqlite3.connect(made)) as plain:
        for table, words in (
            ("contact", "display_name || ' ' || organisation || ' ' || title || ' ' || note"),
            ("entry", "title || ' ' || text"),
        ):
            plain.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, words TEXT)")
            plain.execute(f"CREATE VIRTUAL TABLE {table}_index USING fts5 (words, content='', prefix='1 2 3')")
            rows = journal.rows(f"SELECT id, {words} FROM {table}")
            plain.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
            plain.executemany(f"INSERT INTO {table}_index (rowid, words) VALUES (?, ?)", rows)
        plain.commit()
    return made


def keystrokes(count: int, seed: int = 5) -> list[str]:
    """Return what stands in the field after each key while somebody types ``count`` words, one after the other."""
    dice = random.Random(seed)
    typed = []
    for word in dice.choices(vocabulary(), k=count):
        typed += [word[:length] for length in range(1, len(word) + 1)]
    return typed


def run(folder: Path) -> list[Ratio | Figure]:
    """Measure at 10,000 and 50,000, and at 100,000 and 500,000."""
    usual = fill(folder / "10k-50k.reljournal", 10_000, 50_000)
    large = fill(folder / "100k-500k.reljournal", 100_000, 500_000)
    with Journal.open(usual) as journal:
        typed = keystrokes(60)
        ours, floor = in_turns(lambda: ask(journal, typed), lambda: ask_raw(journal, typed), 7)
    found: list[Ratio | Figure] = [
        Ratio("search while typing / the raw FTS5 questions", ours / len(typed), floor / len(typed), 2)
    ]
    found.append(_painted("search painted, 10,000 contacts and 50,000 entries", usual, 8))
    found.append(_painted("search painted, 100,000 contacts and 500,000 entries", large, 16))
    word = vocabulary()[100]
    for name, path in (("", usual), (", 100,000 contacts and 500,000 entries", large)):
        cli, plain = in_turns(
            lambda path=path: process(["-m", "reljournal", "--journal", str(path), "search", word])[0],
            lambda path=path: process(["-c", _SQLITE, str(plain_copy(path)), word])[0],
            7,
        )
        found.append(Ratio(f"command line search / python + sqlite3{name}", cli, plain, 8))
    return found


def ask(journal: Journal, typed: list[str]) -> float:
    """Ask as the search does, key by key."""
    return seconds(lambda: [search(journal, text, 2026, 7) for text in typed])


def ask_raw(journal: Journal, typed: list[str]) -> float:
    """Ask the same three indexes for as many rows, and read the rows, with nothing of ours round it."""

    def ask() -> None:
        for text in typed:
            words = match_all([text])
            for index, table, limit in (
                ("contact_index", "contact", 200),
                ("entry_index", "entry", 7),
                ("key_date_index", "key_date", 7),
            ):
                order = " ORDER BY rowid DESC" if table == "entry" else ""
                journal.rows(
                    f"SELECT * FROM {table} WHERE id IN"
                    f" (SELECT rowid FROM {index} WHERE {index} MATCH ?{order} LIMIT {limit}) LIMIT 7",
                    (words,),
                )

    return seconds(ask)


def _painted(name: str, path: Path, limit: float) -> Figure:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.ui.context import Context
    from reljournal.ui.search import SearchPopup
    from reljournal.ui.theme import apply_theme, load_theme
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or QApplication([])
    apply_theme(application, load_theme("light"))  # type: ignore[arg-type]
    with Journal.open(path) as journal:
        window = QMainWindow()
        window.resize(1440, 900)
        window.show()
        context = Context(journal, FakeWays(), window)
        popup = SearchPopup(context, window)
        popup.open_with()
        application.processEvents()
        times = []
        for text in keystrokes(5) + keystrokes(120, seed=6):
            start = time.perf_counter()
            popup.field.setText(text)
            application.processEvents()
            times.append((time.perf_counter() - start) * 1000)
        context.close()
        popup.close_search()
        window.close()
        window.deleteLater()
        application.processEvents()
    return Figure(name, *percentiles(times[40:]), limit)
