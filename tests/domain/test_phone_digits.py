"""Phone numbers as runs of digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.phone_digits import digits_of, runs_of


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+44 20 7946 0102", "442079460102"),
        ("+44 (0)20 7946-0102", "442079460102"),
        ("(020) 7946 0102", "02079460102"),
        ("tel:+49.30.1234567;ext=89", "4930123456789"),
        ("٠١٢", "012"),
        ("call me", ""),
    ],
)
def test_digits(number: str, digits: str) -> None:
    assert digits_of(number) == digits


@given(st.text(max_size=40))
def test_digits_are_digits_whatever_is_written(number: str) -> None:
    digits = digits_of(number)
    assert digits == "" or (digits.isascii() and digits.isdigit())
    runs_of(number)


@given(st.text("0123456789", min_size=7, max_size=12), st.data())
def test_any_part_of_a_number_stands_in_it(number: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(number) - 3))
    end = data.draw(st.integers(start + 3, len(number)))
    assert any(run in digits_of(number) for run in runs_of(number[start:end]))


@pytest.mark.parametrize("kept", ["+44 20 7946 0102", "020 7946 0102", "+44 (0) 20 79460102"])
@pytest.mark.parametrize("typed", ["+442079460102", "020 7946 0102", "00442079460102", "79460102", "94601"])
def test_national_and_international_numbers_find_each_other(kept: str, typed: str) -> None:
    assert any(run in digits_of(kept) for run in runs_of(typed))
