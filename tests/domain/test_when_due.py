"""Under which heading a follow-up stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reljournal.domain.entries import FollowUp
from reljournal.domain.when_due import WhenDue, when_due

WEDNESDAY = date(2026, 11, 25)
SUNDAY_FIRST = 6


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (-400, WhenDue.LATE), (-1, WhenDue.LATE), (0, WhenDue.TODAY), (1, WhenDue.THIS_WEEK), (4, WhenDue.THIS_WEEK),
        (5, WhenDue.NEXT_WEEK), (11, WhenDue.NEXT_WEEK), (12, WhenDue.THIS_MONTH), (30, WhenDue.THIS_MONTH),
        (31, WhenDue.LATER),
    ],
)  # fmt: skip
def test_days_from_a_wednesday(ahead: int, expected: WhenDue) -> None:
    assert when_due(FollowUp("x", due=WEDNESDAY + timedelta(days=ahead)), WEDNESDAY) is expected


def test_a_week_that_begins_on_sunday_ends_on_saturday() -> None:
    saturday = FollowUp("x", due=date(2026, 11, 28))
    sunday = FollowUp("x", due=date(2026, 11, 29))
    assert when_due(saturday, WEDNESDAY, SUNDAY_FIRST) is WhenDue.THIS_WEEK
    assert when_due(sunday, WEDNESDAY, SUNDAY_FIRST) is WhenDue.NEXT_WEEK


def test_on_the_last_day_of_the_week_tomorrow_is_next_week() -> None:
    assert when_due(FollowUp("x", due=date(2026, 11, 30)), date(2026, 11, 29)) is WhenDue.NEXT_WEEK


def test_without_a_day_it_is_some_day() -> None:
    assert when_due(FollowUp("x"), WEDNESDAY) is WhenDue.SOME_DAY


def test_what_was_snoozed_stands_where_it_asks_again() -> None:
    item = FollowUp("x", due=date(2026, 10, 1), snoozed_until=date(2026, 11, 26))
    assert when_due(item, WEDNESDAY) is WhenDue.THIS_WEEK
    assert when_due(item, date(2026, 11, 27)) is WhenDue.LATE
