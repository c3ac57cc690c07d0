"""What a person does with follow-ups."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reljournal.domain.entries import FollowUp
from reljournal.domain.errors import RelJournalError
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up


def add_follow_up(journal: Journal, new: FollowUp) -> int:
    """Add a follow-up; return its id.

    Raises:
        RelJournalError: it has no words.
    """
    from reljournal.store import entry_writing

    _refuse_wordless(new)
    with journal.edit(f"Add follow-up “{new.text.strip()}”"):
        return entry_writing.add_follow_up(new, entry_id=new.entry_id)


def change_follow_up(journal: Journal, changed: FollowUp) -> None:
    """Bring a follow-up, known by its id, to what ``changed`` says.

    Raises:
        NotFoundError: it is gone.
        RelJournalError: it has no words.
    """
    _refuse_wordless(changed)
    follow_up(journal, changed.id)
    _write(journal, changed, f"Change follow-up “{changed.text.strip()}”")


def complete_follow_up(journal: Journal, follow_up_id: int, today: date) -> None:
    """Mark a follow-up as done today.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, done_on=today), f"Tick off “{existing.text}”")


def reopen_follow_up(journal: Journal, follow_up_id: int) -> None:
    """Mark a follow-up as open again.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, done_on=None), f"Reopen “{existing.text}”")


def snooze_follow_up(journal: Journal, follow_up_id: int, until: date) -> None:
    """Move a follow-up's due date.

    Raises:
        NotFoundError: it is gone.
    """
    existing = follow_up(journal, follow_up_id)
    _write(journal, replace(existing, due=until), f"Snooze “{existing.text}”")


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


def _refuse_wordless(item: FollowUp) -> None:
    if not item.text.strip():
        raise RelJournalError("A follow-up needs a few words: what is owed?")


def _write(journal: Journal, changed: FollowUp, label: str) -> None:
    from reljournal.store import entry_writing

    with journal.edit(label):
        entry_writing.change_follow_up(changed)
