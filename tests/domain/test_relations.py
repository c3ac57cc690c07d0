"""Kinds of relations: what each is called from the other side, and how old somebody may be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.relations import (
    KINDS,
    ages,
    birth_year_meant,
    inverse_of,
    is_known,
    kind_of,
    place_of,
    sentence,
)


@pytest.mark.parametrize(
    ("label", "inverse"),
    [
        ("spouse", "spouse"), ("Wife", "spouse"), ("daughter", "parent"), ("mother", "child"), ("brother", "sibling"),
        ("grandmother", "grandchild"), ("uncle", "niece or nephew"), ("boss", "report"), ("report", "manager"),
        ("assistant", "assists"), ("mentor", "mentee"), ("introduced by", "introduced"), ("referred by", "introduced"),
        ("fiancée", "partner"), ("mother-in-law", "child-in-law"), ("ex-wife", "former spouse"), ("stepson", "parent"),
        ("friend", "friend"), ("governess", "related"), ("", "related"),
    ],
)  # fmt: skip
def test_each_has_its_other_side(label: str, inverse: str) -> None:
    assert inverse_of(label) == inverse


@given(st.sampled_from(sorted(KINDS)))
def test_the_inverse_of_the_inverse_is_itself(kind: str) -> None:
    assert inverse_of(inverse_of(kind)) == kind


def test_own_kinds_count_both_ways() -> None:
    own = {"patron": "protégé"}
    assert inverse_of("Patron", own) == "protégé"
    assert inverse_of("protégé", own) == "patron"
    assert is_known("patron", own)
    assert not is_known("patron")
    assert is_known("wife")


def test_family_comes_first() -> None:
    labels = ["patron", "colleague", "son", "wife", "friend"]
    assert sorted(labels, key=place_of) == ["wife", "son", "friend", "colleague", "patron"]
    assert kind_of("  Co-Worker ") == "colleague"


@pytest.mark.parametrize(
    ("born", "both"), [(2020, (5, 6)), (2026, (0, 0)), (2027, None), (1926, (99, 100)), (1815, None)]
)
def test_a_year_alone_leaves_two_ages(born: int, both: tuple[int, int] | None) -> None:
    assert ages(born, date(2026, 11, 21)) == both


def test_on_the_last_day_of_the_year_there_is_one_age() -> None:
    assert ages(2020, date(2026, 12, 31)) == (6, 6)


@pytest.mark.parametrize(
    ("text", "today", "year"),
    [
        ("", date(2026, 11, 21), None), (" 2019 ", date(2026, 11, 21), 2019), ("7", date(2026, 11, 21), 2019),
        ("7", date(2026, 2, 1), 2018), ("0", date(2026, 2, 1), 2026),
    ],
)  # fmt: skip
def test_an_age_is_taken_for_a_year(text: str, today: date, year: int | None) -> None:
    assert birth_year_meant(text, today) == year


@given(st.integers(0, 120), st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_age_that_was_written_is_one_of_those_shown(age: int, today: date) -> None:
    year = birth_year_meant(str(age), today)
    assert year is not None
    assert age in (ages(year, today) or ())


@pytest.mark.parametrize("text", ["seven", "1700", "2027", "-3", "7½", "²"])
def test_what_is_neither_year_nor_age_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Neither"):
        birth_year_meant(text, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("father", "Byron the father of Ada"), ("introduced by", "Byron “introduced by” of Ada"),
        ("patron", "Byron the patron of Ada"),
    ],
)  # fmt: skip
def test_a_relation_in_words(label: str, words: str) -> None:
    assert sentence("Byron", label, "Ada") == words
