"""How a date of another program stands to those on a card, and what becomes of the card."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import KeyDate
from reljournal.domain.date_proposals import DateProposal, Standing, standing, with_date
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.proposals import Somebody


def of(text: str, sort: DateSort = DateSort.BIRTHDAY, label: str = "") -> KeyDate:
    return KeyDate(sort, PartialDate.parse(text), label)


@pytest.mark.parametrize(
    ("found", "there", "how"),
    [
        ("1985-12-10", [], Standing.NEW),
        ("1985-12-10", ["1985-12-10"], Standing.THERE),
        ("--12-10", ["1985-12-10"], Standing.THERE),
        ("1985-12-10", ["--12-10"], Standing.FULLER),
        ("1985-12-10", ["1985-12"], Standing.FULLER),
        ("1985-12-10", ["1985"], Standing.FULLER),
        ("1986-12-10", ["1985-12-10"], Standing.DIFFERS),
        ("--12-11", ["1985-12-10"], Standing.DIFFERS),
        ("--12-11", ["1985"], Standing.DIFFERS),
        # A program without the 29th writes it on the day before, or after.
        ("--02-28", ["1988-02-29"], Standing.THERE),
        ("--03-01", ["1988-02-29"], Standing.THERE),
        ("1988-02-28", ["1988-02-29"], Standing.DIFFERS),
        ("--02-27", ["1988-02-29"], Standing.DIFFERS),
        ("--12-10", ["hebrew:5746-09-27"], Standing.DIFFERS),
    ],
)
def test_a_birthday_to_those_on_a_card(found: str, there: list[str], how: Standing) -> None:
    assert standing(of(found), [of(text) for text in there])[0] is how


def test_other_sorts_and_words_are_other_dates() -> None:
    there = [of("2001-05-06", DateSort.OTHER, "First programme"), of("1835-07-08", DateSort.WEDDING)]
    assert standing(of("--05-06", DateSort.OTHER, "first  Programme"), there)[0] is Standing.NEW
    assert standing(of("--05-06", DateSort.OTHER, "First programme"), there) == (Standing.THERE, there[0])
    assert standing(of("--05-06", DateSort.OTHER, "Second"), there)[0] is Standing.NEW
    assert standing(of("--07-09", DateSort.WEDDING), there)[0] is Standing.DIFFERS
    assert standing(of("--07-08"), there)[0] is Standing.NEW


def test_nobody_has_two_birthdays_and_everybody_may_marry_twice() -> None:
    card = (KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 11), note="Tea", id=7),)
    (changed,) = with_date(card, of("1985-12-10"))
    assert (str(changed.when), changed.note, changed.id) == ("1985-12-10", "Tea", 7)
    weddings = with_date((of("1835-07-08", DateSort.WEDDING),), of("1860-01-02", DateSort.WEDDING))
    assert len(weddings) == 2
    (year_alone,) = with_date((of("1835-07-08", DateSort.WEDDING),), of("1836-07-08", DateSort.WEDDING))
    assert year_alone.when.year == 1836
    assert with_date(card, of("--12-11")) == card


def test_the_year_in_which_the_file_begins_is_taken_when_it_is_asked_for() -> None:
    who = Somebody("ada", "Ada")
    item = DateProposal("1", of("--12-10"), who, "Ada", "a.ics", 1985)
    assert str(item.with_year().key_date.when) == "1985-12-10"
    assert DateProposal("1", of("--02-29"), who, "Ada", "a.ics", 1985).with_year().key_date.when.year is None
    assert DateProposal("1", of("1815-12-10"), who, "Ada", "a.ics", 1985).with_year().key_date.when.year == 1815
    assert item.standing(None) == item.standing(PersonRef(0, "Ada")) == (Standing.NEW, None)
