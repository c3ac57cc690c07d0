"""Operators, exact words, numbers and other alphabets: who and what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.contacts import Address, Card, ContactKind, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind, Surroundings
from reljournal.domain.rules import Field, Rule, Says
from reljournal.domain.shelves import Shelf
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.trash import delete_contacts
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.journal_list import fitting_entries
from reljournal.store.queries.people import filtered_ids
from reljournal.store.queries.search import Results, search

ADA = Card(
    formatted_name="Ada Lovelace",
    organisation="Analytical Engines",
    note="Notes on the engine, by candle light. Home by Lisbon time.",
    emails=(Labelled("", "ada@engines.example"),),
    phones=(Labelled("", "+44 20 7946 0102"), Labelled("", "12")),
    addresses=(Address(street="Rue de Paris 3", city="London", region="Greater London", country="United Kingdom"),),
    key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10)),),
    tags=("mentors", "old friends"),
)
GRACE = Card(
    formatted_name="Grace Hopper",
    note="The engine notes are hers.",
    phones=(Labelled("", "020 7946 9999"),),
    addresses=(Address(city="New York", country="USA"), Address(city="Łódź", country="Polska")),
    key_dates=(KeyDate(DateSort.FIRST_MET, PartialDate(2024, 5, 1)),),
    tags=("friends",),
)
CHEKHOV = Card(formatted_name="Антон Чехов", note="Врач", tags=("Mentoring",))
TOLSTOY = Card(formatted_name="Leo Tolstoy", kind=ContactKind.ORGANISATION)


@pytest.fixture
def people(journal: Journal) -> Journal:
    """Ada is 1, Grace 2, Chekhov 3, Tolstoy 4; entry 1 is with Ada, 2 with Grace, 3 with both, 4 with nobody."""
    ada = add_contact(journal, ADA, Photo("image/png", b"picture"))
    grace = add_contact(journal, GRACE)
    add_contact(journal, CHEKHOV)
    add_contact(journal, TOLSTOY)
    for day, (text, people) in enumerate(
        [("Lunch by the river", (ada,)), ("Late lunch", (grace,)), ("Lunch for three", (ada, grace)), ("Lunch", ())], 1
    ):
        log_entry(journal, EntryDraft(Kind.NOTE, date(2026, 5, day), text=text, contact_ids=people))
    return journal


def asked(journal: Journal, typed: str) -> list[int]:
    """Return the contacts found, by the list of people with its archive and by the search alike."""
    found = {*filtered_ids(journal, typed), *filtered_ids(journal, typed, shelf=Shelf.ARCHIVED)}
    assert sorted(row.id for row in search(journal, typed, 2026, limit=50).people) == sorted(found)
    return sorted(found)


def entries(journal: Journal, typed: str) -> list[int]:
    return [entry.id for entry in search(journal, typed, 2026).entries]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tag:mentors", [1]),
        ("tag:mentor", [1, 3]),
        ("tag:MENTORING", [3]),
        ('tag:"mentor"', []),
        ('tag:"Old Friends"', [1]),
        ("tag:friends", [2]),
        ("-tag:friends", [1, 3, 4]),
        ("tag:mentor -tag:mentors", [3]),
        ("tag:mentors tag:old", [1]),
        ("tag:nobody", []),
        ("in:london", [1]),
        ("in:greater", [1]),
        ("in:United", [1]),
        ("in:lodz", [2]),
        ("in:paris", []),
        ("in:lisbon", []),
        ('in:"New York"', [2]),
        ('in:"New"', [2]),
        ('in:"Lon"', []),
        ("-in:london", [2, 3, 4]),
        ("no:birthday", [2, 3, 4]),
        ("has:birthday", [1]),
        ("has:date", [1, 2]),
        ("no:date", [3, 4]),
        ("has:email", [1]),
        ("has:phone", [1, 2]),
        ("no:phone", [3, 4]),
        ("has:photo", [1]),
        ("no:tag", [4]),
        ("has:entry", [1, 2]),
        ("no:entry", [3, 4]),
        ("has:organisation", [1]),
        ("is:person", [1, 2, 3]),
        ("is:organisation", [4]),
        ("-is:organisation no:entry", [3]),
        ("engine", [1, 2]),
        ('"the engine"', [1, 2]),
        ('"notes on the engine"', [1]),
        ('"engin"', []),
        ('"ENGINE NOTES" grac', [2]),
        ("engine -candle", [2]),
        ("-engine", [3, 4]),
        ("-engi", [3, 4]),
        ('engine -"engine notes"', [1]),
        ("engine tag:friends", [2]),
        ("paris in:london", [1]),
        ("engine in:london no:birthday", []),
    ],
)
def test_operators_and_exact_words(people: Journal, typed: str, found: list[int]) -> None:
    assert asked(people, typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("circle:fam", [1, 2]),
        ("circle:Familie", [1]),
        ('circle:"family"', [2]),
        ("-circle:fam", [3, 4]),
        ("engine circle:familie", [1]),
        ("circle:nobody", []),
        ("met:2024", [2, 3]),
        ("met:2023-2024", [2, 3]),
        ("met:2020-2021", [4]),
        ("met:1999", []),
        ("-met:2024", [1, 4]),
        ("is:archived", [4]),
        ("-is:archived met:2020-2024", [2, 3]),
    ],
)
def test_circles_meetings_and_the_archive(people: Journal, typed: str, found: list[int]) -> None:
    with people.edit("Arrange"):
        for name, contact_id in (("Familie", 1), ("Family", 2)):
            circle = tables.Circle.create(name=name, rule="", position=0)
            tables.CircleContact.create(contact=contact_id, circle=circle)
        tables.Contact.update(met_year=2024).where(tables.Contact.id == 3).execute()
        tables.Contact.update(met_year=2020, archived_at=1).where(tables.Contact.id == 4).execute()
    assert asked(people, typed) == found
    assert entries(people, "lunch circle:family") == [3, 2]


def test_circles_by_rule_hold_whom_they_hold_today(people: Journal) -> None:
    add_circle(people, "Engineers", Rule((Says(Field.ORGANISATION, "Analytical Engines"),)))
    today = date(2026, 11, 21)
    expected = filtered_ids(people, "analytical")
    assert expected
    assert filtered_ids(people, "circle:engin", today=today) == expected
    assert {row.id for row in search(people, "circle:engin", 2026, today=today).people} == set(expected)
    assert set(filtered_ids(people, "-circle:engin", today=today)).isdisjoint(expected)
    assert filtered_ids(people, "circle:engin") == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("94601", [1]),
        ("7946", [1, 2]),
        ("442", [1]),
        ("020 7946 0102", [1]),
        ("+44 20 7946 9999", [2]),
        ("02079460102", [1]),
        ("(020) 7946-9999", [2]),
        ("0044 20 7946 0102", [1]),
        ("ada 7946", [1]),
        ("grace 94601", []),
        ("7946 tag:friends", [2]),
        ("7946 -grace", [1]),
        ("7946 -in:london", [2]),
        ("7946 9999", [2]),
        ("12", [1]),
        ("123456", []),
    ],
)
def test_any_run_of_digits_finds_a_number(people: Journal, typed: str, found: list[int]) -> None:
    assert asked(people, typed) == found


def test_who_is_found_by_a_number_is_shown_with_it(people: Journal) -> None:
    assert [row.second for row in search(people, "94601", 2026).people] == ["+44 20 7946 0102"]
    assert [row.second for row in search(people, "ada", 2026).people] == ["Analytical Engines"]
    assert [row.second for row in search(people, "tag:mentors", 2026).people] == ["Analytical Engines"]


def test_numbers_are_found_after_a_change_and_not_after_they_are_gone(people: Journal) -> None:
    card = contact(people, 1).card
    change_contact(people, 1, replace(card, phones=(Labelled("", "555 0199"),)))
    assert (asked(people, "94601"), asked(people, "5550")) == ([], [1])
    people.undo()
    assert (asked(people, "94601"), asked(people, "5550")) == ([1], [])
    delete_contacts(people, [1])
    assert asked(people, "94601") == []
    people.undo()
    assert asked(people, "94601") == [1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chekhov", [3]),
        ("anton che", [3]),
        ("чехов", [3]),
        ("Толстой", [4]),
        ("лео тол", [4]),
        ("Ада", [1]),
        ("vrach", []),
    ],
)
def test_names_are_found_in_either_alphabet(people: Journal, typed: str, found: list[int]) -> None:
    assert asked(people, typed) == found


def test_entries_with_such_people_are_found(people: Journal) -> None:
    assert entries(people, "lunch tag:mentors") == [3, 1]
    assert entries(people, "tag:mentors") == [3, 1]
    assert entries(people, "in:poland lunch") == []
    assert entries(people, "in:lodz lunch") == [3, 2]
    assert entries(people, "tag:mentors in:usa") == []
    assert entries(people, "lunch -tag:mentors") == [4, 2]
    assert entries(people, '"lunch for"') == [3]
    assert entries(people, "lunch -late -three") == [4, 1]
    assert entries(people, "-lunch") == []
    assert entries(people, "tag:mentors -river") == [3]
    assert entries(people, "lunch no:email") == entries(people, "has:entry") == []


def test_entries_and_people_with_somebody_are_found(people: Journal) -> None:
    assert entries(people, "with:ada") == entries(people, "with:love") == [3, 1]
    assert entries(people, "with:ada with:grace") == entries(people, 'with:"Ada Lovelace" with:hopper') == [3]
    assert entries(people, 'with:"Ada Love"') == []
    assert entries(people, "lunch -with:grace") == [4, 1]
    assert entries(people, "with:ada tag:friends") == [3]
    assert asked(people, "with:ada") == [2]
    assert asked(people, "with:grace") == [1]
    assert asked(people, "-with:grace") == [2, 3, 4]


def test_an_entry_is_found_by_its_own_tag(people: Journal) -> None:
    draft = EntryDraft(Kind.NOTE, date(2026, 5, 9), text="Alone", around=Surroundings(tags=("mentors", "walk")))
    log_entry(people, draft)
    assert entries(people, "tag:mentors") == [5, 3, 1]
    assert entries(people, "tag:walk") == entries(people, "tag:walk tag:mentors") == [5]
    assert entries(people, "lunch -tag:walk") == [4, 3, 2, 1]
    assert entries(people, "tag:walk with:ada") == []


@pytest.mark.parametrize(
    ("typed", "kind", "found"),
    [
        ("with:ada", None, [3, 1]),
        ("tag:mentors lunch", None, [3, 1]),
        ("tag:mentors", Kind.CALL, []),
        ('"late lunch"', None, [2]),
        ("-late", None, [4, 3, 1]),
        ("in:lodz", Kind.NOTE, [3, 2]),
        ("has:email", None, []),
        ("circle:engine", None, [3, 1]),
        ("lunch 2026", None, []),
    ],
)
def test_the_journal_is_filtered_by_the_same_question(
    people: Journal, typed: str, kind: Kind | None, found: list[int]
) -> None:
    add_circle(people, "Engines", Rule((Says(Field.ORGANISATION, "Analytical Engines"),)))
    assert fitting_entries(people, typed, kind, date(2026, 6, 1)) == (len(found), found)


def test_a_tag_called_archived_is_a_tag(people: Journal) -> None:
    change_contact(people, 1, replace(contact(people, 1).card, tags=("archived",)))
    assert filtered_ids(people, "tag:archived") == [1]


def test_key_dates_of_such_people_are_found(people: Journal) -> None:
    def dates(typed: str) -> list[str]:
        return [item.person.name for item in search(people, typed, 2026).key_dates]

    assert dates("birthday tag:mentors") == dates("birthday -tag:friends") == ["Ada Lovelace"]
    assert dates("birthday tag:friends") == dates("tag:mentors") == []


def test_words_in_the_name_come_before_words_elsewhere_and_numbers(journal: Journal) -> None:
    for name, note, phone in (("Zoe", "", "555 2024"), ("Anna", "since 2024", ""), ("Class of 2024", "", "")):
        add_contact(journal, Card(formatted_name=name, note=note, phones=(Labelled("", phone),) if phone else ()))
    assert [row.name for row in search(journal, "2024", 2026).people] == ["Class of 2024", "Anna", "Zoe"]
    assert [row.name for row in search(journal, "2024", 2026, limit=2).people] == ["Class of 2024", "Anna"]


def test_exact_words_are_marked(people: Journal) -> None:
    assert search(people, '"the engine" ada tag:x -late', 2026).words == ("ada", "the", "engine")
    assert search(people, "tag:x", 2026) == Results(())
