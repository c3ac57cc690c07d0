"""The words of a brief, and lines of text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from reljournal.domain.brief import Known, Owed, PastEntry, Urgency, dates_ahead
from reljournal.domain.brief_facts import BORN, SAID, THROUGH, Fact, FactSort
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import Kind
from reljournal.printing import wording
from reljournal.printing.paper import usual_paper
from reljournal.printing.text import Paragraph, Run, reads_rightwards, share_of_right_to_left

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("count", "word"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (22, "22nd"), (113, "113th")],
)
def test_ordinals(count: int, word: str) -> None:
    assert wording.ordinal(count) == word


def test_dates_say_what_they_are_and_the_how_manieth() -> None:
    parse = PartialDate.parse

    def words(sort: DateSort, when: str, label: str = "", note: str = "") -> str:
        return wording.date_words(dates_ahead([KeyDate(sort, parse(when), label, note)], TODAY)[0])

    assert words(DateSort.BIRTHDAY, "1985-12-10") == "birthday, turns 41"
    assert words(DateSort.BIRTHDAY, "--12-10") == "birthday"
    assert words(DateSort.WEDDING, "2009-07-08") == "wedding anniversary, 18th"
    assert words(DateSort.MEMORIAL, "2004-02-13", "Christopher") == "memorial of Christopher, 23 years"
    assert words(DateSort.OTHER, "2026-11-30", "Starts as lead", "take flowers") == "Starts as lead, take flowers"


def test_the_rule_for_the_29th_of_february_stands_beside_the_date() -> None:
    moved = dates_ahead([KeyDate(DateSort.BIRTHDAY, PartialDate.parse("2000-02-29"))], TODAY)[0]
    assert wording.date_distance(moved, TODAY).replace("\u00a0", " ") == "in 99 days, 29 February, kept on the 28th"


def test_years_of_acquaintance() -> None:
    met = PartialDate.parse("2018-06-05")
    assert [wording.known_years(known) for known in (None, Known(met, 0), Known(met, 1), Known(met, 8))] == [
        "", "", "known 1 year", "known 8 years",
    ]  # fmt: skip


def test_a_year_is_shown_where_a_day_could_be_mistaken() -> None:
    assert wording.short_day(date(2026, 8, 12), TODAY) == "12 Aug"
    assert wording.short_day(date(2027, 7, 8), TODAY) == "8 Jul"
    assert wording.short_day(date(2025, 12, 1), TODAY) == "1 Dec 2025"
    assert wording.short_day(date(2027, 12, 1), TODAY) == "1 Dec 2027"


def test_due_words() -> None:
    assert wording.due_words(Owed("x", date(2026, 11, 14), Urgency.LATE), TODAY) == "was due 14 Nov"
    assert wording.due_words(Owed("x", date(2026, 11, 25), Urgency.SOON), TODAY) == "due 25 Nov"
    assert wording.due_words(Owed("x", None, Urgency.SOME_DAY), TODAY) == ""


def test_circumstances_name_some_and_count_the_rest() -> None:
    few = PastEntry("Lunch", date(2026, 8, 12), Kind.IN_PERSON, 80, ("Mary",), "")
    assert wording.entry_circumstances(few) == "12 Aug 2026, in person, 1 h 20, with Mary"
    many = PastEntry("", date(2026, 8, 12), Kind.CALL, None, ("A", "B", "C", "D", "E"), "")
    assert wording.entry_title(many) == "Call"
    assert wording.entry_circumstances(many) == "12 Aug 2026, with A, B, C and 2 others"


def test_mixed_directions_are_kept_apart() -> None:
    assert wording.joined(["a", "b"]) == "a, b"
    assert wording.joined(["عمر", "b"]) == "\u2068عمر\u2069, \u2068b\u2069"
    assert wording.joined(["王", "李"]) == "王，李"


@pytest.mark.parametrize(
    ("name", "paper"), [("en_US", "letter"), ("fr_CA", "letter"), ("en_GB", "a4"), ("ar_EG", "a4")]
)
def test_usual_paper(name: str, paper: str) -> None:
    assert usual_paper(QLocale(name)) == paper


def test_direction_of_text() -> None:
    assert reads_rightwards("+44 عمر abc") is True
    assert reads_rightwards("abc عمر") is False
    assert reads_rightwards("+44 20") is None
    assert share_of_right_to_left("abعم") == pytest.approx(0.5)


@given(st.text(max_size=200), st.floats(30, 400))
def test_no_letter_is_lost_between_lines(text: str, width: float) -> None:
    paragraph = Paragraph([Run(text)], width)
    told = "".join(paragraph.words(index) for index in range(len(paragraph)))
    assert [c for c in told if c.isalnum()] == [c for c in text if c.isalnum()]


def test_how_they_like_it_and_how_you_met_are_worded() -> None:
    best = Fact(FactSort.CHANNEL, (("in_person", ""), ("mornings", "")))
    assert (wording.fact_label(best), wording.fact_values(best)) == ("Likes best", ["in person, mornings"])
    assert wording.fact_values(Fact(FactSort.CHANNEL, (("by pigeon", ""),))) == ["by pigeon"]
    met = Fact(FactSort.MET, (("at a supper", ""), ("Charles", THROUGH)))
    assert wording.fact_values(met) == ["at a supper, through Charles"]
    name = Fact(FactSort.NAME, (("she/her", ""), ("LUV-lace", SAID), ("Byron", BORN)))
    assert wording.fact_values(name) == ["she/her, said “LUV-lace”, born Byron"]
    assert wording.fact_label(Fact(FactSort.OWN, (("x", ""),), "gifts liked")) == "Gifts liked"
