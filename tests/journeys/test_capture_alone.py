"""The small window of quick capture: alone, beside the main window, and as a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Ada Lovelace"))
    return path


@pytest.fixture
def program(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")
    font, palette, sheet = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    made = Program(qapp, None)
    yield made
    if made.window is not None:
        made.window.close()
    made.put_away()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)


def entries(path: Path) -> list[str]:
    with Journal.open(path) as journal:
        return [entry.title for entry in newest_entries(journal, 0, 9)]


def test_a_line_is_kept_and_the_window_goes(program: Program, path: Path, qtbot: QtBot) -> None:
    assert program.capture_alone(path)
    window = program.capture
    assert window is not None
    assert program.window is None
    qtbot.keyClicks(window.capture.field.edit, "Tea with Ada")
    qtbot.keyClick(window.capture.field.edit, Qt.Key.Key_Return)
    assert window.word.text() == "It is in your journal."
    qtbot.waitUntil(lambda: program.capture is None)
    assert entries(path) == ["Tea"]


def test_what_was_begun_is_found_among_the_unfinished_entries(program: Program, path: Path, qtbot: QtBot) -> None:
    assert program.capture_alone(path)
    window = program.capture
    assert window is not None
    qtbot.keyClicks(window.capture.field.edit, "Tea with Ada")
    qtbot.keyClick(window.capture.field.edit, Qt.Key.Key_Escape)
    assert program.capture is None
    assert entries(path) == []
    with Journal.open(path) as journal:
        (kept,) = drafts(journal)
    assert (kept.draft.title, kept.draft.contact_ids) == ("Tea", (1,))


def test_it_is_gone_on_with_in_the_editor(program: Program, path: Path, qtbot: QtBot) -> None:
    assert program.capture_alone(path)
    window = program.capture
    assert window is not None
    qtbot.keyClicks(window.capture.field.edit, "Tea with Ada")
    window.capture.longer.click()
    assert program.capture is None
    assert program.window is not None
    assert program.window.journal_screen().editor().form.draft().contact_ids == (1,)
    with Journal.open(path) as journal:
        assert drafts(journal) == []


def test_it_opens_beside_the_window_and_the_window_sees_what_came(program: Program, path: Path, qtbot: QtBot) -> None:
    assert program.open(path)
    program._capture_here()
    window = program.capture
    assert window is not None
    assert program.window is not None
    qtbot.keyClicks(window.capture.field.edit, "Tea with Ada")
    qtbot.keyClick(window.capture.field.edit, Qt.Key.Key_Return)
    main = program.window
    qtbot.waitUntil(lambda: bool(newest_entries(main.journal, 0, 1)))
    main.journal.notice_other_writers()
    assert main.journal.undo_label() is not None
    # A second wish brings the same small window back, not another one.
    program._capture_here()
    assert program.capture in {window, None}


def test_a_journal_that_cannot_be_opened_is_refused(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no journal, but long enough to be read as one" * 20, encoding="utf-8")
    assert not program.capture_alone(other)
    assert program.capture is None
    assert "is not a RelJournal journal" in capsys.readouterr().err


@pytest.mark.process
def test_as_a_process(path: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "RELJOURNAL_QUIT_AFTER_PAINT": "1", "RELJOURNAL_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "reljournal", "--capture", "--journal", str(path)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
    assert [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line] == []
