"""Cards: the name they are shown by, addresses as on an envelope, tags that are meant."""

from __future__ import annotations

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.contacts import Address, Card, Contact, Labelled, tag_words
from reljournal.domain.names import Name


def test_a_card_is_shown_by_the_best_that_it_has() -> None:
    email, phone = (Labelled("", "ada@x.example"),), (Labelled("", "+44 20"),)
    assert Card(name=Name(given="Ada"), organisation="Engines").shown_name == "Ada"
    assert Card(organisation="Engines", emails=email).shown_name == "Engines"
    assert Card(emails=email, phones=phone).shown_name == "ada@x.example"
    assert Card(phones=phone).shown_name == "+44 20"
    assert Card(note="only a note").shown_name == ""
    assert Contact(1, "", Card(organisation="Engines"), False, 0, 0).name == "Engines"


def test_an_address_as_on_an_envelope() -> None:
    address = Address("home", "PO 7", "Flat 2", "12 Square\nBack door", "London", "Greater London", "SW1Y", "England")
    lines = ["PO 7", "Flat 2", "12 Square", "Back door", "London", "Greater London", "SW1Y", "England"]
    assert address.lines() == lines
    assert Address(city=" ", country="France").lines() == ["France"]
    assert Address("home").lines() == []
    assert address.parts() == ("PO 7", "Flat 2", "12 Square\nBack door", "London", "Greater London", "SW1Y", "England")


def test_where_a_value_came_from_does_not_make_it_another() -> None:
    assert Labelled("work", "1", id=7) == Labelled("work", "1")
    assert Labelled("work", "1") != Labelled("home", "1")


def test_the_tags_that_are_meant() -> None:
    assert tag_words([" friends ", "friends", "", "  ", "Friends", "a b"]) == ["friends", "Friends", "a b"]


def test_a_row_has_initials() -> None:
    assert ContactRow(1, "Ada Lovelace", "", False).initials == "AL"
