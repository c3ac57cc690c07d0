"""Names in one order for the whole journal: one edit, with progress and cancel, undone as one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.names import Name, NameOrder, order_of_language
from reljournal.domain.progress import Cancelled
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.name_order import name_order_of, set_name_order
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contacts, find_contact
from reljournal.store.queries.people import people_window
from tests.store.deeds import cards


def shown(journal: Journal) -> list[str]:
    return [row.name for row in people_window(journal, 0, 99)]


@pytest.fixture
def people(journal: Journal) -> dict[str, int]:
    ids = {
        "Ada": add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"), formatted_name="Ada Lovelace")),
        "Bartók": add_contact(journal, Card(name=Name("Dr", "Béla", "Viktor", "Bartók", "jr"))),
        "own": add_contact(
            journal, Card(name=Name(given="Grace", family="Hopper", order=NameOrder.GIVEN_FAMILY))
        ),
        "stage": add_contact(journal, Card(name=Name(given="Paul", family="Hewson"), formatted_name="Bono")),
        "沈括": add_contact(journal, Card(name=Name(given="括", family="沈"), formatted_name="沈括")),
        "firm": add_contact(journal, Card(organisation="Analytical Engines")),
    }
    log_entry(journal, EntryDraft(Kind.NOTE, date(2026, 11, 22), text="x", contact_ids=(ids["Ada"],)))
    return ids


def test_every_name_is_shown_and_sorted_anew_and_undo_brings_all_back(
    journal: Journal, people: dict[str, int]
) -> None:
    before = shown(journal)
    changed = [item.changed_at for item in contacts(journal, list(people.values()))]
    assert set_name_order(journal, NameOrder.FAMILY_GIVEN) == 2
    assert shown(journal) == [
        "Analytical Engines", "Bono", "Dr Bartók Béla Viktor jr", "Grace Hopper", "Lovelace Ada", "沈括",
    ]  # fmt: skip
    assert name_order_of(journal) == (NameOrder.FAMILY_GIVEN, False)
    assert journal.undo_label() == "Show names with the family name first"
    assert find_contact(journal, "Lovelace Ada") == people["Ada"]
    assert [item.changed_at for item in contacts(journal, list(people.values()))] == changed
    added = add_contact(journal, Card(name=Name(given="Emmy", family="Noether")))
    assert contacts(journal, [added])[0].name == "Noether Emmy"
    journal.undo()
    journal.undo()
    assert shown(journal) == before
    assert name_order_of(journal) == (NameOrder.AS_WRITTEN, False)
    journal.redo()
    assert "Lovelace Ada" in shown(journal)


def test_the_same_order_again_writes_nothing(journal: Journal, people: dict[str, int]) -> None:
    set_name_order(journal, NameOrder.FAMILY_GIVEN, language="hu")
    assert name_order_of(journal) == (NameOrder.FAMILY_GIVEN, True)
    history = journal.history()
    assert set_name_order(journal, NameOrder.FAMILY_GIVEN, language="hu") == 0
    assert journal.history() == history


def test_cancelling_leaves_everything_as_it_was(journal: Journal, people: dict[str, int]) -> None:
    class Impatient:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done:
                raise Cancelled

    before, history = shown(journal), journal.history()
    with pytest.raises(Cancelled):
        set_name_order(journal, NameOrder.FAMILY_GIVEN, Impatient())
    assert (shown(journal), journal.history()) == (before, history)
    assert name_order_of(journal) == (NameOrder.AS_WRITTEN, False)


@given(st.lists(cards, min_size=1, max_size=4), st.lists(st.sampled_from(NameOrder), max_size=3))
def test_all_at_once_shows_what_each_card_would_show(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Card], orders: list[NameOrder]
) -> None:
    with Journal.open(tmp_path_factory.mktemp("order") / "j.reljournal") as journal:
        ids = [add_contact(journal, card) for card in drawn]
        for order in (*orders, NameOrder.FAMILY_GIVEN):
            set_name_order(journal, order)
            for item in contacts(journal, ids):
                assert item.name == item.card.name_in(order)


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("hu", NameOrder.FAMILY_GIVEN), ("ja_JP", NameOrder.FAMILY_GIVEN), ("zh-Hant", NameOrder.FAMILY_GIVEN),
        ("en", NameOrder.GIVEN_FAMILY), ("C", NameOrder.GIVEN_FAMILY), ("", NameOrder.GIVEN_FAMILY),
    ],
)  # fmt: skip
def test_each_language_has_its_order(language: str, order: NameOrder) -> None:
    assert order_of_language(language) is order
