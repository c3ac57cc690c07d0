"""Holidays by country: which there are, what they are called, and in which language."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from reljournal.system.public_holidays import countries, country_name, holidays_in

CHRISTMAS = date(2026, 12, 25)


def test_most_countries_are_known() -> None:
    assert len(countries()) > 150
    assert {"GB", "DE", "IL", "CN", "SA"} <= set(countries())


@pytest.mark.parametrize(
    ("codes", "language", "words"),
    [
        (("GB",), "en", "Christmas Day"),
        (("DE",), "en", "Christmas Day"),
        (("DE",), "de", "Erster Weihnachtstag"),
        (("GB", "DE"), "en", "Christmas Day"),
        (("FR",), "de", "Christmas Day"),
        ((), "en", None),
        (("XX",), "en", None),
    ],
)
def test_a_day_has_its_name(codes: tuple[str, ...], language: str, words: str | None) -> None:
    assert holidays_in(codes, 2026, 2026, language).get(CHRISTMAS) == words


def test_years_are_those_that_are_asked() -> None:
    found = holidays_in(("GB",), 2025, 2027, "en")
    assert {day.year for day in found} == {2025, 2026, 2027}


def test_a_country_is_called_as_one_says_it_there() -> None:
    before = QLocale()
    try:
        QLocale.setDefault(QLocale("de_DE"))
        assert (country_name("AT"), country_name("DE"), country_name("FR")) == ("Österreich", "Deutschland", "France")
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("span", [(1, 2), (1899, 1900), (2150, 2151), (9998, 9999)])
def test_no_year_of_any_country_is_refused(span: tuple[int, int]) -> None:
    found = holidays_in(countries(), *span, "de")
    assert {day.year for day in found} <= set(span)
