"""What a person does with entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import change_entry, delete_entry, log_entry
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, entry
from reljournal.store.queries.follow_ups import open_follow_ups
from reljournal.store.queries.people import people_window
from tests.store.oracle import content, hold

DAY = date(2026, 11, 21)


@pytest.fixture
def people(journal: Journal) -> list[int]:
    return [add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Grace", "Mary")]


def _full(people: list[int]) -> EntryDraft:
    return EntryDraft(
        Kind.VIDEO, DAY, time(18, 5), 45, " On engines ", "# Heading\n- [ ] a **task**\n", (people[1], people[0]),
        (
            FollowUp(" Send the cards ", due=date(2026, 12, 1), contact=PersonRef(people[0], "Ada"), note="by post"),
            FollowUp("Answer", OwedBy.THEM),
        ),
    )  # fmt: skip


def test_an_entry_comes_back_as_it_was_written(journal: Journal, people: list[int]) -> None:
    draft = _full(people)
    kept = entry(journal, log_entry(journal, draft))
    assert (kept.kind, kept.on, kept.at, kept.minutes) == (Kind.VIDEO, DAY, time(18, 5), 45)
    assert (kept.title, kept.text) == ("On engines", draft.text)
    assert kept.people == (PersonRef(people[1], "Grace"), PersonRef(people[0], "Ada"))
    first, second = kept.follow_ups
    assert (first.text, first.owed_by, first.due, first.note) == (
        "Send the cards",
        OwedBy.ME,
        date(2026, 12, 1),
        "by post",
    )
    assert first.contact == PersonRef(people[0], "Ada")
    assert (second.text, second.owed_by, second.due, second.contact) == ("Answer", OwedBy.THEM, None, None)
    assert first.entry_id == second.entry_id == kept.id


@pytest.mark.parametrize(
    ("kind", "count", "label"),
    [
        (Kind.CALL, 0, "Log a call"),
        (Kind.CALL, 1, "Log a call with Ada"),
        (Kind.IN_PERSON, 2, "Log a meeting with Ada and Grace"),
        (Kind.EMAIL, 3, "Log an e-mail with Ada and 2 others"),
        (Kind.NOTE, 0, "Write a note"),
        (Kind.NOTE, 1, "Write a note about Ada"),
    ],
)
def test_the_menu_names_what_was_logged(
    journal: Journal, people: list[int], kind: Kind, count: int, label: str
) -> None:
    log_entry(journal, EntryDraft(kind, DAY, text="x", contact_ids=tuple(people[:count])))
    assert journal.undo_label() == label


@pytest.mark.parametrize(
    "draft", [EntryDraft(Kind.NOTE, DAY), EntryDraft(Kind.NOTE, DAY, title=" ", text="\n", minutes=5)]
)
def test_an_empty_entry_is_refused(journal: Journal, draft: EntryDraft) -> None:
    with pytest.raises(RelJournalError, match="nothing to save yet"):
        log_entry(journal, draft)
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="x"))
    with pytest.raises(RelJournalError, match="nothing to save yet"):
        change_entry(journal, entry_id, draft)
    assert entry(journal, entry_id).text == "x"


def test_a_title_or_a_follow_up_is_enough(journal: Journal) -> None:
    log_entry(journal, EntryDraft(Kind.NOTE, DAY, title="Only a title"))
    log_entry(journal, EntryDraft(Kind.NOTE, DAY, follow_ups=(FollowUp("Owed"),)))
    assert count_entries(journal) == 2


def test_follow_ups_without_words_are_none(journal: Journal) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="x", follow_ups=(FollowUp("  "), FollowUp("Owed"))))
    assert [item.text for item in entry(journal, entry_id).follow_ups] == ["Owed"]


def test_saving_what_did_not_change_writes_nothing(journal: Journal, people: list[int]) -> None:
    entry_id = log_entry(journal, _full(people))
    before, history = content(journal), journal.history()
    change_entry(journal, entry_id, entry(journal, entry_id).as_draft())
    assert content(journal) == before
    assert journal.history() == history


def test_follow_ups_are_changed_added_moved_and_removed(journal: Journal, people: list[int]) -> None:
    entry_id = log_entry(journal, _full(people))
    first, second = entry(journal, entry_id).follow_ups
    draft = entry(journal, entry_id).as_draft()
    changed = replace(second, text="Answer soon", due=DAY)
    change_entry(journal, entry_id, replace(draft, follow_ups=(changed, FollowUp("New"), first)))
    kept = entry(journal, entry_id).follow_ups
    assert [(item.text, item.id) for item in kept if item.id in {first.id, second.id}] == [
        ("Answer soon", second.id), ("Send the cards", first.id),
    ]  # fmt: skip
    assert [item.text for item in kept] == ["Answer soon", "New", "Send the cards"]
    change_entry(journal, entry_id, replace(draft, follow_ups=(kept[0],)))
    assert [item.text for item in entry(journal, entry_id).follow_ups] == ["Answer soon"]
    assert journal.undo_label() == "Edit “On engines”"
    journal.undo()
    journal.undo()
    assert entry(journal, entry_id).follow_ups == (first, second)
    hold(journal)


def test_deleting_an_entry_keeps_its_follow_ups(journal: Journal, people: list[int]) -> None:
    entry_id = log_entry(journal, _full(people))
    before = content(journal)
    assert delete_entry(journal, entry_id) == "Delete “On engines”"
    assert [item.entry_id for item in open_follow_ups(journal)] == [None, None]
    hold(journal)
    journal.undo()
    assert content(journal) == before
    other = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="x"))
    assert delete_entry(journal, other) == "Delete an entry"


def test_a_draft_that_names_somebody_deleted_since_is_saved_without_them(journal: Journal, people: list[int]) -> None:
    draft = _full(people)
    delete_contacts(journal, [people[0]])
    empty_trash(journal)
    kept = entry(journal, log_entry(journal, draft))
    assert [person.name for person in kept.people] == ["Grace"]
    assert [item.text for item in kept.follow_ups] == ["Send the cards", "Answer"]
    assert kept.follow_ups[0].contact is None
    change_entry(journal, kept.id, replace(draft, contact_ids=(people[0], people[2]), text="again"))
    assert [person.name for person in entry(journal, kept.id).people] == ["Mary"]
    hold(journal)


def test_people_without_a_card_get_one_in_the_same_step(journal: Journal, people: list[int]) -> None:
    owed = FollowUp("Write", contact=PersonRef(0, "Emmy Noether"))
    draft = EntryDraft(
        Kind.LETTER, DAY, text="x", contact_ids=(people[0],), follow_ups=(owed,),
        new_people=("Emmy Noether", "maria@x.example", "Emmy Noether"),
    )  # fmt: skip
    kept = entry(journal, log_entry(journal, draft))
    assert [person.name for person in kept.people] == ["Ada", "Emmy Noether", "maria@x.example"]
    assert kept.follow_ups[0].contact == kept.people[1]
    journal.undo()
    assert [row.name for row in people_window(journal, 0, 9)] == ["Ada", "Grace", "Mary"]
    hold(journal)


def test_what_is_gone_is_called_so(journal: Journal) -> None:
    with pytest.raises(NotFoundError, match="This entry is not in the journal any more"):
        change_entry(journal, 99, EntryDraft(Kind.NOTE, DAY, text="x"))
    with pytest.raises(NotFoundError, match="This entry is not in the journal any more"):
        delete_entry(journal, 99)
    assert journal.history() == []
