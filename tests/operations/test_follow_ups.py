"""What a person does with follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.operations import follow_ups as deeds
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import count_open, follow_up, open_follow_ups
from tests.store.oracle import content, hold

DAY = date(2026, 11, 21)


@pytest.fixture
def owed(journal: Journal) -> FollowUp:
    ada = PersonRef(add_contact(journal, Card(formatted_name="Ada")), "Ada")
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="Talk"))
    new = FollowUp(" Send the cards ", OwedBy.THEM, DAY, contact=ada, entry_id=entry_id, note="by post")
    return follow_up(journal, deeds.add_follow_up(journal, new))


def test_a_follow_up_comes_back_as_it_was_written(journal: Journal, owed: FollowUp) -> None:
    assert owed == FollowUp("Send the cards", OwedBy.THEM, DAY, None, PersonRef(1, "Ada"), 1, "by post")
    assert journal.undo_label() == "Add follow-up “Send the cards”"


def test_done_open_put_off_changed_deleted_and_all_back(journal: Journal, owed: FollowUp) -> None:
    states = [owed]
    labels = []
    for do in (
        lambda: deeds.complete_follow_up(journal, owed.id, DAY),
        lambda: deeds.reopen_follow_up(journal, owed.id),
        lambda: deeds.snooze_follow_up(journal, owed.id, date(2027, 1, 4)),
        lambda: deeds.change_follow_up(
            journal, replace(owed, text="Send all", owed_by=OwedBy.ME, due=None, contact=None)
        ),
    ):
        do()
        states.append(follow_up(journal, owed.id))
        labels.append(journal.undo_label())
    assert [(item.done_on, item.due, item.asked_on) for item in states] == [
        (None, DAY, DAY), (DAY, DAY, DAY), (None, DAY, DAY), (None, DAY, date(2027, 1, 4)), (None, None, None),
    ]  # fmt: skip
    assert labels == [
        "Tick off “Send the cards”", "Reopen “Send the cards”", "Snooze “Send the cards”",
        "Change follow-up “Send all”",
    ]  # fmt: skip
    assert states[-1].entry_id == owed.entry_id
    assert deeds.delete_follow_up(journal, owed.id) == "Delete follow-up “Send all”"
    with pytest.raises(NotFoundError):
        follow_up(journal, owed.id)
    for state in reversed(states):
        journal.undo()
        assert follow_up(journal, owed.id) == state


def test_one_that_comes_again_is_owed_anew_in_the_same_edit(journal: Journal, owed: FollowUp) -> None:
    deeds.change_follow_up(journal, replace(owed, repeat="FREQ=MONTHLY"))
    before = content(journal)
    deeds.complete_follow_up(journal, owed.id, date(2026, 12, 24))
    (following,) = open_follow_ups(journal)
    assert (following.text, following.due, following.repeat) == (owed.text, date(2027, 1, 21), "FREQ=MONTHLY")
    assert (following.contact, following.entry_id, following.note) == (owed.contact, owed.entry_id, owed.note)
    done = follow_up(journal, owed.id)
    assert (done.done_on, done.repeat) == (date(2026, 12, 24), "")
    deeds.complete_follow_up(journal, owed.id, date(2026, 12, 25))
    assert len(open_follow_ups(journal)) == 1
    deeds.reopen_follow_up(journal, owed.id)
    deeds.complete_follow_up(journal, owed.id, date(2026, 12, 25))
    assert open_follow_ups(journal) == [following]
    while journal.undo_label() != "Change follow-up “Send the cards”":
        journal.undo()
    assert content(journal) == before
    hold(journal)


def test_a_rule_nobody_can_obey_is_refused(journal: Journal, owed: FollowUp) -> None:
    with pytest.raises(RelJournalError, match="cannot be understood"):
        deeds.change_follow_up(journal, replace(owed, repeat="FREQ=SOMETIMES"))
    assert follow_up(journal, owed.id) == owed


def test_what_rests_asks_later_and_another_day_wakes_it(journal: Journal, owed: FollowUp) -> None:
    deeds.snooze_follow_up(journal, owed.id, date(2026, 12, 1))
    assert open_follow_ups(journal, date(2026, 11, 30)) == []
    assert count_open(journal, date(2026, 11, 30)) == 0
    assert [item.due for item in open_follow_ups(journal, date(2026, 12, 1))] == [DAY]
    assert count_open(journal) == 1
    deeds.wake_follow_up(journal, owed.id)
    assert count_open(journal, DAY) == 1
    deeds.snooze_follow_up(journal, owed.id, date(2026, 12, 1))
    deeds.change_follow_up(journal, replace(follow_up(journal, owed.id), due=date(2026, 11, 28)))
    assert follow_up(journal, owed.id).snoozed_until is None


def test_doing_again_what_is_done_writes_nothing(journal: Journal, owed: FollowUp) -> None:
    deeds.complete_follow_up(journal, owed.id, DAY)
    history = journal.history()
    deeds.complete_follow_up(journal, owed.id, DAY)
    deeds.snooze_follow_up(journal, owed.id, DAY)
    deeds.change_follow_up(journal, follow_up(journal, owed.id))
    assert journal.history() == history


def test_one_without_words_is_refused(journal: Journal, owed: FollowUp) -> None:
    with pytest.raises(RelJournalError, match="needs a few words"):
        deeds.add_follow_up(journal, FollowUp(" \n"))
    with pytest.raises(RelJournalError, match="needs a few words"):
        deeds.change_follow_up(journal, replace(owed, text=""))
    assert follow_up(journal, owed.id) == owed


def test_what_it_hangs_on_may_be_gone(journal: Journal) -> None:
    new = FollowUp("Send", contact=PersonRef(77, "Gone"), entry_id=88)
    kept = follow_up(journal, deeds.add_follow_up(journal, new))
    assert (kept.text, kept.contact, kept.entry_id) == ("Send", None, None)


def test_what_is_gone_is_called_so(journal: Journal) -> None:
    for do in (
        lambda: deeds.complete_follow_up(journal, 99, DAY),
        lambda: deeds.reopen_follow_up(journal, 99),
        lambda: deeds.snooze_follow_up(journal, 99, DAY),
        lambda: deeds.change_follow_up(journal, FollowUp("x", id=99)),
        lambda: deeds.delete_follow_up(journal, 99),
    ):
        with pytest.raises(NotFoundError, match="This follow-up is not in the journal any more"):
            do()
    assert journal.history() == []
