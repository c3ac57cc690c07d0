"""What every test stands on: an offscreen Qt, a home of its own, a journal, and no leaks."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform.startswith("linux"):
    # Before Qt is imported anywhere: without a screen it would abort the whole run.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from reljournal.store.journal import Journal
from reljournal.system.plurals import EnglishPlurals

settings.register_profile(
    "calm", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("calm")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the person's own journal, settings and log."""
    home = tmp_path / "home"
    # The texts that tests look for are English, whatever the machine speaks.
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "RELJOURNAL_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("RELJOURNAL_HOME", str(home))
    # No test tells the person at this computer anything.
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    return home


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt in the program's style, as the program does."""
    return ["reljournal", "-style", "fusion"]


@pytest.fixture(autouse=True, scope="session")
def one_application(qapp: QApplication) -> QApplication:
    """Make the one application of this process before a test that draws makes a smaller one that all others meet.

    It speaks English with its plural forms, as the program does.
    """
    qapp.installTranslator(EnglishPlurals(qapp))
    return qapp


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """An empty journal in a folder of its own."""
    with Journal.open(tmp_path / "journal.reljournal") as opened:
        yield opened


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """Fail a test that leaves a thread, a running timer or a top-level widget behind."""
    threads_before = set(threading.enumerate())
    yield
    threads = [t for t in set(threading.enumerate()) - threads_before if t.is_alive() and not t.daemon]
    assert not threads, f"threads left running: {threads}"
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if application.topLevelWidgets():
        # What Python still holds may own timers and windows; a test without any need not wait for this.
        gc.collect()
    popup = application.activePopupWidget()
    if popup is not None:
        # While one is open no window becomes the active one, in whatever test comes next.
        popup.close()
    assert popup is None, f"a menu or a list left open: {popup}"
    timers = [t for t in application.findChildren(QTimer) if t.isActive()]
    assert not timers, f"timers left running: {timers}"
    widgets = [w for w in application.topLevelWidgets() if w.isVisible()]
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not widgets, f"windows left open: {widgets}"
