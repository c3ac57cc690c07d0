"""The program goes on without its window: closed to the background, started there at login, opened and left again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.backup import dated_backups
from reljournal.store.journal import Journal
from reljournal.system.paths import backups_folder
from reljournal.system.settings import Settings, read_settings, write_settings

Start = Callable[[Path], Program]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kept.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Ada Lovelace"))
    return path


def test_a_window_that_is_closed_ends_usually(start: Start, file: Path) -> None:
    program = start(file)
    assert program.window is not None
    assert program.application.quitOnLastWindowClosed()
    program.window.close()
    assert program.window is None
    assert program.attendant is None


def test_a_window_goes_behind_and_comes_back(start: Start, file: Path, qtbot: QtBot) -> None:
    write_settings(Settings(stay_running=True))
    program = start(file)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: program.attendant is not None)
    assert not program.application.quitOnLastWindowClosed()
    window.show_screen("people")
    window.close()
    assert program.window is window
    assert not window.isVisible()
    # As after closing: backed up, and its place kept.
    assert dated_backups(backups_folder(file))
    assert read_settings()[0].last_screen == "people"
    # The journal is followed meanwhile.
    with Journal.open(file) as other:
        add_contact(other, Card(formatted_name="Grace Hopper"))
    qtbot.waitUntil(lambda: window.rail.item("people").count_text() == "2")
    program._come_forward()
    assert window.isVisible()
    assert program.window is window
    window.acting.slots()["quit"]()
    assert program.window is None


def test_a_draft_is_kept_when_the_window_goes_behind(start: Start, file: Path, qtbot: QtBot) -> None:
    from reljournal.store.drafts import drafts

    write_settings(Settings(stay_running=True))
    program = start(file)
    assert program.window is not None
    program.window.write_entry()
    qtbot.keyClicks(program.window.journal_screen().editor().form.text, "Half a sentence")
    program.window.close()
    with Journal.open(file) as journal:
        assert [kept.draft.text for kept in drafts(journal)] == ["Half a sentence"]
    program.window.leave()


def test_a_notification_and_the_tray_lead_to_the_window(start: Start, file: Path, qtbot: QtBot) -> None:
    write_settings(Settings(stay_running=True, notify_at="10:30"))
    program = start(file)
    window = program.window
    assert window is not None
    qtbot.waitUntil(lambda: program.attendant is not None)
    attendant = program.attendant
    assert attendant is not None
    assert window.context.remind_at == time(10, 30)
    window.show_screen("people")
    window.close()
    attendant.watch.wanted.emit()
    assert window.isVisible()
    assert window.current_key() == "today"
    window.close()
    attendant.tray.log_wanted.emit()
    assert window.isVisible()
    assert window.side.capture_is_open()
    window.close()
    attendant.tray.quit_wanted.emit()
    assert program.window is None


def test_the_end_of_the_session_is_the_end(start: Start, file: Path) -> None:
    write_settings(Settings(stay_running=True))
    program = start(file)
    assert program.window is not None
    program.application.commitDataRequest.emit(None)
    program.window.close()
    assert program.window is None


def test_the_preference_counts_at_once(start: Start, file: Path, qtbot: QtBot) -> None:
    program = start(file)
    window = program.window
    assert window is not None
    program._keep_settings(replace(program.settings, stay_running=True))
    window.close()
    assert program.window is window
    program._keep_settings(replace(program.settings, stay_running=False))
    window.close()
    assert program.window is None


def test_the_sample_is_closed_for_good(start: Start, file: Path, qtbot: QtBot) -> None:
    write_settings(Settings(stay_running=True))
    program = start(file)
    program.open_sample()
    assert program.window is not None
    assert program.window.throwaway
    assert program.application.quitOnLastWindowClosed()
    qtbot.waitUntil(program.window.circles.section.isVisible)
    assert program.attendant is None
    program.window.close()
    assert program.window is None


def test_at_login_no_window_is_shown_until_it_is_asked_for(start: Start, file: Path, qtbot: QtBot) -> None:
    program = start(file)
    assert program.window is not None
    program.window.leave()
    assert program.open(file, unseen=True)
    window = program.window
    assert window is not None
    assert not window.isVisible()
    qtbot.waitUntil(lambda: program.attendant is not None)
    assert not program.application.quitOnLastWindowClosed()
    program._come_forward()
    assert window.isVisible()
    window.close()
    assert program.window is window
    assert not window.isVisible()
    window.leave()
    assert program.window is None


def test_a_window_that_was_never_shown_can_be_left(start: Start, file: Path) -> None:
    program = start(file)
    assert program.window is not None
    program.window.leave()
    assert program.open(file, unseen=True)
    assert program.window is not None
    program.window.leave()
    assert program.window is None


# As processes


def run(*arguments: str, home: Path, **more: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "RELJOURNAL_HOME": str(home), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    return subprocess.Popen([sys.executable, "-m", "reljournal", *arguments], env=environment | more, text=True)


@pytest.mark.process
def test_without_a_journal_there_is_nothing_to_do_at_login(own_home: Path) -> None:
    assert run("--background", home=own_home).wait(60) == 0
    assert not (own_home / "journal.reljournal").exists()


@pytest.mark.process
def test_what_runs_in_the_background_can_end(own_home: Path, file: Path) -> None:
    left = run("--background", "--journal", str(file), home=own_home, RELJOURNAL_QUIT_AFTER_PAINT="1")
    assert left.wait(60) == 0


@pytest.mark.process
def test_one_program_and_a_second_start_raises_it(own_home: Path, file: Path, qtbot: QtBot) -> None:
    first = run("--background", "--journal", str(file), home=own_home)
    try:
        qtbot.waitUntil(lambda: any((own_home / "run").glob("*.lock")), timeout=30_000)
        # Raised by a second start, which waits until the first one listens; a second one in the background is not
        # needed, and ends.
        assert run("--journal", str(file), home=own_home).wait(60) == 0
        assert first.poll() is None
        assert run("--background", "--journal", str(file), home=own_home).wait(60) == 0
        assert first.poll() is None
    finally:
        first.terminate()
        first.wait(30)
