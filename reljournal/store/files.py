"""The bytes of files: kept once however often they are given, and never recorded by an edit.

``file_content`` is outside of what an edit records: a changeset names the content by its digest and stays small.
What was written once is never deleted, because the history may bring back a file that has it; undo of adding a
file takes away its row on the card and leaves the content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, BinaryIO

from reljournal.domain.errors import RelJournalError
from reljournal.store import tables
from reljournal.store.journal import Journal

if TYPE_CHECKING:
    from reljournal.store.changes import Edit

_CHUNK = 1 << 20

Step = Callable[[int], None]
"""Called with how many bytes have been read so far."""


class FileChangedError(RelJournalError):
    """A file became another while it was read."""


def write_content(edit: Edit, stream: BinaryIO, step: Step = lambda _read: None) -> tuple[bytes, int]:
    """Keep the bytes of ``stream`` unless they are kept already; return their SHA-256 digest and how many they are.

    Only inside an edit. The stream is read in pieces, once to know it and, when it is new, once more to keep it.

    Raises:
        FileChangedError: it said something else the second time.
    """
    connection, begin = edit.connection, stream.tell()
    digest, size = _digest(stream, step)
    if connection.execute("SELECT 1 FROM file_content WHERE digest = ?", (digest,)).fetchone() is not None:
        return digest, size
    stream.seek(begin)
    connection.execute("INSERT INTO file_content (digest, size, data) VALUES (?, ?, zeroblob(?))", (digest, size, size))
    row_id = connection.last_insert_rowid()
    again, left = hashlib.sha256(), size
    with connection.blob_open("main", "file_content", "data", row_id, True) as blob:
        while left and (chunk := stream.read(min(_CHUNK, left))):
            blob.write(chunk)
            again.update(chunk)
            left -= len(chunk)
            step(size)
    if left or again.digest() != digest:
        raise FileChangedError("The file was changed while it was read. Nothing was kept; try again.")
    return digest, size


def _digest(stream: BinaryIO, step: Step) -> tuple[bytes, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        step(size)
    return digest.digest(), size


def add_file(contact_id: int, name: str, media_type: str, digest: bytes, size: int, note: str = "") -> int:
    """Put a file whose content is kept onto a contact's card, behind the others; return its id. Only inside an edit."""
    model = tables.ContactFile
    tables.Contact.get_by_id(contact_id)
    last = model.select().where(model.contact == contact_id).order_by(model.position.desc()).first()
    row = model.create(
        contact=contact_id,
        position=0 if last is None else last.position + 1,
        name=name,
        media_type=media_type,
        size=size,
        digest=digest,
        note=note,
    )
    row_id: int = row.id
    return row_id


def change_file(file_id: int, *, name: str | None = None, note: str | None = None) -> None:
    """Call a file something else, or note something about it. Only inside an edit."""
    row = tables.ContactFile.get_by_id(file_id)
    for column, value in (("name", name), ("note", note)):
        if value is not None:
            setattr(row, column, value)
    row.save()


def remove_files(file_ids: list[int]) -> None:
    """Take files off their cards; their content stays, for undo. Only inside an edit."""
    tables.ContactFile.delete().where(tables.ContactFile.id.in_(file_ids)).execute()


def read_content(journal: Journal, digest: bytes) -> Generator[bytes]:
    """Yield the bytes of a content in pieces.

    Raises:
        RelJournalError: they are not in this journal.
    """
    row = journal.row("SELECT rowid FROM file_content WHERE digest = ?", (digest,))
    if row is None:
        raise RelJournalError("The content of this file is not in the journal.")
    with journal.blob("file_content", "data", row[0]) as blob:
        while chunk := blob.read(_CHUNK):
            yield chunk
