"""The real thing: the program in the background, a bus and a screen of its own, and dunst that shows what comes.

What is looked at is what dunst was told and what it answers; no word of it passes through this process.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.told import reminding_since
from reljournal.system.settings import Settings, write_settings
from tests.system.recording_desktop import private_bus

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "dunst", "dunstctl", "dbus-daemon", "gdbus")
PATIENCE_MS = 45_000

# Each notification is written down as it is shown; the default action is the first button of ours.
_CONFIG = """
[global]
    monitor = 0
    follow = none
    idle_threshold = 0
[everything]
    summary = "*"
    script = {script}
    action_name = {action}
    timeout = 0
"""
_SCRIPT = """#!/bin/sh
printf '%s|%s|%s\\n' "$1" "$2" "$3" >> {out}
"""


@pytest.fixture(autouse=True)
def all_there() -> None:
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        pytest.skip(f"this machine lacks {', '.join(missing)}")


@dataclass
class Desktop:
    """A screen, a bus and dunst; ``environment`` leads a program there."""

    environment: dict[str, str]
    out: Path

    def shown(self) -> list[str]:
        """Return what was shown: application, title and text."""
        return self.out.read_text(encoding="utf-8").splitlines() if self.out.exists() else []

    def press(self) -> None:
        """Press the default action of the newest notification."""
        subprocess.run(["dunstctl", "action", "0"], env=self.environment, check=True, timeout=30)

    def on_screen(self) -> int:
        """Return how many notifications stand on the screen."""
        said = subprocess.run(
            ["dunstctl", "count", "displayed"], env=self.environment, check=True, timeout=30, capture_output=True,
            text=True,
        )  # fmt: skip
        return int(said.stdout)


@contextlib.contextmanager
def running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """Yield the name of a screen of its own."""
    told, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(tells,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(tells)
    try:
        with os.fdopen(told) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(30)


@contextlib.contextmanager
def desktop(folder: Path, action: str) -> Iterator[Desktop]:
    out, script, config = folder / "shown.txt", folder / "record.sh", folder / "dunstrc"
    script.write_text(_SCRIPT.format(out=out))
    script.chmod(0o755)
    config.write_text(_CONFIG.format(script=script, action=action))
    with screen() as display, private_bus(folder) as bus:
        environment = os.environ | {"DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": bus}
        with running(["dunst", "-conf", str(config)], environment):
            waited = subprocess.run(
                ["gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.Notifications"],
                env=environment, check=False, timeout=60,
            )  # fmt: skip
            assert waited.returncode == 0
            yield Desktop(environment, out)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal that has reminded for years, with a birthday yesterday: it was missed, and asks at any hour."""
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011
    path = tmp_path / "kept.reljournal"
    with Journal.open(path) as journal:
        born = KeyDate(DateSort.BIRTHDAY, PartialDate(None, yesterday.month, yesterday.day))
        add_contact(journal, Card(formatted_name="Ada <Lovelace> & Co", key_dates=(born,)))
        long_ago = int(datetime.combine(date(2020, 1, 1), time()).timestamp() * 1000)
        journal.write_aside("UPDATE key_date SET created_at = ?", (long_ago,))
        reminding_since(journal, date(2020, 1, 1))
    return path


@pytest.fixture
def folder() -> Iterator[Path]:
    # A socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="rj-") as made:
        yield Path(made)


def program(file: Path, shown: Desktop, home: Path, *arguments: str, language: str = "en") -> list[str]:
    write_settings(Settings(quiet_from="00:00", quiet_until="00:00", notify_at="00:00", language=language))
    shown.environment |= {"QT_QPA_PLATFORM": "offscreen", "RELJOURNAL_HOME": str(home), "PYTHONPATH": str(ROOT)}
    shown.environment.pop("RELJOURNAL_TODAY", None)
    return [sys.executable, "-m", "reljournal", *arguments, "--journal", str(file)]


def marks(file: Path) -> list[tuple[str, str | None]]:
    with Journal.open(file) as journal:
        return [(row[0], row[1]) for row in journal.rows("SELECT done, snoozed_until FROM date_mark")]


def test_a_notification_comes_and_its_wished_is_answered(
    file: Path, folder: Path, own_home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        desktop(folder, "wished") as shown,
        running(program(file, shown, own_home, "--background"), shown.environment) as first,
    ):
        qtbot.waitUntil(lambda: bool(shown.shown()), timeout=PATIENCE_MS)
        assert shown.shown() == ["RelJournal|Ada <Lovelace> & Co’s birthday|It was yesterday"]
        assert shown.on_screen() == 1
        # A timer of the system looks meanwhile: it was told.
        once = subprocess.run(
            program(file, shown, own_home, "remind", "--once"), env=shown.environment, check=True, timeout=60,
            capture_output=True, text=True,
        )  # fmt: skip
        assert once.stdout == ""
        assert len(shown.shown()) == 1
        shown.press()
        qtbot.waitUntil(lambda: marks(file) == [("wished", None)], timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: shown.on_screen() == 0, timeout=PATIENCE_MS)
        assert first.poll() is None


def test_put_off_by_the_notification_in_german(file: Path, folder: Path, own_home: Path, qtbot: QtBot) -> None:
    with (
        desktop(folder, "tomorrow") as shown,
        running(program(file, shown, own_home, "--background", language="de"), shown.environment),
    ):
        qtbot.waitUntil(lambda: bool(shown.shown()), timeout=PATIENCE_MS)
        assert shown.shown() == ["RelJournal|Geburtstag von Ada <Lovelace> & Co|Es war gestern"]
        shown.press()
        qtbot.waitUntil(lambda: bool(marks(file)), timeout=PATIENCE_MS)
        ((done, until),) = marks(file)
        assert done == ""
        assert until is not None
        assert datetime.fromisoformat(until).date() > date.today()  # noqa: DTZ011


def test_a_timer_of_the_system_shows_it_once(file: Path, folder: Path, own_home: Path, qtbot: QtBot) -> None:
    with desktop(folder, "wished") as shown:
        command = program(file, shown, own_home, "remind", "--once")
        for _ in range(2):
            done = subprocess.run(
                command, env=shown.environment, check=True, timeout=60, capture_output=True, text=True
            )
            assert (done.stdout, done.stderr) == ("", "")
        qtbot.waitUntil(lambda: len(shown.shown()) == 1, timeout=PATIENCE_MS)
        assert shown.on_screen() == 1
