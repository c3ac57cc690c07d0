"""Names: composed, shown, sorted, shortened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.initials import initials
from reljournal.domain.names import Name, NameOrder, display_name, sort_key


@pytest.mark.parametrize(
    ("name", "composed"),
    [
        (Name("Dr.", "Ada", "King", "Lovelace", "PhD"), "Dr. Ada King Lovelace PhD"),
        (Name(given="Ada"), "Ada"),
        (Name(given=" Ada ", family=" "), "Ada"),
        (Name(given="小明", family="王"), "王小明"),
        (Name("Dr.", given="小明", family="王"), "Dr. 王小明"),
        (Name(given="민준", family="김"), "김민준"),
        (Name(given="Xiaoming", family="王"), "Xiaoming 王"),
        (Name(nickname="Ada"), ""),
        (Name(), ""),
    ],
)
def test_composed(name: Name, composed: str) -> None:
    assert name.composed() == composed


@pytest.mark.parametrize(
    ("formatted", "name", "fallbacks", "shown"),
    [
        ("Ada  Lovelace\n", Name(given="Augusta"), (), "Ada Lovelace"),
        ("", Name(given="Augusta", nickname="Ada"), (), "Augusta"),
        ("", Name(nickname="Ada"), ("Engines",), "Ada"),
        ("  ", Name(), ("", "ada@x.example", "+44"), "ada@x.example"),
        ("", Name(), (), ""),
    ],
)
def test_the_name_to_show(formatted: str, name: Name, fallbacks: tuple[str, ...], shown: str) -> None:
    assert display_name(formatted, name, *fallbacks) == shown


def test_lists_are_sorted_as_people_look_for_names() -> None:
    names = ["zoë", "Ada", "“Quoted”", "Émile", "Łukasz", "lucas", "(Bob)", "9 lives", "Zoe B", "Öztürk"]
    assert sorted(names, key=sort_key) == [
        "9 lives", "Ada", "(Bob)", "Émile", "lucas", "Łukasz", "Öztürk", "“Quoted”", "zoë", "Zoe B",
    ]  # fmt: skip
    assert sort_key("…") == "..."
    assert sort_key("***") == "***"


@pytest.mark.parametrize(
    ("shown", "letters"),
    [
        ("Ada Lovelace", "AL"),
        ("Ada King Lovelace", "AL"),
        ("ada", "A"),
        ("Dr. Ada Lovelace", "AL"),
        ("Prof. Dr. Lovelace", "L"),
        ("Dr", "D"),
        ("Lovelace, Ada", "L"),
        ("王小明", "王"),
        ("ada@engines.example", "A"),
        ("+44 20", "#"),
        ("Élodie d'Arc", "ÉD"),
        ("🌻", "🌻"),
        ("", ""),
        ("   ", ""),
        ("(Bob) Smith", "BS"),
    ],
)
def test_initials(shown: str, letters: str) -> None:
    assert initials(shown) == letters


@given(st.text(max_size=40))
def test_initials_are_at_most_two_characters_to_look_at(shown: str) -> None:
    assert len(initials(shown)) <= 4


@pytest.mark.parametrize(
    ("formatted", "own", "journal", "shown"),
    [
        ("Ada Lovelace", "", "", "Ada Lovelace"),
        ("Ada Lovelace", "", "family_given", "Lovelace Ada"),
        ("Lovelace, Ada", "", "given_family", "Ada Lovelace"),
        ("Ada Lovelace", "given_family", "family_given", "Ada Lovelace"),
        ("The Enchantress of Number", "", "family_given", "The Enchantress of Number"),
        ("", "family_given", "", "Lovelace Ada"),
    ],
)
def test_the_order_of_names_is_the_cards_else_the_journals(formatted: str, own: str, journal: str, shown: str) -> None:
    name = Name(given="Ada", family="Lovelace", order=NameOrder(own))
    assert display_name(formatted, name, order=NameOrder(journal)) == shown


def test_a_name_of_one_part_has_no_order() -> None:
    assert display_name("Plato", Name(given="Plato"), order=NameOrder.FAMILY_GIVEN) == "Plato"
