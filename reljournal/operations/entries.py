"""What a person does with entries."""

from __future__ import annotations

from reljournal.domain.entries import Entry, EntryDraft, Kind
from reljournal.domain.errors import RelJournalError
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry
from reljournal.store.queries.people import people_by_ids

_VERBS = {
    Kind.IN_PERSON: "Log a meeting",
    Kind.CALL: "Log a call",
    Kind.VIDEO: "Log a video call",
    Kind.EMAIL: "Log an e-mail",
    Kind.MESSAGE: "Log a message",
    Kind.LETTER: "Log a letter",
    Kind.GIFT: "Log a gift",
    Kind.NOTE: "Write a note",
}


def log_entry(journal: Journal, draft: EntryDraft) -> int:
    """Write an entry with its people and follow-ups in one edit; return its id.

    Raises:
        RelJournalError: there is neither text, nor title, nor follow-up.
    """
    from reljournal.store import writing

    _refuse_empty(draft)
    with journal.edit(_label(journal, draft)):
        return writing.add_entry(draft)


def change_entry(journal: Journal, entry_id: int, draft: EntryDraft) -> None:
    """Bring an entry to what the draft says; nothing is written when nothing differs.

    Raises:
        NotFoundError: the entry is gone.
        RelJournalError: the draft is empty.
    """
    from reljournal.store import writing

    _refuse_empty(draft)
    before = entry(journal, entry_id)
    with journal.edit(f"Edit {_titled(before)}"):
        writing.change_entry(entry_id, draft)


def delete_entry(journal: Journal, entry_id: int) -> str:
    """Remove an entry; its follow-ups stay. Return the edit's label.

    Raises:
        NotFoundError: the entry is gone.
    """
    from reljournal.store import writing

    label = f"Delete {_titled(entry(journal, entry_id))}"
    with journal.edit(label):
        writing.remove_entry(entry_id)
    return label


def _refuse_empty(draft: EntryDraft) -> None:
    if draft.is_empty:
        raise RelJournalError("There is nothing to save yet: write a word or a title.")


def _titled(existing: Entry) -> str:
    return f"“{existing.title}”" if existing.title else "an entry"


def _label(journal: Journal, draft: EntryDraft) -> str:
    people = [row.name or "someone" for row in people_by_ids(journal, list(draft.contact_ids[:2]))]
    if not people:
        return _VERBS[draft.kind]
    others = len(draft.contact_ids) - 1
    named = people[0] if others == 0 else " and ".join(people) if others == 1 else f"{people[0]} and {others} others"
    return f"{_VERBS[draft.kind]} {'about' if draft.kind is Kind.NOTE else 'with'} {named}"
