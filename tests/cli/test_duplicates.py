"""Pairs that may be one on the command line: told with their reasons, and merged only when they are named."""

from __future__ import annotations

from pathlib import Path

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.duplicates import mark_not_same
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people

from .conftest import Run

ADA = Card(name=Name(given="Ada", family="Lovelace"), emails=(Labelled("", "ada@engines.example"),))
CHARLES = Card(name=Name(given="Charles", family="Babbage"))


def test_pairs_are_told_and_nothing_is_merged(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twice.reljournal"
    with Journal.open(path) as journal:
        rows = [add_contact(journal, card) for card in (ADA, ADA, CHARLES, CHARLES)]
    likely, question = run("duplicates", "--journal", path).out.splitlines()
    assert likely.startswith("Ada Lovelace (")
    assert "very likely the same" in likely
    assert "email" in likely
    assert question.startswith("Charles Babbage (")
    assert "perhaps the same" in question
    first, second = run("duplicates", "--json", "--journal", path).value
    assert (first["verdict"], second["verdict"]) == ("same", "ask")
    assert [item["name"] for item in first["contacts"]] == ["Ada Lovelace", "Ada Lovelace"]
    assert {sign["reason"] for sign in first["signs"]} >= {"name", "email"}
    with Journal.open(path) as journal:
        assert count_people(journal) == 4
        mark_not_same(journal, [rows[2], rows[3]])
    assert len(run("duplicates", "--json", "--journal", path).value) == 1


def test_nobody_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "once.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, ADA)
    assert run("duplicates", "--journal", path).out == "Nobody looks as if they were there twice.\n"
    assert run("duplicates", "--json", "--journal", path).value == []


def test_those_who_are_named_become_one_and_undo_brings_them_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "twice.reljournal"
    lady = Card(name=Name(given="Augusta", family="King"), phones=(Labelled("home", "+44 20 7946 0102"),))
    with Journal.open(path) as journal:
        for card in (ADA, lady, CHARLES):
            add_contact(journal, card)

    asked = run("merge", "Ada Lovelace", "Augusta King", "--dry-run", "--journal", path)
    assert asked.out.startswith("This would be the card; nothing was merged:")
    assert "+44 20 7946 0102" in asked.out
    assert len(run("people", "--json", "--journal", path).value) == 3

    done = run("merge", "Ada Lovelace", "Augusta King", "--json", "--journal", path).value
    assert done["done"] == "Merge Ada Lovelace and Augusta King"
    assert "ada@engines.example" in str(done["contact"]["emails"])
    assert "+44 20 7946 0102" in str(done["contact"]["phones"])
    assert len(run("people", "--json", "--journal", path).value) == 2

    run("undo", "--journal", path)
    assert len(run("people", "--json", "--journal", path).value) == 3


def test_one_alone_is_not_merged(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "once.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, ADA)
    refused = run("merge", "Ada", "Lovelace", "--journal", path)
    assert refused.code == 1
    assert "A merge needs two contacts or more." in refused.err
