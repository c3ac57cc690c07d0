"""Promises and drift: the tables of cases (tests/data/rhythm), and what holds for all of them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.entries import Kind
from reljournal.domain.repeating import Every, Repeat
from reljournal.domain.rhythm import (
    Dialogue,
    Drift,
    Promise,
    Where,
    drift,
    most_pressing,
    shares,
    standing,
)
from reljournal.domain.tiers import (
    MEETINGS,
    READY_MADE,
    Metal,
    Tier,
    promises_from_text,
    promises_of,
    promises_to_text,
    rank,
    tiers_from_text,
    tiers_to_text,
)

DATA = Path(__file__).parents[1] / "data" / "rhythm"
UNITS = {"day": Every.DAYS, "week": Every.WEEKS, "month": Every.MONTHS, "year": Every.YEARS}


def cases(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]


STANDING, DRIFT = cases("standing.txt"), cases("drift.txt")


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def test_there_are_enough() -> None:
    assert len(STANDING) + len(DRIFT) >= 110
    assert len({case[0] for case in STANDING + DRIFT}) == len(STANDING + DRIFT)


@pytest.mark.parametrize("case", STANDING, ids=lambda case: case[0])
def test_where_a_promise_stands(case: list[str]) -> None:
    _, every, slack, last, planned, since, paused, today, expected = case
    count, unit, *theirs = every.split()
    begins, _, share = since.partition("/")
    promise = Promise((), Repeat(UNITS[unit.removesuffix("s")], int(count)), int(slack))
    dialogue = Dialogue(
        "gold", paused_until=day(paused), they_start=bool(theirs), begins_on=day(begins), share=int(share or 0)
    )
    found = standing(promise, dialogue, day(last), day(planned), date.fromisoformat(today))
    assert f"{found.where} {found.next_on} {found.days}" == expected


@pytest.mark.parametrize("case", DRIFT, ids=lambda case: case[0])
def test_who_has_drifted(case: list[str]) -> None:
    _, gaps, since, expected = case
    today = date(2026, 11, 21)
    days = [today - timedelta(days=int(since))]
    ahead = [int(gap) for gap in gaps.split() if gap.startswith("+")]
    for gap in reversed([int(gap) for gap in gaps.split() if not gap.startswith("+")]):
        days.append(days[-1] - timedelta(days=gap))
    found = drift([*days, *(today + timedelta(days=n) for n in ahead)], today)
    assert (f"{found.usual} {found.quiet}" if found else "-") == expected


def test_what_keeps_a_promise() -> None:
    anything, meeting = Promise(), Promise(MEETINGS)
    assert [kind for kind in Kind if not anything.is_kept_by(kind)] == [Kind.NOTE]
    assert [kind for kind in Kind if meeting.is_kept_by(kind)] == [Kind.IN_PERSON, Kind.VIDEO]


def test_its_own_rhythm_comes_before_that_of_the_tier() -> None:
    own = (Promise((), Repeat(Every.WEEKS)),)
    assert promises_of(Dialogue("gold"), READY_MADE) == READY_MADE[0].promises
    assert promises_of(Dialogue("gold", own), READY_MADE) == own
    assert promises_of(Dialogue("platinum"), READY_MADE) == ()
    assert promises_of(Dialogue(), READY_MADE) == ()


def test_what_is_told_first() -> None:
    today, dialogue = date(2026, 11, 21), Dialogue("gold")
    weekly, monthly = Promise((), Repeat(Every.WEEKS)), Promise()
    long_late = standing(monthly, dialogue, date(2026, 1, 1), None, today)
    late = standing(weekly, dialogue, date(2026, 11, 1), None, today)
    due = standing(monthly, dialogue, date(2026, 10, 21), None, today)
    assert [item.where for item in (long_late, late, due)] == [Where.LATE, Where.LATE, Where.DUE]
    assert most_pressing([due, late, long_late]) is long_late
    assert most_pressing([]) is None


def test_many_are_spread_over_the_period() -> None:
    assert shares(4) == [0, 250, 500, 750]
    assert shares(1) == [0]
    today = date(2026, 11, 1)
    first = [standing(Promise(), Dialogue("silver", begins_on=today, share=s), None, None, today) for s in shares(3)]
    assert [item.next_on for item in first] == [date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 20)]


@pytest.mark.parametrize(
    ("usual", "quiet", "said"),
    [
        (35, 98, "5 WEEKLY 14 WEEKLY"),
        (61, 213, "2 MONTHLY 7 MONTHLY"),
        (10, 40, "10 DAILY 6 WEEKLY"),
        (3, 17, "3 DAILY 17 DAILY"),
        (365, 800, "12 MONTHLY 26 MONTHLY"),
        (365, 900, "12 MONTHLY 2 YEARLY"),
    ],
)
def test_how_long_it_has_been_quiet(usual: int, quiet: int, said: str) -> None:
    assert " ".join(f"{span.count} {span.every}" for span in Drift(usual, quiet).spans()) == said


def test_tiers_as_text() -> None:
    mine = (*READY_MADE, Tier("sailing", "Sailing", Metal.OWN, (Promise(MEETINGS, Repeat(Every.WEEKS, 2), 1),)))
    assert tiers_from_text(tiers_to_text(mine)) == mine
    assert [rank(key, mine) for key in ("gold", "sailing", "unknown", "")] == [0, 3, 4, 5]
    for broken in ("", "[", "{}", '[{"key": 1}]', '[{"key":"a","name":"","metal":"tin","promises":[]}]'):
        assert tiers_from_text(broken) == READY_MADE
        assert promises_from_text(broken) == ()
    assert promises_from_text(promises_to_text(mine[3].promises)) == mine[3].promises
    assert promises_to_text(()) == ""
    assert promises_from_text('[{"kinds": [], "every": "WEEKLY", "count": 0, "slack": 0}]') == ()


DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 400), st.sampled_from(list(Every)), st.integers(1, 30), st.integers(0, 20))
def test_a_later_entry_never_makes_it_later(last: date, more: int, every: Every, count: int, slack: int) -> None:
    today = last + timedelta(days=more)
    promise = Promise((), Repeat(every, count), slack)
    before = standing(promise, Dialogue("gold"), last, None, today)
    after = standing(promise, Dialogue("gold"), min(today, last + timedelta(days=1)), None, today)
    assert after.days <= before.days
    assert before.next_on > last


@given(st.lists(DAYS, max_size=12), DAYS)
def test_who_drifts_was_quiet_for_longer_than_usual(days: list[date], today: date) -> None:
    found = drift(days, today)
    if found is not None:
        assert found.quiet == (today - max(days)).days
        assert found.quiet >= 2 * found.usual
        assert drift([*days, today], today) is None
