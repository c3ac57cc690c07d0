"""From a path to an open connection: begin a new journal, bring an older one up to date, or refuse."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from pathlib import Path

import apsw

from reljournal.domain.errors import JournalFileError, NewerJournalError, ReadOnlyJournalError, RelJournalError
from reljournal.store.connection import (
    APPLICATION_ID,
    FULL_DISK,
    SCHEMA_VERSION,
    check_folder,
    connect,
    inspect_file,
    newer_sentence,
    translated,
)

_MIGRATIONS = Path(__file__).with_name("migrations")
# What SQLite says of the file or the disk has sentences of its own; the rest is a script of ours that failed.
_OUTSIDE = (
    apsw.BusyError, apsw.LockedError, apsw.FullError, apsw.IOError, apsw.ReadOnlyError, apsw.CorruptError,
    apsw.NotADBError, apsw.CantOpenError,
)  # fmt: skip


def open_connection(path: Path, backups: Path) -> apsw.Connection:
    """Open ``path`` with the current schema in WAL mode, creating or migrating the file as needed.

    Raises:
        JournalFileError: one of its children; the file is untouched.
    """
    if inspect_file(path) is None:
        _begin(path)
    connection = connect(path)
    try:
        with translated(path.name):
            # The write-ahead log may hold a newer version number than the header that was inspected.
            version: int = connection.pragma("user_version")
            if version > SCHEMA_VERSION:
                raise NewerJournalError(newer_sentence(path.name))
            if version < SCHEMA_VERSION:
                _bring_up_to_date(connection, path, version, backups)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(path: Path) -> None:
    """Make a new journal under another name and give it its own when it is whole.

    So a crash leaves no half a journal, and of two programs that begin the same one the first wins.
    """
    _make_folder(path.parent)
    check_folder(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        # A journal is for one person's eyes; SQLite would make it readable for all, and follows this file's mode.
        part.touch(mode=0o600)
        with translated(path.name), contextlib.closing(connect(part)) as connection:
            _run_scripts(connection)
        _give_name(part, path)
    except OSError as error:
        raise _not_made(f"“{path}”", error) from error
    finally:
        for leftover in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)


def _give_name(part: Path, path: Path) -> None:
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return
    except OSError:
        # A stick's file system may know no links.
        if not path.exists():
            part.replace(path)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except PermissionError as error:
        raise ReadOnlyJournalError(f"The folder “{folder}” cannot be made: it is read-only.") from error
    except OSError as error:
        raise _not_made(f"The folder “{folder}”", error) from error


def _not_made(what: str, error: OSError) -> RelJournalError:
    if error.errno == errno.ENOSPC:
        return RelJournalError(FULL_DISK)
    return JournalFileError(f"{what} cannot be made: {error.strerror}.")


def _bring_up_to_date(connection: apsw.Connection, path: Path, version: int, backups: Path) -> None:
    """Write a verified backup, then run the missing scripts; a script that fails leaves the file as it was."""
    from reljournal.store.backup import BEFORE_VERSION, write_backup

    stamp = time.strftime("%Y%m%d-%H%M%S")
    name = f"{path.stem}{BEFORE_VERSION}{SCHEMA_VERSION}-from-{version}-{stamp}{path.suffix}"
    copy = write_backup(connection, backups / name)
    try:
        _run_scripts(connection)
    except _OUTSIDE:
        raise
    except Exception as error:
        raise JournalFileError(
            f"“{path.name}” could not be brought up to date for this RelJournal. It was left as it is, and opens with"
            f" the version you had before; a copy is at “{copy}”."
        ) from error


def _run_scripts(connection: apsw.Connection) -> None:
    """Run the numbered scripts that the file has not seen yet, all of them or none.

    Each script ends by setting ``user_version``. The name of our program goes into the header with the first.
    """
    import glob

    from playhouse.migrations import Runner

    from reljournal.store import index
    from reljournal.store.lent_database import LentDatabase

    database = LentDatabase()
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.lend(connection), database.atomic("IMMEDIATE"):
            # Another program may have done it while this one waited.
            if connection.pragma("user_version") == SCHEMA_VERSION:
                return
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            Runner(database, glob.escape(str(_MIGRATIONS))).up()
            if connection.pragma("user_version") != SCHEMA_VERSION:
                raise RuntimeError("the migration scripts do not reach the schema version of this program")
            index.fill_empty(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise RuntimeError("the migration scripts leave rows that point nowhere")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
