"""Phone numbers as each country writes them, and what looks odd about a value."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Address, Labelled
from reljournal.domain.hints import Hint, email_hint, phone_hint
from reljournal.domain.phones import formatted, region_of


@pytest.mark.parametrize(
    ("typed", "region", "home", "shown"),
    [
        ("02079460102", "GB", "GB", "020 7946 0102"),
        ("02079460102", "GB", "DE", "+44 20 7946 0102"),
        ("+442079460102", "GB", "GB", "+44 20 7946 0102"),
        ("0044 20 79460102", "DE", "DE", "+44 20 7946 0102"),
        ("7575550121", "US", "US", "(757) 555-0121"),
        ("030/1234567 ext. 12", "DE", "DE", "030 1234567 ext. 12"),
        ("02079460102", "", "", "02079460102"),
        ("112", "DE", "GB", "112"),
        ("1-800-FLOWERS", "US", "US", "1-800-FLOWERS"),
        ("020 7946 0102 (mornings)", "GB", "GB", "020 7946 0102 (mornings)"),
        ("nobody knows", "GB", "GB", "nobody knows"),
        ("+99 123 456789", "GB", "GB", "+99 123 456789"),
        ("", "GB", "GB", ""),
    ],
)
def test_a_number_is_written_as_its_country_does(typed: str, region: str, home: str, shown: str) -> None:
    assert formatted(typed, region, home) == shown


@given(
    st.text(max_size=24) | st.from_regex(r"\A\+?[0-9 ()/.-]{3,18}(ext 1)?\Z"),
    st.sampled_from(["", "GB", "DE", "AR"]),
)
def test_a_number_set_anew_is_the_same_number(typed: str, region: str) -> None:
    shown = formatted(typed, region, "GB")
    assert _digits(shown)[-4:] == _digits(typed)[-4:]
    if shown != typed:
        assert formatted(shown, region, "GB") == shown


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def test_the_country_of_a_number_is_told_by_the_others_then_by_the_address_then_by_the_owner() -> None:
    plain, british = Labelled("", "7946 0102"), Labelled("", "+44 20 7946 0102")
    french = Address(country="France")
    assert region_of((plain, british), (french,), "US") == "GB"
    assert region_of((plain,), (Address(), french), "US") == "FR"
    assert region_of((plain,), (Address(country="Atlantis"),), "US") == "US"


def test_the_numbering_plans_are_not_loaded_before_a_number_is_set() -> None:
    code = "import reljournal.domain.phones, sys; sys.exit('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("ada@engines.example", None), ("root@localhost", None), ('"a b"@x.example', None), ("", None), (" ", None),
        ("ada.engines.example", Hint.EMAIL_WITHOUT_AT), ("@ada", Hint.EMAIL_WITHOUT_AT),
        ("ada @x.example", Hint.EMAIL_WITH_SPACE),
    ],
)  # fmt: skip
def test_what_looks_odd_about_an_address(value: str, hint: Hint | None) -> None:
    assert email_hint(value) is hint


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("+44 20 7946 0102", None), ("020 7946 0102 ext. 12", None), ("020 7946 x12", None), ("٠٢٠ ٧٩٤٦", None),
        ("", None), ("12 34 p 56", None), ("0800 FLOWERS", Hint.PHONE_WITH_LETTERS),
        ("ask Ada", Hint.PHONE_WITHOUT_DIGITS), ("tel 12", Hint.PHONE_WITH_LETTERS),
    ],
)  # fmt: skip
def test_what_looks_odd_about_a_number(value: str, hint: Hint | None) -> None:
    assert phone_hint(value) is hint
