"""Archived people are out of lists and reminders, still found, and back with one deed."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.calendar_shown import Shown
from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.errors import NotFoundError
from reljournal.domain.shelves import Shelf
from reljournal.operations.archive import archive_contacts, bring_back
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.follow_ups import follow_ups_between, follow_ups_of, open_follow_ups
from reljournal.store.queries.key_dates import next_dates
from reljournal.store.queries.month import items_of_days
from reljournal.store.queries.name_completion import complete_name
from reljournal.store.queries.people import count_people, filtered_ids, people_window, tags_with_counts
from reljournal.store.queries.people_list import position_at_or_after, tags_in_use
from reljournal.store.queries.search import search
from reljournal.store.queries.today import people_on_your_mind, people_to_meet, today_count
from tests.store.oracle import content, hold

TODAY = date(2026, 11, 21)
BIRTHDAY = KeyDate(DateSort.BIRTHDAY, PartialDate(1815, TODAY.month, TODAY.day))


@pytest.fixture
def ada(journal: Journal) -> int:
    card = Card(
        formatted_name="Ada Lovelace", emails=(Labelled("", "ada@engines.example"),), tags=("maths",),
        key_dates=(BIRTHDAY,),
    )  # fmt: skip
    ada = add_contact(journal, card)
    add_contact(journal, Card(formatted_name="Adam Smith"))
    add_follow_up(journal, FollowUp("Send the cards", due=TODAY, contact=PersonRef(ada, "Ada Lovelace")))
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ada,)))
    return ada


def reminders(journal: Journal) -> list[int]:
    """Return how much each list of reminders holds."""
    days = items_of_days(journal, TODAY, TODAY, 9, Shown(entries=False))
    return [
        today_count(journal, TODAY),
        len(open_follow_ups(journal)),
        len(open_follow_ups(journal, TODAY)),
        len(follow_ups_between(journal, TODAY, TODAY)),
        len(next_dates(journal, TODAY, 30)),
        days[TODAY].count if TODAY in days else 0,
        len(people_on_your_mind(journal, TODAY, 7)),
    ]


def lists(journal: Journal) -> list[object]:
    """Return what the lists of people show."""
    return [
        count_people(journal),
        [row.name for row in people_window(journal, 0, 9)],
        len(filtered_ids(journal, "ada")),
        tags_in_use(journal),
        tags_with_counts(journal),
        position_at_or_after(journal, "adam"),
    ]


OUT_OF_LISTS = [1, ["Adam Smith"], 1, [], [], 0]


def test_the_archived_are_out_of_lists_and_reminders(journal: Journal, ada: int) -> None:
    before = lists(journal), reminders(journal)
    # The follow-up waits; whoever was called on her birthday was wished.
    assert before[1] == [1, 1, 1, 1, 1, 2, 1]
    assert archive_contacts(journal, [ada]) == 1
    assert journal.undo_label() == "Archive Ada Lovelace"
    assert lists(journal) == OUT_OF_LISTS
    assert reminders(journal) == [0] * 7
    assert count_people(journal, Shelf.ARCHIVED) == 1
    assert filtered_ids(journal, "love", shelf=Shelf.ARCHIVED) == [ada]
    assert bring_back(journal, [ada]) == 1
    assert journal.undo_label() == "Bring Ada Lovelace back from the archive"
    assert (lists(journal), reminders(journal)) == before
    hold(journal)


def test_the_archived_are_found_and_their_card_is_whole(journal: Journal, ada: int) -> None:
    archive_contacts(journal, [ada])
    found = search(journal, "ada", TODAY.year)
    assert [(row.name, row.is_archived) for row in found.people] == [("Ada Lovelace", True), ("Adam Smith", False)]
    assert [item.person.name for item in found.key_dates] == ["Ada Lovelace"]
    assert [find_contact(journal, words) for words in ("lovelace", "ada@engines.example")] == [ada, ada]
    assert [item.text for item in follow_ups_of(journal, ada)] == ["Send the cards"]
    assert [person.id for person in people_to_meet(journal, TODAY)] == [ada]
    assert not contact(journal, ada).is_listed
    # Whoever writes about them finds them, after those in the list.
    assert [row.name for row in complete_name(journal, "ada")] == ["Adam Smith", "Ada Lovelace"]
    assert complete_name(journal, "") == []


def test_archiving_twice_writes_nothing(journal: Journal, ada: int) -> None:
    archive_contacts(journal, [ada])
    before = journal.history()
    assert archive_contacts(journal, [ada]) == 0
    assert bring_back(journal, [ada + 1]) == 0
    assert journal.history() == before
    for deed in (archive_contacts, bring_back):
        with pytest.raises(NotFoundError):
            deed(journal, [99])


def test_many_are_archived_in_one_step(journal: Journal, ada: int) -> None:
    before = content(journal)
    assert archive_contacts(journal, [ada, ada + 1, 99]) == 2
    assert journal.undo_label() == "Archive 2 contacts"
    assert count_people(journal) == 0
    journal.undo()
    assert content(journal) == before


def test_somebody_in_the_trash_cannot_be_archived(journal: Journal, ada: int) -> None:
    delete_contacts(journal, [ada])
    with pytest.raises(NotFoundError):
        archive_contacts(journal, [ada])
