"""The daily look through the file: silent when it is sound, calm when it is not, gone when the window closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.system import paths
from reljournal.system.checked import last_checked, note_checked
from reljournal.ui import checking
from reljournal.ui.checking import JournalCheck
from reljournal.ui.context import Context
from tests.ui.fakes import FakeWays


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal of some pages that is closed."""
    path = tmp_path / "mine.reljournal"
    with Journal.open(path) as journal:
        for number in range(200):
            add_contact(journal, Card(formatted_name=f"Ada {number}", note="words " * 400))
    return path


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def damage(path: Path) -> None:
    """Overwrite pages in the second half of the file, where opening does not look."""
    with path.open("r+b") as file:
        size = path.stat().st_size
        file.seek(size // 2 // 4096 * 4096)
        file.write(b"\xa5" * (size // 4 // 4096 * 4096))


def looked_through(path: Path, parent: QObject, qtbot: QtBot) -> list[str]:
    """Return what the person is told by a check of the file."""
    ways = FakeWays()
    with Journal.open(path) as journal:
        context = Context(journal, ways)
        check = JournalCheck(context, parent)
        check.begin()
        qtbot.waitUntil(lambda: bool(ways.named("warn")) or last_checked(path) is not None, timeout=10_000)
        check.stop()
        context.close()
    return [str(passed[0]) for passed in ways.named("warn")]


def test_a_sound_file_says_nothing_and_is_left_alone_for_the_day(path: Path, parent: QObject, qtbot: QtBot) -> None:
    assert last_checked(path) is None
    assert looked_through(path, parent, qtbot) == []
    assert last_checked(path) is not None


@pytest.mark.parametrize("with_backups", [True, False])
def test_a_damaged_page_is_told_with_what_to_do(
    path: Path, parent: QObject, qtbot: QtBot, *, with_backups: bool
) -> None:
    folder = paths.backups_folder(path)
    if with_backups:
        folder.mkdir(parents=True)
        (folder / "mine-20260101-120000.reljournal").touch()
    damage(path)
    before = path.read_bytes()
    (sentence,) = looked_through(path, parent, qtbot)
    assert str(folder) in sentence
    assert ("open the newest one with Ctrl+O" in sentence) is with_backups
    assert "damaged" in sentence
    assert path.read_bytes() == before
    # Told again at the next start.
    assert last_checked(path) is None


@pytest.mark.parametrize(("days_ago", "waits"), [(0, False), (1, True), (None, True)])
def test_a_file_is_looked_through_once_a_day(
    context: Context, parent: QObject, days_ago: int | None, *, waits: bool
) -> None:
    if days_ago is not None:
        note_checked(context.journal.path, context.today() - timedelta(days=days_ago))
    check = JournalCheck(context, parent)
    (timer,) = check.findChildren(QTimer)
    assert timer.isActive() is waits
    check.stop()
    assert not timer.isActive()


def test_closing_ends_the_look_and_leaves_no_thread(
    context: Context, parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()
    real = checking._look_through

    def endless(journal: Journal, progress: checking.Progress) -> bool:
        while True:
            real(journal, progress)
            begun.set()

    monkeypatch.setattr(checking, "_look_through", endless)
    check = JournalCheck(context, parent)
    check.begin()
    assert begun.wait(10)
    check.stop()
    assert check._job is not None
    assert check._job.isFinished()
    assert last_checked(context.journal.path) is None
