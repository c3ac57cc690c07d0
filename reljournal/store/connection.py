"""Opening the journal file: what it must be, how SQLite is told to treat it, and what each refusal says."""

from __future__ import annotations

import contextlib
import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from reljournal.domain.errors import (
    BusyJournalError,
    CorruptJournalError,
    ForeignFileError,
    JournalFileError,
    NewerJournalError,
    ReadOnlyJournalError,
    RelJournalError,
)

APPLICATION_ID = 0x52656C4A  # "RelJ", shown by file(1) and kept in bytes 68-71 of the file
SCHEMA_VERSION = 9
BUSY_TIMEOUT_MS = 10_000
FULL_DISK = "The disk is full. Nothing was changed; make some room and try again."
_MAGIC = b"SQLite format 3\x00"
_HEADER_LENGTH = 100


def inspect_file(path: Path) -> int | None:
    """Return the schema version that the file's header names, or None when there is no file yet.

    Reads 100 bytes and never lets SQLite near a file that is not a journal of ours, so that a refused
    file stays byte for byte as it was (file format: sqlite.org/fileformat2.html section 1.3).

    Raises:
        JournalFileError: one of its children, with a sentence for each case.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise JournalFileError(
            "The name of this journal or of its folder is not UTF-8 text; rename it first."
        ) from error
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise JournalFileError(f"“{path}” cannot be reached: {error.strerror}.") from error
    if not stat.S_ISREG(status.st_mode):
        raise ForeignFileError(f"“{path}” is not a file, so it cannot be a journal.")
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_LENGTH)
    except PermissionError as error:
        raise ReadOnlyJournalError(f"“{path.name}” may not be read with your user account.") from error
    if not header:
        raise ForeignFileError(
            f"“{path.name}” is empty: there is no journal in it. If there was one, open its newest backup;"
            " to begin a new journal, delete the empty file first."
        )
    _check_header(path, header, status.st_size)
    _check_writable(path, status)
    return int.from_bytes(header[60:64], "big")


def _check_header(path: Path, header: bytes, size: int) -> None:
    name = path.name
    if not header.startswith(_MAGIC):
        raise ForeignFileError(f"“{name}” is not a RelJournal journal. It was left as it is.")
    if len(header) < _HEADER_LENGTH:
        raise CorruptJournalError(corrupt_sentence(name))
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ForeignFileError(f"“{name}” is a database of another program, not a journal. It was left as it is.")
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise NewerJournalError(newer_sentence(name))
    (page_size,) = struct.unpack(">H", header[16:18])
    pages = int.from_bytes(header[28:32], "big")
    page_size = 65536 if page_size == 1 else page_size
    # While a log is written back into the file, its first page may already name pages that are still to come.
    if page_size < 512 or (size < pages * page_size and not _has_log(path)):
        raise CorruptJournalError(corrupt_sentence(name))


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _check_writable(path: Path, status: os.stat_result) -> None:
    if not _may_write(path, status):
        raise ReadOnlyJournalError(f"“{path.name}” is read-only. Make it writable, or copy it elsewhere, to open it.")
    check_folder(path)


def check_folder(path: Path) -> None:
    """Refuse a journal in a folder where nothing can be written.

    Raises:
        ReadOnlyJournalError: the folder is read-only.
    """
    if not _may_write(path.parent, path.parent.stat()):
        raise ReadOnlyJournalError(
            f"The folder of “{path.name}” is read-only, and a journal needs to write beside itself."
        )


def _may_write(path: Path, status: os.stat_result) -> bool:
    """Whether the person means it to be written: an administrator could write anyway, and is not to."""
    return bool(status.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) and os.access(path, os.W_OK)


def newer_sentence(name: str) -> str:
    """Return what to say of a file that a newer program wrote."""
    return f"“{name}” was written by a newer RelJournal. Update RelJournal to open it; the file was left as it is."


def corrupt_sentence(name: str) -> str:
    """Return what to say of a damaged file."""
    return f"“{name}” is damaged and was left as it is. Open your newest backup instead, with --journal or Ctrl+O."


def connect(path: Path) -> apsw.Connection:
    """Open SQLite on a file that :func:`inspect_file` has passed (or a new one), with our pragmas.

    Raises:
        JournalFileError: SQLite cannot open or read it.
    """
    with translated(path.name):
        connection = apsw.Connection(str(path))
        try:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            # Else SQLite plans a question anew whenever a value is bound to its LIMIT, which takes as long as asking.
            connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
            # Until the journal is accepted, closing must not write its log back: a refused file stays as it is.
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, int(_has_log(path)))
            for pragma in (
                "foreign_keys = ON",
                "synchronous = FULL",
                "temp_store = MEMORY",
                "cache_size = -16000",
                "recursive_triggers = OFF",
                "trusted_schema = OFF",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.create_scalar_function("sorted_as", _sorted_as, 1, deterministic=True)
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection


def _sorted_as(*texts: Any) -> str | None:
    """Order texts in SQL as names are ordered (``domain.names.sort_key``): no case, no accents; NULL stays NULL."""
    from reljournal.domain.names import sort_key

    return None if texts[0] is None else sort_key(str(texts[0]))


@contextlib.contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what SQLite says about the file or the disk into a sentence for the person; let bugs pass."""
    try:
        yield
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise CorruptJournalError(corrupt_sentence(name)) from error
    except apsw.ReadOnlyError as error:
        raise ReadOnlyJournalError(f"“{name}” cannot be written. Nothing was changed.") from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise BusyJournalError(f"Another program is busy with “{name}”. Nothing was changed; try again.") from error
    except apsw.FullError as error:
        raise RelJournalError(FULL_DISK) from error
    except (apsw.IOError, apsw.CantOpenError) as error:
        # What is kept in memory beside the file needs its room on the disk too.
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
            raise RelJournalError(FULL_DISK) from error
        raise JournalFileError(f"“{name}” cannot be read or written: the disk or the folder refuses.") from error
