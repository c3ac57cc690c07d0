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
from reljournal.domain.recurrences import returns_between
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
        # Without a year there is none to count five of, and nothing happens only once.
        ("--12-10", {"every": 5}, Recurring(date(2026, 12, 10), "FREQ=YEARLY")),
        ("--12-10", {"once": True}, Recurring(date(2026, 12, 10), "FREQ=YEARLY")),
        ("1985-12-10", {"unit": DateUnit.MONTH}, Recurring(date(1985, 12, 10), "FREQ=MONTHLY")),
        (
            "1985-12-30", {"unit": DateUnit.MONTH, "every": 3},
            Recurring(date(1985, 12, 30), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        ),
        (
            "1835-01-31", {"unit": DateUnit.MONTH, "every": 7},
            Recurring(date(1900, 5, 31), "FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=-1"),
        ),
        ("--11-10", {"unit": DateUnit.MONTH, "every": 3}, Recurring(date(2026, 11, 10), "FREQ=MONTHLY;INTERVAL=3")),
        ("--11-10", {"unit": DateUnit.MONTH, "every": 5}, None),
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
    st.booleans(), st.sampled_from(LeapRule), st.integers(2000, 2050), st.integers(1, 15), st.sampled_from(DateUnit),
    st.booleans(), st.none() | st.dates(date(1950, 1, 1), date(2060, 12, 31)),
)  # fmt: skip
def test_a_rule_gives_our_days_and_no_others(
    day: date, has_year: bool, leap: LeapRule, first: int, every: int, unit: DateUnit, once: bool, until: date | None
) -> None:
    when = PartialDate(day.year if has_year else None, day.month, day.day)
    key_date = KeyDate(DateSort.BIRTHDAY, when, every=every, unit=unit, once=once, until=until)
    found = recurring(key_date, leap, SINCE)
    # A date without a year is shown from when it was written down, an old one from 1900 on, or with its next leap year.
    since = max(first, 1908 if has_year else SINCE + 1)
    ours = list(returns_between(key_date, date(since, 1, 1), date(first + 11, 12, 31), leap))
    if found is None:
        # No program knows it without being told day by day, which the operation does.
        assert not ours or (unit is DateUnit.MONTH and not has_year and 12 % every)
        return
    assert [shown for shown in days(found, first, first + 11) if shown.year >= since] == ours
