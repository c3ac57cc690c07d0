"""What the launcher reads from a command line, and what it does on a Python that is too old."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
START = ROOT / "packaging" / "start.py"


@pytest.fixture
def start() -> ModuleType:
    specification = importlib.util.spec_from_file_location("start_py", START)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_an_old_python_can_read_far_enough_to_say_so() -> None:
    ast.parse(START.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_in_one_sentence(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 18, "final", 0))
    monkeypatch.setattr(start, "newer_python", lambda: None)
    assert start.main([]) == 1
    assert capsys.readouterr().err == "RelJournal needs Python 3.11 or newer, and this is Python 3.9.\n"


@pytest.mark.skipif(os.name != "posix", reason="about POSIX")
def test_a_newer_python_takes_over_where_there_is_one(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for minor in (9, 11, 12):
        (tmp_path / f"python3.{minor}").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(start.sys, "version_info", (3, 10, 0, "final", 0))
    called: list[list[str]] = []
    monkeypatch.setattr(start.os, "execv", lambda _file, command: called.append(command))
    start.main(["people", "Ada"])
    assert called[0] == [str(tmp_path / "python3.12"), str(START), "people", "Ada"]


@pytest.mark.parametrize(
    ("line", "environment", "libraries"),
    [
        ("", {"DISPLAY": ":0"}, "window"),
        ("", {"WAYLAND_DISPLAY": "wayland-0"}, "window"),
        ("", {}, "nothing"),
        ("", {"QT_QPA_PLATFORM": "offscreen"}, "draw"),
        ("--journal people.reljournal", {"DISPLAY": ":0"}, "window"),
        ("--journal brief people", {"DISPLAY": ":0"}, "nothing"),
        ("brief Ada --pdf ada.pdf", {}, "draw"),
        ("--journal x.reljournal brief Ada", {}, "draw"),
        ("screenshots pictures", {}, "draw"),
        ("calendar --pdf year.pdf", {}, "draw"),
        ("remind --once", {}, "draw"),
        ("--background", {"DISPLAY": ":0"}, "window"),
        ("import phone.vcf", {"DISPLAY": ":0"}, "nothing"),
        ("--version", {"DISPLAY": ":0"}, "nothing"),
        ("--test", {}, "draw"),
    ],
)
def test_only_what_draws_asks_for_libraries(
    launcher: ModuleType, line: str, environment: dict[str, str], libraries: str
) -> None:
    wish = launcher.wish.read_wish(line.split(), environment)
    assert wish.libraries == libraries
    assert wish.is_test == (line == "--test")
    if not wish.is_test:
        assert wish.command == ["-P", "-m", "reljournal", *line.split()]
        assert wish.lock == "requirements.txt"


def test_tests_are_spread_over_the_cores_unless_told_otherwise(
    launcher: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = launcher.wish.read_wish
    monkeypatch.setattr(launcher.wish, "_cores", lambda: 64)
    assert read(["--test", "tests/domain"], {}).command == ["-m", "pytest", "-n", "8", "tests/domain"]
    assert read(["--test"], {}).command == ["-m", "pytest", "-n", "8"]
    for chosen in (["-n", "3"], ["-n0"], ["--numprocesses=2"], ["--pdb"]):
        assert read(["--test", *chosen], {}).command == ["-m", "pytest", *chosen]
    monkeypatch.setattr(launcher.wish, "_cores", lambda: 1)
    assert read(["--test"], {}).command == ["-m", "pytest"]
    assert read(["--test"], {}).lock == "requirements-dev.txt"


def test_the_way_to_a_second_start_imports_next_to_nothing() -> None:
    code = (
        "import sys; before = set(sys.modules); sys.path.insert(0, 'packaging'); import launcher.journey;"
        "print(*sorted(set(sys.modules) - before))"
    )
    said = subprocess.run([sys.executable, "-I", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {"__future__", "launcher", "launcher.installed", "launcher.journey", "launcher.wish"}
    assert set(said.stdout.split()) == ours
