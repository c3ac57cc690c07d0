"""A card that is being written and looks like one there is: by its name in any order, or by its e-mail address."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Card, Labelled
from reljournal.operations.contacts import add_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.already_there import already_there


@pytest.fixture
def people(journal: Journal) -> Journal:
    add_contact(journal, Card(formatted_name="Ada Lovelace", emails=(Labelled("", "ada@engines.example"),)))
    add_contact(journal, Card(formatted_name="Ada Lovelace Byron"))
    add_contact(journal, Card(formatted_name="Łukasz Straße"))
    return journal


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (Card(formatted_name="Lovelace, ADA"), ["Ada Lovelace"]),
        (Card(formatted_name="lukasz strasse"), ["Łukasz Straße"]),
        (Card(formatted_name="Ada"), []),
        (Card(formatted_name="Ada Love"), []),
        (Card(), []),
        (Card(formatted_name="Somebody Else", emails=(Labelled("", "ADA@engines.example "),)), ["Ada Lovelace"]),
        (Card(emails=(Labelled("", "ada"),)), []),
    ],
)
def test_who_is_there(people: Journal, written: Card, found: list[str]) -> None:
    assert [row.name for row in already_there(people, written)] == found


def test_who_is_in_the_trash_is_not(people: Journal) -> None:
    delete_contacts(people, [1])
    written = Card(formatted_name="Ada Lovelace", emails=(Labelled("", "ada@engines.example"),))
    assert already_there(people, written) == []
