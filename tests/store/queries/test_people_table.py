"""The table of people: its cells, and its order by every column, against what is sorted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.contacts import Address, Card, KeyDate, Labelled
from reljournal.domain.custom_fields import CustomValue
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.people_columns import Column, Sorting, field_of, own_column
from reljournal.domain.shelves import Shelf
from reljournal.operations.archive import archive_contacts
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.people_table import Wanted, sorted_ids, table_rows

TODAY = date(2026, 11, 21)


@pytest.fixture
def size(journal: Journal) -> int:
    with journal.edit("Field"):
        field = tables.CustomField.create(name="Size", sort="number", choices="", position=0, contact=None)
    field_id: int = field.id
    return field_id


@pytest.fixture
def ids(journal: Journal, size: int) -> dict[str, int]:
    def born(year: int | None, month: int, day: int) -> tuple[KeyDate, ...]:
        return (KeyDate(DateSort.BIRTHDAY, PartialDate(year, month, day)),)

    cards = {
        "ada": Card(
            formatted_name="Ada", organisation="émile", title="Countess", tags=("b", "a"),
            addresses=(Address(country="x"), Address(city="London")), key_dates=born(1815, 12, 10),
            emails=(Labelled("", "z@x"), Labelled("", "a@x", True)), custom=(CustomValue(size, "9"),),
        ),
        "bob": Card(
            formatted_name="Bob", organisation="Zebra", key_dates=(*born(None, 11, 20), *born(2030, 11, 22)[:0]),
            phones=(Labelled("", "2"),), custom=(CustomValue(size, "10"),),
        ),
        "cid": Card(formatted_name="Cid", organisation="“Delta”", tags=("a",), key_dates=born(1900, 11, 21)),
        "dan": Card(formatted_name="Dan"),
    }  # fmt: skip
    made = {name: add_contact(journal, card) for name, card in cards.items()}
    log_entry(journal, EntryDraft(Kind.CALL, TODAY - timedelta(days=9), text="x", contact_ids=(made["ada"],)))
    log_entry(journal, EntryDraft(Kind.CALL, TODAY + timedelta(days=9), text="x", contact_ids=(made["ada"],)))
    log_entry(journal, EntryDraft(Kind.LETTER, TODAY, text="x", contact_ids=(made["cid"],)))
    log_entry(journal, EntryDraft(Kind.NOTE, TODAY, text="x", contact_ids=(made["bob"],)))
    add_circle(journal, "Clients", contact_ids=[made["cid"]])
    add_circle(journal, "Friends", contact_ids=[made["cid"], made["bob"]])
    return made


def test_a_row_says_what_stands_on_the_card(journal: Journal, ids: dict[str, int], size: int) -> None:
    columns = [*Column, own_column(size), own_column(99), "no such column"]
    ada, bob, cid, dan = table_rows(journal, [*ids.values(), 999], columns, TODAY)
    birthday = ada.cells.pop(Column.NEXT_DATE)  # type: ignore[attr-defined]
    assert isinstance(birthday, Occurrence)
    assert (birthday.on, birthday.count) == (date(2026, 12, 10), 211)
    assert ada.cells == {
        "organisation": "émile", "title": "Countess", "tags": "b, a", "city": "London", "email": "a@x",
        "last_contact": TODAY - timedelta(days=9), own_column(size): "9",
    }  # fmt: skip
    assert bob.cells["phone"] == "2"
    assert bob.cells["circles"] == "Friends"
    assert "last_contact" not in bob.cells
    assert cid.cells["circles"] == "Clients, Friends"
    assert cid.cells["last_contact"] == TODAY
    assert (dan.person.name, dan.cells) == ("Dan", {})


@pytest.mark.parametrize(
    ("column", "upwards", "downwards"),
    [
        (Column.NAME, "ada bob cid dan", "dan cid bob ada"),
        (Column.ORGANISATION, "cid ada bob dan", "bob ada cid dan"),
        (Column.TITLE, "ada bob cid dan", "ada bob cid dan"),
        (Column.TAGS, "cid ada bob dan", "ada cid bob dan"),
        (Column.CIRCLES, "cid bob ada dan", "bob cid ada dan"),
        (Column.LAST_CONTACT, "ada cid bob dan", "cid ada bob dan"),
        (Column.NEXT_DATE, "cid ada bob dan", "bob ada cid dan"),
        (Column.CITY, "ada bob cid dan", "ada bob cid dan"),
        (Column.EMAIL, "ada bob cid dan", "ada bob cid dan"),
        (Column.PHONE, "bob ada cid dan", "bob ada cid dan"),
        ("size", "ada bob cid dan", "bob ada cid dan"),
        ("unknown", "ada bob cid dan", "dan cid bob ada"),
    ],
)
def test_every_column_sorts_both_ways_with_the_empty_last(
    journal: Journal, ids: dict[str, int], size: int, column: str, upwards: str, downwards: str
) -> None:
    key = own_column(size) if column == "size" else column
    names = {contact_id: name for name, contact_id in ids.items()}
    for descending, expected in ((False, upwards), (True, downwards)):
        found = sorted_ids(journal, Wanted(), Sorting(key, descending), TODAY)
        assert " ".join(names[contact_id] for contact_id in found) == expected


@pytest.mark.parametrize("few", [0, 2000])
def test_a_filter_keeps_the_order(
    journal: Journal, ids: dict[str, int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reljournal.store.queries.people_table._FEW", few)
    by_organisation = Sorting(Column.ORGANISATION)
    assert sorted_ids(journal, Wanted(tag="a"), by_organisation, TODAY) == [ids["cid"], ids["ada"]]
    assert sorted_ids(journal, Wanted(words="dan"), by_organisation, TODAY) == [ids["dan"]]
    assert sorted_ids(journal, Wanted(words="nobody"), by_organisation, TODAY) == []
    assert sorted_ids(journal, Wanted(tag="a"), Sorting(), TODAY) == [ids["ada"], ids["cid"]]
    assert sorted_ids(journal, Wanted(tag="a"), Sorting(Column.CIRCLES), TODAY) == [ids["cid"], ids["ada"]]
    archive_contacts(journal, [ids["bob"], ids["ada"]])
    assert sorted_ids(journal, Wanted(), by_organisation, TODAY) == [ids["cid"], ids["dan"]]
    archived = sorted_ids(journal, Wanted(shelf=Shelf.ARCHIVED), by_organisation, TODAY)
    assert archived == [ids["ada"], ids["bob"]]


def test_a_column_of_ones_own_has_a_key() -> None:
    assert field_of(own_column(7)) == 7
    assert [field_of(key) for key in ("name", "field:", "field:x")] == [None] * 3
