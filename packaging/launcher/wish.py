"""What a command line asks of the launcher: which packages, which libraries of the system, what to run."""

from __future__ import annotations

import os

from launcher.installed import TO_RUN, TO_TEST

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would take longer to import than all of this
    from collections.abc import Mapping

NOTHING, DRAW, WINDOW = "nothing", "draw", "window"
"""What a wish needs of Qt's system libraries; each includes the one before."""

_DRAWING_COMMANDS = ("brief", "calendar", "remind", "screenshots")
"""Commands that draw, or speak the language of the window: both by Qt."""
_OPTIONS_WITH_VALUE = ("--journal",)
_MOST_WORKERS = 8


class Wish:
    """What to install and what to run then."""

    __slots__ = ("command", "is_test", "libraries", "lock")

    def __init__(self, lock: str, libraries: str, command: list[str], *, is_test: bool) -> None:
        self.lock = lock
        self.libraries = libraries
        self.command = command
        """The arguments for the environment's Python."""
        self.is_test = is_test


def read_wish(arguments: list[str], environ: Mapping[str, str]) -> Wish:
    """Return what ``arguments``, those after the name of start.py, ask for."""
    if arguments[:1] == ["--test"]:
        chosen = arguments[1:]
        return Wish(TO_TEST, DRAW, ["-m", "pytest", *_workers(chosen), *chosen], is_test=True)
    # -P keeps modules that happen to lie in the present folder out of the program.
    return Wish(TO_RUN, _libraries(arguments, environ), ["-P", "-m", "reljournal", *arguments], is_test=False)


def _libraries(arguments: list[str], environ: Mapping[str, str]) -> str:
    command = _command_of(arguments)
    if command in _DRAWING_COMMANDS:
        return DRAW
    if command:
        return NOTHING
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return DRAW
    # Without a screen the program says so itself, and needs no library for that.
    return WINDOW if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else NOTHING


def _command_of(arguments: list[str]) -> str:
    """Return the first word that is no option, an option that ends the program at once, or an empty text."""
    rest = iter(arguments)
    for word in rest:
        if word in _OPTIONS_WITH_VALUE:
            next(rest, None)
        elif word in {"--version", "--help", "-h"} or not word.startswith("-"):
            return word
    return ""


def _workers(chosen: list[str]) -> list[str]:
    """Return the options that spread tests over the processor's cores, unless ``chosen`` says how."""
    if any(word.startswith(("-n", "--numprocesses", "--dist", "--pdb")) for word in chosen):
        return []
    workers = min(_cores(), _MOST_WORKERS)
    return ["-n", str(workers)] if workers > 1 else []


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
