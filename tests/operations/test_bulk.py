"""One thing done to many: one edit, one undo, and as many statements for ten as for ten thousand."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.names import Name
from reljournal.operations.bulk import Fillable, fill_field, fill_own_field, tag_contacts, untag_contacts
from reljournal.store import tables, writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts
from reljournal.store.queries.people import filtered_ids, people_window
from tests.store.oracle import content, hold


@pytest.fixture
def ids(journal: Journal) -> list[int]:
    cards = [
        Card(name=Name(given="Ada"), tags=("maths",), organisation="Engines"),
        Card(name=Name(given="Grace"), tags=("navy", "clients")),
        Card(organisation="Engines"),
        Card(name=Name(given="Emmy")),
    ]
    with journal.edit("Fill") as edit:
        return writing.add_cards(edit, [writing.NewCard(card) for card in cards])


def _tags(journal: Journal, ids: list[int]) -> list[tuple[str, ...]]:
    return [item.card.tags for item in contacts(journal, ids)]


def test_tags_go_behind_those_that_stand_there(journal: Journal, ids: list[int]) -> None:
    before = content(journal)
    assert tag_contacts(journal, ids[:3], [" clients ", "new", "clients"]) == 3
    assert journal.undo_label() == "Tag 3 contacts “clients”, “new”"
    assert _tags(journal, ids) == [("maths", "clients", "new"), ("navy", "clients", "new"), ("clients", "new"), ()]
    assert filtered_ids(journal, "new") == [ids[0], ids[2], ids[1]]
    hold(journal)
    assert tag_contacts(journal, [ids[0]], ["new"]) == 0
    assert journal.undo_label() == "Tag 3 contacts “clients”, “new”"
    journal.undo()
    assert content(journal) == before


def test_tags_are_taken_from_many(journal: Journal, ids: list[int]) -> None:
    assert untag_contacts(journal, ids, ["maths", "navy"]) == 2
    assert journal.undo_label() == "Take “maths”, “navy” from 4 contacts"
    assert _tags(journal, ids) == [(), ("clients",), (), ()]
    assert untag_contacts(journal, ids, ["never"]) == 0
    hold(journal)


def test_a_field_says_the_same_on_all_and_names_follow(journal: Journal, ids: list[int]) -> None:
    before = content(journal)
    assert fill_field(journal, ids, Fillable.ORGANISATION, " Navy ") == 4
    assert journal.undo_label() == "Set the organisation of 4 contacts"
    assert [item.card.organisation for item in contacts(journal, ids)] == ["Navy"] * 4
    assert [row.name for row in people_window(journal, 0, 9)] == ["Ada", "Emmy", "Grace", "Navy"]
    assert filtered_ids(journal, "navy") == [ids[0], ids[3], ids[1], ids[2]]
    hold(journal)
    journal.undo()
    assert content(journal) == before
    assert fill_field(journal, ids, Fillable.ORGANISATION, "") == 2
    assert journal.undo_label() == "Clear the organisation of 4 contacts"
    assert fill_field(journal, ids[:1], Fillable.TITLE, "Countess") == 1
    assert journal.undo_label() == "Set the title of Ada"
    hold(journal)


def test_a_field_of_ones_own(journal: Journal, ids: list[int]) -> None:
    with journal.edit("Field"):
        field = tables.CustomField.create(name="Shoe size", sort="text", choices="", position=0, contact=None)
        writing.change_card(ids[0], Card(name=Name(given="Ada"), custom=(CustomValue(field.id, "37"),)))
    before = content(journal)
    assert fill_own_field(journal, ids[:2], field.id, "38") == 2
    assert journal.undo_label() == "Set the “Shoe size” of 2 contacts"
    assert [[v.value for v in item.card.custom] for item in contacts(journal, ids)] == [["38"], ["38"], [], []]
    hold(journal)
    assert fill_own_field(journal, ids, field.id, "") == 2
    assert contact(journal, ids[0]).card.custom == ()
    journal.undo()
    journal.undo()
    assert content(journal) == before
    with pytest.raises(NotFoundError, match="This field"):
        fill_own_field(journal, ids, 99, "x")


def test_nobody_and_nothing_are_refused(journal: Journal, ids: list[int]) -> None:
    history = journal.history()
    with pytest.raises(NotFoundError):
        tag_contacts(journal, [99], ["x"])
    with pytest.raises(NotFoundError):
        fill_field(journal, [], Fillable.TITLE, "x")
    with pytest.raises(RelJournalError, match="needs a word"):
        tag_contacts(journal, ids, [" "])
    assert journal.history() == history


def test_cards_are_not_written_one_by_one(journal: Journal) -> None:
    with journal.edit("Fill") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"P {n}")) for n in range(300)])
    asked: list[str] = []
    journal._connection.trace_v2(1, lambda event: asked.append(event["sql"]))
    try:
        tag_contacts(journal, ids, ["all"])
        fill_field(journal, ids, Fillable.INDUSTRY, "Engines")
    finally:
        journal._connection.trace_v2(0, None)
    assert len([sql for sql in asked if sql.startswith("UPDATE contact")]) == 2
