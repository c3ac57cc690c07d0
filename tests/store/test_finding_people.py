"""The list of people in windows, filters, and finding the one contact that a person names."""

from __future__ import annotations

import random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.contacts import Card, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.errors import AmbiguousNameError, NotFoundError
from reljournal.domain.names import Name, sort_key
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, contacts, find_contact, photo
from reljournal.store.queries.people import (
    count_people,
    filtered_ids,
    people_by_ids,
    people_window,
    position_of,
    tags_with_counts,
)
from reljournal.store.queries.people_list import first_at_or_after, position_at_or_after
from tests.store.deeds import WORDS

NAMES = (
    "Ada",
    "ada",
    "Zoë",
    "zoe",
    "Łukasz",
    "Lukas",
    "Émile",
    "“Quoted”",
    "北京",
    "",
    "Ada",
    "Straße",
    "(Bob)",
    "9 Lives",
)


@pytest.fixture
def peopled(journal: Journal) -> Journal:
    names = [name for name in NAMES for _ in range(3)]
    random.Random(7).shuffle(names)
    with journal.edit("Fill") as edit:
        writing.add_cards(edit, [writing.NewCard(Card(formatted_name=name)) for name in names])
    delete_contacts(journal, [5])
    archive_contacts(journal, [17])
    return journal


def _sorted_ids(journal: Journal) -> list[int]:
    rows = journal.rows("SELECT id, display_name FROM contact WHERE id NOT IN (5, 17)")
    return [row[0] for row in sorted(rows, key=lambda row: (*_place(sort_key(row[1])), row[0]))]


def _place(key: str) -> tuple[bool, str]:
    """Letters first, whatever the alphabet; then who is known by a number or a sign alone."""
    return not key[0].isalpha() and key[0] < "a", key


def test_windows_are_slices_of_the_sorted_whole(peopled: Journal) -> None:
    whole = _sorted_ids(peopled)
    assert count_people(peopled) == len(whole) == 40
    for offset in (0, 1, 7, 38, 39, 40, 100):
        for limit in (0, 1, 6, 100):
            window = [row.id for row in people_window(peopled, offset, limit)]
            assert window == whole[offset : offset + limit]


def test_a_position_is_the_row_in_the_whole_list(peopled: Journal) -> None:
    for row, contact_id in enumerate(_sorted_ids(peopled)):
        assert position_of(peopled, contact_id) == row
    assert position_of(peopled, 5) is None
    assert position_of(peopled, 17) is None
    assert position_of(peopled, 999) is None


def test_letters_of_every_alphabet_stand_before_numbers_and_signs(journal: Journal) -> None:
    shown = ["+44 20 7946 0958", "Ada", "007", "Émile", "Αθηνά", "北京", "(Zoë)", ""]
    ids = {name: add_contact(journal, Card(formatted_name=name)) for name in shown}
    ordered = ["Ada", "Émile", "(Zoë)", "Αθηνά", "北京", "", "+44 20 7946 0958", "007"]
    assert [row.id for row in people_window(journal, 0, 8)] == [ids[name] for name in ordered]
    assert filtered_ids(journal) == [ids[name] for name in ordered]
    assert position_at_or_after(journal, "z") == 2
    assert position_at_or_after(journal, "0") == 7
    assert position_at_or_after(journal, "1") is None
    assert first_at_or_after(journal, [ids["007"], ids["Ada"]], "b") == ids["007"]
    assert first_at_or_after(journal, [ids["007"], ids["Ada"]], "0") == ids["007"]


def test_rows_by_id_come_in_the_order_asked_for(peopled: Journal) -> None:
    assert [row.id for row in people_by_ids(peopled, [9, 2, 5, 30, 999])] == [9, 2, 5, 30]
    assert people_by_ids(peopled, []) == []


def test_the_second_line_is_the_organisation_or_what_they_do(journal: Journal) -> None:
    cards = [
        Card(formatted_name="A", organisation="Engines", title="Countess"),
        Card(formatted_name="B", title="Admiral"),
        Card(organisation="Company", title="Maker of things"),
        Card(formatted_name="D"),
    ]
    for card in cards:
        add_contact(journal, card, Photo("image/png", b"x") if card.title == "Admiral" else None)
    assert [(row.name, row.second, row.has_photo) for row in people_window(journal, 0, 9)] == [
        ("A", "Engines", False),
        ("B", "Admiral", True),
        ("Company", "Maker of things", False),
        ("D", "", False),
    ]
    assert ContactRow(1, "Ada Lovelace", "", False).initials == "AL"


def test_filters_combine_and_keep_the_order_of_names(journal: Journal) -> None:
    day = (KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),)
    ada = add_contact(journal, Card(formatted_name="Ada", note="engine", tags=("maths", "friends"), key_dates=day))
    grace = add_contact(journal, Card(formatted_name="Grace", note="engine", tags=("friends",)))
    emmy = add_contact(journal, Card(formatted_name="Emmy", tags=("maths",)))
    assert filtered_ids(journal) == [ada, emmy, grace]
    assert filtered_ids(journal, "ENG") == [ada, grace]
    assert filtered_ids(journal, "eng gr") == [grace]
    assert filtered_ids(journal, tag="maths") == [ada, emmy]
    assert filtered_ids(journal, "engine", tag="maths") == [ada]
    assert filtered_ids(journal, without_dates=True) == [emmy, grace]
    assert filtered_ids(journal, "engine", tag="friends", without_dates=True) == [grace]
    assert filtered_ids(journal, tag="no such tag") == []
    assert filtered_ids(journal, "  ") == [ada, emmy, grace]
    assert filtered_ids(journal, "!?") == []
    assert tags_with_counts(journal) == [("friends", 2), ("maths", 2)]
    delete_contacts(journal, [grace, emmy])
    assert tags_with_counts(journal) == [("friends", 1), ("maths", 1)]


