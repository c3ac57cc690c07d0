"""A key date on the days on which it returns: ages, milestones, and the day that moves."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.occurrences import Occurrence

_ADA = PersonRef(1, "Ada Lovelace")


def shown(text: str, year: int) -> Occurrence:
    when = PartialDate.parse(text)
    on = when.in_year(year)
    assert on is not None
    return Occurrence(on, KeyDate(DateSort.BIRTHDAY, when), _ADA)


def test_the_count_is_the_age_of_that_year() -> None:
    assert shown("1815-12-10", 1843).count == 28
    assert shown("1815-12-10", 1815).count == 0


def test_a_year_that_is_not_known_counts_nothing() -> None:
    occurrence = shown("--12-10", 2026)
    assert occurrence.count is None
    assert not occurrence.is_milestone


@pytest.mark.parametrize("age", [1, 5, 10, 18, 21, 25, 30, 40, 50, 75, 100])
def test_round_and_special_returns_are_milestones(age: int) -> None:
    assert shown("1900-06-01", 1900 + age).is_milestone


@pytest.mark.parametrize("age", [0, 2, 3, 11, 17, 19, 22, 41, 99])
def test_other_returns_are_none(age: int) -> None:
    assert not shown("1900-06-01", 1900 + age).is_milestone


@pytest.mark.parametrize(("year", "moved"), [(2023, True), (2024, False), (1900, True), (2000, False), (2100, True)])
def test_a_leap_day_says_when_it_was_moved(year: int, moved: bool) -> None:
    assert shown("--02-29", year).is_moved is moved


def test_an_ordinary_28th_is_not_a_moved_one() -> None:
    assert not shown("--02-28", 2023).is_moved
