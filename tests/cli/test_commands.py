"""The commands: what they answer in text and in JSON, and what they say when they cannot."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences, Relation
from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.domain.dates import PartialDate
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.operations.files import keep_file
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.people import count_people

from .conftest import Result, Run

ADA_JSON = {
    "name": "Lady Ada Lovelace",
    "emails": ["ada@engines.example", "ada@home.example"],
    "phones": ["+44 20 7946 0000"],
    "addresses": ["12 St James's Square, London, SW1Y, England"],
    "organisation": "Analytical Engines",
    "title": "Countess",
    "key_dates": [
        {"label": "birthday", "date": "1815-12-10"},
        {"label": "wedding anniversary", "date": "--07-08"},
        {"label": "First programme", "date": "--02-29"},
    ],
    "tags": ["maths", "friends"],
    "note": "Prefers letters.\nNever before noon.",
    "has_photo": True,
}


def refused(result: Result, *says: str) -> None:
    """Assert one refusal: exit code 1, nothing on stdout, a sentence on stderr."""
    assert result.code == 1
    assert result.out == ""
    assert "Traceback" not in result.err
    for words in says:
        assert words in result.err


def answered(result: Result) -> Result:
    """Assert an answer: exit code 0, nothing on stderr."""
    assert (result.code, result.err) == (0, "")
    return result


# People and cards


def test_a_card_as_json(run: Run, path: Path) -> None:
    value = answered(run("show", "lovelace", "--json", "--journal", path)).value
    UUID(value["id"])
    assert {key: value[key] for key in ADA_JSON} == ADA_JSON
    assert value["labelled"]["emails"][0] == {"label": "work", "value": "ada@engines.example"}
    assert answered(run("show", value["id"], "--json", "--journal", path)).value == value


def test_a_card_says_who_is_around_from_both_sides_and_what_own_fields_say(run: Run, path: Path) -> None:
    with Journal.open(path) as journal:
        ada = find_contact(journal, "lovelace")
        pupil = Relation("pupil", "", other_id=ada)
        ghost = add_contact(journal, Card(formatted_name="Ghost Writer", related=(pupil,)))
        size = add_field(journal, CustomField("Shoe size", FieldSort.NUMBER))
        set_value(journal, ada, size, "37")
        set_value(journal, ada, add_field(journal, CustomField("Godparent", FieldSort.PERSON)), "Ghost", ghost)
    value = answered(run("show", "lovelace", "--json", "--journal", path)).value
    assert value["related"] == [
        {"label": "mother", "name": "Annabella Byron"}, {"label": "teacher", "name": "Ghost Writer"},
    ]  # fmt: skip
    assert value["custom"] == {"Shoe size": "37", "Godparent": "Ghost Writer"}
    assert value in answered(run("people", "--json", "--journal", path)).value
    assert value in answered(run("search", "lovelace", "--json", "--journal", path)).value["people"]
    lines = answered(run("show", "lovelace", "--journal", path)).out.splitlines()
    assert [line.split() for line in lines if "37" in line or "teacher" in line] == [
        ["teacher", "Ghost", "Writer"], ["Shoe", "size", "37"],
    ]  # fmt: skip


def test_a_card_as_text(run: Run, path: Path) -> None:
    lines = answered(run("show", "ada@engines.example", "--journal", path)).out.splitlines()
    assert lines[0] == "Lady Ada Lovelace"
    assert lines[1] == "Countess, Notes, Analytical Engines"
    for words in ("+44 20 7946 0000", "1815-12-10", "--07-08", "First programme", "Enchantress", "maths, friends"):
        assert any(words in line for line in lines)
    assert lines[-1] == "Never before noon."


def test_people(run: Run, path: Path) -> None:
    value = answered(run("people", "--json", "--journal", path)).value
    assert [item["name"] for item in value] == ["Grace Hopper", "Grace Kelly", "Lady Ada Lovelace"]
    assert {key: value[2][key] for key in ADA_JSON} == ADA_JSON
    lines = answered(run("people", "grace", "--journal", path)).out.splitlines()
    assert lines == ["Grace Hopper · grace@navy.example", "Grace Kelly · Palace"]
    assert answered(run("people", "nobody", "--json", "--journal", path)).value == []
    assert answered(run("people", "nobody", "--journal", path)).out == ""


def test_people_are_archived_and_brought_back(run: Run, path: Path) -> None:
    value = answered(run("archive", "hopper", "lovelace", "--json", "--journal", path)).value
    assert value == {"done": "Archive 2 contacts", "contacts": ["Grace Hopper", "Lady Ada Lovelace"]}
    assert [item["name"] for item in answered(run("people", "--json", "--journal", path)).value] == ["Grace Kelly"]
    archived = answered(run("people", "--archived", "--json", "--journal", path)).value
    assert [(item["name"], item["archived"]) for item in archived] == [
        ("Grace Hopper", True), ("Lady Ada Lovelace", True),
    ]  # fmt: skip
    assert "archived" in answered(run("search", "hopper", "--journal", path)).out
    again = answered(run("archive", "hopper", "--journal", path)).out
    assert again == "Nothing was changed: they are there already.\n"
    back = answered(run("unarchive", "hopper", "--journal", path)).out
    assert back == "Bring Grace Hopper back from the archive\n"
    assert len(answered(run("people", "--json", "--journal", path)).value) == 2


def test_contacts_are_exported(run: Run, path: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    assert answered(run("export", book, "--json", "--journal", path)).value == {"file": str(book), "contacts": 3}
    assert book.read_bytes().count(b"BEGIN:VCARD\r\nVERSION:4.0\r\n") == 3
    assert answered(run("export", book, "lovelace", "--journal", path)).out == f"{book}: 1 contact\n"
    assert b"FN:Lady Ada Lovelace" in book.read_bytes()
    refused(run("export", path, "--journal", path), "cannot be written over the journal itself")


def test_people_are_deleted_and_restored(run: Run, path: Path) -> None:
    done = answered(run("delete", "lovelace", "--journal", path)).out
    assert done == "Delete Lady Ada Lovelace (3 key dates)\n"
    refused(run("show", "lovelace", "--journal", path), "No contact fits")
    (item,) = answered(run("people", "--trash", "--json", "--journal", path)).value
    assert (item["name"], item["in_trash"]) == ("Lady Ada Lovelace", True)
    refused(run("restore", "hopper", "--journal", path), "Nobody in the trash")
    answered(run("restore", item["id"], "--journal", path))
    assert answered(run("show", "lovelace", "--json", "--journal", path)).value["name"] == "Lady Ada Lovelace"


def test_an_ambiguous_contact_lists_the_candidates(run: Run, path: Path) -> None:
    result = run("show", "grace", "--journal", path)
    refused(result, "“grace” fits several contacts")
    first, second = result.err.splitlines()[1:]
    assert "Grace Hopper" in first
    assert "Grace Kelly · Palace" in second
    uuid = second.rsplit(" · ", 1)[1]
    assert answered(run("show", uuid, "--json", "--journal", path)).value["name"] == "Grace Kelly"
    refused(run("log", "Talk", "--with", "Ada", "grace", "--journal", path), "Grace Hopper", "Grace Kelly")
    refused(run("brief", "grace", "--pdf", path.with_name("b.pdf"), "--journal", path), "Grace Hopper")
    assert not path.with_name("b.pdf").exists()


def test_nobody_fits(run: Run, path: Path) -> None:
    refused(run("show", "nobody", "--json", "--journal", path), "No contact fits “nobody”.")


# Search, dates


def test_search(run: Run, path: Path) -> None:
    value = answered(run("search", "ada", "--json", "--journal", path)).value
    assert set(value) == {"people", "entries", "key_dates", "did_you_mean"}
    assert [item["name"] for item in value["people"]] == ["Lady Ada Lovelace"]
    (entry,) = value["entries"]
    assert (entry["date"], entry["kind"], entry["title"], entry["people"]) == (
        "2026-11-20", "call", "On engines", ["Lady Ada Lovelace"],
    )  # fmt: skip
    assert entry["follow_ups"][0]["due"] == "2026-12-01"
    assert {item["label"] for item in value["key_dates"]} == {"birthday", "wedding anniversary", "First programme"}
    lines = answered(run("search", "ada", "love", "--journal", path)).out.splitlines()
    assert lines[0] == "People"
    assert "Entries" in lines
    assert "Key dates" in lines
    assert answered(run("search", "nothing here", "--journal", path)).out == "Nothing was found.\n"
    empty = answered(run("search", "?!", "--json", "--journal", path)).value
    assert empty == {"people": [], "entries": [], "key_dates": [], "did_you_mean": None}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["tag:maths"], ["Lady Ada Lovelace"]),
        (["in:London", "no:tag"], []),
        (["in:St James"], []),
        (["tag:old friends"], ["Grace Kelly"]),
        (["--", "-tag:maths", "grace"], ["Grace Hopper", "Grace Kelly"]),
        (["207946"], ["Lady Ada Lovelace"]),
        (["020 7946 0000"], ["Lady Ada Lovelace"]),
        (['"before noon"'], ["Lady Ada Lovelace"]),
    ],
)
def test_operators_as_in_the_window(run: Run, path: Path, words: list[str], names: list[str]) -> None:
    with Journal.open(path) as journal, journal.edit("Tag"):
        writing.write_tags(find_contact(journal, "Grace Kelly"), ["old friends"])
    for command in ("search", "people"):
        value = answered(run(command, "--json", "--journal", path, *words)).value
        found = value["people"] if command == "search" else value
        assert [item["name"] for item in found] == names


def test_what_may_have_been_meant(run: Run, path: Path) -> None:
    assert answered(run("search", "lovelase", "--journal", path)).out == (
        "Nothing was found. Did you mean Lady Ada Lovelace?\n"
    )
    assert answered(run("search", "lovelase", "--json", "--journal", path)).value["did_you_mean"] == "Lady Ada Lovelace"


def test_dates(run: Run, path: Path) -> None:
    value = answered(run("dates", "--json", "--journal", path)).value
    assert value == [
        {
            "on": "2026-12-10", "name": "Lady Ada Lovelace", "label": "birthday", "date": "1815-12-10", "count": 211,
            "days": None, "also": [],
        }
    ]
    assert answered(run("dates", "--days", "10", "--journal", path)).out == "No key dates in these days.\n"
    year = answered(run("dates", "--days", "365", "--from", "2027-01-01", "--json", "--journal", path)).value
    assert [(item["on"], item["count"]) for item in year] == [
        ("2027-02-28", None), ("2027-07-08", None), ("2027-12-10", 212),
    ]  # fmt: skip
    text = answered(run("dates", "--from", "2027-02-28", "--days", "1", "--journal", path)).out
    assert text == "2027-02-28 · Lady Ada Lovelace · First programme, 29 February\n"
    answered(run("dates", "--from", "9999-12-31", "--days", "400", "--journal", path))


# Writing


def test_log_writes_an_entry_and_answers_with_it(run: Run, path: Path) -> None:
    value = answered(
        run("log", "She sent **notes**.", "--with", "lovelace", "hopper", "--with", "kelly", "--on", "2026-11-01",
            "--kind", "in-person", "--minutes", "90", "--json", "--journal", path)
    ).value  # fmt: skip
    UUID(value["id"])
    del value["id"]
    assert value == {
        "date": "2026-11-01", "time": None, "kind": "in_person", "minutes": 90, "title": "",
        "text": "She sent **notes**.", "people": ["Lady Ada Lovelace", "Grace Hopper", "Grace Kelly"], "follow_ups": [],
    }  # fmt: skip
    with Journal.open(path) as journal:
        assert journal.undo_label() == "Log a meeting with Lady Ada Lovelace and 2 others"


def test_log_is_of_today_and_a_note_unless_said(run: Run, path: Path) -> None:
    line = answered(run("log", "Thought of her.", "--with", "Lovelace", "--journal", path)).out
    assert line == "2026-11-21 · note · Lady Ada Lovelace · Thought of her.\n"


def test_log_reads_standard_input(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("First line\n\n- [ ] second Ł 北京\n"))
    value = answered(run("log", "-", "--with", "Lovelace", "--json", "--journal", path)).value
    assert value["text"] == "First line\n\n- [ ] second Ł 北京"


def test_log_refuses_what_says_nothing_or_names_nobody(run: Run, path: Path) -> None:
    with Journal.open(path) as journal:
        before = journal.history()
    refused(run("log", "  ", "--with", "Lovelace", "--journal", path), "nothing to save yet")
    refused(run("log", "Talk", "--with", "Nobody", "--journal", path), "No contact fits “Nobody”.")
    refused(run("log", "caf\udce9", "--with", "Lovelace", "--journal", path), "“caf?” is not UTF-8 text")
    refused(run("search", "caf\udce9", "--journal", path), "is not UTF-8 text")
    refused(run("log", "Talk", "--with", "Lovelace", "caf\udce9", "--journal", path), "is not UTF-8 text")
    with Journal.open(path) as journal:
        assert journal.history() == before


def test_history_undo_redo(run: Run, path: Path) -> None:
    run("log", "Talk", "--with", "Lovelace", "--journal", path)
    assert answered(run("undo", "--json", "--journal", path)).value == {
        "undone": "Write a note about Lady Ada Lovelace"
    }
    items = answered(run("history", "--json", "--journal", path)).value
    assert [(item["label"], item["state"]) for item in items[:2]] == [
        ("Write a note about Lady Ada Lovelace", "undone"), ("Log a call with Lady Ada Lovelace", "done"),
    ]  # fmt: skip
    assert set(items[0]) == {"id", "label", "at", "state", "changes"}
    assert datetime.fromisoformat(items[0]["at"]).tzinfo is not None
    lines = answered(run("history", "--limit", "1", "--journal", path)).out.splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("Write a note about Lady Ada Lovelace (undone)")
    assert answered(run("redo", "--json", "--journal", path)).value == {
        "redone": "Write a note about Lady Ada Lovelace"
    }
    refused(run("redo", "--journal", path), "There is nothing to redo.")
    for _ in range(5):
        answered(run("undo", "--journal", path))
    refused(run("undo", "--json", "--journal", path), "There is nothing to undo.")
    with Journal.open(path) as journal:
        assert count_people(journal) == 0


def test_backup(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "sub" / "copy.reljournal"
    value = answered(run("backup", target, "--json", "--journal", path)).value
    assert value == {"file": str(target), "bytes": target.stat().st_size}
    with Journal.open(target) as copy:
        assert count_people(copy) == 3
    refused(run("backup", path, "--journal", path), "cannot be written over the journal itself")
    (tmp_path / "file").touch()
    refused(run("backup", tmp_path / "file" / "x", "--journal", path), "The backup could not be written")


def test_sample(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "sample.reljournal"
    value = answered(run("sample", target, "--json")).value
    assert value["file"] == str(target)
    assert value["people"] == 40
    before = target.read_bytes()
    refused(run("sample", target), "There is already a file")
    assert target.read_bytes() == before
    assert len(answered(run("people", "--json", "--journal", target)).value) == 40


# The journal that is meant


@pytest.mark.parametrize(
    "command",
    [
        "people",
        "show x",
        "search x",
        "log x --with y",
        "dates",
        "history",
        "undo",
        "redo",
        "backup b",
        "brief x --pdf p",
        "calendar --pdf p",
    ],
)
def test_without_a_journal_none_is_made(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "none.reljournal"
    refused(run(*command.split(), "--journal", path), "There is no journal at", "none.reljournal")
    assert not path.exists()


def test_the_usual_journal_is_the_one_of_this_user(run: Run, path: Path, own_home: Path) -> None:
    refused(run("people"), str(own_home))
    own_home.mkdir()
    shutil.copy(path, own_home / "journal.reljournal")
    assert len(answered(run("people", "--json")).value) == 3


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("text", b"Dear diary", "is not a RelJournal journal"),
        ("empty", b"", "is empty"),
        ("cut", b"SQLite format 3\x00 and no more", "is damaged"),
    ],
)
def test_a_file_that_is_no_journal_is_refused_untouched(
    run: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    refused(run("people", "--json", "--journal", path), says)
    refused(run("undo", "--journal", path), says)
    assert path.read_bytes() == content


def test_paths_that_cannot_be_are_refused_in_a_sentence(run: Run, tmp_path: Path) -> None:
    refused(run("people", "--journal", tmp_path), "is not a file")
    refused(run("people", "--journal", tmp_path / ("n" * 300)), "cannot be reached")


def test_a_wrong_day_in_the_environment_is_named(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "yesterday")
    refused(run("dates", "--journal", path), "RELJOURNAL_TODAY")


def test_commands_work_while_the_journal_is_open_elsewhere(run: Run, path: Path) -> None:
    with Journal.open(path) as window:
        answered(run("log", "From the shell", "--with", "Lovelace", "--journal", path))
        assert window.notice_other_writers()
        assert newest_entries(window, 0, 1)[0].text == "From the shell"
        with window.edit("From the window"):
            from reljournal.operations.trash import delete_contacts

            delete_contacts(window, [2])
        assert len(answered(run("people", "--json", "--journal", path)).value) == 2


# Import


CARDS = """BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Maria Mitchell\r\nN:Mitchell;Maria;;;\r\n\
BDAY:--0801\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nUID:u2\r\nFN:Emmy Noether\r\nEND:VCARD\r\n"""


def test_import_begins_a_journal_and_knows_cards_again(run: Run, tmp_path: Path) -> None:
    book, path = tmp_path / "book.vcf", tmp_path / "new" / "j.reljournal"
    book.write_text(CARDS, encoding="utf-8", newline="")
    value = answered(run("import", book, "--json", "--journal", path)).value
    assert {key: value[key] for key in ("added", "updated", "unchanged", "skipped")} == {
        "added": 2, "updated": 0, "unchanged": 0, "skipped": [],
    }  # fmt: skip
    value = answered(run("import", book, "--json", "--journal", path)).value
    assert (value["added"], value["updated"], value["unchanged"]) == (0, 0, 2)
    assert "Nothing was changed" in answered(run("import", book, "--journal", path)).out
    shown = answered(run("show", "maria", "--json", "--journal", path)).value
    assert shown["key_dates"] == [{"label": "birthday", "date": "--08-01"}]
    assert answered(run("undo", "--journal", path)).out == "Undone: Import 2 contacts\n"
    assert answered(run("people", "--json", "--journal", path)).value == []


def test_a_broken_card_is_reported_with_its_line(run: Run, path: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.vcf"
    book.write_text(CARDS + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut off\r\n", encoding="utf-8", newline="")
    result = answered(run("import", book, "--json", "--journal", path))
    assert result.value["added"] + len(result.value["skipped"]) == 3
    for item in result.value["skipped"]:
        assert isinstance(item["line"], int)
        assert item["reason"]


def test_a_refused_import_leaves_no_new_journal_behind(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "j.reljournal"
    (tmp_path / "table.vcf").write_text("name,phone\nAda,1\n", encoding="utf-8")
    for what, words in ((tmp_path / "none.vcf", "There is no file"), (tmp_path / "table.vcf", "holds no contact")):
        refused(run("import", what, "--journal", path), words)
        assert not (tmp_path / "new").exists()
    (tmp_path / "new").mkdir()
    refused(run("import", tmp_path / "none.vcf", "--journal", path), "There is no file")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_refused_import_into_an_empty_journal_leaves_it_there(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "j.reljournal"
    Journal.open(path).close()
    refused(run("import", tmp_path / "none.vcf", "--journal", path), "There is no file")
    with Journal.open(path) as journal:
        assert journal.check()


def test_what_cannot_be_imported_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    refused(run("import", tmp_path / "none.vcf", "--journal", path), "There is no file")
    (tmp_path / "folder").mkdir()
    refused(run("import", tmp_path / "folder", "--journal", path), "There is no address book")


# Briefs


def test_brief_writes_a_pdf(run: Run, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "briefs" / "two.pdf"
    target.parent.mkdir()
    result = run(
        "brief", "lovelace", "hopper", "Lovelace", "--pdf", target, "--paper", "letter", "--json", "--journal", path
    )
    assert result.code == 0
    assert json.loads(result.out) == {"file": str(target), "briefs": 2}
    assert target.read_bytes().startswith(b"%PDF")


def test_a_brief_that_cannot_be_written_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(run("brief", "lovelace", "--pdf", tmp_path / "file" / "b.pdf", "--journal", path), "No brief was written")


@pytest.mark.parametrize("sheet", ["month", "year", "birthdays", "agenda"])
def test_calendar_writes_a_pdf(run: Run, path: Path, tmp_path: Path, sheet: str) -> None:
    target = tmp_path / "calendar.pdf"
    result = run("calendar", "--sheet", sheet, "--pdf", target, "--from", "2026-12-01", "--json", "--journal", path)
    assert result.code == 0
    assert json.loads(result.out) == {"file": str(target), "pages": 1}
    assert target.read_bytes().startswith(b"%PDF")
    refused(run("calendar", "--pdf", path, "--journal", path), "over the journal itself")


# What is there already stays


def test_a_brief_is_never_written_over_a_journal(run: Run, path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.reljournal"
    shutil.copy(path, other)
    link = tmp_path / "link.pdf"
    link.symlink_to(path)
    before = path.read_bytes()
    for target in (path, link, path.with_name(path.name + "-wal")):
        refused(run("brief", "lovelace", "--pdf", target, "--journal", path), "over the journal itself")
    refused(run("brief", "lovelace", "--pdf", other, "--journal", path), "is a database")
    assert path.read_bytes() == before == other.read_bytes()
    assert link.is_symlink()


def test_a_backup_replaces_nothing_but_a_backup(run: Run, path: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada", encoding="utf-8")
    refused(run("backup", letter, "--json", "--journal", path), "is not a backup")
    assert letter.read_text(encoding="utf-8") == "Dear Ada"
    for ending in ("-wal", "-shm", "-journal"):
        target = path.with_name(path.name + ending)
        refused(run("backup", target, "--journal", path), "over the journal itself")
        assert not target.exists()
    for command in (["backup"], ["brief", "lovelace", "--pdf"], ["sample"]):
        refused(run(*command, tmp_path / ("n" * 300), "--journal", path), "cannot be reached")
    answered(run("backup", tmp_path / "copy", "--journal", path))
    answered(run("backup", tmp_path / "copy", "--journal", path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among the files of this system")
def test_nothing_takes_the_place_of_a_pipe(run: Run, path: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    refused(run("backup", pipe, "--journal", path), "is not a file")
    refused(run("brief", "lovelace", "--pdf", pipe, "--journal", path), "is not a file")
    assert pipe.is_fifo()


# Imports that cannot be


@pytest.mark.parametrize("content", [b"", b"Name,Phone\nAda,1\n", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_address_book_is_refused(run: Run, path: Path, tmp_path: Path, content: bytes) -> None:
    book = tmp_path / "table.csv"
    book.write_bytes(content)
    refused(run("import", book, "--json", "--journal", path), "“table.csv” holds no contact")
    refused(run("import", book, book, "--journal", path), "None of these files")


def test_a_path_that_cannot_be_reached_is_refused(run: Run, path: Path, tmp_path: Path) -> None:
    refused(run("import", tmp_path / ("n" * 300), "--journal", path), "cannot be read")


# Names that steer a terminal


def test_a_name_does_not_steer_the_terminal(run: Run, path: Path) -> None:
    with Journal.open(path) as journal:
        add_contact(journal, Card(formatted_name="Mallory \x1b[2J\u202eeve\x07"))
    out = answered(run("people", "mallory", "--journal", path)).out
    assert out == "Mallory \N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}eve\N{REPLACEMENT CHARACTER}\n"
    (value,) = answered(run("people", "mallory", "--json", "--journal", path)).value
    assert value["name"] == "Mallory \x1b[2J\u202eeve\x07"


def test_what_is_known_of_someone_is_answered_in_text_and_json(run: Run, path: Path) -> None:
    with Journal.open(path) as journal:
        add_contact(
            journal,
            Card(
                name=Name(given="Emmy", family="Noether", maiden="N.", pronounced="NUR-ter"),
                pronouns="she/her",
                industry="Algebra",
                time_zone="Europe/Berlin",
                languages=("Deutsch",),
                met=HowMet(PartialDate(1915), "in Göttingen", "David Hilbert", first_impression="Loud."),
                preferences=Preferences("in_person", "on walks", "quick", "forms"),
                facts=(LearnedFact("food", "pudding", date(1932, 3, 1)), LearnedFact("", "never tired")),
            ),
        )
    value = answered(run("show", "noether", "--json", "--journal", path)).value
    assert value["met"] == {
        "when": "1915", "place": "in Göttingen", "through": "David Hilbert", "first_impression": "Loud.",
    }  # fmt: skip
    assert value["preferences"] == {"channel": "in_person", "hours": "on walks", "tone": "quick", "avoid": "forms"}
    assert value["facts"] == [
        {"label": "food", "text": "pudding", "learned_on": "1932-03-01"},
        {"label": "", "text": "never tired", "learned_on": None},
    ]
    parts = ("pronouns", "pronounced", "maiden", "industry", "time_zone", "languages")
    assert [value[part] for part in parts] == ["she/her", "NUR-ter", "N.", "Algebra", "Europe/Berlin", ["Deutsch"]]
    text = " ".join(answered(run("show", "noether", "--journal", path)).out.split())
    for words in ("met 1915, in Göttingen, through David Hilbert", "likes best in person, on walks", "food pudding",
                  "known never tired", "avoid forms", "time zone Europe/Berlin", "pronounced NUR-ter"):  # fmt: skip
        assert words in text


def test_files_are_listed_and_written_out(run: Run, path: Path, tmp_path: Path) -> None:
    with Journal.open(path) as journal:
        keep_file(journal, find_contact(journal, "Ada"), "letter.txt", b"dear Charles", 1000)
    listed = run("files", "Ada", "--json", "--journal", path)
    assert [(item["name"], item["size"]) for item in listed.value] == [("letter.txt", 12)]
    assert "letter.txt  (12 bytes)" in run("files", "Ada", "--journal", path).out
    for target in (tmp_path / "copy.txt", tmp_path):
        assert run("file-out", "Ada", "LETTER.txt", target, "--journal", path).code == 0
    assert (tmp_path / "copy.txt").read_bytes() == (tmp_path / "letter.txt").read_bytes() == b"dear Charles"
    missing = run("file-out", "Ada", "other.txt", tmp_path / "x", "--journal", path)
    assert (missing.code, missing.out) == (1, "")
    assert "No file of theirs" in missing.err
    assert run("file-out", "Ada", "letter.txt", path, "--journal", path).code == 1
