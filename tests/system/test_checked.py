"""When a journal was last looked through: by day, by journal, and no harm where it cannot be remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reljournal.system import paths
from reljournal.system.checked import last_checked, note_checked


def test_each_journal_has_its_own_day(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine.reljournal", tmp_path / "other.reljournal"
    note_checked(mine, date(2026, 11, 21))
    note_checked(mine, date(2026, 11, 22))
    assert last_checked(mine) == date(2026, 11, 22)
    assert last_checked(tmp_path / "." / "mine.reljournal") == date(2026, 11, 22)
    assert last_checked(other) is None


def test_a_damaged_note_counts_as_none(tmp_path: Path) -> None:
    mine = tmp_path / "mine.reljournal"
    note_checked(mine, date(2026, 11, 21))
    (note,) = paths.checks_folder().iterdir()
    note.write_bytes(b"\xff\x00")
    assert last_checked(mine) is None


def test_a_place_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    paths.data_folder().mkdir()
    paths.checks_folder().write_text("in the way", encoding="ascii")
    note_checked(tmp_path / "mine.reljournal", date(2026, 11, 21))
    assert last_checked(tmp_path / "mine.reljournal") is None
