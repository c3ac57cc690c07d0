"""What stands in the environment of this clone, and whether that is what is asked for now.

The environment is the folder .venv. Its folder ``reljournal-setup`` holds a copy of each lock file that has been
installed, the libraries of the system that were found, and last of all the Python it was made with: that file is
taken away before anything is changed and put back at the end, so an environment without it is half made.
"""

from __future__ import annotations

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ENVIRONMENT = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
RECORDS = os.path.join(ENVIRONMENT, "reljournal-setup")

TO_RUN = "requirements.txt"
TO_TEST = "requirements-dev.txt"

_PYTHON_RECORD = "python"
_LIBRARIES_RECORD = "libraries"


def is_ready(lock: str) -> bool:
    """Tell whether the packages of ``lock``, TO_RUN or TO_TEST, are installed and Python is still the same."""
    try:
        return is_whole() and _record(lock) == _text(os.path.join(ROOT, lock))
    except OSError:
        return False


def is_whole() -> bool:
    """Tell whether the environment was made to its end, with a Python that is still there."""
    try:
        version, _, made_with = _record(_PYTHON_RECORD).partition(" ")
    except OSError:
        return False
    if not (os.path.isfile(PYTHON) and os.path.isfile(made_with)):
        return False
    # A newer Python of the system takes the old one's place either behind the link or in the same file.
    return _foundation() == made_with and (made_with != base_python() or version == python_version())


def has_libraries(needed: str) -> bool:
    """Tell whether the system's libraries for ``needed`` (see ``wish``) were found before."""
    if needed == "nothing":
        return True
    try:
        return needed in _record(_LIBRARIES_RECORD).split()
    except OSError:
        return False


def forget() -> None:
    """Mark the environment as half made."""
    if os.path.exists(os.path.join(RECORDS, _PYTHON_RECORD)):
        os.remove(os.path.join(RECORDS, _PYTHON_RECORD))


def remember(lock: str) -> None:
    """Record that the packages of ``lock`` are there and the environment is whole."""
    os.makedirs(RECORDS, exist_ok=True)
    # What tests need includes what running needs.
    for name in (TO_RUN, TO_TEST) if lock == TO_TEST else (TO_RUN,):
        _write(name, _text(os.path.join(ROOT, name)))
    _write(_PYTHON_RECORD, f"{python_version()} {_foundation()}")


def remember_libraries(libraries: str) -> None:
    """Record that the system's libraries for ``libraries`` were found."""
    if not has_libraries(libraries):
        _write(_LIBRARIES_RECORD, "draw window" if libraries == "window" else "draw")


def base_python() -> str:
    """Return the file of the Python that runs this, links and environments of its own aside."""
    return os.path.realpath(getattr(sys, "_base_executable", "") or sys.executable)


def python_version() -> str:
    """Return the version that decides whether installed packages still fit, such as 3.11."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _foundation() -> str:
    """Return the file of the Python that the environment rests on."""
    # On Windows the environment has a Python of its own, which does not tell where it came from.
    return base_python() if os.name == "nt" else os.path.realpath(PYTHON)


def _record(name: str) -> str:
    return _text(os.path.join(RECORDS, name))


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _write(name: str, text: str) -> None:
    draft = os.path.join(RECORDS, f"{name}.new")
    with open(draft, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(draft, os.path.join(RECORDS, name))
