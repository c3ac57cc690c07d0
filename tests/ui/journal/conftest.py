"""A journal with a few people and entries, and the Journal screen on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal import JournalScreen
from reljournal.ui.theme import ThemeKeeper


@pytest.fixture
def ada(journal: Journal) -> int:
    birthday = KeyDate(DateSort.BIRTHDAY, PartialDate(1815, 12, 10))
    return add_contact(journal, Card(formatted_name="Ada Lovelace", key_dates=(birthday,)))


@pytest.fixture
def mary(journal: Journal) -> int:
    return add_contact(journal, Card(formatted_name="Mary Somerville", organisation="Royal Society"))


@pytest.fixture
def lunch(journal: Journal, ada: int, mary: int) -> int:
    draft = EntryDraft(
        Kind.IN_PERSON, date(2026, 8, 12), time(13, 0), 80, "Lunch at the Athenaeum",
        "Notes are **finished**.\n\n- [ ] send the paper", (ada, mary),
        (FollowUp("Send the paper", due=date(2026, 11, 30), contact=PersonRef(ada, "Ada Lovelace")),),
    )  # fmt: skip
    return log_entry(journal, draft)


@pytest.fixture
def screen(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, monkeypatch: pytest.MonkeyPatch
) -> Iterator[JournalScreen]:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-22")
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    made = JournalScreen(context)
    made.resize(1240, 900)
    made.show()
    made.show_up()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(before)
