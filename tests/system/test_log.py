"""The log tells what went wrong and never of whom."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

import reljournal
from reljournal.system.log import DiscreetFormatter, ProgramWord, describe_error, start_log, stop_log

_LOG = logging.getLogger("reljournal.tests")
_ID = UUID("6f3b2a52-38a9-4fb0-9d0f-2d3a86f3b7d1")


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    file = start_log(tmp_path / "logs")
    assert file is not None
    yield file
    stop_log()


def _fail_for(name: str) -> None:
    secret = f"{name} owes me a letter"
    try:
        {}[secret]
    except KeyError as missing:
        raise ValueError(f"no contact {name}") from missing


def test_counts_ids_and_types_are_written(written: Path) -> None:
    _LOG.info("imported %d contacts in %.1f s, first %s, failing with %s", 40, 0.25, _ID, ValueError)
    _LOG.info("%(screen)s opened", {"screen": ProgramWord("people")})
    lines = written.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith(f"imported 40 contacts in 0.2 s, first {_ID}, failing with ValueError")
    assert lines[1].endswith("info reljournal.tests: people opened")


def test_texts_are_never_written(written: Path) -> None:
    _LOG.warning("no card for %s", "Ada Lovelace")
    _LOG.warning("no card for %(name)s", {"name": "Ada Lovelace"})
    _LOG.warning("odd: %s %s %r", ["Ada Lovelace"], {"Ada": 1}, b"Ada")
    _LOG.warning(ValueError("Ada Lovelace"))
    _LOG.error("refused: %s", ValueError("Ada Lovelace"))
    text = written.read_text(encoding="utf-8")
    assert "Ada" not in text
    assert "no card for (12 characters)" in text
    assert "odd: (list) (dict) '(3 characters)'" in text
    assert "refused: ValueError" in text


def test_a_message_that_does_not_fit_its_values_is_kept_without_them() -> None:
    record = logging.makeLogRecord({"msg": "%d letters", "args": ("Ada",)})
    assert DiscreetFormatter().format(record).endswith(": %d letters")


def test_an_error_is_its_types_and_places(written: Path) -> None:
    try:
        _fail_for("Ada Lovelace")
    except ValueError:
        _LOG.exception("the import failed")
    text = written.read_text(encoding="utf-8")
    assert "Ada" not in text
    assert "letter" not in text
    assert "KeyError\n  tests/system/test_log.py:" in text
    assert "which led to\nValueError\n  tests/system/test_log.py:" in text
    assert "in _fail_for" in text
    assert str(Path.home()) not in text


def test_places_are_told_from_the_package_on() -> None:
    ours = Path(reljournal.__file__).parent
    code = compile("1 / 0", str(ours / "store" / "journal.py"), "exec")
    elsewhere = compile("run()", "/home/ada/reljournal/plan.py", "exec")
    library = compile("run()", r"/home/ada/.venv/lib/python3.11/site-packages/peewee.py", "exec")

    def run() -> None:
        exec(code)  # noqa: S102

    with pytest.raises(ZeroDivisionError) as caught:
        exec(library, {"run": lambda: exec(elsewhere, {"run": run})})  # noqa: S102
    told = describe_error(caught.value)
    assert "ZeroDivisionError" in told
    assert "  reljournal/store/journal.py:1 in <module>" in told
    assert "  site-packages/peewee.py:1 in <module>" in told
    assert "  plan.py:1 in <module>" in told
    assert "/home/ada" not in told
    assert str(ours) not in told


def test_groups_and_circles_of_errors_end() -> None:
    first, second = ValueError("Ada"), TypeError("Ada")
    first.__cause__, second.__cause__ = second, first
    told = describe_error(ExceptionGroup("Ada", [first, OSError("Ada")]))
    assert told.count("ValueError") == 1
    assert "OSError" in told
    assert "Ada" not in told


def test_a_place_that_cannot_be_written_means_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert start_log(tmp_path / "file" / "logs") is None
    assert logging.getLogger("reljournal").propagate


def test_starting_twice_writes_once(written: Path) -> None:
    assert start_log(written.parent) == written
    _LOG.info("once")
    assert written.read_text(encoding="utf-8").count("once") == 1


def test_old_files_are_few_and_small(written: Path) -> None:
    for number in range(30_000):
        _LOG.info("line %d of many, each of them as long as a usual sentence in a log would be", number)
    sizes = [file.stat().st_size for file in written.parent.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 512 * 1024
