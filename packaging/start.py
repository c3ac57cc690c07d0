"""Set RelJournal up where that has not been done yet, and start it.

    python3 packaging/start.py                  open the window
    python3 packaging/start.py people Ada       any command of the program; --help lists them
    python3 packaging/start.py --test           set up for tests as well, and run them

The first start makes a Python environment in the folder .venv of this clone and installs the pinned packages
into it. What the system lacks is installed where you are root, and named in one line to paste where you are not.
Every later start goes straight to the program.
"""

# This file is read by whatever Python is called python3, so it keeps to what Python 3.8 understands. What is
# imported after the check in main() is free of that.
from __future__ import annotations

import os
import sys

OLDEST = (3, 11)
HERE = os.path.dirname(os.path.abspath(__file__))


def newer_python() -> str | None:
    """Return the path of a Python that is new enough, when this one is not and another is installed."""
    import shutil

    for minor in range(20, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    return None


def main(arguments: list[str]) -> int:
    """Start the program with ``arguments``; return an exit code only where no new process takes over."""
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer and os.name == "posix":
            os.execv(newer, [newer, os.path.abspath(__file__), *arguments])
        here = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.stderr.write(f"RelJournal needs Python 3.11 or newer, and this is Python {here}.\n")
        return 1
    if HERE not in sys.path:
        sys.path.insert(0, HERE)
    from launcher.journey import go

    return go(arguments, __doc__ or "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
