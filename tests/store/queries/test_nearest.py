"""Did you mean …?"""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Address, Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.search_question import unfinished
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.completing import completions
from reljournal.store.queries.nearest import did_you_mean


@pytest.fixture
def known(journal: Journal) -> Journal:
    london = Address(city="London", country="United Kingdom")
    paris = Address(city="Paris", region="Île-de-France", country="France")
    add_contact(journal, Card(formatted_name="Ada Lovelace", note="Bernoulli numbers", tags=("maths", "friends")))
    add_contact(journal, Card(formatted_name="Łukasz Żółć", addresses=(london,), tags=("friends",)))
    add_contact(journal, Card(formatted_name="Антон Чехов", addresses=(london, paris), tags=("old friends", "friends")))
    add_contact(journal, Card(formatted_name="北京"))
    log_entry(journal, EntryDraft(Kind.NOTE, date(2026, 1, 1), text="Walked to the Athenaeum with Ada"))
    with journal.edit("Circles"):
        tables.Circle.create(name="Book club", rule="", position=1)
        tables.Circle.create(name="Family", rule="", position=0)
    return journal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lovelase", "Ada Lovelace"),
        ("Ada Lovlace", "Ada Lovelace"),
        ("aad", "Ada Lovelace"),
        ("dAa lvoelace", "Ada Lovelace"),
        ("lukas zolcc", "Łukasz Żółć"),
        ("чехав", "Антон Чехов"),
        ("chekov", "Антон Чехов"),
        ("bernuolli", "bernoulli"),
        ("atheneum", "athenaeum"),
        ("walked athenium", "walked athenaeum"),
        ("", None),
        ("?!", None),
        ("zzzzzz", None),
        ("ada", None),
        ("ad", None),
        ("ada bernoulli", None),
        ("lovelase tag:maths", None),
        ('"lovelase"', None),
        ("海京", None),
        ("lovelase " * 6, None),
        ("x" * 5_000, None),
        ("ada atheneum lukas", None),
    ],
)
def test_the_nearest_words_that_find_something(known: Journal, typed: str, meant: str | None) -> None:
    assert did_you_mean(known, typed) == meant


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tag:", ["friends", "maths", "old friends"]),
        ("ada tag:F", ["friends"]),
        ('tag:"old', ["old friends"]),
        ("tag:friends", []),
        ("tag:x", []),
        ("circle:", ["Family", "Book club"]),
        ("in:", ["London", "United Kingdom", "France", "Paris", "Île-de-France"]),
        ("in:ile", ["Île-de-France"]),
        ("in:fr", ["France"]),
        ("in:lon", ["London"]),
        ("has:p", ["phone", "photo"]),
        ("no:b", ["birthday"]),
        ("is:", ["person", "organisation", "archived"]),
    ],
)
def test_values_that_complete_an_operator(known: Journal, typed: str, offered: list[str]) -> None:
    asked = unfinished(typed)
    assert asked is not None
    found = completions(known, asked)
    assert (sorted(found) if typed == "in:" else found) == (sorted(offered) if typed == "in:" else offered)
