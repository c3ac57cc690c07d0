"""Copies for other programs: private, not to be written, cleared away."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reljournal.domain.errors import RelJournalError
from reljournal.system.lent_files import LentFiles
from reljournal.system.paths import runtime_folder


def _write(path: Path) -> None:
    path.write_bytes(b"dear")


def test_a_copy_is_private_and_cannot_be_written() -> None:
    lent = LentFiles()
    copy = lent.lend("abc", "letter.txt", _write)
    assert (copy.name, copy.read_bytes()) == ("letter.txt", b"dear")
    if not sys.platform.startswith("win"):
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    lent.clear()
    assert not copy.exists()
    assert list(runtime_folder().iterdir()) == []


def test_it_is_written_once() -> None:
    lent, written = LentFiles(), []

    def write(path: Path) -> None:
        written.append(path)
        _write(path)

    assert lent.lend("abc", "letter.txt", write) == lent.lend("abc", "letter.txt", write)
    assert len(written) == 1
    lent.clear()


def test_what_a_crash_left_is_cleared_a_day_later() -> None:
    crashed = LentFiles()
    left = crashed.lend("abc", "letter.txt", _write).parent.parent
    other = LentFiles()
    other.lend("abc", "letter.txt", _write)
    assert left.exists()
    os.utime(left, (0, 0))
    another = LentFiles()
    another.lend("abc", "letter.txt", _write)
    assert not left.exists()
    other.clear()
    another.clear()


def test_no_room_is_told(own_home: Path) -> None:
    own_home.parent.mkdir(exist_ok=True)
    own_home.write_text("a file where the folder should be")
    with pytest.raises(RelJournalError, match="cannot be laid out"):
        LentFiles().lend("abc", "letter.txt", _write)
