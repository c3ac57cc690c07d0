"""Files that must not be written over: databases, what SQLite keeps beside them, and what is no file."""

from __future__ import annotations

from pathlib import Path

from reljournal.domain.errors import RelJournalError

# The first bytes of every SQLite file (sqlite.org/fileformat.html, section 1.3).
_DATABASE = b"SQLite format 3\0"
_BESIDE = ("-wal", "-shm", "-journal")


def is_database(path: Path) -> bool:
    """Return whether a file begins as every SQLite database does; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def refuse_as_target(target: Path, what: str) -> None:
    """Raise when ``what`` ("A brief") must not be written to ``target``.

    Raises:
        RelJournalError: it is a device, a file that SQLite keeps beside a database, or out of reach.
    """
    try:
        exists, is_file, is_folder = target.exists(), target.is_file(), target.is_dir()
    except OSError as error:
        raise RelJournalError(f"“{target}” cannot be reached: {error.strerror or error}.") from error
    if exists and not is_file and not is_folder:
        raise RelJournalError(f"“{target}” is not a file. {what} needs one of its own.")
    real = target.resolve()
    for ending in _BESIDE:
        if real.name.endswith(ending) and is_database(real.with_name(real.name.removesuffix(ending))):
            raise RelJournalError(f"“{target}” belongs to a journal. {what} cannot be written over the journal itself.")
