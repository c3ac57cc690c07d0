"""A machine without a screen, or without Qt's libraries, is met with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reljournal.system import qt_libraries, screen

ROOT = Path(__file__).resolve().parent.parent.parent
_SETTINGS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("environment", "has_one"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=1440x900"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "wayland", "DISPLAY": ":0"}, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":0"}, True),
    ],
)
def test_the_environment_tells_of_a_screen(
    linux: pytest.MonkeyPatch, environment: dict[str, str], has_one: bool
) -> None:
    for name, value in environment.items():
        linux.setenv(name, value)
    told = screen.why_no_screen()
    assert (told is None) == has_one
    if told:
        assert "There is no screen here" in told
        assert "brief" in told


def test_other_systems_always_have_one(linux: pytest.MonkeyPatch) -> None:
    for system in ("darwin", "win32"):
        linux.setattr(sys, "platform", system)
        assert screen.why_no_screen() is None
        assert qt_libraries.missing_of({"no-such-library": "none"}) == {}


def test_missing_libraries_are_named_with_their_packages(linux: pytest.MonkeyPatch) -> None:
    asked = {"libc.so.6": "libc6", "libno-such-thing.so.7": "libno7"}
    assert qt_libraries.missing_of(asked) == {"libno-such-thing.so.7": "libno7"}


def test_one_line_to_paste_where_apt_is(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(qt_libraries.shutil, "which", lambda _name: "/usr/bin/apt-get")
    linux.setattr(qt_libraries.os, "geteuid", lambda: 1000)
    missing = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0", "libGL.so.1": "libgl1"}
    line = qt_libraries.how_to_install(missing).splitlines()[-1]
    assert line == "sudo apt-get update && sudo apt-get install -y libgl1 libglib2.0-0"
    linux.setattr(qt_libraries.os, "geteuid", lambda: 0)
    assert qt_libraries.apt_line(["libgl1"]) == "apt-get update && apt-get install -y libgl1"


def test_elsewhere_the_libraries_themselves_are_named(linux: pytest.MonkeyPatch) -> None:
    linux.setattr(qt_libraries.shutil, "which", lambda _name: None)
    assert "libGL.so.1, libX11.so.6" in qt_libraries.how_to_install({"libX11.so.6": "libx11-6", "libGL.so.1": "libgl1"})


def test_one_of_x11_and_wayland_is_enough(linux: pytest.MonkeyPatch) -> None:
    lacking = set(qt_libraries.FOR_X11)
    linux.setattr(qt_libraries, "missing_of", lambda asked: {n: p for n, p in asked.items() if n in lacking})
    linux.setenv("DISPLAY", ":0")
    assert set(qt_libraries.missing_for_a_window()) == lacking
    linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert qt_libraries.missing_for_a_window() == {}
    linux.delenv("DISPLAY")
    lacking = set(qt_libraries.FOR_WAYLAND)
    assert set(qt_libraries.missing_for_a_window()) == lacking


def test_an_import_without_its_library_is_explained(linux: pytest.MonkeyPatch) -> None:
    refused = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    linux.setattr(qt_libraries, "missing_of", lambda _asked: {"libEGL.so.1": "libegl1"})
    assert "Drawing needs libraries" in (screen.why_not_loaded(refused) or "")
    linux.setattr(qt_libraries, "missing_of", lambda _asked: {})
    assert "libEGL.so.1" in (screen.why_not_loaded(refused) or "")
    assert screen.why_not_loaded(ImportError("cannot import name 'Quire'")) is None


_WINDOW = """
from reljournal.system.screen import explained_start
with explained_start():
    from PySide6.QtWidgets import QApplication
    application = QApplication(["reljournal"])
print("up")
"""


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in _SETTINGS}
    return subprocess.run(
        [sys.executable, "-c", _WINDOW],
        env=inherited | environment, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.process
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="about X11")
@pytest.mark.parametrize("environment", [{"DISPLAY": ":7654"}, {"QT_QPA_PLATFORM": "no-such-platform"}])
def test_a_screen_that_does_not_answer_ends_the_program_calmly(environment: dict[str, str]) -> None:
    ended = _start(**environment)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.startswith("The ")
    assert "Aborted" not in ended.stderr
    assert "qt.qpa" not in ended.stderr


@pytest.mark.process
def test_a_screen_that_answers_is_used() -> None:
    ended = _start(QT_QPA_PLATFORM="offscreen")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "up\n", "")
