"""Backups: a consistent copy through SQLite's online backup, checked before it gets its name."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import apsw

from reljournal.domain.errors import BackupError, RelJournalError
from reljournal.store.connection import connect, inspect_file
from reljournal.store.journal import Journal
from reljournal.store.targets import is_database, refuse_as_target

_PAGES_A_STEP = 2000
_STAMP = re.compile(r"-(\d{8}-\d{6})\.reljournal$")
KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 4, 12
# In the name of a backup made before a migration: such a one is kept until the person removes it.
BEFORE_VERSION = "-before-version-"


def back_up(journal: Journal, target: Path, *, step: Callable[[int, int], None] | None = None) -> Path:
    """Write a checked copy of ``journal`` to ``target`` and return it; an existing file is replaced at the end.

    ``step`` is called with (pages done, pages in all).

    Raises:
        BackupError: the copy could not be written, or is not sound; an existing file stays.
    """
    try:
        over_itself = target.exists() and target.samefile(journal.path)
    except OSError as error:
        raise BackupError(_unwritable(target, error)) from error
    if over_itself:
        raise BackupError("A backup cannot be written over the journal itself. Choose another file.")
    refuse_as_target(target, "A backup")
    if target.is_file() and target.stat().st_size and not is_database(target):
        raise BackupError(f"“{target}” is not a backup. It was left as it is; choose another file.")
    with contextlib.closing(connect(journal.path)) as source:
        return write_backup(source, target, step=step)


def write_backup(source: apsw.Connection, target: Path, *, step: Callable[[int, int], None] | None = None) -> Path:
    """Copy ``source`` to a temporary file beside ``target``, check it, and only then give it the name.

    Raises:
        BackupError: the copy could not be written, or is not sound.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What a crashed program of the same number left must not be written into; nobody else may read the copy.
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with contextlib.closing(apsw.Connection(str(part))) as copy:
            copy.execute("PRAGMA synchronous = FULL")
            with copy.backup("main", source, "main") as backup:
                while not backup.done:
                    backup.step(_PAGES_A_STEP)
                    if step is not None:
                        step(backup.page_count - backup.remaining, backup.page_count)
            # One file without a log beside it, so that it can be carried away as it is.
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise BackupError("The backup did not pass its check and was thrown away. The journal is untouched.")
        part.replace(target)
    except (OSError, apsw.Error, UnicodeEncodeError) as error:
        raise BackupError(_unwritable(target, error)) from error
    finally:
        for leftover in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return target


def _unwritable(target: Path, error: Exception) -> str:
    if isinstance(error, apsw.FullError):
        reason = "the disk is full"
    else:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"The backup could not be written to “{target}”: {reason}. The journal is untouched."


def back_up_if_changed(journal: Journal, folder: Path, now: datetime) -> Path | None:
    """Write a dated backup into ``folder`` when the journal differs from the newest one there, and thin out.

    ``now`` is local time; kept are the newest of each of the last 7 days, 4 weeks and 12 months that have one.

    Raises:
        BackupError: the copy could not be written; older backups stay.
    """
    existing = dated_backups(folder)
    if existing and _state_of(existing[-1]) == _state(journal):
        return None
    if journal.value("SELECT count(*) FROM history") == 0:
        return None
    made = back_up(journal, folder / f"{journal.path.stem}-{now:%Y%m%d-%H%M%S}.reljournal")
    # What cannot be removed does no harm; the backup itself is what counts.
    with contextlib.suppress(OSError):
        for old in (*surplus(dated_backups(folder)), *_abandoned(folder, now)):
            old.unlink(missing_ok=True)
    return made


def _abandoned(folder: Path, now: datetime) -> list[Path]:
    """Return what crashed backups left behind: unfinished copies that nobody has written to for a day."""
    oldest = now.timestamp() - timedelta(days=1).total_seconds()
    return [part for part in folder.glob(".*.part*") if part.stat().st_mtime < oldest]


def dated_backups(folder: Path) -> list[Path]:
    """Return the dated backups in ``folder``, oldest first; those made before a migration are not among them."""
    if not folder.is_dir():
        return []
    dated = (p for p in folder.iterdir() if _STAMP.search(p.name) and BEFORE_VERSION not in p.name)
    return sorted(dated, key=made_at)


def made_at(backup: Path) -> datetime:
    """Return the local time in a backup's name."""
    match = _STAMP.search(backup.name)
    if match is None:
        raise ValueError(f"not a dated backup: {backup.name}")
    return datetime.strptime(match[1], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - local time, as the person reads it


def surplus(backups: Iterable[Path]) -> list[Path]:
    """Return which backups need not be kept: all but the newest of each of the last days, weeks and months.

    Days, weeks and months without a backup do not count, so that a long pause never costs the backups from
    before it.
    """
    newest_first = sorted(backups, key=made_at, reverse=True)
    keep: set[Path] = set()
    for period, count in (("%Y-%j", KEPT_DAYS), ("%G-%V", KEPT_WEEKS), ("%Y-%m", KEPT_MONTHS)):
        newest_of: dict[str, Path] = {}
        for backup in newest_first:
            newest_of.setdefault(made_at(backup).strftime(period), backup)
        keep.update(list(newest_of.values())[:count])
    return [backup for backup in newest_first if backup not in keep]


def _state(journal: Journal) -> tuple[int, ...] | None:
    row = journal.row(_STATE)
    return None if row is None else tuple(row)


# Two journals with the same history in the same states hold the same content.
_STATE = "SELECT coalesce(max(id), 0), count(*), total(state = 'done'), coalesce(max(made_at), 0) FROM history"


def _state_of(backup: Path) -> tuple[int, ...] | None:
    try:
        if inspect_file(backup) is None:
            return None
        with contextlib.closing(connect(backup)) as connection:
            row = connection.execute(_STATE).fetchone()
    except (RelJournalError, apsw.Error):
        return None
    return None if row is None else tuple(row)
