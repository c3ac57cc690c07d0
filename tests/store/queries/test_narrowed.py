"""The journal narrowed by somebody, a circle, a tag and a period, together with words and a kind."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind, PersonRef, Surroundings
from reljournal.domain.narrowing import Narrowing, Period, month_of, year_of
from reljournal.operations.circles import add_circle, put_into_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entries
from reljournal.store.queries.entry_tags import tags_of_entries
from reljournal.store.queries.journal_list import fitting_entries

TODAY = date(2026, 11, 21)


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    ada = add_contact(journal, Card(formatted_name="Ada", tags=("maths",)))
    grace = add_contact(journal, Card(formatted_name="Grace"))
    put_into_circle(journal, add_circle(journal, "Mentors"), [grace])
    for title, kind, day, who, tags in (
        ("Tea", Kind.IN_PERSON, date(2026, 11, 3), (ada,), ()),
        ("Letter", Kind.LETTER, date(2026, 10, 31), (ada, grace), ("engine",)),
        ("Call", Kind.CALL, date(2025, 11, 3), (grace,), ("engine",)),
        ("Alone", Kind.NOTE, date(2025, 1, 1), (), ()),
    ):
        around = Surroundings(tags=tags)
        log_entry(journal, EntryDraft(kind, day, title=title, text="words", contact_ids=who, around=around))
    return {"Ada": ada, "Grace": grace}


def found(journal: Journal, narrowed: Narrowing, words: str = "", kind: Kind | None = None) -> list[str]:
    count, ids = fitting_entries(journal, words, kind, TODAY, narrowed)
    assert count == len(ids)
    return [entry.title for entry in entries(journal, ids)]


def test_each_part_alone_and_all_together(journal: Journal, people: dict[str, int]) -> None:
    ada = PersonRef(people["Ada"], "Ada")
    assert found(journal, Narrowing(ada)) == ["Tea", "Letter"]
    assert found(journal, Narrowing(circle="Mentors")) == ["Letter", "Call"]
    assert found(journal, Narrowing(tag="engine")) == ["Letter", "Call"]
    assert found(journal, Narrowing(tag="maths")) == ["Tea", "Letter"]
    assert found(journal, Narrowing(period=year_of(2025))) == ["Call", "Alone"]
    assert found(journal, Narrowing(period=month_of(date(2026, 10, 5)))) == ["Letter"]
    assert found(journal, Narrowing(period=Period(date(2026, 10, 31)))) == ["Tea", "Letter"]
    assert found(journal, Narrowing(period=Period(None, date(2025, 1, 1)))) == ["Alone"]
    assert found(journal, Narrowing(ada, "Mentors", "engine", year_of(2026))) == ["Letter"]
    assert found(journal, Narrowing(ada, "Mentors", "engine", year_of(2025))) == []


def test_with_words_operators_and_a_kind(journal: Journal, people: dict[str, int]) -> None:
    grace = Narrowing(PersonRef(people["Grace"], "Grace"))
    assert found(journal, grace, "words") == ["Letter", "Call"]
    assert found(journal, grace, "lett") == ["Letter"]
    assert found(journal, grace, kind=Kind.CALL) == ["Call"]
    assert found(journal, grace, "with:ada") == ["Letter"]
    assert found(journal, grace, "!!") == []
    assert found(journal, Narrowing(period=year_of(2025)), kind=Kind.NOTE) == ["Alone"]


def test_the_tags_that_can_be_chosen(journal: Journal, people: dict[str, int]) -> None:
    assert tags_of_entries(journal) == ["engine", "maths"]
