"""People who have no card yet, named in an entry."""

from __future__ import annotations

from datetime import date

import pytest

from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.operations.entries import card_named, change_entry, log_entry
from reljournal.store.drafts import draft, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry
from reljournal.store.queries.people import count_people

ON = date(2026, 11, 22)


def test_they_are_added_with_the_entry_in_one_edit(journal: Journal) -> None:
    owed = FollowUp("Send it", contact=PersonRef(0, "Jean Bartik"))
    new = EntryDraft(Kind.CALL, ON, text="words", follow_ups=(owed,), new_people=("Jean Bartik", "Kay"))
    saved = entry(journal, log_entry(journal, new))
    assert [person.name for person in saved.people] == ["Jean Bartik", "Kay"]
    assert saved.follow_ups[0].contact == PersonRef(saved.people[0].id, "Jean Bartik")
    assert journal.undo_label() == "Log a call with Jean Bartik and Kay"
    assert len(journal.history()) == 1
    journal.undo()
    assert count_people(journal) == 0


def test_they_are_added_when_an_entry_is_changed(journal: Journal) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.NOTE, ON, text="words"))
    change_entry(journal, entry_id, EntryDraft(Kind.NOTE, ON, text="words", new_people=("Jean",)))
    assert [person.name for person in entry(journal, entry_id).people] == ["Jean"]
    assert len(journal.history()) == 2


def test_they_stay_in_the_draft(journal: Journal) -> None:
    new = EntryDraft(Kind.CALL, ON, text="words", new_people=("Jean Bartik",))
    keep_draft(journal, "new-1", new)
    kept = draft(journal, "new-1")
    assert kept is not None
    assert kept.draft == new


@pytest.mark.parametrize(
    ("written", "given", "family", "email"),
    [
        ("Jean Bartik", "Jean", "Bartik", ""),
        ("  Sor Juana  Inés ", "Sor Juana", "Inés", ""),
        ("Kay", "Kay", "", ""),
        ("kay@upenn.example", "", "", "kay@upenn.example"),
    ],
)
def test_a_card_from_one_line(written: str, given: str, family: str, email: str) -> None:
    card = card_named(written)
    assert (card.name.given, card.name.family) == (given, family)
    assert [item.value for item in card.emails] == ([email] if email else [])
    assert card.shown_name == " ".join(written.split())
