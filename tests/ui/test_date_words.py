"""Key dates as sentences: whose they are, round days, quiet memorials, other calendars."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.ui import date_words

ADA, WILLIAM = PersonRef(1, "Ada"), PersonRef(2, "William")


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


def shown(
    sort: DateSort, when: str, on: date, *, days: int = 0, also: tuple[PersonRef, ...] = (), **more: object
) -> Occurrence:
    return Occurrence(on, KeyDate(sort, PartialDate.parse(when), **more), ADA, also, days)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "title", "milestone"),
    [
        (shown(DateSort.BIRTHDAY, "1986-12-10", date(2026, 12, 10)), "Ada turns 40", "round"),
        (shown(DateSort.BIRTHDAY, "2008-12-10", date(2026, 12, 10)), "Ada turns 18", "coming of age"),
        (shown(DateSort.BIRTHDAY, "1986-12-10", date(2026, 12, 10), show_age=False), "Ada’s birthday", ""),
        (shown(DateSort.BIRTHDAY, "1966-12-10", date(2026, 12, 10), approximate=True), "Ada turns about 60", "round"),
        (shown(DateSort.BIRTHDAY, "2024-03-01", date(2026, 11, 26), days=1000), "Ada is 1,000 days old", "round"),
        (
            shown(DateSort.WEDDING, "2001-12-08", date(2026, 12, 8), also=(WILLIAM,)),
            "Ada and William, 25 years married", "silver wedding",
        ),
        (
            shown(DateSort.WEDDING, "2024-03-01", date(2026, 11, 26), days=1000, also=(WILLIAM,)),
            "Ada and William, 1,000 days married", "round",
        ),
        (shown(DateSort.ENGAGEMENT, "2020-01-01", date(2026, 1, 1)), "Ada, 6 years engaged", ""),
        (shown(DateSort.GRADUATION, "2016-01-01", date(2026, 1, 1)), "Ada, 10 years since graduation", "round"),
        (shown(DateSort.MEMORIAL, "1976-11-27", date(2026, 11, 27)), "In memory of Ada", ""),
    ],
)  # fmt: skip
def test_a_day_in_one_sentence(item: Occurrence, title: str, milestone: str) -> None:
    assert (date_words.title(item), date_words.milestone_word(item)) == (title, milestone)


def test_the_other_calendar_stands_beside_the_usual_one() -> None:
    item = shown(DateSort.BIRTHDAY, "hebrew:5747-09-25", date(2026, 12, 5))
    assert date_words.kind_and_since(item) == "Birthday · born 27\xa0December\xa01986 · 25 Kislev"
    adar = shown(DateSort.BIRTHDAY, "hebrew:5782-12-30", date(2027, 4, 8))
    assert date_words.kind_and_since(adar, short=True) == "Birthday · 30 Adar I"
