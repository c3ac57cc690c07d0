"""Notifications over a bus of its own, with somebody on it who records them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

pytest.importorskip("jeepney")

from reljournal.system.notifications import DEFAULT, DesktopNotifications, Note, show_now
from tests.system.recording_desktop import RecordingDesktop, private_bus

ADA = Note("ada", "Ada turns 41", "A < B & C", (("wished", "Wished"), (DEFAULT, "Open")))


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    # A socket's path must be short.
    with tempfile.TemporaryDirectory(prefix="rj-") as folder, private_bus(Path(folder)) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def desktop(bus: str) -> Iterator[RecordingDesktop]:
    made = RecordingDesktop(bus)
    yield made
    made.leave()


class Heard:
    """What was told about notes."""

    def __init__(self, notes: DesktopNotifications) -> None:
        self.shown: list[str] = []
        self.refused: list[str] = []
        self.acted: list[tuple[str, str]] = []
        notes.shown.connect(self.shown.append)
        notes.refused.connect(self.refused.append)
        notes.acted.connect(lambda name, action: self.acted.append((name, action)))


@pytest.fixture
def notes() -> Iterator[DesktopNotifications]:
    made = DesktopNotifications()
    yield made
    made.close()
    made.deleteLater()


def test_a_note_is_shown_and_pressed(qtbot: QtBot, desktop: RecordingDesktop, notes: DesktopNotifications) -> None:
    heard = Heard(notes)
    notes.show_note(ADA)
    qtbot.waitUntil(lambda: heard.shown == ["ada"])
    (shown,) = desktop.shown
    assert (shown.application, shown.title, shown.body) == ("RelJournal", "Ada turns 41", "A < B & C")
    assert shown.actions == {"wished": "Wished", "default": "Open"}
    assert shown.hints["desktop-entry"] == ("s", "reljournal")
    desktop.press(shown.number, "wished")
    qtbot.waitUntil(lambda: bool(heard.acted))
    assert heard.acted == [("ada", "wished")]
    qtbot.waitUntil(lambda: desktop.closed == [shown.number])
    # Pressed twice, or after it was put away: dealt with once.
    notes.show_note(Note("two", "Two"))
    qtbot.waitUntil(lambda: heard.shown == ["ada", "two"])
    desktop.press(shown.number, "wished")
    desktop.put_away(2)
    desktop.press(2, "default")
    notes.show_note(Note("three", "Three"))
    qtbot.waitUntil(lambda: heard.shown[-1] == "three")
    assert heard.acted == [("ada", "wished")]


def test_a_note_is_withdrawn(qtbot: QtBot, desktop: RecordingDesktop, notes: DesktopNotifications) -> None:
    heard = Heard(notes)
    notes.show_note(ADA)
    qtbot.waitUntil(lambda: heard.shown == ["ada"])
    notes.withdraw("ada")
    notes.withdraw("nobody")
    qtbot.waitUntil(lambda: desktop.closed == [1])


@pytest.mark.parametrize(
    ("abilities", "body", "actions"),
    [
        (("body",), "A < B & C", {}),
        (("body", "body-markup", "actions"), "A &lt; B &amp; C", {"wished": "Wished", "default": "Open"}),
    ],
)
def test_each_desktop_gets_what_it_can_show(
    qtbot: QtBot, bus: str, notes: DesktopNotifications, abilities: tuple[str, ...], body: str, actions: dict[str, str]
) -> None:
    desktop, heard = RecordingDesktop(bus, abilities), Heard(notes)
    try:
        notes.show_note(ADA)
        qtbot.waitUntil(lambda: heard.shown == ["ada"])
        assert (desktop.shown[0].body, desktop.shown[0].actions) == (body, actions)
    finally:
        desktop.leave()


def test_nobody_shows_notifications_until_somebody_does(qtbot: QtBot, bus: str, notes: DesktopNotifications) -> None:
    heard = Heard(notes)
    notes.show_note(ADA)
    qtbot.waitUntil(lambda: heard.refused == ["ada"])
    desktop = RecordingDesktop(bus)
    try:
        notes.show_note(ADA)
        qtbot.waitUntil(lambda: heard.shown == ["ada"])
    finally:
        desktop.leave()


def test_a_desktop_that_refuses(qtbot: QtBot, bus: str, notes: DesktopNotifications) -> None:
    desktop, heard = RecordingDesktop(bus, refuses=True), Heard(notes)
    try:
        notes.show_note(ADA)
        qtbot.waitUntil(lambda: heard.refused == ["ada"])
        assert show_now([ADA]) == [False]
    finally:
        desktop.leave()


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "nonsense", ""])
def test_without_a_bus(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, notes: DesktopNotifications, address: str
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    heard = Heard(notes)
    notes.show_note(ADA)
    assert heard.refused == ["ada"]
    assert show_now([ADA, ADA]) == [False, False]


def test_a_bus_that_goes_away(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, notes: DesktopNotifications) -> None:
    heard = Heard(notes)
    with tempfile.TemporaryDirectory(prefix="rj-") as folder, private_bus(Path(folder)) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desktop = RecordingDesktop(address)
        try:
            notes.show_note(ADA)
            qtbot.waitUntil(lambda: heard.shown == ["ada"])
        finally:
            desktop.leave()
    notes.show_note(Note("late", "Late"))
    qtbot.waitUntil(lambda: heard.refused == ["late"])


def test_a_command_shows_without_an_event_loop(desktop: RecordingDesktop) -> None:
    assert show_now([ADA, Note("two", "Two")]) == [True, True]
    assert [(shown.title, shown.actions) for shown in desktop.shown] == [("Ada turns 41", {}), ("Two", {})]


def test_a_timer_of_cron_finds_the_usual_bus(
    monkeypatch: pytest.MonkeyPatch, desktop: RecordingDesktop, bus: str, tmp_path: Path
) -> None:
    path = bus.removeprefix("unix:path=").split(",")[0]
    (tmp_path / "bus").symlink_to(path)
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert show_now([ADA]) == [True]
