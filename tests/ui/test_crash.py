"""A bug is met calmly: logged without names, shown once, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.errors import RelJournalError
from reljournal.system.log import start_log, stop_log
from reljournal.ui import crash
from reljournal.ui.crash import BugCatcher, CrashDialog, TellDialog, catch_bugs, tell
from reljournal.ui.theme import ThemeKeeper

NOTE = "Ada owes me nine references"


@pytest.fixture
def bugs(keeper: ThemeKeeper, qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> Iterator[BugCatcher]:
    before = (sys.excepthook, threading.excepthook)
    made = catch_bugs(qapp)
    yield made
    made.let_go()
    made.deleteLater()
    assert (sys.excepthook, threading.excepthook) == before
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - to give it a place it came from
        return caught


def happen(error: BaseException) -> None:
    caught = raised(error)
    sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_bug_is_logged_without_names_and_shown(bugs: BugCatcher, qtbot: QtBot, own_home: object) -> None:
    log = start_log()
    try:
        happen(ValueError(NOTE))
        qtbot.waitUntil(lambda: bugs.dialog is not None)
        assert log is not None
        written = log.read_text(encoding="utf-8")
    finally:
        stop_log()
    assert "ValueError" in written
    assert "test_crash.py" in written
    assert NOTE not in written
    assert NOTE not in bugs.dialog.text.toPlainText()
    assert "ValueError" in bugs.dialog.text.toPlainText()
    assert "RelJournal" in bugs.dialog.text.toPlainText()


def test_what_is_said_in_the_terminal_holds_no_names(
    bugs: BugCatcher, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    happen(KeyError(NOTE))
    qtbot.waitUntil(lambda: bugs.dialog is not None)
    said = capsys.readouterr().err
    assert "KeyError" in said
    assert NOTE not in said


def test_one_dialog_at_a_time(bugs: BugCatcher, qtbot: QtBot) -> None:
    for _ in range(5):
        happen(ValueError(NOTE))
    qtbot.waitUntil(lambda: bugs.dialog is not None)
    QApplication.processEvents()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
    assert shown == [bugs.dialog]
    bugs.dialog.accept()
    assert bugs.dialog is None
    happen(ValueError(NOTE))
    qtbot.waitUntil(lambda: bugs.dialog is not None)


def test_an_error_in_a_slot_is_taken(bugs: BugCatcher, qtbot: QtBot) -> None:
    def broken() -> None:
        raise LookupError(NOTE)

    with qtbot.captureExceptions() as caught:
        # The hooks of the test's own catcher are put aside, so that ours hears what Qt prints.
        sys.excepthook = bugs._caught_here
        QTimer.singleShot(0, broken)
        qtbot.waitUntil(lambda: bugs.dialog is not None)
    assert caught == []
    assert "LookupError" in bugs.dialog.text.toPlainText()


def test_an_error_in_a_thread_is_taken_to_the_main_thread(bugs: BugCatcher, qtbot: QtBot) -> None:
    def broken() -> None:
        raise ArithmeticError(NOTE)

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    assert bugs.dialog is None
    qtbot.waitUntil(lambda: bugs.dialog is not None)
    assert "ArithmeticError" in bugs.dialog.text.toPlainText()


def test_a_sentence_for_the_person_is_only_a_sentence(
    bugs: BugCatcher, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    monkeypatch.setattr(crash, "tell", lambda _parent, sentence: told.append(sentence))
    with caplog.at_level(logging.INFO, logger="reljournal"):
        happen(RelJournalError("The disk is full."))
        qtbot.waitUntil(lambda: told == ["The disk is full."])
    assert bugs.dialog is None
    assert caplog.records == []


def test_an_error_while_telling_does_not_tell_again(
    bugs: BugCatcher, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def telling(_parent: QWidget | None, sentence: str, more: str = "") -> None:
        told.append(sentence)
        happen(RelJournalError("again"))
        happen(ValueError(NOTE))
        QApplication.processEvents()

    monkeypatch.setattr(crash, "tell", telling)
    happen(RelJournalError("once"))
    qtbot.waitUntil(lambda: bool(told))
    QApplication.processEvents()
    assert told == ["once"]
    assert bugs.dialog is None


def leaving(left: list[int]) -> SimpleNamespace:
    """Stand in for the application when it is told to go: notes 0 for closing its windows, and the exit code."""
    return SimpleNamespace(activeWindow=lambda: None, closeAllWindows=lambda: left.append(0), exit=left.append)


def test_going_on_and_quitting(bugs: BugCatcher, qtbot: QtBot, qapp: QApplication) -> None:
    left: list[int] = []
    bugs._application = leaving(left)
    happen(ValueError(NOTE))
    qtbot.waitUntil(lambda: bugs.dialog is not None)
    bugs.dialog.accept()
    assert left == []
    bugs._application = qapp
    happen(ValueError(NOTE))
    qtbot.waitUntil(lambda: bugs.dialog is not None)
    bugs._application = leaving(left)
    bugs.dialog._leave()
    assert left == [0, 1]


def test_details_can_be_copied(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    dialog = CrashDialog("ValueError\n  reljournal/ui/window.py:12 in show", None)
    dialog.open()
    dialog.copy_details()
    assert QGuiApplication.clipboard().text() == "ValueError\n  reljournal/ui/window.py:12 in show"
    dialog.reject()


def test_tell_says_its_sentence_and_waits(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    said: list[str] = []

    def read() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, TellDialog) and widget.isVisible():
                said.extend(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
                widget.accept()

    QTimer.singleShot(0, read)
    tell(None, "The file is damaged.", "Backups are kept in /home/ada.")
    assert said == ["The file is damaged.", "Backups are kept in /home/ada."]
