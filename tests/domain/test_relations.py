"""Kinds of relations: what each is called from the other side, and how old somebody may be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.relations import KINDS, ages, inverse_of, is_known, kind_of, place_of


@pytest.mark.parametrize(
    ("label", "inverse"),
    [
        ("spouse", "spouse"), ("Wife", "spouse"), ("daughter", "parent"), ("mother", "child"), ("brother", "sibling"),
        ("grandmother", "grandchild"), ("uncle", "niece or nephew"), ("boss", "report"), ("report", "manager"),
        ("assistant", "assists"), ("mentor", "mentee"), ("introduced by", "introduced"), ("referred by", "introduced"),
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


@pytest.mark.parametrize(("born", "both"), [(2020, (5, 6)), (2026, (0, 0)), (2027, None), (1926, (99, 100))])
def test_a_year_alone_leaves_two_ages(born: int, both: tuple[int, int] | None) -> None:
    assert ages(born, date(2026, 11, 21)) == both
