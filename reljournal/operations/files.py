"""What a person does with the files that they keep with a contact."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reljournal.domain.contacts import Photo
from reljournal.domain.entries import EntryFile
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.files import MEGABYTE, KeptFile, clean_name, ending_of, is_program, media_type_of
from reljournal.domain.progress import Progress
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.files import kept_file
from reljournal.store.targets import is_database, refuse_as_target

if TYPE_CHECKING:
    from reljournal.store.changes import Edit

_HEAD = 512
# What SQLite lets a value be at most, with room to spare (sqlite.org/limits.html).
_MOST_BYTES = 900 * MEGABYTE


class FileTooLargeError(RelJournalError):
    """A file is larger than the preferences allow."""


class FileUnreadableError(RelJournalError):
    """A file cannot be read."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to keep: what it is called and where its bytes come from."""

    name: str
    source: Path | bytes

    @classmethod
    def at(cls, path: Path) -> NewFile:
        """Return the file at a path, under its own name."""
        return cls(path.name, path)


def keep_file(journal: Journal, contact_id: int, name: str, source: Path | bytes, limit: int) -> int:
    """Keep one file with a contact; return its id. See :func:`keep_files`."""
    return keep_files(journal, contact_id, [NewFile(name, source)], limit)[0]


def keep_files(
    journal: Journal, contact_id: int, files: Sequence[NewFile], limit: int, progress: Progress | None = None
) -> list[int]:
    """Keep files with a contact, all of them or none, in one edit; return their ids.

    ``limit`` is the most bytes that one file may have. The same content is kept once, however often it is given.

    Raises:
        NotFoundError: the contact is gone.
        FileTooLargeError: one is over the limit.
        FileUnreadableError: one is a folder, or cannot be read.
        Cancelled: the person asked to stop; nothing was kept.
    """
    who = contact(journal, contact_id).name or "a contact"
    what = clean_name(files[0].name) or "a file" if len(files) == 1 else f"{len(files):,} files"
    with ExitStack() as opened:
        streams = [opened.enter_context(_opened(file, limit)) for file in files]
        sizes = [_size(stream) for stream in streams]
        for file, size in zip(files, sizes, strict=True):
            _refuse_large(file.name, size, limit)
        with journal.edit(f"Keep {what} with {who}") as edit:
            ids, before = [], 0
            for file, stream, size in zip(files, streams, sizes, strict=True):
                ids.append(_keep(edit, contact_id, file, stream, _Steps(progress, before, sum(sizes))))
                before += size
    return ids


def lay_in(
    journal: Journal, files: Sequence[NewFile], limit: int, progress: Progress | None = None
) -> list[EntryFile]:
    """Keep the bytes of files for an entry that is being written; they belong to it once it is saved with them.

    Bytes are outside of undo and history, as those of every file are. ``limit`` is the most bytes of one file.

    Raises:
        FileTooLargeError, FileUnreadableError, Cancelled: as :func:`keep_files`; nothing was kept.
    """
    from reljournal.store.files import write_content

    kept = []
    with ExitStack() as opened:
        streams = [opened.enter_context(_opened(file, limit)) for file in files]
        sizes = [_size(stream) for stream in streams]
        for file, size in zip(files, sizes, strict=True):
            _refuse_large(file.name, size, limit)
        with journal.edit("Keep files for an entry") as edit:
            before = 0
            for file, stream, size in zip(files, streams, sizes, strict=True):
                head = stream.read(_HEAD)
                stream.seek(0)
                digest, size_kept = write_content(edit, stream, _Steps(progress, before, sum(sizes)))
                name = clean_name(file.name) or "file"
                kept.append(EntryFile(name, media_type_of(name, head), size_kept, digest.hex()))
                before += size
    return kept


def change_photo_and_keep(journal: Journal, contact_id: int, photo: Photo, original: NewFile, limit: int) -> None:
    """Give a contact this photo and keep the picture it was cut from as a file, in one edit.

    Raises:
        NotFoundError, FileTooLargeError, FileUnreadableError: as :func:`keep_files`; the photo stays what it was.
    """
    from reljournal.operations.contacts import change_photo

    name = contact(journal, contact_id).name or "a contact"
    with journal.edit(f"Change the photo of {name}"):
        change_photo(journal, contact_id, photo)
        keep_file(journal, contact_id, original.name, original.source, limit)


def rename_file(journal: Journal, file_id: int, name: str) -> None:
    """Call a file something else; an ending that was left out stays what it was.

    Raises:
        NotFoundError: the file is gone.
        RelJournalError: nothing is left of the name.
    """
    from reljournal.store.files import change_file

    file, clean = kept_file(journal, file_id), clean_name(name)
    if not clean:
        raise RelJournalError("A file needs a name. It is still called what it was.")
    before = ending_of(file.name)
    if before and not ending_of(clean):
        clean = clean_name(f"{clean}.{before}")
    if clean != file.name:
        with journal.edit(f"Rename {file.name} to {clean}"):
            change_file(file_id, name=clean)


