"""What may be opened, what is refused, and that a refused file stays byte for byte as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.errors import (
    BackupError,
    BusyJournalError,
    CorruptJournalError,
    ForeignFileError,
    JournalFileError,
    NewerJournalError,
    ReadOnlyJournalError,
    RelJournalError,
)
from reljournal.operations.contacts import add_contact
from reljournal.store import connection as connecting
from reljournal.store.backup import back_up
from reljournal.store.connection import APPLICATION_ID, SCHEMA_VERSION, translated
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people, people_window


def _filled(path: Path, people: int = 300) -> Path:
    with Journal.open(path) as journal, journal.edit("Fill"):
        for n in range(people):
            add_contact(journal, Card(formatted_name=f"Person {n}", note="words " * 200))
    return path


def _print_of(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()
    }


def _newer(path: Path) -> None:
    _filled(path, 1)
    with path.open("r+b") as file:
        file.seek(60)
        file.write((SCHEMA_VERSION + 1).to_bytes(4, "big"))


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
        other.execute("PRAGMA user_version = 7")
    other.close()


def _foreign_in_wal(path: Path) -> None:
    _foreign(path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()


def _truncated(path: Path) -> None:
    _filled(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _cut_in_the_header(path: Path) -> None:
    _filled(path, 1)
    with path.open("r+b") as file:
        file.truncate(40)


def _broken_schema(path: Path) -> None:
    _filled(path, 1)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 400)


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(40_960))


REFUSED: tuple[tuple[str, Callable[[Path], object], type[JournalFileError], str], ...] = (
    ("newer", _newer, NewerJournalError, "newer RelJournal"),
    ("another program's", _foreign, ForeignFileError, "database of another program"),
    ("another program's, in WAL mode", _foreign_in_wal, ForeignFileError, "database of another program"),
    ("text", lambda path: path.write_text("Dear diary,\n" * 50), ForeignFileError, "not a RelJournal journal"),
    ("short text", lambda path: path.write_text("Hi"), ForeignFileError, "not a RelJournal journal"),
    ("empty", lambda path: path.touch(), ForeignFileError, "empty"),
    ("random bytes, as of an encrypted file", _random_bytes, ForeignFileError, "not a RelJournal journal"),
    ("truncated", _truncated, CorruptJournalError, "damaged"),
    ("cut in the header", _cut_in_the_header, CorruptJournalError, "damaged"),
    ("with a broken schema", _broken_schema, CorruptJournalError, "damaged"),
)


@pytest.mark.parametrize(("make", "error", "words"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_refused_file_gets_its_sentence_and_stays_untouched(
    tmp_path: Path, make: Callable[[Path], object], error: type[JournalFileError], words: str
) -> None:
    path = tmp_path / "Mein Tagebuch 日記.reljournal"
    make(path)
    before, changed = _print_of(tmp_path), path.stat().st_mtime_ns
    with pytest.raises(error, match=words) as caught:
        Journal.open(path)
    assert type(caught.value) is error
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert _print_of(tmp_path) == before
    assert path.stat().st_mtime_ns == changed


def test_each_refusal_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    sentences = set()
    for name, words in {(error, words) for _, _, error, words in REFUSED}:
        sentences.add((name, words))
    assert len({words for _, words in sentences}) == 5


def test_a_folder_is_not_a_journal(tmp_path: Path) -> None:
    (tmp_path / "folder.reljournal").mkdir()
    with pytest.raises(ForeignFileError, match="is not a file"):
        Journal.open(tmp_path / "folder.reljournal")


def test_a_path_through_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(JournalFileError, match="cannot be reached"):
        Journal.open(tmp_path / "file" / "x.reljournal")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalFileError, match="cannot be reached"):
        Journal.open(tmp_path / f"{'n' * 300}.reljournal")


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalFileError, match="not UTF-8"):
        Journal.open(tmp_path / "caf\udce9.reljournal")


def test_a_read_only_file_is_refused_even_for_an_administrator(tmp_path: Path) -> None:
    path = _filled(tmp_path / "j.reljournal", 1)
    path.chmod(0o444)
    before = _print_of(tmp_path)
    with pytest.raises(ReadOnlyJournalError, match="read-only"):
        Journal.open(path)
    assert _print_of(tmp_path) == before


@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_folder_is_refused_even_for_an_administrator(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    if exists:
        _filled(folder / "j.reljournal", 1)
    before = _print_of(folder)
    folder.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyJournalError, match=r"folder of “j.reljournal” is read-only"):
            Journal.open(folder / "j.reljournal")
        assert _print_of(folder) == before
    finally:
        folder.chmod(0o755)


def test_a_missing_folder_is_made_and_keeps_others_out(tmp_path: Path) -> None:
    path = tmp_path / "Größe & Maß" / "日記 ?#%20" / "a journal.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Ada"))
    with Journal.open(path) as journal:
        assert [row.name for row in people_window(journal, 0, 9)] == ["Ada"]
    assert [p.name for p in path.parent.iterdir()] == ["a journal.reljournal"]
    if os.name == "posix":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_new_journal_says_what_it_is_in_its_header(tmp_path: Path) -> None:
    Journal.open(tmp_path / "j.reljournal").close()
    header = (tmp_path / "j.reljournal").read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == SCHEMA_VERSION
    with Journal.open(tmp_path / "j.reljournal") as journal:
        assert journal.value("PRAGMA journal_mode") == "wal"
        assert journal.value("PRAGMA foreign_keys") == 1


def test_when_beginning_fails_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reljournal.store import opening

    def fail(connection: apsw.Connection) -> None:
        connection.execute("CREATE TABLE half (a)")
        raise apsw.FullError("database or disk is full")

    monkeypatch.setattr(opening, "_run_scripts", fail)
    with pytest.raises(Exception, match="disk is full"):
        Journal.open(tmp_path / "j.reljournal")
    assert list(tmp_path.iterdir()) == []


def test_two_that_begin_the_same_journal_share_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reljournal.store import opening

    path = tmp_path / "j.reljournal"
    real = opening._give_name

    def somebody_was_faster(part: Path, target: Path) -> None:
        monkeypatch.setattr(opening, "_give_name", real)
        with Journal.open(tmp_path / "other.reljournal") as other:
            add_contact(other, Card(formatted_name="The first"))
        (tmp_path / "other.reljournal").rename(target)
        real(part, target)

    monkeypatch.setattr(opening, "_give_name", somebody_was_faster)
    with Journal.open(path) as journal:
        assert [row.name for row in people_window(journal, 0, 9)] == ["The first"]
    assert [p.name for p in tmp_path.iterdir()] == ["j.reljournal"]


def test_a_file_system_without_links_gets_its_journal_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    with Journal.open(tmp_path / "j.reljournal") as journal:
        assert journal.check()
    assert [p.name for p in tmp_path.iterdir()] == ["j.reljournal"]


def _while_open(path: Path, copy: Path, change: Callable[[Journal], object]) -> None:
    """Copy a journal with its log as it lies while a program has it open, as a crash would leave it."""
    with Journal.open(path) as journal:
        change(journal)
        copy.parent.mkdir()
        for name in (path.name, path.name + "-wal"):
            (copy.parent / name).write_bytes((path.parent / name).read_bytes())


def test_what_is_only_in_the_log_is_there_after_a_crash(tmp_path: Path) -> None:
    copy = tmp_path / "after" / "j.reljournal"
    _while_open(tmp_path / "j.reljournal", copy, lambda journal: add_contact(journal, Card(formatted_name="Ada")))
    with Journal.open(copy) as journal:
        assert count_people(journal) == 1
        assert journal.undo().label == "Add Ada"


def test_a_crash_while_the_log_was_written_back_is_no_damage(tmp_path: Path) -> None:
    path, copy = tmp_path / "j.reljournal", tmp_path / "after" / "j.reljournal"
    small = path.stat().st_size if path.exists() else 0
    _while_open(path, copy, lambda journal: [add_contact(journal, Card(note="words " * 2000)) for _ in range(30)])
    # The first page of the file, with the new number of pages, is written before the pages that it counts.
    grown = path.read_bytes()
    assert len(grown) > copy.stat().st_size > small
    with copy.open("r+b") as file:
        file.write(grown[:4096])
    with Journal.open(copy) as journal:
        assert count_people(journal) == 30
        assert journal.check()


def test_a_newer_version_that_is_only_in_the_log_is_refused_untouched(tmp_path: Path) -> None:
    copy = tmp_path / "after" / "j.reljournal"
    _while_open(
        tmp_path / "j.reljournal", copy, lambda journal: journal.rows(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    )
    before = copy.read_bytes(), (copy.parent / "j.reljournal-wal").read_bytes()
    assert int.from_bytes(before[0][60:64], "big") == SCHEMA_VERSION
    with pytest.raises(NewerJournalError):
        Journal.open(copy)
    assert (copy.read_bytes(), (copy.parent / "j.reljournal-wal").read_bytes()) == before


def test_garbage_in_the_middle_is_noticed_where_it_is_read_and_never_backed_up(tmp_path: Path) -> None:
    path = _filled(tmp_path / "j.reljournal")
    with path.open("r+b") as file:
        size = path.stat().st_size
        for at in range(size // 2 // 4096 * 4096, size - 4096, 4096):
            file.seek(at)
            file.write(b"\xa5" * 4096)
    before = path.read_bytes()
    kept = tmp_path / "kept.reljournal"
    kept.write_bytes(b"the backup of yesterday")
    with Journal.open(path) as journal:
        with pytest.raises(CorruptJournalError, match="damaged"):
            journal.rows("SELECT * FROM contact ORDER BY note")
        with pytest.raises(CorruptJournalError), journal.edit("Write"):
            add_contact(journal, Card(formatted_name="Ada"))
        with pytest.raises(BackupError):
            back_up(journal, kept)
    assert path.read_bytes() == before
    assert kept.read_bytes() == b"the backup of yesterday"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["j.reljournal", "kept.reljournal"]


def test_a_journal_that_another_program_writes_to_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_MS", 20)
    with Journal.open(tmp_path / "j.reljournal") as first, Journal.open(tmp_path / "j.reljournal") as second:
        with first.edit("Hold it"):
            add_contact(first, Card(formatted_name="Ada"))
            with pytest.raises(BusyJournalError, match="try again"):
                add_contact(second, Card(formatted_name="Grace"))
            assert count_people(second) == 0
        add_contact(second, Card(formatted_name="Grace"))
        assert count_people(first) == 2


# A full disk


def test_a_disk_too_full_for_the_log_is_called_full() -> None:
    full = apsw.exception_for(apsw.SQLITE_IOERR_SHMSIZE)
    with pytest.raises(RelJournalError, match="disk is full"), translated("j.reljournal"):
        raise full


@pytest.mark.parametrize("where", ["touch", "mkdir"])
def test_a_disk_too_full_for_a_new_journal_is_called_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def no_room(*_: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, where, no_room)
    with pytest.raises(RelJournalError, match="disk is full"):
        Journal.open(tmp_path / "new" / "j.reljournal" if where == "mkdir" else tmp_path / "j.reljournal")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []
