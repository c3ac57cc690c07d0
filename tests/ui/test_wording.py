from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from reljournal.ui import wording


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def test_dates_read_as_on_the_screens() -> None:
    assert wording.long_date(date(2026, 11, 21)) == "Saturday, 21 November"
    assert wording.date_with_year(date(2026, 8, 12)) == "12 August 2026"
    assert wording.short_day(date(2026, 8, 12)) == "12 Aug"
    assert wording.short_day_with_year(date(2026, 8, 12)) == "12 Aug 2026"
    assert wording.month_year(date(2026, 8, 12)) == "August 2026"
    assert wording.weekday_date(date(2026, 8, 3)) == "Mon 3 Aug"
    assert wording.day_and_month(2, 29) == "29 February"


def test_names_of_months_are_the_locales() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    assert wording.month_year(date(2026, 8, 12)) == "août 2026"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (15, "15 min"), (60, "1 h"), (80, "1 h 20"), (65, "1 h 05"), (175, "2 h 55"), (-5, "0 min")],
)
def test_lengths_of_time(minutes: int, words: str) -> None:
    assert wording.duration(minutes) == words


@pytest.mark.parametrize(
    ("away", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (5, "in 5 days"), (-12, "12 days ago"), (1000, "in 1,000 days")],
)
def test_how_far_a_day_is(away: int, words: str) -> None:
    today = date(2026, 11, 21)
    assert wording.days_from(today, today + timedelta(days=away)) == words


@given(st.dates(min_value=date(1, 1, 1)), st.dates())
def test_every_day_has_words(today: date, day: date) -> None:
    assert wording.days_from(today, day)
    assert str(day.day) in wording.short_day(day)
    assert str(day.day) in wording.long_date(day)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("in_person", "In person"),
        ("call", "Call"),
        ("video", "Video"),
        ("email", "Email"),
        ("message", "Message"),
        ("letter", "Letter"),
        ("gift", "Gift"),
        ("note", "Note"),
        ("pigeon", "pigeon"),
    ],
)
def test_kinds_have_their_word(kind: str, label: str) -> None:
    assert wording.kind_label(kind) == label
