"""When a follow-up comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.entries import FollowUp, RepeatFrom
from reljournal.domain.repeating import Every, Repeat, is_rule, next_due, repeat_of, successor

DUE = date(2026, 1, 31)


def again(rule: str, due: date | None, done_on: date, how: RepeatFrom = RepeatFrom.DUE) -> date | None:
    return next_due(FollowUp("Call", due=due, repeat=rule, repeat_from=how), done_on)


@pytest.mark.parametrize(
    ("rule", "due", "done_on", "expected"),
    [
        ("FREQ=WEEKLY", date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 27)),
        ("FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 20), date(2026, 11, 21), date(2026, 12, 4)),
        # Done early: the next is the one after the day it was due.
        ("FREQ=WEEKLY", date(2026, 11, 20), date(2026, 11, 17), date(2026, 11, 27)),
        # Late by two months: owed once, on the next day of the series.
        ("FREQ=WEEKLY", date(2026, 9, 4), date(2026, 11, 17), date(2026, 11, 20)),
        ("FREQ=MONTHLY", date(2026, 11, 15), date(2026, 11, 15), date(2026, 12, 15)),
        ("FREQ=MONTHLY;BYDAY=1MO", date(2026, 11, 2), date(2026, 11, 2), date(2026, 12, 7)),
    ],
)
def test_it_is_counted_from_the_day_it_was_due(rule: str, due: date, done_on: date, expected: date) -> None:
    assert again(rule, due, done_on) == expected


@pytest.mark.parametrize(
    ("repeat", "done_on", "expected"),
    [
        (Repeat(Every.DAYS, 10), date(2026, 11, 25), date(2026, 12, 5)),
        (Repeat(Every.WEEKS), date(2026, 11, 25), date(2026, 12, 2)),
        (Repeat(Every.MONTHS), date(2026, 1, 31), date(2026, 2, 28)),
        (Repeat(Every.MONTHS, 3), date(2026, 11, 30), date(2027, 2, 28)),
        (Repeat(Every.YEARS), date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_or_from_the_day_it_was_done(repeat: Repeat, done_on: date, expected: date) -> None:
    assert again(repeat.rule(), date(2026, 1, 1), done_on, RepeatFrom.DONE) == expected
    assert again(repeat.rule(), None, done_on) == expected


def test_the_end_of_the_month_stays_the_end_of_the_month() -> None:
    rule, due, seen = Repeat(Every.MONTHS).rule(DUE), DUE, []
    for _ in range(5):
        following = again(rule, due, due)
        assert following is not None
        due = following
        seen.append((due.month, due.day))
    assert seen == [(2, 28), (3, 31), (4, 30), (5, 31), (6, 30)]


def test_the_leap_day_comes_every_year() -> None:
    rule = Repeat(Every.YEARS).rule(date(2024, 2, 29))
    assert again(rule, date(2024, 2, 29), date(2024, 2, 29)) == date(2025, 2, 28)
    assert again(rule, date(2027, 2, 28), date(2027, 2, 28)) == date(2028, 2, 29)


@given(st.sampled_from(Every), st.integers(1, 400), st.one_of(st.none(), st.dates(max_value=date(9000, 1, 1))))
def test_a_rule_of_ours_is_read_back(every: Every, count: int, anchor: date | None) -> None:
    assert repeat_of(Repeat(every, count).rule(anchor)) == Repeat(every, count)


@given(
    st.sampled_from(Every), st.integers(1, 60), st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    st.integers(-400, 400), st.sampled_from(RepeatFrom),
)  # fmt: skip
def test_the_next_day_lies_ahead(every: Every, count: int, due: date, late: int, how: RepeatFrom) -> None:
    done_on = due + timedelta(days=late)
    following = again(Repeat(every, count).rule(due), due, done_on, how)
    assert following is not None
    assert following > done_on
    assert how is RepeatFrom.DONE or following > due


@given(st.text(max_size=60))
def test_any_text_is_a_rule_or_is_none(text: str) -> None:
    is_rule(text)
    repeat_of(text)
    assert again(text, DUE, DUE) is None or is_rule(text)


@pytest.mark.parametrize("rule", ["", "FREQ=SOMETIMES", "INTERVAL=2", "FREQ=WEEKLY;INTERVAL=0", "every week"])
def test_nonsense_is_no_repeat(rule: str) -> None:
    assert repeat_of(rule) is None


def test_a_rule_of_another_program_is_kept_as_it_stands() -> None:
    item = FollowUp("Pay", due=date(2026, 11, 27), repeat="FREQ=MONTHLY;BYDAY=-1FR")
    assert repeat_of(item.repeat) is None
    following = successor(item, date(2026, 11, 27))
    assert following is not None
    assert (following.due, following.repeat) == (date(2026, 12, 25), item.repeat)


def test_a_rule_that_counts_ends() -> None:
    item = FollowUp("Pay", due=date(2026, 11, 1), repeat="FREQ=WEEKLY;COUNT=3")
    second = successor(item, date(2026, 11, 1))
    assert second is not None
    third = successor(second, date(2026, 11, 8))
    assert third is not None
    assert third.due == date(2026, 11, 15)
    assert successor(third, date(2026, 11, 15)) is None


def test_a_rule_with_a_last_day_ends() -> None:
    item = FollowUp("Pay", due=date(2026, 11, 1), repeat="FREQ=WEEKLY;UNTIL=20261110")
    assert successor(item, date(2026, 11, 1)) is not None
    assert successor(item, date(2026, 11, 8)) is None


def test_what_follows_is_new_and_awake() -> None:
    item = FollowUp("Call", due=DUE, repeat="FREQ=WEEKLY", snoozed_until=date(2026, 2, 3), id=7, uuid="u", note="n")
    following = successor(item, date(2026, 2, 3))
    assert following == replace(item, due=date(2026, 2, 7), snoozed_until=None)
    assert following is not None
    assert (following.id, following.uuid) == (0, "")


def test_the_end_of_the_calendar_is_no_crash() -> None:
    assert again("FREQ=YEARLY", date(9999, 1, 1), date(9999, 1, 1)) is None
    assert again("FREQ=DAILY", None, date.max) is None
