"""Key dates that say more than a standard property: ours comes back whole, others read what they can."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, PartialDate
from reljournal.exchange.vcard.writer import OutCard, vcard_lines
from tests.exchange.vcard.given import one

BORN = PartialDate(1985, 12, 4)
WED = KeyDate(DateSort.WEDDING, PartialDate(1840, 5, 20), note="In the garden", until=date(1852, 11, 27))


def lines_of(*dates: KeyDate) -> list[str]:
    out = OutCard(Card(formatted_name="Ada", key_dates=dates), "ada", uids={7: "urn:uuid:charles"})
    return [line for line in vcard_lines(out) if "DATE" in line or "BDAY" in line or "ANNIVERSARY" in line]


def read(*lines: str) -> tuple[KeyDate, ...]:
    return one("FN:Ada", *lines).card.key_dates


def test_a_plain_date_is_written_as_others_read_it() -> None:
    assert lines_of(KeyDate(DateSort.BIRTHDAY, BORN)) == ["BDAY:19851204"]


def test_what_says_more_stands_beside_what_others_read() -> None:
    assert lines_of(WED) == [
        "X-RELJOURNAL-DATE:wedding;;1840-05-20;In the garden;until=1852-11-27",
        "ANNIVERSARY;X-RELJOURNAL-SAID=yes:18400520",
    ]
    assert read(*lines_of(WED)) == (WED,)


def test_of_another_calendar_others_get_the_day_that_it_was() -> None:
    item = KeyDate(DateSort.BIRTHDAY, PartialDate(5746, 9, 21, calendar=CalendarKind.HEBREW))
    assert lines_of(item) == [
        "X-RELJOURNAL-DATE:birthday;;hebrew:5746-09-21;", "BDAY;X-RELJOURNAL-SAID=yes:19851204",
    ]  # fmt: skip
    assert read(*lines_of(item)) == (item,)


def test_of_another_calendar_without_its_year_others_get_nothing() -> None:
    item = KeyDate(DateSort.BIRTHDAY, PartialDate(None, 9, 21, calendar=CalendarKind.HEBREW))
    assert lines_of(item) == ["X-RELJOURNAL-DATE:birthday;;hebrew:--09-21;"]
    assert read(*lines_of(item)) == (item,)


def test_another_date_keeps_its_own_word() -> None:
    item = KeyDate(DateSort.OTHER, BORN, "Rent", every=3, unit=DateUnit.MONTH, leads=())
    lines = lines_of(item)
    assert lines == [
        "X-RELJOURNAL-DATE:other;Rent;1985-12-04;;every=3;unit=month;remind=never",
        "item1.X-ABDATE;X-RELJOURNAL-SAID=yes:19851204",
    ]
    read_again = one("FN:Ada", *lines, "item1.X-ABLABEL:Rent").card
    assert read_again.key_dates == (item,)
    assert read_again.unknown == ()


def test_a_date_that_another_program_changed_or_left_alone_is_not_lost() -> None:
    own, marked = lines_of(WED)
    moved = marked.replace("18400520", "18400521")
    assert read(own, moved) == (WED, KeyDate(DateSort.WEDDING, PartialDate(1840, 5, 21)))
    assert read(marked) == (KeyDate(DateSort.WEDDING, PartialDate(1840, 5, 20)),)


@pytest.mark.parametrize(
    "line",
    [
        "X-RELJOURNAL-DATE:coronation;;1840-05-20;",
        "X-RELJOURNAL-DATE:wedding;;the other day;",
        "X-RELJOURNAL-DATE:wedding;;1840-05-20;;every=often",
        "X-RELJOURNAL-DATE:wedding;;1840-05-20;;moon=full",
        "X-RELJOURNAL-DATE:wedding",
    ],
)
def test_what_is_not_known_is_kept_as_it_was(line: str) -> None:
    card = one("FN:Ada", line).card
    assert card.key_dates == ()
    assert card.unknown == (line,)


def test_the_other_of_a_couple_goes_by_their_uid() -> None:
    item = KeyDate(DateSort.WEDDING, PartialDate(1840, 5, 20), partner_id=7)
    own, _ = lines_of(item)
    assert own == "X-RELJOURNAL-DATE:wedding;;1840-05-20;;partner=urn:uuid:charles"
    assert one("FN:Ada", own).couples == ((KeyDate(DateSort.WEDDING, item.when), "urn:uuid:charles"),)
