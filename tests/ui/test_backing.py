"""A backup to a file: whole, beside the window, refused in one sentence, stopped without a trace."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from reljournal.ui import backing
from reljournal.ui.backing import BackupDialog, ask_and_back_up, back_up_to
from reljournal.ui.context import Context
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


@pytest.fixture
def window(keeper: ThemeKeeper, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_checked_copy_is_written_and_said(
    context: Context, journal: Journal, ways: FakeWays, window: QWidget, tmp_path: Path
) -> None:
    add_contact(journal, Card(name=Name(given="Ada")))
    target = tmp_path / "stick" / "mine.reljournal"
    made = back_up_to(context, target, window)
    assert isinstance(made, datetime)
    assert made.tzinfo is None
    with Journal.open(target) as copy:
        assert count_people(copy) == 1
    assert ways.named("say") == [("Backed up to “mine.reljournal”.", "")]


def test_a_refusal_is_one_sentence_and_the_old_file_stays(
    context: Context, journal: Journal, ways: FakeWays, window: QWidget
) -> None:
    assert back_up_to(context, journal.path, window) is None
    ((sentence,),) = ways.named("warn")
    assert "over the journal itself" in str(sentence)
    assert journal.check()


def slowly(monkeypatch: pytest.MonkeyPatch, then: Callable[[Callable[[int, int], None]], None]) -> None:
    """Make copying long enough for the dialog; ``then`` is called with the step in the thread."""

    def slow(_journal: Journal, target: Path, *, step: Callable[[int, int], None]) -> Path:
        then(step)
        return target

    monkeypatch.setattr(backing, "back_up", slow)
    monkeypatch.setattr(backing, "_WORTH_A_DIALOG_MS", 0)


def watched(act: Callable[[BackupDialog], None]) -> QTimer:
    """Look for the dialog from inside the waiting loop and act on it once it is there."""
    timer = QTimer()

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, BackupDialog) and widget.isVisible():
                timer.stop()
                act(widget)

    timer.timeout.connect(look)
    timer.start(5)
    return timer


def test_the_window_lives_while_a_large_journal_is_copied(
    context: Context, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def until_seen(step: Callable[[int, int], None]) -> None:
        while not seen:
            step(1, 2)
            time.sleep(0.005)

    slowly(monkeypatch, until_seen)
    timer = watched(lambda dialog: seen.append(dialog.panel._text.text()))
    assert back_up_to(context, tmp_path / "copy.reljournal", window) is not None
    assert not timer.isActive()
    assert "copy.reljournal" in seen[0]


@pytest.mark.parametrize("how", ["button", "esc", "cross"])
def test_it_can_be_stopped(
    context: Context,
    ways: FakeWays,
    window: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    how: str,
) -> None:
    def for_ever(step: Callable[[int, int], None]) -> None:
        while True:
            step(1, 2)
            time.sleep(0.005)

    def stop(dialog: BackupDialog) -> None:
        if how == "button":
            dialog.panel.cancelled.emit()
        elif how == "esc":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.close()

    slowly(monkeypatch, for_ever)
    timer = watched(stop)
    assert back_up_to(context, tmp_path / "copy.reljournal", window) is None
    assert not timer.isActive()
    assert ways.named("say") == [("The backup was stopped; nothing was written.", "")]


def test_a_bug_in_it_is_not_swallowed(
    context: Context, window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_step: Callable[[int, int], None]) -> None:
        raise ZeroDivisionError

    slowly(monkeypatch, broken)
    with pytest.raises(ZeroDivisionError):
        back_up_to(context, tmp_path / "copy.reljournal", window)


def test_the_suggested_name_carries_the_day_and_no_is_no(
    context: Context, ways: FakeWays, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-21")
    suggested: list[str] = []

    def answered(dialog: QFileDialog) -> int:
        suggested.extend(dialog.selectedFiles())
        return 0

    monkeypatch.setattr(QFileDialog, "exec", answered)
    assert ask_and_back_up(context, window) is None
    assert [Path(name).name for name in suggested] == ["journal-2026-11-21.reljournal"]
    assert ways.calls == []


def test_what_is_chosen_is_written(
    context: Context, window: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def answered(dialog: QFileDialog) -> int:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("elsewhere")
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answered)
    assert ask_and_back_up(context, window) is not None
    assert (tmp_path / "elsewhere.reljournal").is_file()
