"""A key pressed in an entry of 20,000 words, until the letter is painted: in short lines and in long paragraphs."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

from tests.benchmarks.data import fill, vocabulary
from tests.benchmarks.measure import Figure, percentiles

_KEYS = 200
_WORDS = 20_000


def _text(words_a_line: int) -> str:
    """Return a made-up entry with some of every mark in it."""
    dice = random.Random(5)
    words = vocabulary()
    marks = ("", "", "", "- ", "- [ ] ", "> ", "## ")
    lines = []
    for _ in range(_WORDS // words_a_line):
        line = dice.choices(words, k=words_a_line)
        line[len(line) // 2] = f"**{line[len(line) // 2]}**"
        lines.append(dice.choice(marks) + " ".join(line))
        lines.append("")
    return "\n".join(lines)


def run(folder: Path) -> list[Figure]:
    """Measure keys in the middle of the text, each painted at once."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QMainWindow

    from reljournal.domain.entries import EntryDraft, Kind
    from reljournal.store.journal import Journal
    from reljournal.ui.context import Context
    from reljournal.ui.journal import JournalScreen
    from reljournal.ui.theme import apply_theme, load_theme, new_application
    from tests.ui.fakes import FakeWays

    application = QApplication.instance() or new_application()
    apply_theme(application, load_theme("light"))  # type: ignore[arg-type]
    figures = []
    with Journal.open(fill(folder / "1k.reljournal", 1_000, 0)) as journal:
        window = QMainWindow()
        context = Context(journal, FakeWays(), window)
        screen = JournalScreen(context)
        window.setCentralWidget(screen)
        window.resize(1240, 900)
        window.show()
        for words_a_line, what in ((17, "1,200 lines"), (400, "50 paragraphs")):
            draft = EntryDraft(Kind.NOTE, context.today(), title="Long", text=_text(words_a_line))
            screen.write_entry(draft, [])
            edit = screen.editor().form.text
            cursor = edit.textCursor()
            cursor.setPosition(edit.document().characterCount() // 2)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            edit.setTextCursor(cursor)
            edit.setFocus()
            for _ in range(20):
                application.processEvents()
            times = []
            for number in range(_KEYS):
                start = time.perf_counter()
                QTest.keyClick(edit, Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_A)
                application.processEvents()
                edit.viewport().repaint()
                times.append((time.perf_counter() - start) * 1000)
            screen.editor().discard()
            p50, p99 = percentiles(times)
            name = f"key to painted letter in 20,000 words, {what} (p99; median within 16)"
            figures.append(Figure(name, p50, p99, 50))
        context.close()
        window.close()
        window.deleteLater()
    return figures
