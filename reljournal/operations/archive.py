"""Putting contacts away without losing them: out of lists and reminders, still found by search."""

from __future__ import annotations

from collections.abc import Sequence

from reljournal.operations.naming import whom
from reljournal.store.journal import Journal
from reljournal.store.queries.shelves import on_shelf


def archive_contacts(journal: Journal, contact_ids: Sequence[int]) -> int:
    """Put contacts into the archive; return how many were not there yet. Nothing is written when none was.

    Raises:
        NotFoundError: none of them is in the journal any more.
    """
    from reljournal.store import shelving

    found = on_shelf(journal, contact_ids)
    meant = [contact_id for contact_id, archived in found if not archived]
    if meant:
        with journal.edit(f"Archive {whom(journal, meant)}") as edit:
            shelving.archive(edit, meant)
    return len(meant)


def bring_back(journal: Journal, contact_ids: Sequence[int]) -> int:
    """Take contacts out of the archive; return how many were there. Nothing is written when none was.

    Raises:
        NotFoundError: none of them is in the journal any more.
    """
    from reljournal.store import shelving

    meant = [contact_id for contact_id, archived in on_shelf(journal, contact_ids) if archived]
    if meant:
        with journal.edit(f"Bring {whom(journal, meant)} back from the archive") as edit:
            shelving.bring_back(edit, meant)
    return len(meant)
