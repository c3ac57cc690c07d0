"""Dates of every recurrence: the questions over the journal say what the rules say, whoever is listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.calendar_shown import DateGroup, Shown
from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.names import Name
from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.recurrences import next_return, returns_between
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact, add_key_date
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import LEAP_RULE, ROUND_DAYS, leap_rule, write_setting
from reljournal.store.queries.day_counts import counts_of_days
from reljournal.store.queries.key_dates import dates_between, next_date_of, next_dates
from reljournal.store.queries.month import items_of_days
from reljournal.store.queries.people_table import Wanted, sorted_ids, table_rows
from reljournal.store.queries.search import search

TODAY = date(2026, 11, 25)
ITEMS = (
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("1986-12-10")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("--03-04")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("2000-02-29")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("2000-02-29"), leap_rule=LeapRule.MAR1),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("2000-02-29"), leap_rule=LeapRule.LEAP_YEARS),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("hebrew:5747-09-25")),
    KeyDate(DateSort.MEMORIAL, PartialDate.parse("hebrew:5780-08-30")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("islamic:1406-09-01")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("chinese:2001-04L-01")),
    KeyDate(DateSort.OTHER, PartialDate.parse("2025-10-31"), "Rent", unit=DateUnit.MONTH),
    KeyDate(DateSort.OTHER, PartialDate.parse("2019-05-04"), "Reunion", every=2),
    KeyDate(DateSort.OTHER, PartialDate.parse("2027-06-19"), "Exhibition", once=True),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("1940-12-01"), until=date(2026, 12, 31)),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("1960")),
    KeyDate(DateSort.BIRTHDAY, PartialDate.parse("hebrew:5747-09")),
)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    for place, item in enumerate(ITEMS):
        add_contact(journal, Card(name=Name(given=f"Person {place:02}"), key_dates=(item,)))
    return journal


def by_rule(first: date, last: date, usual: LeapRule) -> list[tuple[date, str]]:
    return sorted(
        (on, f"Person {place:02}")
        for place, item in enumerate(ITEMS)
        for on in returns_between(item, first, last, usual)
    )


@pytest.mark.parametrize("usual", LeapRule)
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 11, 25), date(2027, 12, 31)), (date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 3, 1), date(2027, 3, 1)), (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 12, 28), date(2031, 1, 3)),
    ],
)  # fmt: skip
def test_a_span_is_what_the_rules_say(filled: Journal, first: date, last: date, usual: LeapRule) -> None:
    with filled.edit("Choose"):
        write_setting(LEAP_RULE, str(usual))
    assert leap_rule(filled) is usual
    expected = by_rule(first, last, usual)
    assert [(item.on, item.person.name) for item in dates_between(filled, first, last)] == expected
    days = items_of_days(filled, first, last, 99)
    assert [(on, item.person.name) for on in sorted(days) for item in days[on].dates] == expected
    assert sum(day.count for day in days.values()) == len(expected)
    counts = counts_of_days(filled, first, last)
    assert {on: count.dates for on, count in counts.items()} == Counter(on for on, _ in expected)


def test_counts_are_those_of_the_calendar(filled: Journal) -> None:
    shown = {item.person.name: item.count for item in dates_between(filled, date(2026, 12, 1), date(2026, 12, 31))}
    assert shown["Person 05"] == 40
    assert shown["Person 00"] == 40
    assert shown["Person 09"] is None


def test_a_day_takes_so_many_things_and_counts_all(journal: Journal) -> None:
    for name, item in (("Bea", "1990-03-01"), ("Ada", "2000-02-29"), ("Cleo", "1991-03-01")):
        rule = LeapRule.MAR1 if item.endswith("29") else None
        add_contact(
            journal,
            Card(
                name=Name(given=name),
                key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.parse(item), leap_rule=rule),),
            ),
        )
    day = date(2027, 3, 1)
    items = items_of_days(journal, day, day, 2)[day]
    assert [item.person.name for item in items.dates] == ["Ada", "Bea"]
    assert items.count == 3


def test_the_list_is_ordered_by_what_comes_next(filled: Journal) -> None:
    def coming(place: int) -> date:
        return next_return(ITEMS[place], TODAY) or date.max

    returning = sorted((coming(place), place + 1) for place in range(len(ITEMS)) if coming(place) != date.max)
    ids = sorted_ids(filled, Wanted(), Sorting(Column.NEXT_DATE), TODAY)
    assert ids[: len(returning)] == [contact_id for _, contact_id in returning]
    rows = table_rows(filled, ids, [Column.NEXT_DATE], TODAY)
    cells = [row.cells[Column.NEXT_DATE].on for row in rows if Column.NEXT_DATE in row.cells]  # type: ignore[union-attr]
    assert cells == [on for on, _ in returning]


def test_search_shows_when_it_is_or_was(filled: Journal) -> None:
    (past,) = search(filled, "Exhibition", 2030).key_dates
    assert past.on == date(2027, 6, 19)
    (ahead,) = search(filled, "Exhibition", 2026).key_dates
    assert ahead.on == date(2027, 6, 19)


# Couples


@pytest.fixture
def couple(journal: Journal) -> tuple[int, int]:
    ada, william = (add_contact(journal, Card(name=Name(given=name))) for name in ("Ada", "William"))
    item = KeyDate(DateSort.WEDDING, PartialDate(1835, 12, 8), partner_id=william)
    add_key_date(journal, ada, item)
    add_key_date(journal, ada, replace(item, when=PartialDate(5696, 9, 1, calendar=CalendarKind.HEBREW)))
    return ada, william


def names(journal: Journal) -> list[tuple[str, list[str]]]:
    shown = dates_between(journal, date(2026, 12, 8), date(2026, 12, 8))
    in_month = items_of_days(journal, date(2026, 12, 8), date(2026, 12, 8), 9)
    assert [item for day in in_month.values() for item in day.dates] == shown
    return [(item.person.name, [person.name for person in item.also]) for item in shown]


def test_a_couple_has_one_date_with_both_names(journal: Journal, couple: tuple[int, int]) -> None:
    assert names(journal) == [("Ada", ["William"])]
    assert [item.also for item in next_dates(journal, TODAY, 30)] != [()]


@pytest.mark.parametrize("away", [archive_contacts, delete_contacts])
def test_whoever_of_a_couple_is_listed_keeps_the_date(journal: Journal, couple: tuple[int, int], away: object) -> None:
    ada, william = couple
    away(journal, [ada])  # type: ignore[operator]
    assert names(journal) == [("William", [])]
    journal.undo()
    away(journal, [william])  # type: ignore[operator]
    assert names(journal) == [("Ada", [])]
    away(journal, [ada])  # type: ignore[operator]
    assert names(journal) == []


def test_both_are_reminded_of_it(journal: Journal, couple: tuple[int, int]) -> None:
    found = [next_date_of(journal, contact_id, TODAY) for contact_id in couple]
    assert found[0] is not None
    assert found[0] == found[1]


# Round days


def test_round_days_are_shown_where_they_are_wanted(journal: Journal) -> None:
    born = date(2024, 3, 1)
    add_contact(
        journal, Card(name=Name(given="Ada"), key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate.of(born)),))
    )
    on = date(2026, 11, 26)
    assert dates_between(journal, on, on) == []
    with journal.edit("Choose"):
        write_setting(ROUND_DAYS, "yes")
    (shown,) = dates_between(journal, on, on)
    assert (shown.days, shown.count, shown.is_milestone, shown.is_moved) == (1000, None, True, False)
    assert [item.days for day in items_of_days(journal, on, on, 9).values() for item in day.dates] == [1000]
    assert dates_between(journal, date(1, 1, 1), date(1, 12, 31)) == []
    assert dates_between(journal, date(9999, 1, 1), date(9999, 12, 31))[0].days == 0


def test_a_calendar_of_some_people_has_the_dates_of_their_couples(journal: Journal, couple: tuple[int, int]) -> None:
    first, last = date(2026, 11, 1), date(2026, 12, 31)
    for people, count in (({couple[0]}, 2), ({couple[1]}, 2), ({99}, 0)):
        shown = Shown(people=frozenset(people))
        assert sum(day.dates for day in counts_of_days(journal, first, last, shown).values()) == count
        assert sum(len(day.dates) for day in items_of_days(journal, first, last, 9, shown=shown).values()) == count
    nothing = Shown(groups=frozenset({DateGroup.BIRTHDAYS}))
    assert counts_of_days(journal, first, last, nothing) == {}
