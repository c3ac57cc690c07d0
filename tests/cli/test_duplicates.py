"""Pairs that may be one on the command line: told with their reasons, and never touched."""

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
        mark_not_same(journal, rows[2], rows[3])
    assert len(run("duplicates", "--json", "--journal", path).value) == 1


def test_nobody_twice(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "once.reljournal"
    with Journal.open(path) as journal:
        add_contact(journal, ADA)
    assert run("duplicates", "--journal", path).out == "Nobody looks as if they were there twice.\n"
    assert run("duplicates", "--json", "--journal", path).value == []
