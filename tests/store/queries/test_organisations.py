"""Organisations and their people, told by the name on the cards."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.organisations import Employee, organisation_named, people_of

ENGINES = "Analytical Engines"


@pytest.fixture
def engines(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name=ENGINES, kind=ContactKind.ORGANISATION, organisation=ENGINES))


def _person(journal: Journal, name: str, organisation: str = ENGINES) -> int:
    return add_contact(journal, Card(formatted_name=name, organisation=organisation, title="Countess"))


def test_whoever_names_it_is_of_it_by_name(journal: Journal, engines: int) -> None:
    charles, ada = _person(journal, "Charles", "ANALYTICAL engines"), _person(journal, "Ada")
    _person(journal, "Alan", "Bletchley Park")
    log_entry(journal, EntryDraft(Kind.CALL, date(1843, 7, 10), text="Cards", contact_ids=(ada,)))
    found, count = people_of(journal, (ENGINES,), engines, 9)
    assert found == [
        Employee(ada, "Ada", "Countess", date(1843, 7, 10)),
        Employee(charles, "Charles", "Countess", None),
    ]
    assert count == 2
    assert people_of(journal, (ENGINES,), engines, 1) == (found[:1], 2)


def test_who_was_put_away_is_left_out(journal: Journal, engines: int) -> None:
    gone, kept = _person(journal, "Ada"), _person(journal, "Charles")
    archive_contacts(journal, [gone])
    assert [item.id for item in people_of(journal, (ENGINES,), engines, 9)[0]] == [kept]
    delete_contacts(journal, [kept])
    assert people_of(journal, (ENGINES,), engines, 9) == ([], 0)


def test_no_name_is_no_organisation(journal: Journal, engines: int) -> None:
    add_contact(journal, Card(formatted_name="Nobody's"))
    assert people_of(journal, ("", " "), engines, 9) == ([], 0)
    assert organisation_named(journal, "") is None


def test_an_organisation_is_found_by_its_name(journal: Journal, engines: int) -> None:
    _person(journal, "Analytical", ENGINES)
    assert organisation_named(journal, "analytical ENGINES") == engines
    assert organisation_named(journal, "Analytical") is None
    archive_contacts(journal, [engines])
    assert organisation_named(journal, ENGINES) == engines
    delete_contacts(journal, [engines])
    assert organisation_named(journal, ENGINES) is None


def test_a_person_finds_their_organisation_by_an_index(journal: Journal) -> None:
    plan = " ".join(
        str(row[-1]) for row in journal.rows(
            "EXPLAIN QUERY PLAN SELECT id FROM contact"
            " WHERE organisation COLLATE NOCASE IN (?, ?) AND organisation <> ''", ("a", "b"),
        )
    )  # fmt: skip
    assert "contact_of_organisation" in plan
