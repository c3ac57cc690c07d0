"""One date of two people: it stays with whoever stays, and goes out and comes in with both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.names import Name
from reljournal.domain.progress import Silent
from reljournal.operations.contacts import add_contact, add_key_date
from reljournal.operations.exports import export_vcards
from reljournal.operations.imports import import_vcards
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from tests.store.oracle import content, hold

ADA, WILLIAM = Card(name=Name(given="Ada")), Card(name=Name(given="William"))


@pytest.fixture
def couple(journal: Journal) -> tuple[int, int]:
    ada, william = add_contact(journal, ADA), add_contact(journal, WILLIAM)
    add_key_date(journal, ada, KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8), partner_id=william))
    return ada, william


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "elsewhere.reljournal") as opened:
        yield opened


def the_date(journal: Journal, contact_id: int) -> KeyDate:
    (found,) = contact(journal, contact_id).card.key_dates
    return found


def test_it_stays_with_the_other_when_one_is_deleted_for_good(journal: Journal, couple: tuple[int, int]) -> None:
    ada, william = couple
    delete_contacts(journal, [ada])
    before = content(journal)
    empty_trash(journal)
    assert the_date(journal, william).partner_id is None
    hold(journal)
    journal.undo()
    assert content(journal) == before


def test_it_loses_the_other_when_they_are_deleted_for_good(journal: Journal, couple: tuple[int, int]) -> None:
    ada, william = couple
    delete_contacts(journal, [william])
    empty_trash(journal)
    assert the_date(journal, ada).partner_id is None


def test_it_follows_whoever_the_other_becomes(journal: Journal, couple: tuple[int, int]) -> None:
    ada, william = couple
    other = add_contact(journal, WILLIAM)
    merge_contacts(journal, propose_merge(journal, other, [william]))
    assert the_date(journal, ada).partner_id == other


def test_nobody_is_a_couple_alone(journal: Journal, couple: tuple[int, int]) -> None:
    ada, william = couple
    merge_contacts(journal, propose_merge(journal, william, [ada]))
    assert the_date(journal, william).partner_id is None


def test_both_come_in_again_as_a_couple(
    journal: Journal, couple: tuple[int, int], elsewhere: Journal, tmp_path: Path
) -> None:
    export_vcards(journal, list(couple), tmp_path / "two.vcf", Silent())
    import_vcards(elsewhere, [tmp_path / "two.vcf"], Silent())
    ada, william = find_contact(elsewhere, "Ada"), find_contact(elsewhere, "William")
    assert the_date(elsewhere, ada) == KeyDate(DateSort.WEDDING, PartialDate(1835, 7, 8), partner_id=william)
    hold(elsewhere)
    # And the same file once more changes nothing.
    before = content(elsewhere)
    import_vcards(elsewhere, [tmp_path / "two.vcf"], Silent())
    assert content(elsewhere) == before
