"""Copies of kept files for other programs to open: private, not to be written, gone when the window closes.

Another program must not believe that it edits what the journal keeps, so a copy cannot be written. What a crash left
behind is cleared away when files are lent again, a day later.
"""

from __future__ import annotations

import contextlib
import shutil
import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reljournal.domain.errors import RelJournalError
from reljournal.system.paths import make_private, runtime_folder

_PREFIX = "opened-"
_SECONDS_LEFT_ALONE = 24 * 3600


class LentFiles:
    """A folder of copies, made with the first one."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def has(self, key: str, name: str) -> bool:
        """Return whether ``name`` was lent under ``key`` and is still there."""
        return self._folder is not None and (self._folder / key / name).exists()

    def lend(self, key: str, name: str, write: Callable[[Path], object]) -> Path:
        """Return a copy called ``name``, written by ``write`` unless it was lent under ``key`` before.

        Raises:
            RelJournalError: there is no room for it, or no place.
        """
        try:
            folder = make_private(self._own_folder() / key)
            copy = folder / name
            if not copy.exists():
                write(copy)
                copy.chmod(stat.S_IRUSR)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise RelJournalError(f"{name} cannot be laid out to be opened ({reason}). It is still kept.") from error
        return copy

    def clear(self) -> None:
        """Take every copy back."""
        folder, self._folder = self._folder, None
        if folder is not None:
            _remove(folder)

    def _own_folder(self) -> Path:
        if self._folder is None:
            run = runtime_folder()
            make_private(run.parent)
            make_private(run)
            _clear_left_behind(run)
            self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=run))
        return self._folder


def _clear_left_behind(run: Path) -> None:
    for folder in run.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > _SECONDS_LEFT_ALONE:
                _remove(folder)


def _remove(folder: Path) -> None:
    for copy in folder.rglob("*"):
        # Windows removes nothing that may not be written.
        with contextlib.suppress(OSError):
            copy.chmod(stat.S_IRWXU)
    shutil.rmtree(folder, ignore_errors=True)
