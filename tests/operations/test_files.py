"""Files with contacts: kept once, undone and redone, never in the history, written out again."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, Photo
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.files import MEGABYTE
from reljournal.domain.names import Name
from reljournal.domain.progress import Cancelled
from reljournal.operations.contacts import add_contact
from reljournal.operations.files import (
    FileTooLargeError,
    FileUnreadableError,
    NewFile,
    change_photo_and_keep,
    content_of,
    describe_file,
    in_megabytes,
    keep_file,
    keep_files,
    may_be_opened,
    remove_files,
    rename_file,
    write_copy,
)
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.backup import back_up
from reljournal.store.files import FileChangedError
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.files import bytes_of_files, count_files, files_of, kept_file
from reljournal.store.queries.search import search

LIMIT = 25 * MEGABYTE


@pytest.fixture
def ada(journal: Journal) -> int:
    return add_contact(journal, Card(name=Name(given="Ada", family="Lovelace")))


def test_a_file_is_kept_with_what_is_known_of_it(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 dear Charles")
    keep_file(journal, ada, path.name, path, LIMIT)
    [file] = files_of(journal, ada)
    assert (file.name, file.media_type, file.size) == ("letter.pdf", "application/pdf", 21)
    assert file.digest == hashlib.sha256(path.read_bytes()).digest()
    assert content_of(journal, file) == path.read_bytes()
    assert journal.undo_label() == "Keep letter.pdf with Ada Lovelace"


def test_the_same_content_is_kept_once(journal: Journal, ada: int) -> None:
    other = add_contact(journal, Card(name=Name(given="Charles")))
    keep_file(journal, ada, "one.txt", b"same", LIMIT)
    keep_file(journal, ada, "two.txt", b"same", LIMIT)
    keep_file(journal, other, "three.txt", b"same", LIMIT)
    assert bytes_of_files(journal) == 4
    assert count_files(journal, ada) == 2
    first, second = files_of(journal, ada)
    remove_files(journal, [first.id])
    assert content_of(journal, second) == b"same"


def test_an_empty_file_is_a_file(journal: Journal, ada: int) -> None:
    keep_file(journal, ada, "empty.txt", b"", LIMIT)
    assert content_of(journal, files_of(journal, ada)[0]) == b""


def test_bytes_never_enter_the_history(journal: Journal, ada: int) -> None:
    before = journal.value("SELECT sum(length(changeset)) FROM history")
    keep_file(journal, ada, "large.bin", bytes(range(256)) * 40_000, LIMIT)
    remove_files(journal, [files_of(journal, ada)[0].id])
    assert journal.value("SELECT sum(length(changeset)) FROM history") - before < 2_000


@settings(max_examples=25)
@given(data=st.binary(max_size=3_000), sizes=st.integers(1, 3))
def test_undo_and_redo_give_the_content_back_also_after_a_restart(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, sizes: int
) -> None:
    data *= sizes
    path = tmp_path_factory.mktemp("journal") / "journal.reljournal"
    with Journal.open(path) as opened:
        ada = add_contact(opened, Card(name=Name(given="Ada")))
        keep_file(opened, ada, "letter.txt", data, LIMIT)
        opened.undo()
        assert files_of(opened, ada) == []
        opened.redo()
        remove_files(opened, [files_of(opened, ada)[0].id])
    with Journal.open(path) as opened:
        opened.undo()
        assert content_of(opened, files_of(opened, ada)[0]) == data
        opened.undo()
        assert files_of(opened, ada) == []
    with Journal.open(path) as opened:
        opened.redo()
        assert content_of(opened, files_of(opened, ada)[0]) == data
        assert opened.check()


def test_a_deleted_contact_comes_back_with_its_files(journal: Journal, ada: int) -> None:
    keep_file(journal, ada, "letter.txt", b"dear", LIMIT)
    delete_contacts(journal, [ada])
    empty_trash(journal)
    assert count_files(journal, ada) == 0
    journal.undo()
    assert content_of(journal, files_of(journal, ada)[0]) == b"dear"


def test_a_backup_contains_the_files(journal: Journal, ada: int, tmp_path: Path) -> None:
    keep_file(journal, ada, "letter.txt", b"dear" * 1000, LIMIT)
    copy = tmp_path / "copy.reljournal"
    back_up(journal, copy)
    with Journal.open(copy) as opened:
        assert content_of(opened, files_of(opened, ada)[0]) == b"dear" * 1000


def test_several_files_are_one_step_or_none(journal: Journal, ada: int, tmp_path: Path) -> None:
    keep_files(journal, ada, [NewFile("a.txt", b"a"), NewFile("b.txt", b"b")], LIMIT)
    assert journal.undo_label() == "Keep 2 files with Ada Lovelace"
    assert [file.name for file in files_of(journal, ada)] == ["b.txt", "a.txt"]
    with pytest.raises(FileUnreadableError, match=r"missing\.txt"):
        keep_files(journal, ada, [NewFile("c.txt", b"c"), NewFile.at(tmp_path / "missing.txt")], LIMIT)
    assert count_files(journal, ada) == 2
    assert bytes_of_files(journal) == 2


def test_a_file_over_the_limit_is_refused_with_a_sentence(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(2 * MEGABYTE + 1))
    for source in (path, path.read_bytes()):
        with pytest.raises(FileTooLargeError, match=r"film\.mp4 has 2\.1 MB; files up to 2 MB are kept"):
            keep_file(journal, ada, "film.mp4", source, 2 * MEGABYTE)
    assert bytes_of_files(journal) == 0
    keep_file(journal, ada, "film.mp4", bytes(2 * MEGABYTE), 2 * MEGABYTE)


def test_folders_are_refused(journal: Journal, ada: int, tmp_path: Path) -> None:
    with pytest.raises(FileUnreadableError, match="is a folder"):
        keep_file(journal, ada, "folder", tmp_path, LIMIT)


def test_cancelling_keeps_nothing(journal: Journal, ada: int) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        keep_files(journal, ada, [NewFile("a.txt", b"a")], LIMIT, Impatient())
    assert count_files(journal, ada) == 0
    assert bytes_of_files(journal) == 0


def test_a_file_that_changes_while_it_is_read_is_not_kept(journal: Journal, ada: int, tmp_path: Path) -> None:
    path = tmp_path / "growing.log"
    path.write_bytes(b"before")

    class Meddling:
        def step(self, done: int, total: int, text: str = "") -> None:
            path.write_bytes(b"behind")

    with pytest.raises(FileChangedError):
        keep_files(journal, ada, [NewFile.at(path)], LIMIT, Meddling())
    assert bytes_of_files(journal) == 0


def test_nobody_has_files(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        keep_file(journal, 99, "a.txt", b"a", LIMIT)
    with pytest.raises(NotFoundError):
        remove_files(journal, [99])
    with pytest.raises(NotFoundError):
        rename_file(journal, 99, "b.txt")


def test_renaming_keeps_the_ending_and_refuses_nothing_at_all(journal: Journal, ada: int) -> None:
    file_id = keep_file(journal, ada, "scan0001.pdf", b"%PDF", LIMIT)
    rename_file(journal, file_id, "Letter of May")
    assert kept_file(journal, file_id).name == "Letter of May.pdf"
    with pytest.raises(RelJournalError, match="needs a name"):
        rename_file(journal, file_id, " / ")
    newest = journal.undo_label()
    rename_file(journal, file_id, "Letter of May.pdf")
    assert journal.undo_label() == newest
    journal.undo()
    assert kept_file(journal, file_id).name == "scan0001.pdf"


def test_a_note_stands_beside_a_file(journal: Journal, ada: int) -> None:
    file_id = keep_file(journal, ada, "scan.pdf", b"%PDF", LIMIT)
    describe_file(journal, file_id, "contract", " signed in Turin ")
    file = kept_file(journal, file_id)
    assert (file.name, file.note) == ("contract.pdf", "signed in Turin")
    journal.undo()
    file = kept_file(journal, file_id)
    assert (file.name, file.note) == ("scan.pdf", "")
    newest = journal.undo_label()
    describe_file(journal, file_id, "scan.pdf", "")
    assert journal.undo_label() == newest


def test_a_file_is_found_by_its_name(journal: Journal, ada: int) -> None:
    keep_file(journal, ada, "Menabrea sketch.pdf", b"%PDF", LIMIT)
    assert [hit.id for hit in search(journal, "menabrea", 2026).people] == [ada]


def test_a_copy_is_written_whole_or_not_at_all(journal: Journal, ada: int, tmp_path: Path) -> None:
    file = kept_file(journal, keep_file(journal, ada, "letter.txt", b"dear", LIMIT))
    target = tmp_path / "out.txt"
    target.write_bytes(b"what was there")
    write_copy(journal, file, target)
    assert target.read_bytes() == b"dear"
    with pytest.raises(RelJournalError, match="is a database"):
        write_copy(journal, file, journal.path)
    with pytest.raises(RelJournalError, match="cannot be written"):
        write_copy(journal, file, tmp_path / "nowhere" / "out.txt")
    assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.txt"]


def test_what_might_be_run_is_not_opened(journal: Journal, ada: int) -> None:
    def opens(name: str, data: bytes) -> bool:
        return may_be_opened(journal, kept_file(journal, keep_file(journal, ada, name, data, LIMIT)))

    assert opens("letter.pdf", b"%PDF")
    assert not opens("setup.exe", b"anything")
    assert not opens("holiday.jpg", b"#!/bin/sh\nrm -rf ~")
    assert not opens("click me.desktop", b"[Desktop Entry]\nExec=sh")


def test_a_photo_and_its_original_are_one_step(journal: Journal, ada: int) -> None:
    change_photo_and_keep(
        journal, ada, Photo("image/png", b"small"), NewFile("original.jpg", b"\xff\xd8\xfflarge"), LIMIT
    )
    assert contact(journal, ada).has_photo
    assert [file.name for file in files_of(journal, ada)] == ["original.jpg"]
    journal.undo()
    assert not contact(journal, ada).has_photo
    assert count_files(journal, ada) == 0


def test_a_photo_stays_when_its_original_is_too_large(journal: Journal, ada: int) -> None:
    with pytest.raises(FileTooLargeError):
        change_photo_and_keep(journal, ada, Photo("image/png", b"small"), NewFile("original.jpg", b"large"), 2)
    assert not contact(journal, ada).has_photo


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 MB"), (1, "0.1 MB"), (25_000_000, "25 MB"), (25_000_001, "25.1 MB")]
)
def test_sizes_in_megabytes_are_rounded_up(size: int, words: str) -> None:
    assert in_megabytes(size) == words
