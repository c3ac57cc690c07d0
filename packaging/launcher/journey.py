"""From a command line to the running program."""

from __future__ import annotations

import os
import sys

from launcher import installed
from launcher.wish import Wish, read_wish


def go(arguments: list[str], about: str) -> int:
    """Set up what is missing and hand over to the program or the tests; return an exit code where that fails.

    ``about`` is what ``--help`` says of the launcher; the program's own help follows it once there is one.
    """
    if arguments[:1] in (["--help"], ["-h"]):
        sys.stdout.write(about)
        sys.stdout.flush()
        if not installed.is_ready(installed.TO_RUN):
            return 0
        sys.stdout.write("\nThe program itself:\n\n")
        sys.stdout.flush()
    wish = read_wish(arguments, os.environ)
    if not (installed.is_ready(wish.lock) and installed.has_libraries(wish.libraries)):
        from launcher.setting_up import set_up

        failed = set_up(wish)
        if failed:
            return failed
    return hand_over(wish)


def hand_over(wish: Wish) -> int:
    """Become the program, so that signals and the exit code are its own; on Windows, run it and wait."""
    command = [installed.PYTHON, *wish.command]
    if wish.is_test:
        os.chdir(installed.ROOT)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.name == "posix":
        os.execv(installed.PYTHON, command)
    import subprocess

    program = subprocess.Popen(command)
    while True:
        try:
            return program.wait()
        except KeyboardInterrupt:
            # The program was told as well, and says itself how it ends.
            continue
