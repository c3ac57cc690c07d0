"""Somebody chooses German: the window opens anew in it, lines are read in it, and help is there all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card
from reljournal.domain.entries import Kind
from reljournal.domain.names import Name
from reljournal.domain.when import Leaning
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.system.settings import read_settings
from reljournal.ui.capture.popup import CapturePopup
from reljournal.ui.help import page_title
from reljournal.ui.journal.date_reading import read_day
from reljournal.ui.preferences import PreferencesDialog, own_name
from reljournal.ui.window import MainWindow

LINE = (
    "Mittagessen mit @Ada und Mary gestern 1 Std 20, ihre Tochter kommt zur Schule. gab: Vorstellung bei Max."
    " !Den Aufsatz schicken in 2 Wochen #mathematik"
)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("RELJOURNAL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    made = tmp_path / "journal.reljournal"
    with Journal.open(made) as journal:
        for given, family in (("Ada", "Lovelace"), ("Mary", "Somerville")):
            add_contact(journal, Card(name=Name(given=given, family=family), formatted_name=f"{given} {family}"))
    return made


def choose(program: Program, code: str, qtbot: QtBot) -> MainWindow:
    """Choose a language in the preferences; return the window that came of it."""
    before = program.window
    program.open_preferences()
    dialog = next(found for found in QApplication.topLevelWidgets() if isinstance(found, PreferencesDialog))
    dialog.language.button(code).click()
    dialog.accept()
    qtbot.waitUntil(lambda: program.window is not None and program.window is not before)
    assert program.window is not None
    return program.window


def test_the_window_opens_anew_in_another_language(
    start: Callable[[Path], Program], path: Path, qtbot: QtBot
) -> None:
    program = start(path)
    assert program.window is not None
    program.window.show_screen("journal")
    window = choose(program, "de", qtbot)
    assert window.current_key() == "journal"
    assert window.actions_by_key["log"].text() == "Gespräch festhalten"
    assert read_settings()[0].language == "de"

    window.capture()
    popup = window.findChild(CapturePopup)
    assert popup is not None
    field = popup.capture.field
    field.set_text(LINE)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    entry = newest_entries(window.journal, 0, 1)[0]
    assert (entry.kind, entry.on, entry.minutes) == (Kind.IN_PERSON, date(2026, 11, 20), 80)
    assert [person.name for person in entry.people] == ["Ada Lovelace", "Mary Somerville"]
    assert [(item.text, item.due) for item in entry.follow_ups] == [("Den Aufsatz schicken", date(2026, 12, 5))]
    assert entry.around.tags == ("mathematik",)
    assert page_title("capture") == "Schnelleintrag"

    window = choose(program, "en", qtbot)
    assert window.actions_by_key["log"].text() == "Log a conversation"


def test_languages_are_called_what_they_call_themselves() -> None:
    assert (own_name("de"), own_name("en")) == ("Deutsch", "English")


@pytest.mark.parametrize(
    ("typed", "leaning", "day"),
    [
        ("in 2 Wochen", Leaning.FUTURE, date(2026, 12, 9)),
        ("vor 3 Tagen", Leaning.PAST, date(2026, 11, 22)),
        ("in zwei Wochen", Leaning.PAST, date(2026, 12, 9)),
        ("bis Freitag", Leaning.FUTURE, date(2026, 11, 27)),
        ("vorgestern", Leaning.PAST, date(2026, 11, 23)),
    ],
)
def test_a_field_of_a_day_reads_the_language_too(
    typed: str, leaning: Leaning, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", "de")
    assert read_day(typed, date(2026, 11, 25), leaning) == day
    with pytest.raises(ValueError, match="irgendwann"):
        read_day("irgendwann", date(2026, 11, 25), leaning)
