"""Deleting contacts: into a trash first, from which they come back; gone for good after thirty days."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.domain.errors import NotFoundError
from reljournal.domain.shelves import Belongings, last_moment_kept
from reljournal.operations.naming import counted, whom
from reljournal.store.journal import Journal
from reljournal.store.queries.shelves import belongings, deleted_before, in_trash, on_shelf


def delete_contacts(journal: Journal, contact_ids: Sequence[int]) -> str:
    """Put contacts into the trash with what stands on their cards; return the edit's label, which names it.

    Entries stay where they are, and name them until the trash is emptied.

    Raises:
        NotFoundError: none of them is in the journal any more.
    """
    from reljournal.store import shelving

    meant = [contact_id for contact_id, _ in on_shelf(journal, contact_ids)]
    going = named(belongings(journal, meant))
    label = f"Delete {whom(journal, meant)}" + (f" ({going})" if going else "")
    with journal.edit(label) as edit:
        shelving.trash(edit, meant)
    return label


def named(going: Belongings) -> str:
    """Return what goes with deleted contacts in words: "3 key dates, 2 follow-ups"; empty when nothing does."""
    parts = (
        (going.key_dates, "key date", "key dates"),
        (going.follow_ups, "follow-up", "follow-ups"),
        (going.files, "file", "files"),
    )
    return ", ".join(counted(number, one, many) for number, one, many in parts if number)


def restore_from_trash(journal: Journal, contact_ids: Sequence[int]) -> int:
    """Take contacts out of the trash, back to where they were; return how many.

    Raises:
        NotFoundError: none of them is in the trash.
    """
    from reljournal.store import shelving

    meant = in_trash(journal, contact_ids)
    if not meant:
        raise NotFoundError("This contact is not in the trash any more.")
    with journal.edit(f"Restore {whom(journal, meant)} from the trash") as edit:
        shelving.restore(edit, meant)
    return len(meant)


def empty_trash(journal: Journal, contact_ids: Sequence[int] | None = None) -> int:
    """Remove these contacts of the trash for good, or all of them; return how many. Entries stay, without them.

    It is an edit like any other: an undo brings them back into the trash.
    """
    meant = in_trash(journal, contact_ids)
    return _remove(journal, meant, f"Remove {whom(journal, meant)} from the trash")


def purge_trash(journal: Journal, now: int) -> int:
    """Remove those for good who have been in the trash for thirty days; return how many.

    ``now`` is in UTC milliseconds since 1970.
    """
    meant = deleted_before(journal, last_moment_kept(now))
    return _remove(journal, meant, f"Remove {whom(journal, meant)} after 30 days in the trash")


def _remove(journal: Journal, contact_ids: list[int], label: str) -> int:
    from reljournal.store import writing

    if contact_ids:
        with journal.edit(label):
            writing.remove_contacts(contact_ids)
    return len(contact_ids)
