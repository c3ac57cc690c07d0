"""A journal that is begun for the sake of what comes into it: when that is refused, it was never there."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.store.journal import Journal


@contextlib.contextmanager
def opened_or_begun(path: Path, *, backups: Path) -> Iterator[Journal]:
    """Open the journal at ``path``, or begin one that goes again when the block raises before it wrote anything.

    Raises:
        JournalFileError: as :meth:`Journal.open` does.
    """
    is_new = not os.path.exists(path)  # noqa: PTH110 - False also for a path out of reach, of which opening says why
    new_folders = [folder for folder in path.parents if not os.path.exists(folder)]  # noqa: PTH110
    goes = False
    try:
        with Journal.open(path, backups=backups) as journal:
            try:
                yield journal
            except BaseException:
                goes = is_new and _is_empty_and_ours(journal)
                raise
    finally:
        # What cannot be removed is an empty journal, which does no harm.
        with contextlib.suppress(OSError):
            if goes:
                path.unlink()
                for folder in new_folders:
                    folder.rmdir()


def _is_empty_and_ours(journal: Journal) -> bool:
    """Return whether nothing was ever written, and no other program has the file open."""
    try:
        journal.value("PRAGMA busy_timeout = 0")
        # SQLite takes the log away only from a file that nobody else has open.
        alone = journal.value("PRAGMA journal_mode = DELETE") == "delete"
        return alone and journal.row("SELECT 1 FROM history UNION ALL SELECT 1 FROM draft") is None
    except RelJournalError:
        return False
