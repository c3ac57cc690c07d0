"""A key date on the days on which it returns: ages, milestones, and the day that moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.milestones import Milestone, milestone_of, round_days_between
from reljournal.domain.occurrences import Occurrence

_ADA = PersonRef(1, "Ada Lovelace")


@pytest.mark.parametrize(
    ("sort", "count", "milestone"),
    [
        (DateSort.BIRTHDAY, 18, Milestone.COMING_OF_AGE), (DateSort.BIRTHDAY, 40, Milestone.ROUND),
        (DateSort.BIRTHDAY, 21, Milestone.SPECIAL), (DateSort.BIRTHDAY, 22, None), (DateSort.BIRTHDAY, 0, None),
        (DateSort.BIRTHDAY, None, None), (DateSort.WEDDING, 25, Milestone.SILVER_WEDDING),
        (DateSort.WEDDING, 50, Milestone.GOLDEN_WEDDING), (DateSort.WEDDING, 60, Milestone.DIAMOND_WEDDING),
        (DateSort.WEDDING, 20, Milestone.ROUND), (DateSort.WORK, 25, Milestone.ROUND), (DateSort.MEMORIAL, 50, None),
    ],
)  # fmt: skip
def test_a_milestone_has_its_name(sort: DateSort, count: int | None, milestone: Milestone | None) -> None:
    assert milestone_of(sort, count) is milestone


def test_who_shows_no_age_shows_none() -> None:
    item = KeyDate(DateSort.BIRTHDAY, PartialDate(1900, 6, 1), show_age=False)
    assert Occurrence(date(2000, 6, 1), item, _ADA).count is None
    assert not Occurrence(date(2000, 6, 1), item, _ADA).is_milestone


@pytest.mark.parametrize(
    ("item", "counted"),
    [
        (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 1, 1)), True),
        (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 1, 1), show_age=False), False),
        (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 1, 1), approximate=True), False),
        (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 1, 1), until=date(2002, 1, 1)), False),
        (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 1)), False),
        (KeyDate(DateSort.MEMORIAL, PartialDate(2000, 1, 1)), False),
        (KeyDate(DateSort.WEDDING, PartialDate.parse("hebrew:5760-10-23")), True),
    ],
)
def test_days_are_counted_of_what_is_celebrated(item: KeyDate, counted: bool) -> None:
    thousand = date(2000, 1, 1) + timedelta(days=1000)
    found = round_days_between(item, thousand, thousand)
    assert found == ([(thousand, 1000)] if counted else [])


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
