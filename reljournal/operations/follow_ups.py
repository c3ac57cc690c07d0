"""What a person does with follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reljournal.domain.entries import FollowUp
from reljournal.domain.errors import RelJournalError
from reljournal.domain.repeating import is_rule, successor
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up


def add_follow_up(journal: Journal, new: FollowUp) -> int:
    """Add a follow-up; return its id.

    Raises:
        RelJournalError: it has no words, or repeats in a way that cannot be understood.
    """
    from reljournal.store import entry_writing

    _refuse_unfit(new)
    with journal.edit(f"Add follow-up “{new.text.strip()}”"):
        return entry_writing.add_follow_up(new, entry_id=new.entry_id)


def change_follow_up(journal: Journal, changed: FollowUp) -> None:
    """Bring a follow-up, known by its id, to what ``changed`` says; another day due ends its rest.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it has no words, or repeats in a way that cannot be understood.
    """
    _refuse_unfit(changed)
    if changed.due != follow_up(journal, changed.id).due:
        changed = replace(changed, snoozed_until=None)
    _write(journal, changed, f"Change follow-up “{changed.text.strip()}”")


def complete_follow_up(journal: Journal, follow_up_id: int, today: date) -> None:
    """Mark a follow-up as done today; one that comes again is owed anew, in the same edit.

    The one that is done does not come again itself: opening it anew does not begin a second series.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import entry_writing

    existing = follow_up(journal, follow_up_id)
    if existing.done_on is not None:
        return
    following = successor(existing, today)
    with journal.edit(f"Tick off “{existing.text}”"):
        done = replace(existing, done_on=today, snoozed_until=None)
        entry_writing.change_follow_up(done if following is None else replace(done, repeat=""))
        if following is not None:
            entry_writing.add_follow_up(following, entry_id=following.entry_id)


def reopen_follow_up(journal: Journal, follow_up_id: int) -> None:
    """Mark a follow-up as open again.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, done_on=None), f"Reopen “{existing.text}”")


def snooze_follow_up(journal: Journal, follow_up_id: int, until: date) -> None:
    """Let a follow-up rest until a day; the day it is due stays as it was agreed. On that day it asks again.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    rest = None if until == existing.due else until
    _write(journal, replace(existing, snoozed_until=rest), f"Snooze “{existing.text}”")


def move_follow_up(journal: Journal, follow_up_id: int, day: date) -> None:
    """Agree on another day for a follow-up, which ends its rest.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, due=day, snoozed_until=None), f"Move “{existing.text}” to {day}")


def wake_follow_up(journal: Journal, follow_up_id: int) -> None:
    """Let a follow-up that rests ask again from the day it is due.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, snoozed_until=None), f"Stop snoozing “{existing.text}”")


def delete_follow_up(journal: Journal, follow_up_id: int) -> str:
    """Remove a follow-up; return the edit's label.

    Raises:
        NotFoundError: it is gone.
    """
    from reljournal.store import entry_writing

    label = f"Delete follow-up “{follow_up(journal, follow_up_id).text}”"
    with journal.edit(label):
        entry_writing.remove_follow_up(follow_up_id)
    return label


def _refuse_unfit(item: FollowUp) -> None:
    if not item.text.strip():
        raise RelJournalError("A follow-up needs a few words: what is owed?")
    if item.repeat and not is_rule(item.repeat):
        raise RelJournalError("How often this follow-up comes again cannot be understood.")


def _write(journal: Journal, changed: FollowUp, label: str) -> None:
    from reljournal.store import entry_writing

    with journal.edit(label):
        entry_writing.change_follow_up(changed)
