"""A calendar on a day that stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.context import Context

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> CalendarScreen:
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    made.show_up()
    made.grid.setFocus()
    return made
