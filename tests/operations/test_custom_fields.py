"""Fields of the person's own: described, filled in, changed and removed, each one edit that undo takes back."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import CustomField, CustomValue, FieldSort, fits
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.operations.custom_fields import (
    add_field,
    change_field,
    move_field,
    remove_field,
    set_value,
    spread_field,
)
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.custom_fields import every_field
from tests.store.oracle import content, hold


@pytest.fixture
def ada(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Ada Lovelace"))


def test_a_field_is_on_every_card_or_on_one(journal: Journal, ada: int) -> None:
    other = add_contact(journal, Card(formatted_name="Alan Turing"))
    add_field(journal, CustomField(" Favourite  number ", FieldSort.NUMBER))
    add_field(journal, CustomField("Horse", contact_id=ada))
    assert [field.name for field in every_field(journal, ada)] == ["Favourite number", "Horse"]
    assert [field.name for field in every_field(journal, other)] == ["Favourite number"]


def test_what_is_written_stands_on_the_card_and_is_found(journal: Journal, ada: int) -> None:
    field = add_field(journal, CustomField("Horse"))
    set_value(journal, ada, field, " Tam O’Shanter ")
    assert contact(journal, ada).card.custom == (CustomValue(field, "Tam O’Shanter"),)
    assert find_contact(journal, "shanter") == ada
    (row,) = (item.id for item in contact(journal, ada).card.custom)
    set_value(journal, ada, field, "Flora")
    assert [(item.value, item.id) for item in contact(journal, ada).card.custom] == [("Flora", row)]
    history = journal.history()
    set_value(journal, ada, field, "Flora")
    assert journal.history() == history
    set_value(journal, ada, field, "")
    assert contact(journal, ada).card.custom == ()
    hold(journal)


def test_a_person_is_named_as_on_their_card(journal: Journal, ada: int) -> None:
    charles = add_contact(journal, Card(formatted_name="Charles Babbage"))
    field = add_field(journal, CustomField("Lawyer", FieldSort.PERSON))
    set_value(journal, ada, field, "Charles", charles)
    assert contact(journal, ada).card.custom == (CustomValue(field, "Charles Babbage", charles),)


def test_removing_a_field_is_undone_with_all_it_held(journal: Journal, ada: int) -> None:
    field = add_field(journal, CustomField("Horse"))
    set_value(journal, ada, field, "Flora")
    before = content(journal)
    assert remove_field(journal, field) == 1
    assert contact(journal, ada).card.custom == ()
    journal.undo()
    assert content(journal) == before
    hold(journal)


def test_another_sort_keeps_what_was_written(journal: Journal, ada: int) -> None:
    field = add_field(journal, CustomField("Shoe", FieldSort.TEXT))
    set_value(journal, ada, field, "thirty-eight")
    change_field(journal, CustomField("Shoe size", FieldSort.NUMBER, id=field))
    (changed,) = every_field(journal)
    assert (changed.name, changed.sort) == ("Shoe size", FieldSort.NUMBER)
    assert contact(journal, ada).card.custom[0].value == "thirty-eight"
    assert not fits(changed, "thirty-eight")


def test_what_cannot_be_is_refused(journal: Journal, ada: int) -> None:
    add_field(journal, CustomField("Horse"))
    history = journal.history()
    for field in (CustomField("  "), CustomField("horse"), CustomField("Tea", FieldSort.CHOICE, (" ",))):
        with pytest.raises(RelJournalError):
            add_field(journal, field)
    of_another = add_field(journal, CustomField("Horse’s name", contact_id=ada))
    other = add_contact(journal, Card(formatted_name="Alan Turing"))
    history = journal.history()
    for write in (
        lambda: set_value(journal, other, of_another, "x"),
        lambda: set_value(journal, ada, 99, "x"),
        lambda: remove_field(journal, 99),
        lambda: change_field(journal, CustomField("New", id=99)),
    ):
        with pytest.raises(NotFoundError):
            write()
    assert journal.history() == history


@pytest.mark.parametrize(
    ("sort", "value", "does"),
    [
        (FieldSort.TEXT, "anything", True), (FieldSort.NUMBER, "1 250,5", True), (FieldSort.NUMBER, "many", False),
        (FieldSort.NUMBER, "inf", False), (FieldSort.DATE, "--11-21", True), (FieldSort.DATE, "soon", False),
        (FieldSort.YES_NO, "yes", True), (FieldSort.YES_NO, "maybe", False), (FieldSort.CHOICE, "green", True),
        (FieldSort.CHOICE, "black", False), (FieldSort.LINK, "engines.example", True), (FieldSort.LINK, "a b", False),
        (FieldSort.NUMBER, " ", True),
    ],
)  # fmt: skip
def test_what_fits(sort: FieldSort, value: str, does: bool) -> None:
    assert fits(CustomField("Tea", sort, ("green", "white")), value) is does


def test_fields_are_moved_among_those_of_every_card(journal: Journal) -> None:
    ids = [add_field(journal, CustomField(name)) for name in ("Horse", "Tea", "Shoe size")]

    def order() -> list[str]:
        return [field.name for field in every_field(journal)]

    move_field(journal, ids[2], -1)
    assert order() == ["Horse", "Shoe size", "Tea"]
    move_field(journal, ids[0], 9)
    assert order() == ["Shoe size", "Tea", "Horse"]
    journal.undo()
    assert order() == ["Horse", "Shoe size", "Tea"]
    history = journal.history()
    move_field(journal, ids[0], -1)
    assert journal.history() == history
    with pytest.raises(NotFoundError):
        move_field(journal, 999, 1)


def test_of_two_values_that_a_merge_left_one_is_written_and_the_other_stays(journal: Journal) -> None:
    field = add_field(journal, CustomField("Shoe size"))
    two = (CustomValue(field, "37"), CustomValue(field, "38"))
    ada = add_contact(journal, Card(formatted_name="Ada", custom=two))
    set_value(journal, ada, field, "36")
    assert [item.value for item in contact(journal, ada).card.custom] == ["36", "38"]
    set_value(journal, ada, field, "")
    assert [item.value for item in contact(journal, ada).card.custom] == ["38"]


def test_a_field_of_one_card_comes_to_every_card_with_what_it_says(journal: Journal, ada: int) -> None:
    other = add_contact(journal, Card(formatted_name="Alan Turing"))
    add_field(journal, CustomField("Tea"))
    field = add_field(journal, CustomField("Horse", contact_id=ada))
    set_value(journal, ada, field, "Flora")
    spread_field(journal, field)
    assert [item.name for item in every_field(journal, other)] == ["Tea", "Horse"]
    assert [item.value for item in contact(journal, ada).card.custom] == ["Flora"]
    set_value(journal, other, field, "Tam")
    history = journal.history()
    spread_field(journal, field)
    assert journal.history() == history
    journal.undo()
    journal.undo()
    assert [item.name for item in every_field(journal, other)] == ["Tea"]
    same = add_field(journal, CustomField("horse", contact_id=other))
    spread_field(journal, field)
    with pytest.raises(RelJournalError):
        spread_field(journal, same)
    with pytest.raises(NotFoundError):
        spread_field(journal, 99)
    hold(journal)
