"""What stands beside an entry's text is kept with it, found by search, follows a merge, and has its former states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Card
from reljournal.domain.entries import (
    Aside,
    Direction,
    EntryDraft,
    EntryFile,
    Feeling,
    FollowUp,
    Kind,
    Learned,
    LedgerItem,
    OwedBy,
    PersonRef,
    Purpose,
    RepeatFrom,
    Sort,
    StartedBy,
    Surroundings,
)
from reljournal.domain.mentions import mention
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import change_entry, delete_entry, log_entry
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.operations.trash import delete_contacts, empty_trash
from reljournal.store.draft_text import read_draft, write_draft
from reljournal.store.entry_versions import versions_of
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import OfSort, count_entries, entry, filtered_entry_ids, newest_entries
from reljournal.store.queries.mentions import count_mentioning
from tests.store.oracle import content, hold

DAY = date(2026, 11, 21)
MENTIONING = OfSort(mentioning=True)


def mentioning(journal: Journal, contact_id: int) -> list[int]:
    found = [entry.id for entry in newest_entries(journal, 0, 9, contact_id, MENTIONING)]
    assert count_entries(journal, contact_id, MENTIONING) == len(found)
    return found


@pytest.fixture
def people(journal: Journal) -> list[int]:
    return [add_contact(journal, Card(formatted_name=name)) for name in ("Ada", "Grace", "Mary")]


def whole(people: list[int]) -> EntryDraft:
    ada, grace = PersonRef(people[0], "Ada"), PersonRef(people[1], "Grace")
    around = Surroundings(
        place="Athenaeum",
        started_by=StartedBy.THEM,
        feeling=Feeling.GOOD,
        purpose=Purpose.CARE,
        their_side="Wants a partner",
        tags=("mathematics", "lunch"),
        ledger=(
            LedgerItem(Direction.GIVEN, "Praise for the Notes", Sort.RECOGNITION, ada, weight=2, acknowledged=True),
            LedgerItem(Direction.RECEIVED, "Somerville’s address", on=date(2026, 11, 20)),
        ),
        asides=(Aside(grace, "Tired of committees"),),
        files=(EntryFile("menu.png", "image/png", 3, "ab" * 32),),
        source_key="mail:<1@engine.example>",
    )
    owed = FollowUp(
        "Send the paper", OwedBy.ME, DAY, contact=ada, repeat="FREQ=MONTHLY", repeat_from=RepeatFrom.DONE,
        snoozed_until=date(2026, 12, 1),
    )  # fmt: skip
    return EntryDraft(
        Kind.IN_PERSON, DAY, time(13), 80, "Lunch", "Words", tuple(people[:2]), (owed,), around=around
    )  # fmt: skip


def test_all_of_it_is_kept(journal: Journal, people: list[int]) -> None:
    draft = whole(people)
    kept = entry(journal, log_entry(journal, draft)).as_draft()
    assert replace(kept, follow_ups=()) == replace(draft, follow_ups=())
    assert replace(kept.follow_ups[0], entry_id=None) == draft.follow_ups[0]
    hold(journal)


def test_saving_it_unchanged_writes_nothing(journal: Journal, people: list[int]) -> None:
    entry_id = log_entry(journal, whole(people))
    before = content(journal)
    change_entry(journal, entry_id, entry(journal, entry_id).as_draft())
    assert content(journal) == before
    assert versions_of(journal, entry_id) == []


def test_what_is_taken_out_goes_and_what_stays_keeps_its_row(journal: Journal, people: list[int]) -> None:
    entry_id = log_entry(journal, whole(people))
    before = entry(journal, entry_id).as_draft()
    fewer = replace(before.around, ledger=before.around.ledger[1:], asides=(), tags=("lunch",), feeling=None, files=())
    change_entry(journal, entry_id, replace(before, around=fewer))
    assert entry(journal, entry_id).around == fewer
    assert entry(journal, entry_id).around.ledger[0].id == before.around.ledger[1].id
    hold(journal)
    journal.undo()
    assert entry(journal, entry_id).as_draft() == before
    hold(journal)


@pytest.mark.parametrize("words", ["athenaeum", "partner", "mathematics", "praise notes", "committees", "menu png"])
def test_it_is_found_by_search(journal: Journal, people: list[int], words: str) -> None:
    entry_id = log_entry(journal, whole(people))
    assert filtered_entry_ids(journal, words) == [entry_id]
    delete_entry(journal, entry_id)
    assert filtered_entry_ids(journal, words) == []


def test_deleting_the_entry_takes_its_ledger_along_and_undo_brings_it_back(
    journal: Journal, people: list[int]
) -> None:
    entry_id = log_entry(journal, whole(people))
    before = content(journal)
    delete_entry(journal, entry_id)
    assert journal.rows("SELECT * FROM ledger_item") == []
    journal.undo()
    assert content(journal) == before


def test_a_draft_survives_as_text(people: list[int]) -> None:
    learned = Learned(PersonRef(0, "Jean"), LearnedFact("food", "no fish", DAY))
    draft = replace(whole(people), new_people=("Jean",), learned=(learned,))
    assert read_draft(write_draft(draft)) == draft


def test_a_draft_of_an_older_program_is_read() -> None:
    old = '{"kind": "call", "on": "2026-11-21", "at": null, "minutes": null, "title": "", "text": "x", "contacts": [],'
    assert read_draft(f'{old} "follow_ups": []}}') == EntryDraft(Kind.CALL, DAY, text="x")


def test_new_people_get_what_names_them(journal: Journal) -> None:
    jean = PersonRef(0, "Jean")
    around = Surroundings(ledger=(LedgerItem(Direction.GIVEN, "Advice", contact=jean),), asides=(Aside(jean, "Shy"),))
    kept = entry(journal, log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", new_people=("Jean",), around=around)))
    (person,) = kept.people
    assert kept.around.ledger[0].contact == person
    assert kept.around.asides[0].contact == person


# Mentions


def test_who_is_mentioned_is_known_both_ways(journal: Journal, people: list[int]) -> None:
    ada, grace, _ = people
    others = (mention(name, contact(journal, row).uuid) for name, row in (("Grace", grace), ("Ada", ada)))
    text = "Asked about " + " and ".join(others)
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text=text, contact_ids=(ada,)))
    assert mentioning(journal, grace) == [entry_id]
    assert count_mentioning(journal, grace) == 1
    assert mentioning(journal, ada) == []  # she was there
    change_entry(journal, entry_id, EntryDraft(Kind.CALL, DAY, text="Nobody", contact_ids=(ada,)))
    assert mentioning(journal, grace) == []
    journal.undo()
    assert mentioning(journal, grace) == [entry_id]
    hold(journal)


def test_a_mention_outlives_the_contact_and_comes_back_with_it(journal: Journal, people: list[int]) -> None:
    grace = people[1]
    text = f"Asked about {mention('Grace', contact(journal, grace).uuid)}"
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text=text))
    delete_contacts(journal, [grace])
    empty_trash(journal)
    assert mentioning(journal, grace) == []
    hold(journal)
    journal.undo()
    assert mentioning(journal, grace) == [entry_id]


def test_a_merge_takes_mentions_ledger_and_asides_along(journal: Journal, people: list[int]) -> None:
    ada, grace, mary = people
    text = f"Asked about {mention('Grace', contact(journal, grace).uuid)}"
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text=text, contact_ids=(mary,)))
    other = log_entry(journal, whole(people))
    before = content(journal)
    merge_contacts(journal, propose_merge(journal, ada, [grace]))
    assert mentioning(journal, ada) == [entry_id]
    assert [aside.contact.id for aside in entry(journal, other).around.asides] == [ada]
    hold(journal)
    journal.undo()
    assert content(journal) == before
    hold(journal)


# Former states


def test_every_saved_state_is_kept_once(journal: Journal) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="first"))
    for text in ("second", "third", "third", "fourth"):
        change_entry(journal, entry_id, EntryDraft(Kind.NOTE, DAY, text=text))
    versions = versions_of(journal, entry_id)
    assert [version.draft.text for version in versions] == ["fourth", "third", "second", "first"]
    assert [version.saved_at for version in versions] == sorted((v.saved_at for v in versions), reverse=True)


def test_what_was_undone_is_still_among_the_former_states(journal: Journal) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="first"))
    change_entry(journal, entry_id, EntryDraft(Kind.NOTE, DAY, text="a long evening"))
    journal.undo()
    assert entry(journal, entry_id).text == "first"
    assert [version.draft.text for version in versions_of(journal, entry_id)] == ["a long evening", "first"]
    change_entry(journal, entry_id, EntryDraft(Kind.NOTE, DAY, text="other"))
    assert [version.draft.text for version in versions_of(journal, entry_id)] == [
        "other", "first", "a long evening", "first",
    ]  # fmt: skip


def test_a_failed_save_keeps_no_state(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, DAY, text="first"))

    def fail(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("reljournal.store.index.refresh", fail)
    with pytest.raises(OSError, match="disk"):
        change_entry(journal, entry_id, EntryDraft(Kind.NOTE, DAY, text="second"))
    monkeypatch.undo()
    assert entry(journal, entry_id).text == "first"
    assert versions_of(journal, entry_id) == []
