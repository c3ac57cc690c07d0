"""One window per journal, with real processes: raised, crashed, hanging and on its way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reljournal.system import single_instance
from reljournal.system.paths import runtime_folder
from reljournal.system.single_instance import AlreadyOpenError, SingleInstance

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parent.parent.parent

# A window: takes the journal, and listens once it is told to on standard input.
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from reljournal.system.single_instance import SingleInstance

def tell():
    print("raised", flush=True)

def capture():
    print("capture", flush=True)

application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print("mine" if instance.acquire() else "taken", flush=True)
sys.stdin.readline()
instance.listen(tell, capture)
print("listening", flush=True)
application.exec()
"""

# A second start, as it is before there is any application object.
_SECOND = """
import sys
from pathlib import Path
from reljournal.system.single_instance import SingleInstance, Wish

instance = SingleInstance(Path(sys.argv[1]))
assert not instance.acquire()
print("asking", flush=True)
print("raised the other" if instance.raise_other(Wish.COME_FORWARD) else "took over", flush=True)
"""
_CAPTURE = _SECOND.replace("COME_FORWARD", "CAPTURE")

Start = Callable[[str, Path], "subprocess.Popen[str]"]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_HOME", str(tmp_path / "home"))


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []

    def run(code: str, journal: Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(journal)], cwd=ROOT, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _let_listen(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "ada.reljournal"


def test_a_second_start_raises_the_first_window(start: Start, journal: Path) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    _let_listen(first)
    assert _heard(first) == "listening"
    for _again in range(2):
        said, warned = start(_SECOND, journal).communicate()
        assert (said.splitlines(), warned) == (["asking", "raised the other"], "")
        assert _heard(first) == "raised"


def test_a_wish_for_quick_capture_does_not_raise_the_window(start: Start, journal: Path) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    _let_listen(first)
    assert _heard(first) == "listening"
    said, warned = start(_CAPTURE, journal).communicate()
    assert (said.splitlines(), warned) == (["asking", "raised the other"], "")
    assert _heard(first) == "capture"


def test_a_first_window_on_its_way_to_first_paint_is_waited_for(start: Start, journal: Path) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    second = start(_SECOND, journal)
    assert _heard(second) == "asking"
    _let_listen(first)
    assert _heard(first) == "listening"
    assert _heard(second) == "raised the other"


def test_a_journal_whose_window_ends_meanwhile_is_taken_over(start: Start, journal: Path) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    second = start(_SECOND, journal)
    assert _heard(second) == "asking"
    first.kill()
    first.wait()
    assert _heard(second) == "took over"


def test_what_a_crash_left_is_taken_over_at_once(start: Start, journal: Path) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    _let_listen(first)
    assert _heard(first) == "listening"
    first.kill()
    first.wait()
    second = start(_WINDOW, journal)
    assert _heard(second) == "mine"
    _let_listen(second)
    assert _heard(second) == "listening"
    said, _ = start(_SECOND, journal).communicate()
    assert said.splitlines()[-1] == "raised the other"


def test_each_journal_has_its_own_window(start: Start, journal: Path) -> None:
    assert _heard(start(_WINDOW, journal)) == "mine"
    assert _heard(start(_WINDOW, journal.with_name("work.reljournal"))) == "mine"
    assert _heard(start(_WINDOW, journal.parent / "home" / ".." / journal.name)) == "taken"


def test_a_window_that_hangs_is_told_of(
    start: Start, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    monkeypatch.setattr(single_instance, "_PATIENCE_S", 0.3)
    second = SingleInstance(journal)
    assert not second.acquire()
    with pytest.raises(AlreadyOpenError, match=r"ada\.reljournal open but does not answer"):
        second.raise_other()


def test_a_crash_whose_process_number_lives_on_is_taken_over(
    start: Start, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start(_WINDOW, journal)
    assert _heard(first) == "mine"
    first.kill()
    first.wait()
    (lock,) = runtime_folder().iterdir()
    left = lock.read_text(encoding="utf-8").replace(str(first.pid), str(os.getpid()), 1)
    lock.write_text(left, encoding="utf-8")
    monkeypatch.setattr(single_instance, "_PATIENCE_S", 0.3)
    second = SingleInstance(journal)
    assert not second.acquire()
    assert not second.raise_other()
    assert not SingleInstance(journal).acquire(), "it is taken by the second window now"
    second.release()


def test_a_released_journal_is_free(journal: Path) -> None:
    first, second = SingleInstance(journal), SingleInstance(journal)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_without_a_place_for_locks_the_window_opens(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("RELJOURNAL_HOME", str(tmp_path / "file"))
    instance = SingleInstance(journal)
    assert instance.acquire()
    instance.release()
