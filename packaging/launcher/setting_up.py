"""Setting up, or mending a set-up that was interrupted: once, however many starts ask for it at a time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

from launcher import installed, python_packages, system_packages
from launcher.failure import SetUpError
from launcher.wish import Wish

_LOCK = "setup.lock"
_KEPT = (_LOCK, os.path.basename(python_packages.LOG))


def set_up(wish: Wish) -> int:
    """Bring what ``wish`` needs; return 0, or an exit code after a sentence on stderr."""
    try:
        if not installed.is_ready(wish.lock):
            with _alone():
                # Another start may have brought it all while this one waited for its turn.
                if not installed.is_ready(wish.lock):
                    _bring(wish)
        if not installed.has_libraries(wish.libraries):
            _try_qt(wish)
    except SetUpError as refused:
        return _end(f"{refused}", 1)
    except PermissionError as refused:
        return _end(f"{refused.filename} cannot be written. Start as the one to whom this folder belongs.", 1)
    except OSError as refused:
        return _end(f"Setting up ended early: {refused}.", 1)
    except KeyboardInterrupt:
        return _end("\nSetting up was stopped. The next start goes on with it.", 130)
    return 0


def _bring(wish: Wish) -> None:
    with open(python_packages.LOG, "w", encoding="utf-8"):
        pass
    whole = installed.is_whole()
    system_packages.provide(wish.libraries, with_venv=not whole, log=python_packages.LOG)
    sys.stderr.write("Setting RelJournal up in .venv. This happens once and takes a minute or two.\n")
    installed.forget()
    if not whole:
        sys.stderr.write("  Making the Python environment\n")
        python_packages.make_environment(keep=_KEPT)
    sys.stderr.write("  Installing the Python packages\n")
    python_packages.install(wish.lock)
    installed.remember(wish.lock)
    sys.stderr.write("RelJournal is set up.\n")


def _try_qt(wish: Wish) -> None:
    """Look for the system's libraries and load Qt, once.

    Loading it meets here, and not at a later start, what our list of libraries does not know.
    """
    system_packages.provide(wish.libraries, with_venv=False, log=python_packages.LOG)
    trouble = python_packages.why_qt_does_not_load()
    if trouble:
        raise SetUpError(trouble)
    # In a clone of someone else's this is looked at each time.
    with suppress(PermissionError):
        installed.remember_libraries(wish.libraries)


def _end(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of this clone's environment, waiting for another start that has it.

    Raises SetUpError when a folder .venv is there that this launcher did not make.
    """
    path = os.path.join(installed.ENVIRONMENT, _LOCK)
    os.makedirs(installed.ENVIRONMENT, exist_ok=True)
    if os.listdir(installed.ENVIRONMENT) and not os.path.exists(path):
        raise SetUpError(
            f"{installed.ENVIRONMENT} was made by something else and is left as it is. Move it away and start again."
        )
    with open(path, "a+b") as file:
        if not _take(file):
            sys.stderr.write("Another start is setting RelJournal up. This one waits for it.\n")
            while not _take(file):
                time.sleep(0.2)
        yield


# A lock is given back when its file is closed or its process ends, in whatever way.
if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        """Lock ``file``; False when another process has it."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        """Lock ``file``; False when another process has it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
