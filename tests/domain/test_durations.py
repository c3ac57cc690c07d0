"""Lengths of time as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.durations import LONGEST, parse_duration


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("80", 80),
        ("45 min", 45),
        ("45min.", 45),
        ("90m", 90),
        ("1h20", 80),
        ("1 h 20", 80),
        ("1 h 20 min", 80),
        ("1 hour and 20 minutes", 80),
        ("1:20", 80),
        ("0:05", 5),
        ("2h", 120),
        ("2 Hours", 120),
        ("1.5 h", 90),
        ("1,5h", 90),
        (".25 h", 15),
        (" 30 ", 30),
        ("1 Std. 10", 70),
        ("", None),
        ("   ", None),
        ("0", None),
    ],
)
def test_is_read(typed: str, minutes: int | None) -> None:
    assert parse_duration(typed) == minutes


@pytest.mark.parametrize("typed", ["an age", "1:75", "-5", "1h20h", "1 2", "6000", "100:00", "h", ":20", "1.5", "²"])
def test_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"not a length|too long"):
        parse_duration(typed)


@given(st.integers(min_value=1, max_value=LONGEST))
def test_every_way_of_writing_says_the_same(minutes: int) -> None:
    hours, rest = divmod(minutes, 60)
    assert parse_duration(f"{hours}:{rest:02d}") == minutes
    assert parse_duration(f"{hours} h {rest}") == minutes
    assert parse_duration(f"{hours}h{rest:02d}min") == minutes
    assert parse_duration(f"{minutes} min") == minutes


@given(st.text(max_size=20))
def test_nothing_typed_can_do_more_than_be_refused(typed: str) -> None:
    try:
        minutes = parse_duration(typed)
    except ValueError:
        return
    assert minutes is None or 0 < minutes <= LONGEST
