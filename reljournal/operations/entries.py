"""What a person does with entries."""

from __future__ import annotations

from dataclasses import replace

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import Entry, EntryDraft, Kind, PersonRef
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.names import Name
from reljournal.operations.facts import keep_learned
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
    """Write an entry with its people (new ones are added first) and follow-ups in one edit; return its id.

    What was learned about them goes onto their cards in the same edit.

    Raises:
        RelJournalError: there is neither text, nor title, nor follow-up.
    """
    from reljournal.store import entry_writing

    draft = _meant(draft)
    with journal.edit(_label(journal, draft)):
        known = _with_new_people(draft)
        entry_id = entry_writing.add_entry(known)
        keep_learned(journal, entry_id, known.learned)
        return entry_id


def change_entry(journal: Journal, entry_id: int, draft: EntryDraft) -> None:
    """Bring an entry to what the draft says, and keep what it said; nothing is written when nothing differs.

    Raises:
        NotFoundError: the entry is gone.
        RelJournalError: the draft is empty.
    """
    from reljournal.store import entry_versions, entry_writing

    draft = _meant(draft)
    before = entry(journal, entry_id)
    with journal.edit(f"Edit {_titled(before)}"):
        known = _with_new_people(draft)
        if entry_writing.change_entry(entry_id, known):
            entry_versions.keep_change(entry_id, before.as_draft(), entry(journal, entry_id).as_draft())
        keep_learned(journal, entry_id, known.learned)


def bring_back_version(journal: Journal, entry_id: int, version_id: int) -> None:
    """Let an entry say again what it said in a version that was kept; its follow-ups stay as they are now.

    What was ticked off meanwhile is done, whatever the text said then.

    Raises:
        NotFoundError: the entry or the version is gone.
    """
    from reljournal.store.entry_versions import versions_of

    version = next((item for item in versions_of(journal, entry_id) if item.id == version_id), None)
    if version is None:
        raise NotFoundError("This state of the entry is not there any more.")
    now, then = entry(journal, entry_id), _after_merges(journal, version.draft)
    change_entry(journal, entry_id, replace(then, follow_ups=now.follow_ups, new_people=()))


def _after_merges(journal: Journal, draft: EntryDraft) -> EntryDraft:
    """Return the draft with whom those became whom it names and who were merged since: an aside stays theirs."""
    from reljournal.store.merged import merged_into

    there = {row.id for row in people_by_ids(journal, sorted(draft.named))}
    for gone in draft.named - there:
        keep_id = merged_into(journal, gone)
        if keep_id is not None:
            draft = draft.with_contact(keep_id, {gone})
    return draft


def delete_entry(journal: Journal, entry_id: int) -> str:
    """Remove an entry; its follow-ups stay. Return the edit's label.

    Raises:
        NotFoundError: the entry is gone.
    """
    from reljournal.store import entry_writing

    label = f"Delete {_titled(entry(journal, entry_id))}"
    with journal.edit(label):
        entry_writing.remove_entry(entry_id)
    return label


def _with_new_people(draft: EntryDraft) -> EntryDraft:
    """Add the contacts that only the draft knows by name; what names one of them (by id 0) is theirs."""
    from reljournal.store import writing

    if not draft.new_people:
        return draft
    added = {name: writing.add_card(card_named(name)) for name in dict.fromkeys(draft.new_people)}

    def known(person: PersonRef | None) -> PersonRef | None:
        is_new = person is not None and person.id == 0 and person.name in added
        return PersonRef(added[person.name], person.name) if person is not None and is_new else person

    follow_ups = tuple(replace(item, contact=known(item.contact)) for item in draft.follow_ups)
    around = replace(
        draft.around,
        ledger=tuple(replace(item, contact=known(item.contact)) for item in draft.around.ledger),
        asides=tuple(replace(item, contact=known(item.contact) or item.contact) for item in draft.around.asides),
    )
    learned = tuple(replace(item, contact=known(item.contact) or item.contact) for item in draft.learned)
    contact_ids = (*draft.contact_ids, *added.values())
    return replace(
        draft, contact_ids=contact_ids, follow_ups=follow_ups, new_people=(), around=around, learned=learned
    )  # fmt: skip


def card_named(written: str) -> Card:
    """Return a new card for a name, or an e-mail address, typed in one line; the last word is the family name."""
    words = written.split()
    if len(words) == 1 and "@" in written:
        return Card(emails=(Labelled("", words[0]),))
    name = Name(given=" ".join(words[:-1]), family=words[-1]) if len(words) > 1 else Name(given=" ".join(words))
    return Card(name=name, formatted_name=" ".join(words))


def _meant(draft: EntryDraft) -> EntryDraft:
    """Return the draft without follow-ups that have no words: an empty line in the editor is none."""
    if draft.is_empty:
        raise RelJournalError("There is nothing to save yet: write a word or a title.")
    return replace(draft, follow_ups=tuple(item for item in draft.follow_ups if item.text.strip()))


def _titled(existing: Entry) -> str:
    return f"“{existing.title}”" if existing.title else "an entry"


def _label(journal: Journal, draft: EntryDraft) -> str:
    known = [row.name or "someone" for row in people_by_ids(journal, list(draft.contact_ids[:2]))]
    people = [*known, *draft.new_people][:2]
    if not people:
        return _VERBS[draft.kind]
    others = len(draft.contact_ids) + len(draft.new_people) - 1
    named = people[0] if others == 0 else " and ".join(people) if others == 1 else f"{people[0]} and {others} others"
    return f"{_VERBS[draft.kind]} {'about' if draft.kind is Kind.NOTE else 'with'} {named}"