def describe_file(journal: Journal, file_id: int, name: str, note: str) -> None:
    """Rename a file and write a line beside it, in one edit. Raises what :func:`rename_file` raises."""
    from reljournal.store.files import change_file

    file, note = kept_file(journal, file_id), note.strip()
    with journal.edit(f"Note about {file.name}") as edit:
        if note != file.note:
            change_file(file_id, note=note)
        rename_file(journal, file_id, name)
        if note == file.note:
            edit.label = f"Rename {file.name}"


def remove_files(journal: Journal, file_ids: Sequence[int]) -> str:
    """Take files off their card; return the edit's label. Undo brings them back with their content.

    Raises:
        NotFoundError: one is gone already.
    """
    from reljournal.store import files

    gone = [kept_file(journal, file_id) for file_id in file_ids]
    if not gone:
        raise NotFoundError("This file is not in the journal any more.")
    label = f"Delete {gone[0].name}" if len(gone) == 1 else f"Delete {len(gone):,} files"
    with journal.edit(label):
        files.remove_files([file.id for file in gone])
    return label


def content_of(journal: Journal, file: KeptFile) -> bytes:
    """Return the bytes of a file."""
    from reljournal.store.files import read_content

    return b"".join(read_content(journal, file.digest))


def write_copy(journal: Journal, file: KeptFile, target: Path, progress: Progress | None = None) -> Path:
    """Write a copy of a file to ``target`` and return it; what stood there is replaced only once the copy is whole.

    Raises:
        RelJournalError: it cannot be written there, or its content is missing; what stood there is as it was.
        Cancelled: the person asked to stop; what stood there is as it was.
    """
    from reljournal.store.files import read_content

    # Closed at once when it is stopped or fails half-way: the journal may be closed next.
    with closing(read_content(journal, file.digest)) as chunks:
        return _write_whole(target, _counted(chunks, _Steps(progress, 0, file.size)))


def _counted(chunks: Iterable[bytes], step: _Steps) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        yield chunk
        read += len(chunk)
        step(read)


def write_out(target: Path, content: bytes) -> Path:
    """Write bytes to ``target`` and return it, whole or not at all.

    Raises:
        RelJournalError: it cannot be written there; what stood there is as it was.
    """
    return _write_whole(target, [content])


def _write_whole(target: Path, chunks: Iterable[bytes]) -> Path:
    refuse_as_target(target, "A file")
    if is_database(target):
        raise RelJournalError(f"{target} is a database, such as a journal or a backup. Nothing was written over it.")
    draft = target.with_name(f".{target.name[:100]}.part")
    try:
        try:
            with draft.open("wb") as out:
                for chunk in chunks:
                    out.write(chunk)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RelJournalError(f"{target} cannot be written ({reason}). Nothing was changed there.") from error
    return target


def may_be_opened(journal: Journal, file: KeptFile) -> bool:
    """Return whether a file may be handed to the system: not what it might run instead of showing."""
    from reljournal.store.files import read_content

    head = next(read_content(journal, file.digest), b"")[:_HEAD]
    return not is_program(file.name, head)


def in_megabytes(size: int) -> str:
    """Return a number of bytes as megabytes, rounded up to a tenth so that nothing looks smaller than it is."""
    tenths = -(-size * 10 // MEGABYTE)
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest} MB" if rest else f"{whole} MB"


class _Steps:
    """Tells how far several files have come."""

    def __init__(self, progress: Progress | None, before: int, total: int) -> None:
        self._progress, self._before, self._total = progress, before, total

    def __call__(self, read: int) -> None:
        if self._progress is not None:
            self._progress.step(min(self._before + read, self._total), self._total, "")


def _opened(file: NewFile, limit: int) -> BinaryIO:
    if isinstance(file.source, bytes):
        return io.BytesIO(file.source)
    try:
        if file.source.is_dir():
            raise FileUnreadableError(f"{file.name} is a folder. Files are kept one by one; nothing was kept.")
        if not file.source.is_file():
            raise FileUnreadableError(f"{file.name} is not a file that can be kept. Nothing was kept.")
        # Asked before anything is read: a large file on a slow share would keep one waiting.
        _refuse_large(file.name, file.source.stat().st_size, limit)
        return file.source.open("rb")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileUnreadableError(f"{file.name} cannot be read ({reason}). Nothing was kept.") from error


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    return size


def _refuse_large(name: str, size: int, limit: int) -> None:
    most = min(limit, _MOST_BYTES)
    if size > most:
        raise FileTooLargeError(
            f"{name} has {in_megabytes(size)}; files up to {in_megabytes(most)} are kept. "
            "Nothing was kept. The limit stands in the preferences."
        )


def _keep(edit: Edit, contact_id: int, file: NewFile, stream: BinaryIO, step: _Steps) -> int:
    from reljournal.store.files import add_file, write_content

    name = clean_name(file.name) or "file"
    head = stream.read(_HEAD)
    stream.seek(0)
    try:
        digest, size = write_content(edit, stream, step)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileUnreadableError(f"{file.name} cannot be read ({reason}). Nothing was kept.") from error
    return add_file(contact_id, name, media_type_of(name, head), digest, size)
