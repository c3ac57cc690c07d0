"""What a crash may cost: at most the last second."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal

# Types a letter every few hundredths of a second, as somebody quick does, and says when it did.
WRITING = """
import sys, time
from itertools import cycle
from pathlib import Path
from PySide6.QtCore import QTimer
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
text, letters = screen.editor().form.text, cycle("words before the crash, and more of them. ")

def type_on():
    QTest.keyClicks(text, next(letters))
    print(time.monotonic(), flush=True)

typing = QTimer()
typing.timeout.connect(type_on)
typing.start(40)
app.exec()
"""
_SENTENCE = "words before the crash, and more of them. "
# Three seconds of typing in which the machine never held it up: then what is missing is the program's doing.
_CALM, _HELD_UP = 60, 0.2


@pytest.mark.process
def test_a_program_killed_in_the_middle_of_a_sentence_loses_at_most_a_second(tmp_path: Path) -> None:
    path = tmp_path / "killed.reljournal"
    with Journal.open(path):
        pass
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITING, str(path)]
    typed: list[float] = []
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as writing:
        assert writing.stdout is not None
        until = time.monotonic() + 120
        try:
            for line in writing.stdout:
                typed.append(float(line))
                last = typed[-_CALM:]
                calm = len(typed) > _CALM and all(after - before < _HELD_UP for before, after in pairwise(last))
                if calm or typed[-1] > until:
                    break
        finally:
            writing.kill()
            typed += [float(line) for line in writing.stdout if line.endswith("\n")]
    assert len(typed) > _CALM, "the writing program ended by itself"
    with Journal.open(path) as reopened:
        assert reopened.check()
        (kept,) = drafts(reopened)
    whole = _SENTENCE * (len(typed) // len(_SENTENCE) + 2)
    assert whole.startswith(kept.draft.text)
    older = sum(when < typed[-1] - 1 for when in typed)
    assert older > 0
    assert len(kept.draft.text) >= older