# Finding one contact


@pytest.fixture
def known(journal: Journal) -> Journal:
    for card in (
        Card(name=Name(given="Ada", family="Lovelace", nickname="The Enchantress"), organisation="Engines",
             emails=(Labelled("", "Ada@Engines.example"),)),
        Card(formatted_name="Ada", note="whole name"),
        Card(formatted_name="Grace Hopper", note="met Ada once", emails=(Labelled("", "grace@navy.example"),)),
        Card(formatted_name="Grace Kelly", emails=(Labelled("", "shared@x.example"),)),
        Card(formatted_name="José Ñandú", emails=(Labelled("", "shared@x.example"),)),
        Card(formatted_name="Łukasz Straße"),
        Card(formatted_name="Conor O'Brien", note="unicorn"),
        Card(formatted_name="🌻"),
        Card(formatted_name="王小明"),
    ):  # fmt: skip
        add_contact(journal, card)
    return journal


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ada@engines.example", "Ada Lovelace"),
        ("  ADA@ENGINES.EXAMPLE ", "Ada Lovelace"),
        ("Ada", "Ada"),
        ("ada", "Ada"),
        ("Ada Lovelace", "Ada Lovelace"),
        ("lovelace", "Ada Lovelace"),
        ("lovelace ada", "Ada Lovelace"),
        ("love", "Ada Lovelace"),
        ("the enchantress", "Ada Lovelace"),
        ("enchant", "Ada Lovelace"),
        ("engines", "Ada Lovelace"),
        ("Hopper", "Grace Hopper"),
        ("grace h", "Grace Hopper"),
        ("jose nandu", "José Ñandú"),
        ("lukasz strasse", "Łukasz Straße"),
        ("o'brien", "Conor O'Brien"),
        ("unicorn", "Conor O'Brien"),
        ("🌻", "🌻"),
        ("小明", "王小明"),
        ("王小明", "王小明"),
    ],
)
def test_a_contact_is_found_by(known: Journal, words: str, name: str) -> None:
    assert contact(known, find_contact(known, words)).name == name


def test_a_contact_is_found_by_its_id(known: Journal) -> None:
    for row in people_window(known, 0, 99):
        uuid = contact(known, row.id).uuid
        assert find_contact(known, uuid) == row.id
        assert find_contact(known, uuid.upper().replace("-", "")) == row.id
    with pytest.raises(NotFoundError):
        find_contact(known, str(UUID(int=7)))


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        ("grace", ["Grace Hopper", "Grace Kelly"]),
        ("shared@x.example", ["Grace Kelly", "José Ñandú"]),
        ("x.example", ["Grace Kelly", "José Ñandú"]),
    ],
)
def test_a_name_that_fits_several_lists_them(known: Journal, words: str, candidates: list[str]) -> None:
    with pytest.raises(AmbiguousNameError, match="fits several contacts") as caught:
        find_contact(known, words)
    assert [name for _, name, _ in caught.value.candidates] == candidates
    for uuid, name, _ in caught.value.candidates:
        assert contact(known, find_contact(known, uuid)).name == name


def test_two_of_the_same_whole_name_are_ambiguous_whatever_else_fits(known: Journal) -> None:
    add_contact(known, Card(formatted_name="ADA", organisation="Other"))
    with pytest.raises(AmbiguousNameError) as caught:
        find_contact(known, "ada")
    assert {(name, organisation) for _, name, organisation in caught.value.candidates} == {
        ("Ada", ""),
        ("ADA", "Other"),
    }


@pytest.mark.parametrize(
    "words", ["", "   ", "nobody", "%", "*", '"', "ada nobody", "🌵", "zero\x00byte", "x" * 10_000]
)
def test_nobody_fits(known: Journal, words: str) -> None:
    with pytest.raises(NotFoundError, match="No contact fits"):
        find_contact(known, words)


def _found(journal: Journal, words: str) -> list[int]:
    """Return the one that is found, or the several that it might be, or nobody."""
    try:
        return [find_contact(journal, words)]
    except AmbiguousNameError as error:
        return [find_contact(journal, uuid) for uuid, _, _ in error.candidates]
    except NotFoundError:
        return []


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5), st.text(max_size=20))
def test_whatever_is_typed_finds_or_says_why_not(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], typed: str
) -> None:
    with Journal.open(tmp_path_factory.mktemp("find") / "j.reljournal") as journal:
        ids = [add_contact(journal, Card(formatted_name=name)) for name in names]
        for words in (typed, *names):
            found = _found(journal, words)
            assert set(found) <= set(ids)
            assert len(found) > 0 or not words.strip() or words not in names


def test_many_candidates_are_cut_short(journal: Journal) -> None:
    with journal.edit("Fill") as edit:
        writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"Same {n:02}")) for n in range(40)])
    with pytest.raises(AmbiguousNameError) as caught:
        find_contact(journal, "same")
    assert 1 < len(caught.value.candidates) <= 12


# Cards


def test_what_is_gone_is_called_so(journal: Journal) -> None:
    with pytest.raises(NotFoundError, match="This contact is not in the journal any more"):
        contact(journal, 1)
    assert contacts(journal, [1, 2]) == []
    assert photo(journal, 1) is None


def test_contacts_come_in_the_order_asked_for(known: Journal) -> None:
    assert [item.id for item in contacts(known, [3, 1, 99, 2])] == [3, 1, 2]
