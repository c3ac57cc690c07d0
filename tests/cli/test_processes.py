"""The command line as real processes: other locales, closed pipes, bytes that are no text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.store import writing
from reljournal.store.journal import Journal

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform == "win32", reason="locales and pipes of POSIX"),
]
REPOSITORY = Path(__file__).parents[2]
NAME = "Łukasz Straße 北京 🌻"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "people.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name=NAME))
    return path


def _run(*arguments: str | bytes | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "reljournal", *arguments],
        cwd=REPOSITORY, env=plain | environment, input=stdin, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


C_LOCALES = [
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "C.UTF-8"},
]


@pytest.mark.parametrize("environment", C_LOCALES, ids=["C", "C without help from Python", "UTF-8"])
def test_json_is_utf_8_in_every_locale(path: Path, environment: dict[str, str]) -> None:
    done = _run("people", "--json", "--journal", path, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert NAME.encode() in done.stdout
    assert json.loads(done.stdout.decode("utf-8"))[0]["name"] == NAME


@pytest.mark.parametrize("environment", C_LOCALES, ids=["C", "C without help from Python", "UTF-8"])
def test_text_is_written_in_every_locale_as_well_as_it_can_be(path: Path, environment: dict[str, str]) -> None:
    done = _run("people", "--journal", path, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"ukasz" in done.stdout
    refused = _run("show", "nobody", "--journal", path, **environment)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert b"No contact fits" in refused.stderr
    assert b"Traceback" not in refused.stderr


def test_what_is_typed_in_utf_8_is_understood_in_the_c_locale(path: Path) -> None:
    done = _run("log", "Über Ł 京".encode(), "--with", "Łukasz".encode(), "--json", "--journal", path, LC_ALL="C")
    assert json.loads(done.stdout)["text"] == "Über Ł 京"


def test_bytes_that_are_no_text_get_a_sentence(path: Path) -> None:
    for arguments, stdin in (
        (("log", b"caf\xe9", "--with", "ukasz"), b""),
        (("log", "-", "--with", "strasse"), b"caf\xe9"),
        (("show", b"\xff\xfe"), b""),
    ):
        for environment in C_LOCALES:
            done = _run(*arguments, "--journal", path, stdin=stdin, **environment)
            assert (done.returncode, done.stdout) == (1, b"")
            assert b"not UTF-8 text" in done.stderr
            assert b"Traceback" not in done.stderr
    done = _run("people", "--journal", b"/tmp/caf\xe9", LC_ALL="C.UTF-8")
    assert done.returncode == 1
    assert b"There is no journal at" in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(path: Path) -> None:
    with Journal.open(path) as journal, journal.edit("Fill") as edit:
        writing.add_cards(
            edit, [writing.NewCard(Card(formatted_name=f"Person {n}", note="x" * 200)) for n in range(3000)]
        )
    with subprocess.Popen(
        [sys.executable, "-m", "reljournal", "people", "--json", "--journal", str(path)],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10) == b"[\n  {\n    "
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_ctrl_c_changes_nothing_and_says_so(path: Path) -> None:
    script = (
        "import sys\nfrom reljournal.__main__ import main\nfrom reljournal.store.journal import Journal\n"
        "def stop(self):\n    raise KeyboardInterrupt\nJournal.undo = stop\nsys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "undo", "--journal", str(path)],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped. Nothing was changed.\n")


def test_commands_that_draw_nothing_load_no_qt(path: Path) -> None:
    script = (
        "import sys\nfrom reljournal.__main__ import main\n"
        "for command in (['people'], ['search', 'x'], ['dates'], ['history'], ['undo'], ['redo']):\n"
        "    assert main([*command, '--journal', sys.argv[1]]) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("platform", ["xcb", "wayland", ""])
def test_a_brief_is_written_whatever_screen_the_environment_names(path: Path, platform: str) -> None:
    target = path.with_name("brief.pdf")
    done = _run(
        "brief", "Straße", "--pdf", target, "--journal", path,
        LC_ALL="C.UTF-8", DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM=platform,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert target.read_bytes().startswith(b"%PDF")
