"""Cards of organisations, made from the cards of their people, and people put in them."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.operations.organisations import add_person_to, make_card_of_organisation
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.organisations import organisation_named, people_of
from tests.store.oracle import content, hold


def test_an_organisation_gets_a_card_once(journal: Journal) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada", organisation=" Engines "))
    before = content(journal)
    made = make_card_of_organisation(journal, " Engines ")
    card = contact(journal, made).card
    assert (card.kind, card.formatted_name, card.organisation) == (ContactKind.ORGANISATION, "Engines", "Engines")
    assert organisation_named(journal, "engines") == made
    assert journal.undo_label() == "Make a card of Engines"
    with pytest.raises(RelJournalError, match="has a card already"):
        make_card_of_organisation(journal, "ENGINES")
    with pytest.raises(RelJournalError):
        make_card_of_organisation(journal, "  ")
    journal.undo()
    assert content(journal) == before
    assert contact(journal, ada).card.organisation == " Engines "


def test_people_are_put_in_whether_they_have_a_card_or_not(journal: Journal) -> None:
    firm = make_card_of_organisation(journal, "Engines")
    ada = add_contact(journal, Card(formatted_name="Ada", organisation="Home", title="Countess"))
    assert add_person_to(journal, firm, "Ada", ada) == ada
    assert (contact(journal, ada).card.organisation, contact(journal, ada).card.title) == ("Engines", "Countess")
    charles = add_person_to(journal, firm, "Charles Babbage")
    assert contact(journal, charles).card.name.family == "Babbage"
    assert [person.name for person in people_of(journal, ("Engines",), firm, 9)[0]] == ["Ada", "Charles Babbage"]
    journal.undo()
    journal.undo()
    assert contact(journal, ada).card.organisation == "Home"
    hold(journal)


def test_what_cannot_be_is_refused(journal: Journal) -> None:
    firm = make_card_of_organisation(journal, "Engines")
    history = journal.history()
    for name, who in ((" ", None), ("Engines", firm)):
        with pytest.raises(RelJournalError):
            add_person_to(journal, firm, name, who)
    with pytest.raises(NotFoundError):
        add_person_to(journal, 99, "Ada")
    assert journal.history() == history
