"""Where a PDF goes: refused before any work is done where it could not be put, and then put there whole."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.store.targets import is_database, refuse_as_target


class PrintError(RelJournalError):
    """Paper or file would not take it."""


def refuse_unwritable(path: Path, what: str = "brief") -> None:
    """Raise before any work is done where the file could not be put in the end, or must not be.

    ``what`` is the English word for what is written.
    """
    refuse_as_target(path, f"A {what}")
    if is_database(path):
        raise PrintError(f"“{path}” is a database, such as a journal or a backup. No {what} was written over it.")
    if path.is_dir():
        raise PrintError(f"“{path}” is a folder; a {what} needs the name of a file.")
    if not path.parent.is_dir():
        raise PrintError(f"The folder “{path.parent}” does not exist. No {what} was written.")
    if not os.access(path.parent, os.W_OK):
        raise PrintError(f"The folder “{path.parent}” cannot be written. No {what} was written.")


def put(path: Path, content: bytes, what: str = "brief") -> None:
    """Put ``content`` at ``path`` so that either the old file or the whole new one is there.

    Raises:
        PrintError: it cannot be written there.
    """
    draft: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:40]}.", delete=False) as file:
            draft = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o600)
        draft.replace(path)
    except OSError as refused:
        if draft is not None:
            with contextlib.suppress(OSError):
                draft.unlink()
        reason = refused.strerror or type(refused).__name__
        raise PrintError(f"The {what} could not be written to “{path}” ({reason}).") from refused
