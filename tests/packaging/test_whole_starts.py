"""Whole starts of a small clone whose lock files are empty, so that no network is needed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(os.name != "posix", reason="looks into an environment as POSIX lays it out"),
]


def _begin(clone: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    quiet = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    quiet.pop("QT_QPA_PLATFORM", None)
    return subprocess.Popen(
        [sys.executable, str(clone / "packaging" / "start.py"), *arguments],
        cwd=clone.parent, env=quiet | environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def _start(clone: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    process = _begin(clone, *arguments, **environment)
    said, told = process.communicate()
    return process.returncode, said, told


def _answer(clone: Path, *arguments: str) -> str:
    return "|".join([str(clone / ".venv"), *arguments]) + "\n"


def test_the_first_start_sets_up_and_the_second_goes_straight_there(clone: Path) -> None:
    code, said, told = _start(clone, "people", "Ada", END_WITH="3")
    assert (code, said) == (3, _answer(clone, "people", "Ada"))
    assert "Setting RelJournal up in .venv" in told
    log = clone / ".venv" / "setup.log"
    log.unlink()
    assert _start(clone, "people", "--help") == (0, _answer(clone, "people", "--help"), "")
    assert not log.exists()


def test_two_starts_at_once_set_up_once(clone: Path) -> None:
    both = [_begin(clone, "people"), _begin(clone, "people")]
    ends = [process.communicate() for process in both]
    assert [said for said, _ in ends] == [_answer(clone, "people")] * 2
    told = "".join(told for _, told in ends)
    assert told.count("Making the Python environment") == 1


def test_a_start_waits_while_another_sets_up(clone: Path) -> None:
    import fcntl

    (clone / ".venv").mkdir()
    with (clone / ".venv" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = _begin(clone, "people")
        assert process.stderr is not None
        assert process.stderr.readline().endswith("This one waits for it.\n")
        assert process.poll() is None
    said, told = process.communicate()
    assert (process.returncode, said) == (0, _answer(clone, "people"))
    assert "RelJournal is set up." in told


@pytest.mark.parametrize("left", ["nothing but its lock", "half an environment"])
def test_a_start_that_was_killed_is_mended_by_the_next(clone: Path, left: str) -> None:
    environment = clone / ".venv"
    environment.mkdir()
    (environment / "setup.lock").touch()
    if left == "half an environment":
        (environment / "pyvenv.cfg").write_text("home = /nowhere\n", encoding="utf-8")
        (environment / "bin").mkdir()
        (environment / "bin" / "python").symlink_to("/nowhere/python3")
    code, said, _ = _start(clone, "people")
    assert (code, said) == (0, _answer(clone, "people"))


def test_what_someone_else_put_there_is_left_alone(clone: Path) -> None:
    (clone / ".venv").mkdir()
    (clone / ".venv" / "theirs").touch()
    code, said, told = _start(clone)
    assert (code, said) == (1, "")
    assert "made by something else" in told
    assert [left.name for left in (clone / ".venv").iterdir()] == ["theirs"]


def test_help_says_what_the_launcher_does_before_anything_is_set_up(clone: Path) -> None:
    code, said, told = _start(clone, "--help")
    assert (code, told) == (0, "")
    assert "--test" in said
    assert not (clone / ".venv").exists()


def test_help_of_the_program_follows_once_there_is_one(ready_clone: Path) -> None:
    code, said, _ = _start(ready_clone, "--help")
    assert code == 0
    assert said.endswith(f"The program itself:\n\n{_answer(ready_clone, '--help')}")


def test_signals_reach_the_program(ready_clone: Path) -> None:
    process = _begin(ready_clone, "sleep")
    assert process.stdout is not None
    assert process.stdout.readline() == _answer(ready_clone, "sleep")
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == -signal.SIGTERM


def test_a_clone_can_be_moved(ready_clone: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(ready_clone, moved, symlinks=True)
    assert _start(moved, "people") == (0, _answer(moved, "people"), "")


def test_modules_in_the_present_folder_stay_out(ready_clone: Path) -> None:
    (ready_clone.parent / "reljournal.py").write_text("raise SystemExit('the wrong one')\n", encoding="utf-8")
    assert _start(ready_clone, "people") == (0, _answer(ready_clone, "people"), "")
