"""From a path to an open connection: begin a new journal, bring an older one up to date, or refuse."""

from __future__ import annotations

import time
from pathlib import Path

import apsw

from reljournal.domain.errors import JournalFileError, NewerJournalError, ReadOnlyJournalError
from reljournal.store.connection import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    connect,
    inspect_file,
    newer_sentence,
    translated,
)

_MIGRATIONS = Path(__file__).with_name("migrations")


def open_connection(path: Path, backups: Path) -> apsw.Connection:
    """Open ``path`` with the current schema in WAL mode, creating or migrating the file as needed.

    Raises:
        JournalFileError: one of its children; the file is untouched.
    """
    version = inspect_file(path)
    if version is None:
        _make_folder(path.parent)
    connection = connect(path)
    try:
        with translated(path.name):
            if version is not None and version < SCHEMA_VERSION:
                _back_up_before_migration(connection, path, version, backups)
            # The write-ahead log may hold a newer version number than the header that was read above.
            current = connection.pragma("user_version")
            if current > SCHEMA_VERSION:
                raise NewerJournalError(newer_sentence(path.name))
            if current < SCHEMA_VERSION:
                _migrate(connection)
            connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except PermissionError as error:
        raise ReadOnlyJournalError(f"The folder “{folder}” cannot be made: it is read-only.") from error
    except OSError as error:
        raise JournalFileError(f"The folder “{folder}” cannot be made: {error.strerror}.") from error


def _back_up_before_migration(connection: apsw.Connection, path: Path, version: int, backups: Path) -> None:
    from reljournal.store.backup import write_backup

    stamp = time.strftime("%Y%m%d-%H%M%S")
    write_backup(
        connection, backups / f"{path.stem}-before-version-{SCHEMA_VERSION}-from-{version}-{stamp}{path.suffix}"
    )


def _migrate(connection: apsw.Connection) -> None:
    """Run the numbered scripts that the file has not seen yet, each in a transaction of its own.

    Each script ends by setting ``user_version``. A new file is written in rollback mode, not WAL, and
    gets our application id before anything else, so that its header names us from the first commit.
    """
    from playhouse.migrations import Runner

    from reljournal.store.tables import LentDatabase

    database = LentDatabase()
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with database.lend(connection):
            Runner(database, str(_MIGRATIONS)).up()
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
