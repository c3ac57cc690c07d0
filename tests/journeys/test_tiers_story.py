"""Somebody is put in a tier by key, Today asks for them, a meeting keeps the promises, undo takes all of it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.entries import log_entry
from reljournal.operations.sample import write_sample
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.ui.today import TodayScreen
from reljournal.ui.window import MainWindow

TODAY = date(2026, 11, 21)


@pytest.fixture
def window(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    path = tmp_path / "sample.reljournal"
    write_sample(path)
    program = start(path)
    assert program.window is not None
    return program.window


def _asked(window: MainWindow, qtbot: QtBot) -> list[str]:
    window.show_screen("today")
    screen = window.stack.current_screen()
    assert isinstance(screen, TodayScreen)
    qtbot.waitUntil(lambda: screen.reach_out is not None)
    assert screen.reach_out is not None
    return [row.person.name for row in screen.reach_out.rows.rows]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_from_the_card_to_today_and_back(window: MainWindow, qtbot: QtBot) -> None:
    journal = window.journal
    assert _asked(window, qtbot) == ["Dorothy Vaughan", "Ada Lovelace", "Max Newman", "Mary Somerville"]
    hypatia = find_contact(journal, "Hypatia")
    window.context.ways.open_contact(hypatia)

    # The key offers the tiers; what is promised holds from today.
    qtbot.waitUntil(lambda: window.people_screen().contacts_to_print() == [hypatia])
    window.actions_by_key["tier"].trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert contact(journal, hypatia).card.dialogue.tier == "gold"
    chips = window.people_screen().card.header.name_row.chips()
    assert [chip.text() for chip in chips] == ["Gold", "message due today"]
    assert "Hypatia" in _asked(window, qtbot)

    # A meeting is more than a message: both promises are kept.
    log_entry(journal, EntryDraft(Kind.IN_PERSON, TODAY, title="Tea", contact_ids=(hypatia,)))
    assert "Hypatia" not in _asked(window, qtbot)
    journal.undo()
    assert "Hypatia" in _asked(window, qtbot)
    journal.undo()
    assert contact(journal, hypatia).card.dialogue.tier == "bronze"
    assert "Hypatia" not in _asked(window, qtbot)
