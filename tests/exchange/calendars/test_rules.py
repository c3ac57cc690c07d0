"""Key dates as rules: what each program makes of them is what we show, year for year."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.exchange.calendars.rules import Recurring, recurring

SINCE = 2026


def rule_of(text: str, usual: LeapRule = LeapRule.FEB28, **more: Any) -> Recurring | None:
    return recurring(KeyDate(DateSort.BIRTHDAY, PartialDate.parse(text), **more), usual, SINCE)


def days(found: Recurring, first: int, last: int) -> list[date]:
    if not found.rule:
        return [found.first] if first <= found.first.year <= last else []
    rule = rrulestr(found.rule, dtstart=datetime.combine(found.first, time()))
    span = (datetime.combine(date(first, 1, 1), time()), datetime.combine(date(last, 12, 31), time()))
    return [day.date() for day in rule.between(*span, inc=True)]


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("1985-12-10", {}, Recurring(date(1985, 12, 10), "FREQ=YEARLY")),
        # Too long ago for some programs: the same day, as soon as all of them know the year.
        ("1815-12-10", {}, Recurring(date(1900, 12, 10), "FREQ=YEARLY")),
        ("1815-12-10", {"every": 7}, Recurring(date(1906, 12, 10), "FREQ=YEARLY;INTERVAL=7")),
        # Without a year no program may reckon an age: it begins when it was written down.
        ("--12-10", {}, Recurring(date(2026, 12, 10), "FREQ=YEARLY")),
        ("--02-29", {}, Recurring(date(2024, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
        ("1988-02-29", {}, Recurring(date(1988, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
        (
            "1988-02-29", {"leap_rule": LeapRule.MAR1},
            Recurring(date(1988, 2, 29), "FREQ=YEARLY;BYYEARDAY=60"),
        ),
        (
            "1988-02-29", {"leap_rule": LeapRule.LEAP_YEARS},
            Recurring(date(1988, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ),
        ("1800-02-28", {}, Recurring(date(1900, 2, 28), "FREQ=YEARLY")),
        ("1796-02-29", {}, Recurring(date(1904, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1")),
        ("2001-05-06", {"once": True}, Recurring(date(2001, 5, 6))),
        ("2001-05-06", {"until": date(2010, 5, 6)}, Recurring(date(2001, 5, 6), "FREQ=YEARLY;UNTIL=20100506")),
        # It ended before other programs begin to know of it.
        ("1815-12-10", {"until": date(1852, 11, 27)}, None),
        ("1985-12", {}, None),
        ("1985", {}, None),
        ("--12-10", {"every": 5}, None),
        ("1985-12-10", {"unit": DateUnit.MONTH}, None),
    ],
)  # fmt: skip
def test_a_date_as_a_rule(text: str, more: dict[str, Any], expected: Recurring | None) -> None:
    assert rule_of(text, **more) == expected


def test_the_journals_own_rule_for_the_29th() -> None:
    found = rule_of("--02-29", LeapRule.MAR1)
    assert found is not None
    assert found.rule == "FREQ=YEARLY;BYYEARDAY=60"


def test_other_calendars_have_no_rule() -> None:
    when = PartialDate(5746, 9, 25, calendar=CalendarKind.HEBREW)
    assert recurring(KeyDate(DateSort.BIRTHDAY, when), LeapRule.FEB28, SINCE) is None


@given(
    st.dates(date(1700, 1, 1), date(2040, 12, 31)) | st.sampled_from([date(1896, 2, 29), date(2000, 2, 29)]),
    st.booleans(), st.sampled_from(LeapRule), st.integers(2000, 2050), st.integers(1, 9),
)  # fmt: skip
def test_a_rule_gives_our_days_and_no_others(
    day: date, has_year: bool, leap: LeapRule, first: int, every: int
) -> None:
    when = PartialDate(day.year if has_year else None, day.month, day.day)
    key_date = KeyDate(DateSort.BIRTHDAY, when, every=every if has_year else 1)
    found = recurring(key_date, leap, SINCE)
    begins = day.year if has_year else SINCE
    if has_year and when.moves_in_common_years and leap is LeapRule.LEAP_YEARS and found is None:
        # Every so many years, and none of them ever has a 29 February within 400 of these.
        assert every > 1
        return
    assert found is not None
    years = [
        year
        for year in range(max(first, begins, 1912), first + 12)
        if not has_year or (year - day.year) % every == 0
    ]
    ours = [shown for year in years if (shown := when.in_year(year, leap)) is not None]
    theirs = [shown for shown in days(found, first, first + 11) if shown.year >= max(begins, 1912)]
    assert theirs == ours
