"""Deleting puts into a trash: out of everything but their own entries, and back with all they had."""

from __future__ import annotations

import pytest

from reljournal.domain.contacts import Card, KeyDate, Labelled, Photo
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.errors import NotFoundError
from reljournal.domain.shelves import Belongings, Shelf, days_left
from reljournal.operations.archive import archive_contacts
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.trash import delete_contacts, empty_trash, named, purge_trash, restore_from_trash
from reljournal.store import writing
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.entries import entry
from reljournal.store.queries.follow_ups import open_follow_ups
from reljournal.store.queries.people import count_people, filtered_ids, has_people
from reljournal.store.queries.search import search
from tests.operations.test_archive import OUT_OF_LISTS, TODAY, lists, reminders
from tests.operations.test_archive import ada as ada  # noqa: PLC0414 - the same person
from tests.store.oracle import content, hold

DAY_MS = 86_400_000
PICTURE = Photo("image/png", b"\x89PNG")


def test_the_label_names_what_goes_along(journal: Journal, ada: int) -> None:
    assert delete_contacts(journal, [ada]) == "Delete Ada Lovelace (1 key date, 1 follow-up)"
    assert delete_contacts(journal, [ada + 1]) == "Delete Adam Smith"
    nobody = add_contact(journal, Card(note="x"))
    assert delete_contacts(journal, [nobody]) == "Delete a contact"
    assert named(Belongings(3, 1200, 1)) == "3 key dates, 1,200 follow-ups, 1 file"
    assert not named(Belongings())


def test_the_deleted_are_found_nowhere(journal: Journal, ada: int) -> None:
    delete_contacts(journal, [ada])
    assert lists(journal) == OUT_OF_LISTS
    assert reminders(journal) == [0] * 7
    found = search(journal, "lovelace", TODAY.year)
    assert (found.people, found.key_dates) == ((), ())
    for words in ("lovelace", "ada@engines.example", "ada lovelace", contact(journal, ada).uuid):
        with pytest.raises(NotFoundError, match="No contact fits"):
            find_contact(journal, words)
        assert find_contact(journal, words, in_trash=True) == ada
    with pytest.raises(NotFoundError, match="Nobody in the trash"):
        find_contact(journal, "smith", in_trash=True)
    assert filtered_ids(journal, "love", shelf=Shelf.TRASH) == [ada]
    assert has_people(journal)


def test_restoring_brings_everything_back_where_it_was(journal: Journal, ada: int) -> None:
    before = lists(journal), reminders(journal), contact(journal, ada).card
    delete_contacts(journal, [ada])
    assert restore_from_trash(journal, [ada, ada + 1]) == 1
    assert journal.undo_label() == "Restore Ada Lovelace from the trash"
    assert (lists(journal), reminders(journal), contact(journal, ada).card) == before
    archive_contacts(journal, [ada])
    delete_contacts(journal, [ada])
    assert count_people(journal, Shelf.ARCHIVED) == 0
    restore_from_trash(journal, [ada])
    assert count_people(journal, Shelf.ARCHIVED) == 1
    with pytest.raises(NotFoundError, match="not in the trash"):
        restore_from_trash(journal, [ada])


def test_emptying_keeps_entries_without_them_and_can_be_undone(journal: Journal) -> None:
    card = Card(formatted_name="Ada", key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1815)),), tags=("x",))
    ada = add_contact(journal, card, PICTURE)
    grace = add_contact(journal, Card(formatted_name="Grace", emails=(Labelled("", "grace@navy.example"),)))
    owed = FollowUp("Send the cards", contact=PersonRef(ada, "Ada"))
    draft = EntryDraft(Kind.CALL, TODAY, text="Talk", contact_ids=(ada, grace), follow_ups=(owed,))
    entry_id = log_entry(journal, draft)
    delete_contacts(journal, [ada])
    assert [person.name for person in entry(journal, entry_id).people] == ["Ada", "Grace"]
    before = content(journal)
    assert empty_trash(journal) == 1
    assert journal.undo_label() == "Remove Ada from the trash"
    kept = entry(journal, entry_id)
    assert [person.name for person in kept.people] == ["Grace"]
    assert kept.follow_ups == ()
    kinds = {"contact", "email", "entry", "entry_contact", "tag"}
    assert {table for table, rows in content(journal).items() if rows} == kinds
    hold(journal)
    journal.undo()
    assert content(journal) == before
    journal.undo()
    assert [item.text for item in open_follow_ups(journal)] == ["Send the cards"]


def test_more_are_removed_than_one_statement_takes(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_AT_ONCE", 3)
    with journal.edit("Import") as edit:
        ids = writing.add_cards(edit, [writing.NewCard(Card(formatted_name=f"P {n}")) for n in range(8)])
    assert delete_contacts(journal, [*ids, 99]) == "Delete 8 contacts"
    assert (count_people(journal), count_people(journal, Shelf.TRASH)) == (0, 8)
    assert empty_trash(journal, ids[:2]) == 2
    assert empty_trash(journal) == 6
    assert not has_people(journal)
    before = journal.history()
    assert empty_trash(journal) == 0
    assert journal.history() == before
    journal.undo()
    journal.undo()
    journal.undo()
    assert count_people(journal) == 8
    hold(journal)


@pytest.mark.parametrize("ids", [[99], []])
def test_what_is_gone_is_called_so_and_nothing_is_written(journal: Journal, ids: list[int]) -> None:
    with pytest.raises(NotFoundError, match="not in the journal any more"):
        delete_contacts(journal, ids)
    assert journal.history() == []


def test_deleting_twice_is_said(journal: Journal, ada: int) -> None:
    delete_contacts(journal, [ada])
    with pytest.raises(NotFoundError):
        delete_contacts(journal, [ada])


def test_after_thirty_days_they_are_removed(journal: Journal, ada: int) -> None:
    delete_contacts(journal, [ada])
    deleted_at = contact(journal, ada).trashed_at
    assert deleted_at is not None
    assert purge_trash(journal, deleted_at + 30 * DAY_MS) == 0
    assert purge_trash(journal, deleted_at + 30 * DAY_MS + 1) == 1
    assert journal.undo_label() == "Remove Ada Lovelace after 30 days in the trash"
    assert count_people(journal, Shelf.TRASH) == 0


def test_days_left_count_down_to_nothing() -> None:
    assert [days_left(0, n * DAY_MS) for n in (0, 1, 29, 30, 31)] == [30, 29, 1, 0, 0]
    assert days_left(0, DAY_MS - 1) == 30
