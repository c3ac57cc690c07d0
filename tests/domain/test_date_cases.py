"""The table of cases (tests/data/dates/cases.toml): when each date returns the next three times."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.recurrences import count_on, next_return, returns_between

FILE = Path(__file__).parents[1] / "data" / "dates" / "cases.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


def key_date(case: dict[str, Any]) -> KeyDate:
    return KeyDate(
        DateSort(case.get("sort", "birthday")),
        PartialDate.parse(case["when"]),
        every=case.get("every", 1),
        unit=DateUnit(case.get("unit", "year")),
        once=case.get("once", False),
        until=case.get("until"),
        leap_rule=LeapRule(case["rule"]) if "rule" in case else None,
    )


def today(case: dict[str, Any]) -> date:
    if "today" in case:
        day: date = case["today"]
        return day
    local: date = case["now"].astimezone(UTC).astimezone(ZoneInfo(case["zone"])).date()
    return local


def test_there_are_enough() -> None:
    assert len(CASES) >= 60
    assert len({case["what"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_the_next_three(case: dict[str, Any]) -> None:
    item, begin, usual = key_date(case), today(case), LeapRule(case.get("usual", "feb28"))
    found: list[date] = []
    day: date | None = begin
    while day is not None and len(found) < 3:
        shown = next_return(item, day, usual)
        if shown is None:
            break
        found.append(shown)
        day = shown + timedelta(days=1) if shown < date.max else None
    assert found == case["next"]
    if "counts" in case:
        assert [count_on(item, shown) for shown in found] == case["counts"]
    # Asked for all at once they are the same.
    if found:
        assert list(returns_between(item, begin, found[-1], usual)) == found
