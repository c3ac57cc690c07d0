"""What stands on the days of a sheet: the first few things, in order, and how many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from reljournal.domain.calendar_shown import EVERYTHING, ONLY_DATES, DateGroup, Shown, group_of
from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up, complete_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.day_counts import DayCount, counts_of_days
from reljournal.store.queries.month import DayItems, items_of_days

_DAY = date(2026, 11, 23)


def person(journal: Journal, name: str, *dates: str) -> int:
    key_dates = tuple(KeyDate(DateSort.BIRTHDAY, PartialDate.parse(text)) for text in dates)
    return add_contact(journal, Card(name=Name(given=name), key_dates=key_dates))


def on_day(journal: Journal, limit: int = 10, shown: Shown = EVERYTHING) -> DayItems:
    return items_of_days(journal, _DAY, _DAY, limit, shown).get(_DAY, DayItems())


def test_an_empty_day_is_left_out(journal: Journal) -> None:
    assert items_of_days(journal, date(2026, 11, 1), date(2026, 11, 30), 5) == {}


def test_dates_come_by_name_whatever_the_case_or_accent(journal: Journal) -> None:
    for name in ("Zoe", "émilie", "Ada"):
        person(journal, name, "--11-23")
    assert [item.person.name for item in on_day(journal).dates] == ["Ada", "émilie", "Zoe"]


def test_a_date_is_not_shown_before_its_year(journal: Journal) -> None:
    person(journal, "Ada", "2027-11-23")
    assert on_day(journal) == DayItems()


def test_follow_ups_are_the_open_ones_of_the_day(journal: Journal) -> None:
    ada = PersonRef(person(journal, "Ada"), "Ada")
    add_follow_up(journal, FollowUp("Send the paper", due=_DAY, contact=ada))
    done = add_follow_up(journal, FollowUp("Thank her", due=_DAY))
    add_follow_up(journal, FollowUp("Some day"))
    complete_follow_up(journal, done, _DAY)
    items = on_day(journal)
    assert [(item.text, item.contact) for item in items.follow_ups] == [("Send the paper", ada)]
    assert items.count == 1


def test_entries_come_by_time_with_their_first_person(journal: Journal) -> None:
    ada, grace = person(journal, "Ada"), person(journal, "Grace")
    log_entry(journal, EntryDraft(Kind.CALL, _DAY, time(15, 0), title="Late", contact_ids=(grace, ada)))
    log_entry(journal, EntryDraft(Kind.NOTE, _DAY, time(9, 0), text="Early"))
    lines = on_day(journal).entries
    assert [(line.title, line.person.name if line.person else None) for line in lines] == [
        ("", None),
        ("Late", "Grace"),
    ]
    assert [line.kind for line in lines] == [Kind.NOTE, Kind.CALL]


def test_room_goes_to_dates_then_follow_ups_then_entries(journal: Journal) -> None:
    for name in ("Ada", "Grace"):
        person(journal, name, "--11-23")
    for text in ("one", "two"):
        add_follow_up(journal, FollowUp(text, due=_DAY))
    log_entry(journal, EntryDraft(Kind.NOTE, _DAY, title="Note"))
    items = on_day(journal, 3)
    assert (len(items.dates), len(items.follow_ups), len(items.entries)) == (2, 1, 0)
    assert items.count == 5


def test_sorts_that_are_not_asked_for_are_neither_read_nor_counted(journal: Journal) -> None:
    person(journal, "Ada", "--11-23")
    add_follow_up(journal, FollowUp("one", due=_DAY))
    log_entry(journal, EntryDraft(Kind.NOTE, _DAY, title="Note"))
    nothing = frozenset[DateGroup]()
    assert on_day(journal, shown=Shown(nothing, follow_ups=False)).count == 1
    assert on_day(journal, shown=Shown(nothing, entries=False)).follow_ups
    assert on_day(journal, shown=ONLY_DATES).dates


def test_groups_of_dates_are_asked_for_by_themselves(journal: Journal) -> None:
    dates = [KeyDate(sort, PartialDate(None, 11, 23), "Own" * (sort is DateSort.OTHER)) for sort in DateSort]
    add_contact(journal, Card(name=Name(given="Ada"), key_dates=tuple(dates)))
    for group in DateGroup:
        found = on_day(journal, shown=replace(ONLY_DATES, groups=frozenset({group}))).dates
        assert {item.key_date.sort for item in found} == {sort for sort in DateSort if group_of(sort) is group}
    assert on_day(journal).count == len(DateSort)


def test_people_narrow_all_that_is_shown(journal: Journal) -> None:
    ada, grace = person(journal, "Ada", "--11-23"), person(journal, "Grace", "--11-23")
    add_follow_up(journal, FollowUp("Send it", due=_DAY, contact=PersonRef(grace, "Grace")))
    add_follow_up(journal, FollowUp("About nobody", due=_DAY))
    log_entry(journal, EntryDraft(Kind.NOTE, _DAY, title="Both", contact_ids=(ada, grace)))
    log_entry(journal, EntryDraft(Kind.NOTE, _DAY, title="Nobody"))
    of_grace = on_day(journal, shown=Shown(people=frozenset({grace})))
    assert [item.person.name for item in of_grace.dates] == ["Grace"]
    assert [item.text for item in of_grace.follow_ups] == ["Send it"]
    assert [item.title for item in of_grace.entries] == ["Both"]
    assert on_day(journal, shown=Shown(people=frozenset())) == DayItems()


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_a_year_is_counted_as_its_days_are(journal: Journal, year: int) -> None:
    ada = person(journal, "Ada", "2000-02-29", "--02-28", "2025-12-31", "--05", "1985")
    person(journal, "Grace", "--02-28", "--01-01")
    for month in range(1, 13):
        add_follow_up(journal, FollowUp("Send it", due=date(year, month, 28), contact=PersonRef(ada, "Ada")))
        log_entry(journal, EntryDraft(Kind.NOTE, date(year, month, month), title="Note", contact_ids=(ada,)))
    for shown in (EVERYTHING, ONLY_DATES, Shown(people=frozenset({ada})), Shown(frozenset({DateGroup.MEMORIALS}))):
        counted = counts_of_days(journal, date(year, 1, 1), date(year, 12, 31), shown)
        days = items_of_days(journal, date(year, 1, 1), date(year, 12, 31), 9, shown)
        assert counted == {
            day: DayCount(len(items.dates), len(items.follow_ups), len(items.entries)) for day, items in days.items()
        }
        assert sum(count.all for count in counted.values()) == sum(items.count for items in days.values())


def test_a_moved_leap_day_shares_the_28th(journal: Journal) -> None:
    person(journal, "Zoe", "--02-28")
    person(journal, "Ada", "2000-02-29")
    sheet = items_of_days(journal, date(2025, 2, 1), date(2025, 2, 28), 5)
    assert {day: [item.person.name for item in items.dates] for day, items in sheet.items()} == {
        date(2025, 2, 28): ["Ada", "Zoe"]
    }
    leap = items_of_days(journal, date(2024, 2, 1), date(2024, 2, 28), 5)
    assert [item.person.name for items in leap.values() for item in items.dates] == ["Zoe"]
