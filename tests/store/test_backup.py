"""Backups: whole, checked, thinned out with care, and never in the way of the journal."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.errors import BackupError, RelJournalError
from reljournal.domain.progress import Cancelled
from reljournal.operations.contacts import add_contact
from reljournal.store import backup
from reljournal.store.backup import back_up, back_up_if_changed, dated_backups, made_at, surplus
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from tests.store.oracle import content, hold

NOON = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 - local time, as in the names


@pytest.fixture
def filled(journal: Journal) -> Journal:
    for name in ("Ada", "Grace"):
        add_contact(journal, Card(formatted_name=name, note="words " * 40_000))
    return journal


def test_a_backup_is_a_journal_of_its_own_with_what_is_still_in_the_log(filled: Journal, tmp_path: Path) -> None:
    log = filled.path.with_name(filled.path.name + "-wal")
    assert log.stat().st_size > 0
    target = back_up(filled, tmp_path / "new folder" / "copy.reljournal")
    assert [p.name for p in target.parent.iterdir()] == ["copy.reljournal"]
    with Journal.open(target) as copy:
        assert content(copy) == content(filled)
        hold(copy)
        assert copy.undo().label == "Add Grace"
    assert count_people(filled) == 2
    assert filled.undo_label() == "Add Grace"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_backup_is_for_one_person_alone(filled: Journal, tmp_path: Path) -> None:
    assert back_up(filled, tmp_path / "copy.reljournal").stat().st_mode & 0o077 == 0


def test_a_backup_replaces_an_older_one_only_when_it_is_whole(filled: Journal, tmp_path: Path) -> None:
    target = tmp_path / "copy.reljournal"
    back_up(filled, target)
    add_contact(filled, Card(formatted_name="Mary"))
    back_up(filled, target)
    with Journal.open(target) as copy:
        assert count_people(copy) == 3


def test_a_cancelled_backup_leaves_what_was_there(filled: Journal, tmp_path: Path) -> None:
    target = tmp_path / "copy.reljournal"
    yesterday = back_up(filled, target).read_bytes()

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        back_up(filled, target, step=stop)
    assert target.read_bytes() == yesterday
    assert not list(tmp_path.glob("*.part*"))
    assert not list(tmp_path.glob(".*.part*"))


def test_a_backup_that_fails_its_check_is_thrown_away(
    filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = backup.connect

    def from_a_damaged_source(path: Path) -> apsw.Connection:
        damaged = tmp_path / "damaged.reljournal"
        made = real(path)
        with apsw.Connection(str(damaged)) as copy, copy.backup("main", made, "main") as copying:
            copying.step()
        made.close()
        with damaged.open("r+b") as file:
            file.seek(damaged.stat().st_size // 2 // 4096 * 4096)
            file.write(b"\xa5" * 4096 * 20)
        return real(damaged)

    target = tmp_path / "copy.reljournal"
    target.write_bytes(b"yesterday")
    monkeypatch.setattr(backup, "connect", from_a_damaged_source)
    with pytest.raises(BackupError):
        back_up(filled, target)
    assert target.read_bytes() == b"yesterday"
    assert not list(tmp_path.glob(".*.part*"))


def test_a_backup_over_the_journal_itself_is_refused(filled: Journal, tmp_path: Path) -> None:
    link = tmp_path / "link.reljournal"
    link.symlink_to(filled.path)
    before = content(filled)
    for target in (filled.path, link):
        with pytest.raises(BackupError, match="over the journal itself"):
            back_up(filled, target)
    assert content(filled) == before
    assert link.is_symlink()


def test_a_place_that_cannot_be_written_is_named_in_one_sentence(filled: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept").touch()
    for target in (tmp_path / "file" / "copy", tmp_path / "folder", tmp_path / ("n" * 300), tmp_path / "caf\udce9"):
        with pytest.raises(BackupError, match="could not be written to") as caught:
            back_up(filled, target)
        assert "Errno" not in str(caught.value)
    assert (tmp_path / "folder" / "kept").exists()


def test_what_a_crashed_program_of_the_same_number_left_is_no_obstacle(filled: Journal, tmp_path: Path) -> None:
    target = tmp_path / "copy.reljournal"
    (tmp_path / f".{target.name}.{os.getpid()}.part").write_bytes(b"half a file" * 1000)
    back_up(filled, target)
    with Journal.open(target) as copy:
        assert count_people(copy) == 2


def test_progress_is_told_in_pages(filled: Journal, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    back_up(filled, tmp_path / "copy.reljournal", step=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0


# On exit


def test_an_unchanged_journal_is_not_backed_up_again(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = back_up_if_changed(filled, folder, NOON)
    assert made is not None
    assert made.name == "journal-20261121-120000.reljournal"
    assert back_up_if_changed(filled, folder, NOON + timedelta(days=1)) is None
    filled.undo()
    assert back_up_if_changed(filled, folder, NOON + timedelta(days=2)) is not None
    filled.redo()
    assert back_up_if_changed(filled, folder, NOON + timedelta(days=3)) is not None
    assert len(dated_backups(folder)) == 3


def test_a_journal_without_history_is_not_backed_up(journal: Journal, tmp_path: Path) -> None:
    assert back_up_if_changed(journal, tmp_path / "backups", NOON) is None
    assert not (tmp_path / "backups").exists()


def test_a_damaged_newest_backup_is_followed_by_a_good_one(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first = back_up_if_changed(filled, folder, NOON)
    assert first is not None
    first.write_bytes(first.read_bytes()[:5000])
    assert back_up_if_changed(filled, folder, NOON + timedelta(days=1)) is not None


def test_a_failed_backup_removes_no_older_one(filled: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    kept = [folder / f"journal-2026{month:02}01-1200{n:02}.reljournal" for month in (1, 2) for n in range(30)]
    for path in kept:
        path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(BackupError, match="No space left on device"):
        back_up_if_changed(filled, folder, NOON)
    assert sorted(folder.iterdir()) == sorted(kept)


def test_backups_from_before_a_migration_and_other_files_are_left_alone(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = [
        folder / "journal-before-version-2-from-1-20260101-120000.reljournal",
        folder / "my own copy.reljournal",
        folder / "letter.txt",
    ]
    for path in others:
        path.write_bytes(b"kept")
    for day in range(40):
        add_contact(filled, Card(formatted_name=f"N {day}"))
        back_up_if_changed(filled, folder, NOON + timedelta(days=day))
    assert all(path.read_bytes() == b"kept" for path in others)
    assert len(dated_backups(folder)) <= 7 + 4 + 12


def test_half_copies_of_crashed_programs_go_after_a_day(filled: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old, fresh = folder / ".j.reljournal.1.part", folder / ".j.reljournal.2.part"
    for path, age in ((old, 25), (fresh, 1)):
        path.write_bytes(b"half")
        moment = (NOON - timedelta(hours=age)).timestamp()
        os.utime(path, (moment, moment))
    back_up_if_changed(filled, folder, NOON)
    assert not old.exists()
    assert fresh.exists()


def _named(moment: datetime) -> Path:
    return Path(f"journal-{moment:%Y%m%d-%H%M%S}.reljournal")


def _kept(moments: list[datetime]) -> set[datetime]:
    paths = {_named(moment): moment for moment in moments}
    gone = set(surplus(paths))
    return {moment for path, moment in paths.items() if path not in gone}


def test_thinning_over_two_years_day_by_day() -> None:
    """Thinned on every exit, as it happens: three exits a day for two years."""
    folder: set[datetime] = set()
    for day in range(2 * 365):
        for hours in (0, 5, 10):
            now = NOON - timedelta(days=2 * 365 - day) + timedelta(hours=hours)
            folder = _kept([*folder, now])
            assert max(folder) == now
    last = max(folder)
    days = {moment.date() for moment in folder}
    for back in range(7):
        assert last.date() - timedelta(days=back) in days
    weeks = {moment.isocalendar()[:2] for moment in folder}
    for back in range(4):
        assert (last - timedelta(weeks=back)).isocalendar()[:2] in weeks
    months = {(moment.year, moment.month) for moment in folder}
    assert len(months) == 12
    assert min(months) == (2025, 12)
    assert len(folder) <= 7 + 4 + 12
    # Of a day, week or month it is the last that stays.
    assert all(moment.hour == 22 for moment in folder)


@pytest.mark.parametrize(
    ("ages", "kept"),
    [
        ([], []),
        ([0], [0]),
        ([800], [800]),
        ([0, 0.1, 0.2], [0]),
        ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        # After a long pause the backups from before it stay, until newer ones have taken their places.
        ([0, 400, 401, 402], [0, 400, 401, 402]),
        ([0, 31, 61, 92, 700, 730], [0, 31, 61, 92, 700, 730]),
    ],
)
def test_thinning(ages: list[float], kept: list[float]) -> None:
    moments = {NOON - timedelta(days=age): age for age in ages}
    assert sorted(moments[moment] for moment in _kept(list(moments))) == kept


def test_thirteen_months_keep_the_newest_twelve() -> None:
    months = [datetime(2025 + n // 12, n % 12 + 1, 15, 12) for n in range(20)]  # noqa: DTZ001
    assert _kept(months) == set(months[-12:])


def test_the_newest_is_never_surplus() -> None:
    same_second = [NOON + timedelta(seconds=n) for n in range(50)]
    assert NOON + timedelta(seconds=49) in _kept(same_second)


def test_a_backup_tells_when_it_was_made() -> None:
    assert made_at(Path("a-20261121-120000.reljournal")) == NOON
    with pytest.raises(ValueError, match="not a dated backup"):
        made_at(Path("a.reljournal"))


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_what_sqlite_keeps_beside_a_journal_is_no_target(journal: Journal, ending: str) -> None:
    beside = journal.path.with_name(journal.path.name + ending)
    before = beside.read_bytes() if beside.exists() else None
    with pytest.raises(RelJournalError, match="belongs to a journal"):
        back_up(journal, beside)
    assert (beside.read_bytes() if beside.exists() else None) == before


def test_another_file_is_not_replaced_by_a_backup(journal: Journal, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada", encoding="utf-8")
    with pytest.raises(BackupError, match="is not a backup"):
        back_up(journal, letter)
    assert letter.read_text(encoding="utf-8") == "Dear Ada"
