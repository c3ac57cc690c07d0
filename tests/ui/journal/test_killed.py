"""What a crash may cost: at most the last second."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal

WRITING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal import JournalScreen
from tests.ui.fakes import FakeWays

app = QApplication([])
journal = Journal.open(Path(sys.argv[1]))
screen = JournalScreen(Context(journal, FakeWays()))
screen.show()
screen.show_up()
screen.write_entry()
QTest.keyClicks(screen.editor().form.text, "words before the crash")
app.exec()
"""


@pytest.mark.process
def test_a_killed_program_loses_at_most_a_second(tmp_path: Path) -> None:
    path = tmp_path / "killed.reljournal"
    with Journal.open(path):
        pass
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    writing = subprocess.Popen([sys.executable, "-c", WRITING, str(path)], env=environment)
    try:
        with Journal.open(path) as watched:
            until = time.monotonic() + 60
            while not drafts(watched) and time.monotonic() < until:
                assert writing.poll() is None, "the writing program ended by itself"
                time.sleep(0.05)
    finally:
        writing.kill()
        writing.wait()
    with Journal.open(path) as reopened:
        assert reopened.check()
        (kept,) = drafts(reopened)
        assert kept.draft.text == "words before the crash"
