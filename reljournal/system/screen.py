"""Whether there is a screen to show a window on, said in one sentence instead of Qt's abort.

Nothing here imports Qt until the window is about to start, and on the good path nothing is loaded or asked of
the display server: the environment is read beforehand, and what it cannot tell is explained when Qt gives up.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext, QtMsgType

WITHOUT_A_SCREEN = (
    "Without a screen these work: import, people, show, search, log, dates, brief, history, undo, redo, backup, "
    "sample and screenshots; --help tells more."
)

_SCREENLESS_PLATFORMS = ("offscreen", "minimal", "minimalegl", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")


def why_no_screen() -> str | None:
    """Return the sentence to end with when no window can be shown here, or None when one probably can.

    Reads the environment only. A display that is named but does not answer is met by ``explained_start``.
    """
    if not sys.platform.startswith("linux"):
        return None
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    platforms = [name.split(":")[0] for name in asked.split(";") if name]
    if any(name in _SCREENLESS_PLATFORMS for name in platforms):
        return None
    if any(os.environ.get(name) for name in _display_variables(platforms)):
        return None
    return f"There is no screen here to show the window on. {WITHOUT_A_SCREEN}"


@contextmanager
def explained_start() -> Iterator[None]:
    """End the program with a sentence and exit code 1 where Qt would abort while ``QApplication`` is made.

    Put it round the making of the application alone. It covers a display that does not answer and libraries
    that Qt's window plugin misses.
    """
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def end_calmly(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            return
        sys.stderr.write(f"{why_no_window(text)}\n")
        sys.stderr.flush()
        # Qt aborts as soon as this returns, and nothing of ours has been opened yet.
        os._exit(1)

    before = qInstallMessageHandler(end_calmly)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def why_no_window(last_words: str) -> str:
    """Return the sentence for a window that Qt could not start, ``last_words`` being Qt's own explanation."""
    from reljournal.system.qt_libraries import how_to_install, missing_for_a_window

    missing = missing_for_a_window()
    if missing:
        return f"The window needs libraries that this system lacks: {how_to_install(missing)}"
    if any(os.environ.get(name) for name in _display_variables([])):
        display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
        return f"The screen “{display}” does not answer, so the window cannot be shown. {WITHOUT_A_SCREEN}"
    return f"The window cannot be shown: {last_words.strip().splitlines()[0]} {WITHOUT_A_SCREEN}"


def why_not_loaded(refused: ImportError) -> str | None:
    """Return the sentence for an import of Qt that failed for want of a system library, or None for our bugs."""
    if "cannot open shared object file" not in str(refused):
        return None
    from reljournal.system.qt_libraries import TO_DRAW, how_to_install, missing_of

    missing = missing_of(TO_DRAW)
    if not missing:
        return f"A library of the system is missing: {refused}."
    return f"Drawing needs libraries that this system lacks: {how_to_install(missing)}"


def _display_variables(platforms: list[str]) -> tuple[str, ...]:
    """Return the variables of which one must be set for any of ``platforms``, Qt's names; empty means any."""
    if platforms and all(name == "xcb" for name in platforms):
        return ("DISPLAY",)
    if platforms and all(name.startswith("wayland") for name in platforms):
        return ("WAYLAND_DISPLAY", "WAYLAND_SOCKET")
    return ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")
