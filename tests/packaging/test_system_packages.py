"""What the system lacks is installed by root and named to everyone else, in one line."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

LIBRARIES = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}


@pytest.fixture
def system(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module on a Debian that has Python without venv and none of the libraries."""
    module: ModuleType = launcher.system_packages
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(module.sys, "base_prefix", "/usr")
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(module, "missing_libraries", lambda _needed: dict(LIBRARIES))
    monkeypatch.setattr(module.installed, "python_version", lambda: "3.11")
    return module


@pytest.fixture
def as_user(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000, raising=False)
    return system


@pytest.fixture
def installs(system: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the apt-get commands that are run as root, none of which really runs."""
    commands: list[list[str]] = []

    def run(command: list[str], *, env: dict[str, str], **_options: Any) -> subprocess.CompletedProcess[bytes]:
        assert env["DEBIAN_FRONTEND"] == "noninteractive"
        commands.append([word for word in command if word not in {"-q", "-o"} and "::" not in word])
        return subprocess.CompletedProcess(command, 100 if "libfails" in command else 0)

    monkeypatch.setattr(system.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(system.os, "name", "posix")
    monkeypatch.setattr(system.subprocess, "run", run)
    return commands


def test_all_that_lacks_is_named_in_one_line(as_user: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="run this line") as told:
        as_user.provide("window", with_venv=True, log=str(tmp_path / "log"))
    line = str(told.value).splitlines()[-1]
    assert line == "sudo apt-get update && sudo apt-get install -y libegl1 libgl1 python3.11-venv"


def test_venv_is_needed_whatever_is_asked_for(as_user: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(as_user.SetUpError, match=r"python3\.11-venv"):
        as_user.provide("nothing", with_venv=True, log=str(tmp_path / "log"))


def test_drawing_stops_without_its_libraries(as_user: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(as_user.SetUpError, match="The window and the briefs need libraries"):
        as_user.provide("draw", with_venv=False, log=str(tmp_path / "log"))


def test_what_does_not_draw_goes_on_with_a_note(
    as_user: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_user.provide("nothing", with_venv=False, log=str(tmp_path / "log"))
    told = capsys.readouterr().err
    assert "sudo apt-get install -y libegl1 libgl1" in told
    assert "Everything else works" in told


def test_root_installs_what_lacks(system: ModuleType, installs: list[list[str]], tmp_path: Path) -> None:
    system.provide("draw", with_venv=True, log=str(tmp_path / "log"))
    assert installs == [
        ["apt-get", "update"],
        ["apt-get", "install", "-y", "--no-install-recommends", "libegl1", "libgl1", "python3.11-venv"],
    ]


def test_a_window_brings_the_printers_along(system: ModuleType, installs: list[list[str]], tmp_path: Path) -> None:
    system.provide("window", with_venv=False, log=str(tmp_path / "log"))
    assert "libcups2" in installs[-1]


def test_a_failed_installation_is_told(
    system: ModuleType, installs: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system, "missing_libraries", lambda _needed: {"libfails.so.1": "libfails"})
    with pytest.raises(system.SetUpError, match="could not be installed: libfails"):
        system.provide("draw", with_venv=False, log=str(tmp_path / "log"))
    system.provide("nothing", with_venv=False, log=str(tmp_path / "log"))
    assert len(installs) == 4


def test_a_python_that_no_package_completes_is_told(as_user: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_user.sys, "base_prefix", "/opt/python")
    with pytest.raises(as_user.SetUpError, match="came without venv"):
        as_user.missing_venv()


def test_nothing_lacks_where_all_is_there(system: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(system, "missing_libraries", lambda _needed: {})
    assert system.missing_venv() is None
    system.provide("window", with_venv=True, log=str(tmp_path / "log"))
    assert not (tmp_path / "log").exists()


def test_each_need_has_its_libraries(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    module = launcher.system_packages
    monkeypatch.setattr(module.qt_libraries, "missing_of", dict)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert module.missing_libraries("nothing") == {}
    assert "libEGL.so.1" in module.missing_libraries("draw")
    assert "libxcb-cursor.so.0" not in module.missing_libraries("draw")
    assert {"libEGL.so.1", "libxcb-cursor.so.0"} <= set(module.missing_libraries("window"))
