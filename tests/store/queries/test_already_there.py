"""A card that is being written and looks like one there is: by its name, an e-mail address or a phone number."""

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
    add_contact(journal, Card(formatted_name="Łukasz Straße", phones=(Labelled("", "020 7946 0102"),)))
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
        # One letter wrong, missing, too many or out of turn; another first letter or a short word is another name.
        (Card(formatted_name="Ada Lovelaec"), ["Ada Lovelace"]),
        (Card(formatted_name="Lovlace Ada"), ["Ada Lovelace"]),
        (Card(formatted_name="Ada Dovelace"), []),
        (Card(formatted_name="Ida Lovelace"), []),
        (Card(formatted_name="Adi Lovelace"), []),
        (Card(formatted_name="Ada Lovelace Bryon"), ["Ada Lovelace Byron"]),
        (Card(formatted_name="Lukas Straße"), ["Łukasz Straße"]),
        # However a number is grouped, and with a country or without; an extension is another line.
        (Card(formatted_name="X", phones=(Labelled("", "+44 20 7946 0102"),)), ["Łukasz Straße"]),
        (Card(formatted_name="X", phones=(Labelled("", "(020) 79460102"),)), ["Łukasz Straße"]),
        (Card(formatted_name="X", phones=(Labelled("", "020 7946 0102 ext. 5"),)), []),
        (Card(formatted_name="X", phones=(Labelled("", "020 7946 0103"), Labelled("", "112"))), []),
    ],
)
def test_who_is_there(people: Journal, written: Card, found: list[str]) -> None:
    assert [row.name for row in already_there(people, written)] == found


def test_who_is_in_the_trash_is_not(people: Journal) -> None:
    delete_contacts(people, [1])
    written = Card(formatted_name="Ada Lovelace", emails=(Labelled("", "ada@engines.example"),))
    assert already_there(people, written) == []
    assert already_there(people, Card(formatted_name="Ada Lovelaec")) == []
    delete_contacts(people, [3])
    assert already_there(people, Card(phones=(Labelled("", "020 7946 0102"),))) == []
