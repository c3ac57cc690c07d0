"""Entries in windows and by day, follow-ups in their order, drafts that come back as they were."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reljournal.domain.contacts import Card, Photo
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.errors import NotFoundError
from reljournal.operations.contacts import add_contact
from reljournal.store import entry_writing
from reljournal.store.drafts import NEW, draft, drafts, drop_draft, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries, entries, entries_between, entry, newest_entries
from reljournal.store.queries.follow_ups import follow_up, follow_ups_between, follow_ups_of, open_follow_ups

DAY = date(2026, 11, 21)


@pytest.fixture
def written(journal: Journal) -> Journal:
    ada = add_contact(journal, Card(formatted_name="Ada"), Photo("image/png", b"x"))
    grace = add_contact(journal, Card(formatted_name="Grace"))
    chance = random.Random(3)
    with journal.edit("Fill"):
        for n in range(60):
            at = None if chance.random() < 0.4 else time(chance.randrange(24), chance.randrange(60))
            who = tuple(chance.sample([ada, grace], chance.randrange(3)))
            entry_writing.add_entry(
                EntryDraft(Kind.CALL, DAY - timedelta(days=chance.randrange(12)), at, text=f"T{n}", contact_ids=who)
            )
    return journal


def _newest_first(journal: Journal, contact_id: int | None = None) -> list[int]:
    rows = journal.rows("SELECT id, on_date, at_time FROM entry")
    if contact_id is not None:
        with_them = {
            row[0] for row in journal.rows("SELECT entry_id FROM entry_contact WHERE contact_id = ?", (contact_id,))
        }
        rows = [row for row in rows if row[0] in with_them]
    return [row[0] for row in sorted(rows, key=lambda row: (row[1], row[2] or "", row[0]), reverse=True)]


@pytest.mark.parametrize("contact_id", [None, 1, 2, 99])
def test_windows_are_slices_of_the_whole_newest_first(written: Journal, contact_id: int | None) -> None:
    whole = _newest_first(written, contact_id)
    assert count_entries(written, contact_id) == len(whole)
    for offset in (0, 1, 13, 59, 60, 90):
        for limit in (0, 1, 10, 100):
            window = newest_entries(written, offset, limit, contact_id)
            assert [item.id for item in window] == whole[offset : offset + limit]


def test_days_are_told_oldest_first(written: Journal) -> None:
    found = entries_between(written, DAY - timedelta(days=4), DAY - timedelta(days=2))
    assert {item.on for item in found} == {DAY - timedelta(days=n) for n in (2, 3, 4)}
    assert [item.on for item in found] == sorted(item.on for item in found)
    assert entries_between(written, DAY + timedelta(days=1), DAY + timedelta(days=9)) == []


def test_people_stand_in_the_order_in_which_they_were_named(journal: Journal) -> None:
    ids = [add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Grace", "Mary")]
    with journal.edit("Log"):
        entry_id = entry_writing.add_entry(EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(ids[2], ids[0], ids[2])))
    assert [person.name for person in entry(journal, entry_id).people] == ["Mary", "Ada"]
    with journal.edit("Change"):
        entry_writing.change_entry(entry_id, EntryDraft(Kind.CALL, DAY, text="x", contact_ids=(ids[1], ids[0], ids[2])))
    assert [person.name for person in entry(journal, entry_id).people] == ["Grace", "Ada", "Mary"]


def test_entries_come_in_the_order_asked_for(written: Journal) -> None:
    assert [item.id for item in entries(written, [9, 3, 999, 4])] == [9, 3, 4]
    with pytest.raises(NotFoundError, match="This entry is not in the journal any more"):
        entry(written, 999)


def test_an_entry_becomes_a_draft_and_an_entry_again(written: Journal) -> None:
    for item in newest_entries(written, 0, 60):
        with written.edit("Nothing new"):
            assert not entry_writing.change_entry(item.id, item.as_draft())
    assert written.undo_label() == "Fill"


# Follow-ups


@pytest.fixture
def owing(journal: Journal) -> Journal:
    ada = PersonRef(add_contact(journal, Card(formatted_name="Ada")), "Ada")
    with journal.edit("Owe"):
        for text, due, done, person in (
            ("some day", None, None, ada),
            ("next week", DAY + timedelta(days=7), None, ada),
            ("late", DAY - timedelta(days=7), None, None),
            ("today", DAY, None, ada),
            ("today too", DAY, None, ada),
            ("done long ago", DAY - timedelta(days=30), DAY - timedelta(days=30), ada),
            ("done lately", None, DAY, ada),
        ):
            entry_writing.add_follow_up(FollowUp(text, OwedBy.THEM, due, done, person))
    return journal


def test_open_follow_ups_stand_by_due_date_some_day_last(owing: Journal) -> None:
    assert [f.text for f in open_follow_ups(owing)] == ["late", "today", "today too", "next week", "some day"]
    assert [f.text for f in open_follow_ups(owing, DAY)] == ["late", "today", "today too"]
    assert [f.text for f in open_follow_ups(owing, DAY - timedelta(days=8))] == []


def test_those_of_a_contact_end_with_what_is_done_newest_first(owing: Journal) -> None:
    texts = ["today", "today too", "next week", "some day", "done lately", "done long ago"]
    assert [f.text for f in follow_ups_of(owing, 1)] == texts
    assert follow_ups_of(owing, 2) == []


def test_those_between_two_days_are_open_and_done(owing: Journal) -> None:
    found = follow_ups_between(owing, DAY - timedelta(days=30), DAY)
    assert [f.text for f in found] == ["done long ago", "late", "today", "today too"]


def test_a_follow_up_that_is_gone_is_called_so(owing: Journal) -> None:
    assert follow_up(owing, 1).contact == PersonRef(1, "Ada")
    with pytest.raises(NotFoundError, match="This follow-up is not in the journal any more"):
        follow_up(owing, 99)


# Drafts


people = st.builds(PersonRef, st.integers(0, 9), st.text(max_size=9), st.booleans())
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
any_draft = st.builds(
    EntryDraft, kind=st.sampled_from(Kind), on=st.dates(),
    at=st.one_of(st.none(), st.times()), minutes=st.one_of(st.none(), st.integers(0, 10**6)),
    title=texts, text=texts, contact_ids=st.lists(st.integers(0, 10**12), max_size=4).map(tuple),
    follow_ups=st.lists(
        st.builds(
            FollowUp, texts, st.sampled_from(OwedBy), st.none() | st.dates(), st.none() | st.dates(),
            st.one_of(st.none(), people), st.one_of(st.none(), st.integers(1, 99)), texts, st.integers(0, 99),
            st.uuids().map(str),
        ),
        max_size=3,
    ).map(tuple),
    new_people=st.lists(texts, max_size=3).map(tuple),
)  # fmt: skip


@given(any_draft)
def test_a_draft_comes_back_as_it_was(journal: Journal, kept: EntryDraft) -> None:
    keep_draft(journal, "new-1", kept)
    found = draft(journal, "new-1")
    assert found is not None
    assert found.draft == kept
    for ours, theirs in zip(found.draft.follow_ups, kept.follow_ups, strict=True):
        assert (ours.id, ours.uuid) == (theirs.id, theirs.uuid)


def test_drafts_have_keys_and_the_last_stands_first(journal: Journal) -> None:
    for key in (f"{NEW}-1", "entry-7", f"{NEW}-2", f"{NEW}-1"):
        keep_draft(journal, key, EntryDraft(Kind.NOTE, DAY, text=key))
    journal.write_aside("UPDATE draft SET changed_at = 5 WHERE key = 'entry-7'")
    kept = drafts(journal)
    assert {item.key for item in kept} == {"new-1", "new-2", "entry-7"}
    assert kept[-1].key == "entry-7"
    assert {item.key: item.entry_id for item in kept} == {"new-1": None, "new-2": None, "entry-7": 7}
    drop_draft(journal, "new-1")
    drop_draft(journal, "never there")
    assert draft(journal, "new-1") is None
    assert len(drafts(journal)) == 2


def test_drafts_outlive_undo_and_restart(journal: Journal) -> None:
    add_contact(journal, Card(formatted_name="Ada"))
    keep_draft(journal, "new-1", EntryDraft(Kind.NOTE, DAY, text="Half", contact_ids=(1,)))
    journal.undo()
    journal.close()
    with Journal.open(journal.path) as again:
        assert [item.draft.text for item in drafts(again)] == ["Half"]
