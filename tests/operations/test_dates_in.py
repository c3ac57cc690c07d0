"""Birthdays of calendar files: matched to cards by name, taken in as chosen, never twice, taken back in one step."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.date_proposals import DateProposal, Standing
from reljournal.domain.dates import CalendarKind, DateSort, LeapRule, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.domain.errors import ImportFileError, NotFoundError
from reljournal.domain.names import Name
from reljournal.domain.other_calendars import CalendarChoice
from reljournal.domain.progress import Silent
from reljournal.operations.calendars_out import export_calendar
from reljournal.operations.contacts import add_contact
from reljournal.operations.dates_in import TakenDates, take_in_dates
from reljournal.operations.me import this_is_me
from reljournal.operations.meetings import read_meetings
from reljournal.operations.proposing import Proposals
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from tests.store.oracle import content, hold

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
DATA = Path(__file__).parents[1] / "data" / "calendars"


def read(journal: Journal, *paths: Path) -> Proposals:
    return read_meetings(journal, paths, Silent(), NOW, zone=UTC)


def calendar(folder: Path, *events: str) -> Path:
    path = folder / "in.ics"
    blocks = "".join(
        f"BEGIN:VEVENT\nUID:{number}\n{event}\nEND:VEVENT\n" for number, event in enumerate(events)
    )
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{blocks}END:VCALENDAR\n", encoding="utf-8")
    return path


def yearly(title: str, day: str = "20191210") -> str:
    return f"DTSTART;VALUE=DATE:{day}\nRRULE:FREQ=YEARLY\nSUMMARY:{title}"


def take(journal: Journal, *chosen: tuple[DateProposal, PersonRef]) -> TakenDates:
    return take_in_dates(journal, chosen, Silent())


def dates(journal: Journal, contact_id: int) -> list[str]:
    return [f"{item.sort} {item.when}" for item in contact(journal, contact_id).card.key_dates]


@pytest.fixture
def ada(journal: Journal) -> int:
    name = Name(given="Ada", family="Lovelace")
    return add_contact(journal, Card(name=name, emails=(Labelled("", "ada@engines.example"),)))


# Whose it is


def test_one_of_this_name_is_proposed(journal: Journal, ada: int) -> None:
    found = read(journal, DATA / "facebook.ics")
    first, second = found.dates
    assert first.person.contact == PersonRef(ada, "Ada Lovelace")
    assert first.standing(first.person.contact) == (Standing.NEW, None)
    assert (second.person.name, second.person.contact, second.person.candidates) == ("Grace Hopper", None, ())
    assert found.items == ()


def test_several_of_one_name_are_a_question(journal: Journal, ada: int) -> None:
    other = add_contact(journal, Card(formatted_name="Ada Lovelace"))
    first = read(journal, DATA / "facebook.ics").dates[0]
    assert first.person.contact is None
    assert {person.id for person in first.person.candidates} == {ada, other}


@pytest.mark.parametrize("title", ["Ada's birthday", "Adas Geburtstag", "Ada Lovelaec's birthday"])
def test_a_first_name_or_a_slip_is_a_question(journal: Journal, ada: int, tmp_path: Path, title: str) -> None:
    (found,) = read(journal, calendar(tmp_path, yearly(title))).dates
    assert found.person.contact is None
    assert [person.id for person in found.person.candidates] == [ada]


def test_the_name_as_a_firm_writes_it_an_address_and_me(journal: Journal, ada: int, tmp_path: Path) -> None:
    (turned,) = read(journal, calendar(tmp_path, yearly("Geburtstag von Lovelace, Ada"))).dates
    assert turned.person.contact is not None
    this_is_me(journal, ada)
    by_address = read(journal, DATA / "kde.ics").dates[0]
    assert by_address.person.contact is not None
    assert by_address.person.contact.id == ada


def test_a_german_name_is_matched_either_way(journal: Journal, tmp_path: Path) -> None:
    lukas = add_contact(journal, Card(formatted_name="Lukas Cranach"))
    luka = add_contact(journal, Card(formatted_name="Luka Modric"))
    path = calendar(tmp_path, yearly("Lukas Cranachs Geburtstag"), yearly("Luka Modrics Geburtstag"))
    assert [item.person.candidates[0].id for item in read(journal, path).dates] == [luka, lukas]


def test_who_is_in_the_trash_is_nobody(journal: Journal, ada: int) -> None:
    delete_contacts(journal, [ada])
    assert read(journal, DATA / "facebook.ics").dates[0].person.candidates == ()


# Taken in


def test_it_is_taken_in_once_and_taken_back_in_one_step(journal: Journal, ada: int) -> None:
    before = content(journal)
    first, second = read(journal, DATA / "facebook.ics").dates
    assert first.person.contact is not None
    done = take(journal, (first, first.person.contact), (second, PersonRef(0, "Grace Hopper")))
    assert (done.added, done.changed, done.there, done.people) == (2, 0, 0, 1)
    assert journal.history(1)[0].label == "Import 2 key dates"
    assert dates(journal, ada) == ["birthday --12-10"]
    grace = find_contact(journal, "Grace Hopper")
    assert dates(journal, grace) == ["birthday --12-09"]
    hold(journal)
    again = read(journal, DATA / "facebook.ics").dates
    assert [item.standing(item.person.contact)[0] for item in again] == [Standing.THERE, Standing.THERE]
    # Whoever takes them in all the same has them once.
    done = take(journal, *((item, item.person.contact) for item in again if item.person.contact))
    assert (done.added, done.there, done.edit_id) == (0, 2, 0)
    journal.undo()
    assert content(journal) == before


def test_a_year_is_added_and_a_birthday_that_differs_is_replaced(journal: Journal, tmp_path: Path) -> None:
    there = (KeyDate(DateSort.BIRTHDAY, PartialDate(None, 12, 10), note="Tea"),)
    ada = add_contact(journal, Card(formatted_name="Ada Lovelace", key_dates=there))
    alan = add_contact(journal, Card(formatted_name="Alan Turing", key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1912, 6, 24)),
    )))  # fmt: skip
    found = read(journal, calendar(
        tmp_path, yearly("🎂 Ada Lovelace (1815)"), yearly("Geburtstag von Alan Turing", "20190623"),
    )).dates  # fmt: skip
    how = [item.standing(item.person.contact)[0] for item in found]
    assert how == [Standing.FULLER, Standing.DIFFERS]
    done = take(journal, *((item, item.person.contact) for item in found if item.person.contact))
    assert (done.added, done.changed) == (0, 2)
    assert dates(journal, ada) == ["birthday 1815-12-10"]
    assert contact(journal, ada).card.key_dates[0].note == "Tea"
    assert dates(journal, alan) == ["birthday --06-23"]


def test_single_years_written_out_are_one_date(journal: Journal, ada: int) -> None:
    found = read(journal, DATA / "google.ics")
    assert [(item.person.name, str(item.key_date.when)) for item in found.dates] == [
        ("Ada Lovelace", "--07-08"), ("Ada Lovelace", "--12-10"), ("Gioachino Rossini", "1792-02-29"),
    ]  # fmt: skip
    assert found.dates_twice == 1


def test_two_dates_of_somebody_new_make_one_card(journal: Journal) -> None:
    found = read(journal, DATA / "nextcloud.ics").dates
    done = take(journal, *((item, PersonRef(0, item.person.name)) for item in found))
    assert (done.added, done.people) == (4, 2)
    assert dates(journal, find_contact(journal, "Ada Lovelace")) == [
        "birthday 1815-12-10", "wedding 1835-07-08", "memorial 1852-11-27",
    ]  # fmt: skip


def test_the_other_of_a_couple(journal: Journal, tmp_path: Path) -> None:
    ada = add_contact(journal, Card(formatted_name="Ada King"))
    william = add_contact(journal, Card(formatted_name="William King"))
    path = calendar(tmp_path, yearly("Hochzeitstag von Ada und William King", "20190708"))
    (found,) = read(journal, path).dates
    take(journal, (found, PersonRef(ada, "Ada King")))
    (wedding,) = contact(journal, ada).card.key_dates
    assert wedding.partner_id == william
    assert read(journal, path).dates[0].standing(PersonRef(ada, ""))[0] is Standing.THERE


def test_somebody_who_is_gone_meanwhile(journal: Journal, ada: int) -> None:
    before = content(journal)
    first = read(journal, DATA / "facebook.ics").dates[0]
    with pytest.raises(NotFoundError):
        take(journal, (first, PersonRef(99, "Nobody")))
    assert content(journal) == before
    assert take(journal) == TakenDates(0, 0, 0, 0, 0)


def test_meetings_stay_meetings_and_what_is_odd_is_listed(journal: Journal) -> None:
    found = read(journal, DATA / "mixed.ics", DATA / "thunderbird.ics")
    assert "About the engine" in {item.draft.title for item in found.items}
    assert {item.draft.title for item in found.items} == {
        "About the engine", "Christmas Day", "Birthday shopping", "Ada's birthday",
    }  # fmt: skip
    assert [noted.reason for noted in found.listed] == ["It does not say whose day it is."]


def test_a_calendar_of_nothing_but_birthdays_is_no_empty_one(journal: Journal, tmp_path: Path) -> None:
    assert len(read(journal, calendar(tmp_path, yearly("Ada's birthday"))).dates) == 1
    with pytest.raises(ImportFileError):
        read(journal, calendar(tmp_path, yearly("Geburtstag")))


# Our own


def test_our_own_calendar_comes_back_as_it_was(journal: Journal, ada: int, tmp_path: Path) -> None:
    leap = KeyDate(DateSort.BIRTHDAY, PartialDate(1988, 2, 29), leap_rule=LeapRule.MAR1, show_age=False, leads=(14, 1))
    others = (
        leap,
        KeyDate(DateSort.OTHER, PartialDate(None, 5, 6), "Engine, first; run"),
        KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8), partner_id=ada, until=date(2030, 1, 1)),
        KeyDate(DateSort.NAME_DAY, PartialDate(2001, 3, 4), every=5),
        KeyDate(DateSort.GRADUATION, PartialDate(1920, 3, 4), once=True),
        KeyDate(DateSort.MEMORIAL, PartialDate(5746, 9, 25, calendar=CalendarKind.HEBREW), "Theon"),
    )
    person = add_contact(journal, Card(formatted_name="William King", key_dates=others))
    path = tmp_path / "own.ics"
    export_calendar(journal, path, CalendarChoice(), NOW.date())
    found_here = read(journal, path)
    assert (found_here.dates_twice, len(found_here.dates)) == (0, len(others))
    here = found_here.dates
    assert [item.standing(item.person.contact)[0] for item in here] == [Standing.THERE] * len(here)
    with Journal.open(tmp_path / "other.reljournal") as other:
        add_contact(other, Card(formatted_name="Ada Lovelace"))
        found = read(other, path).dates
        take(other, *((item, PersonRef(0, item.person.name)) for item in found))
        william = find_contact(other, "William King")
        back = contact(other, william).card.key_dates
        there = {(item.sort, item.when): item for item in back}
        shown = {(item.sort, item.when): item for item in contact(journal, person).card.key_dates}
        assert len(back) == len(found)
        for key, item in there.items():
            mine = shown[key]
            assert (item.label, item.every, item.once, item.until, item.leap_rule, item.show_age, item.leads) == (
                mine.label, mine.every, mine.once, mine.until, mine.leap_rule, mine.show_age, mine.leads,
            )  # fmt: skip
        wedding = next(item for item in back if item.sort is DateSort.WEDDING)
        assert wedding.partner_id == find_contact(other, "Ada Lovelace")
