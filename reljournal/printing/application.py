"""Qt without a window: what the command line needs before it draws."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QGuiApplication

from reljournal.system.catalogue import InterfaceLanguage
from reljournal.system.plurals import EnglishPlurals
from reljournal.system.settings import read_settings


def ensure_gui_application() -> QGuiApplication:
    """Return the running Qt application, or begin one that needs no screen.

    Fonts and pictures work without a screen, so one is never asked for, whatever the environment names: Qt would
    abort where that screen does not answer.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = QGuiApplication(sys.argv[:1])
    made.setApplicationName("RelJournal")
    made.installTranslator(EnglishPlurals(made))
    InterfaceLanguage(made).use(read_settings()[0].language)
    return made
