"""Which files are kept with a contact, and how much room files take."""

from __future__ import annotations

from reljournal.domain.errors import NotFoundError
from reljournal.domain.files import KeptFile
from reljournal.store.journal import Journal

_COLUMNS = "id, contact_id, name, media_type, size, digest, note, created_at"


def files_of(journal: Journal, contact_id: int) -> list[KeptFile]:
    """Return the files of a contact, the newest first."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM contact_file WHERE contact_id = ? ORDER BY created_at DESC, position DESC, id DESC",
        (contact_id,),
    )
    return [KeptFile(*row) for row in rows]


def kept_file(journal: Journal, file_id: int) -> KeptFile:
    """Return one file.

    Raises:
        NotFoundError: it is gone.
    """
    row = journal.row(f"SELECT {_COLUMNS} FROM contact_file WHERE id = ?", (file_id,))
    if row is None:
        raise NotFoundError("This file is not in the journal any more.")
    return KeptFile(*row)


def count_files(journal: Journal, contact_id: int) -> int:
    """Return how many files a contact has."""
    return int(journal.value("SELECT count(*) FROM contact_file WHERE contact_id = ?", (contact_id,)))


def bytes_of_files(journal: Journal) -> int:
    """Return how many bytes the contents of all files take, those included that only an undo would bring back."""
    return int(journal.value("SELECT coalesce(sum(size), 0) FROM file_content"))
