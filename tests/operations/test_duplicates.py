"""Finding who may be the same in a journal, and remembering who is not."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Address, Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.duplicates import Verdict
from reljournal.domain.errors import NotFoundError
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.duplicates import (
    candidate_of,
    find_duplicates,
    forget_not_same,
    look_alikes,
    mark_not_same,
)
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.duplicates import duplicate_candidates

ADA = Card(
    name=Name(given="Ada", family="Lovelace", maiden="Byron"),
    organisation="Analytical Engines",
    emails=(Labelled("work", "ada@engines.example"), Labelled("home", "ada@home.example")),
    phones=(Labelled("", "+44 20 7946 0102"),),
    addresses=(Address(street="1 Square"), Address(city="London"), Address(city="Ockham")),
    key_dates=(
        KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8)),
        KeyDate(DateSort.BIRTHDAY, PartialDate(2001, 1, 1), label="horse"),
        KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),
    ),
)
TYPED = Card(formatted_name="Lovelace, Ada", emails=(Labelled("", "ADA@home.example"),))
NAMESAKE = Card(name=Name(given="Ada", family="Lovelace"))


def told(journal: Journal) -> list[tuple[int, int, Verdict]]:
    return [(found.first, found.second, found.verdict) for found in find_duplicates(journal)]


def test_a_card_is_compared_the_same_from_the_journal_and_from_a_form(journal: Journal) -> None:
    row = add_contact(journal, ADA)
    assert duplicate_candidates(journal) == [candidate_of(ADA, row)]


def test_pairs_are_told_best_first_and_the_trash_is_left_alone(journal: Journal) -> None:
    one, two, three, gone = (add_contact(journal, card) for card in (ADA, TYPED, NAMESAKE, ADA))
    with journal.edit("Trash"):
        tables.Contact.update(trashed_at=5).where(tables.Contact.id == gone).execute()
    assert told(journal) == [(one, two, Verdict.SAME), (one, three, Verdict.ASK), (two, three, Verdict.ASK)]


def test_not_the_same_is_remembered_until_it_is_taken_back(journal: Journal) -> None:
    one, two = add_contact(journal, ADA), add_contact(journal, NAMESAKE)
    mark_not_same(journal, [two, one])
    mark_not_same(journal, [one, two])
    assert told(journal) == []
    assert look_alikes(journal, NAMESAKE, two) == []
    journal.undo()
    assert told(journal) == [(one, two, Verdict.ASK)]
    journal.redo()
    forget_not_same(journal, one, two)
    assert told(journal) == [(one, two, Verdict.ASK)]


def test_nobody_is_told_apart_from_who_is_gone(journal: Journal) -> None:
    with pytest.raises(NotFoundError):
        mark_not_same(journal, [add_contact(journal, ADA), 99])


def test_a_new_card_is_told_whom_it_looks_like(journal: Journal) -> None:
    one, two = add_contact(journal, ADA), add_contact(journal, NAMESAKE)
    alike = look_alikes(journal, TYPED)
    assert [(found.second, found.verdict) for found in alike] == [(one, Verdict.SAME), (two, Verdict.ASK)]
    assert look_alikes(journal, Card(name=Name(given="Charles", family="Babbage"))) == []


def test_how_far_it_is_can_be_watched(journal: Journal) -> None:
    class Watch:
        steps: list[tuple[int, int]] = []  # noqa: RUF012

        def step(self, done: int, total: int, text: str = "") -> None:
            self.steps.append((done, total))

    for card in (ADA, TYPED, NAMESAKE):
        add_contact(journal, card)
    watch = Watch()
    find_duplicates(journal, watch)
    assert watch.steps[0] == (0, 0)
    assert watch.steps[-1] == (3, 3)
