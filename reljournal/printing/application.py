"""Qt without a window: what the command line needs before it draws."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication


def ensure_gui_application() -> QGuiApplication:
    """Return the running Qt application, or begin one that needs no screen.

    Fonts and pictures work without a screen, so one is never asked for.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QGuiApplication(sys.argv[:1])
    made.setApplicationName("RelJournal")
    return made
