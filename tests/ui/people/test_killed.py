"""What a crash may cost someone who changes a card: at most the last second."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reljournal.operations.contacts import add_contact
from reljournal.store.card_drafts import card_draft, contacts_with_drafts
from reljournal.store.journal import Journal
from tests.ui.people.ada import ADA

WRITING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from tests.ui.fakes import FakeWays

app = QApplication([])
journal = Journal.open(Path(sys.argv[1]))
screen = PeopleScreen(Context(journal, FakeWays()))
screen.show()
screen.open_contact(int(sys.argv[2]), "about")
screen.card.begin_edit()
title = screen.card.about.form.cells["title"]
title.clear()
QTest.keyClicks(title, "Countess before the crash")
app.exec()
"""


@pytest.mark.process
def test_a_killed_program_loses_at_most_a_second_of_a_card(tmp_path: Path) -> None:
    path = tmp_path / "killed.reljournal"
    with Journal.open(path) as journal:
        ada = add_contact(journal, ADA)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    writing = subprocess.Popen([sys.executable, "-c", WRITING, str(path), str(ada)], env=environment)
    try:
        with Journal.open(path) as watched:
            until = time.monotonic() + 60
            while not contacts_with_drafts(watched) and time.monotonic() < until:
                assert writing.poll() is None, "the writing program ended by itself"
                time.sleep(0.05)
    finally:
        writing.kill()
        writing.wait()
    with Journal.open(path) as reopened:
        assert reopened.check()
        kept = card_draft(reopened, ada)
        assert kept is not None
        assert kept.written.title == "Countess before the crash"
        assert kept.before == ADA
