"""Starting at login: one entry, where each system looks for such."""

from __future__ import annotations

import plistlib
import re
import sys
import types
from pathlib import Path
from typing import Any, Self

import pytest

from reljournal.system import autostart
from reljournal.system.autostart import AutostartError, command, entry_file, start_at_login, starts_at_login


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    home = tmp_path / "person"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.delenv("RELJOURNAL_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    return home


def entry() -> dict[str, str]:
    lines = entry_file().read_text(encoding="utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    return dict(line.split("=", 1) for line in lines[1:])


def exec_words(value: str) -> list[str]:
    """Read an Exec key as the specification says: the file's backslashes, the quotes, then the percent signs."""
    plain = value.replace("\\\\", "\\")
    words = [quoted or bare for quoted, bare in re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', plain)]
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in words]


def test_an_entry_comes_and_goes(home: Path) -> None:
    assert not starts_at_login()
    start_at_login(True)
    assert starts_at_login()
    assert entry_file() == home / "config" / "autostart" / "reljournal.desktop"
    assert exec_words(entry()["Exec"]) == [sys.executable, "-P", "-m", "reljournal", "--background"]
    assert [file.name for file in entry_file().parent.iterdir()] == ["reljournal.desktop"]
    start_at_login(True)
    start_at_login(False)
    assert not starts_at_login()
    start_at_login(False)


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
def test_a_desktop_may_have_switched_it_off(line: str) -> None:
    start_at_login(True)
    with entry_file().open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    assert not starts_at_login()


def test_a_home_on_a_stick_is_part_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stick = tmp_path / 'a "stick" of 100 % $HOME `x` \\ y'
    monkeypatch.setenv("RELJOURNAL_HOME", str(stick))
    start_at_login(True)
    assert exec_words(entry()["Exec"])[:2] == ["env", f"RELJOURNAL_HOME={stick}"]


def test_the_program_that_was_started_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "reljournal"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    assert command() == [str(program), "--background"]
    monkeypatch.setattr(sys, "argv", ["reljournal"])
    monkeypatch.setenv("PATH", str(program.parent))
    assert command() == [str(program), "--background"]
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "reljournal")])
    assert command() == [sys.executable, "-P", "-m", "reljournal", "--background"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--background"]


def test_on_macos_it_is_a_launch_agent(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("RELJOURNAL_HOME", "/Volumes/Stick & Co")
    start_at_login(True)
    assert starts_at_login()
    assert entry_file() == home / "Library" / "LaunchAgents" / "org.reljournal.RelJournal.plist"
    agent = plistlib.loads(entry_file().read_bytes())
    assert agent["ProgramArguments"][-1] == "--background"
    assert agent["RunAtLoad"] is True
    assert agent["EnvironmentVariables"] == {"RELJOURNAL_HOME": "/Volumes/Stick & Co"}
    start_at_login(False)
    assert not starts_at_login()


class Registry(types.ModuleType):
    """The few functions of winreg that are used, over a dictionary."""

    HKEY_CURRENT_USER, REG_SZ = "user", 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[str, str] = {}

    def OpenKey(self, _root: Any, path: str) -> Registry:  # noqa: N802
        assert path.endswith("CurrentVersion\\Run")
        return self

    CreateKey = OpenKey

    def QueryValueEx(self, _key: Any, name: str) -> tuple[str, int]:  # noqa: N802
        if name not in self.values:
            raise FileNotFoundError(name)
        return self.values[name], 1

    def SetValueEx(self, _key: Any, name: str, _reserved: int, _sort: int, value: str) -> None:  # noqa: N802
        self.values[name] = value

    def DeleteValue(self, _key: Any, name: str) -> None:  # noqa: N802
        if self.values.pop(name, None) is None:
            raise FileNotFoundError(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""


def test_on_windows_it_is_a_run_key(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setitem(sys.modules, "winreg", registry)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(autostart, "_program", lambda: [r"C:\Program Files\RelJournal\reljournal.exe"])
    assert not starts_at_login()
    start_at_login(True)
    assert starts_at_login()
    assert registry.values == {"reljournal": r'"C:\Program Files\RelJournal\reljournal.exe" --background'}
    start_at_login(False)
    start_at_login(False)
    assert not starts_at_login()


def test_a_refusal_is_a_sentence(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    (home / "config" / "autostart").write_text("in the way")
    with pytest.raises(AutostartError, match="could not be changed"):
        start_at_login(True)
    assert not starts_at_login()
