"""The order of names for the whole journal: chosen in the preferences, carried out by a job, undone as one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.people import people_window
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.name_order import BY_LANGUAGE, NameOrderFlow, chosen_order
from reljournal.ui.preferences import PreferencesDialog
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


@pytest.fixture
def window(qtbot: QtBot, keeper: ThemeKeeper) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hungarian() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Hungarian))
    yield
    QLocale.setDefault(before)


def names(journal: Journal) -> list[str]:
    return [row.name for row in people_window(journal, 0, 9)]


def choose(qtbot: QtBot, flow: NameOrderFlow, choice: str) -> None:
    with qtbot.waitSignal(flow.work.ended):
        flow.choose(choice)


@pytest.mark.usefixtures("hungarian")
def test_names_follow_the_language_and_undo_brings_them_back(
    qtbot: QtBot, journal: Journal, context: Context, ways: FakeWays, window: QWidget
) -> None:
    for given, family in (("Béla", "Bartók"), ("Zoltán", "Kodály")):
        add_contact(journal, Card(name=Name(given=given, family=family)))
    changes: list[object] = []
    context.changed.connect(changes.append)
    flow = NameOrderFlow(context, window)
    assert chosen_order(journal) == ""
    choose(qtbot, flow, BY_LANGUAGE)
    assert names(journal) == ["Bartók Béla", "Kodály Zoltán"]
    assert chosen_order(journal) == BY_LANGUAGE
    assert changes
    assert len(ways.named("offer_undo")) == 1
    choose(qtbot, flow, "given_family")
    assert names(journal) == ["Béla Bartók", "Zoltán Kodály"]
    assert chosen_order(journal) == "given_family"
    journal.undo()
    journal.undo()
    assert names(journal) == ["Béla Bartók", "Zoltán Kodály"]
    assert chosen_order(journal) == ""


def test_esc_leaves_the_names_as_they_are(
    qtbot: QtBot, journal: Journal, context: Context, ways: FakeWays, window: QWidget
) -> None:
    add_contact(journal, Card(name=Name(given="Ada", family="Lovelace")))
    flow = NameOrderFlow(context, window)
    with qtbot.waitSignal(flow.work.ended):
        flow.choose("family_given")
        assert flow.work._watching is not None
        flow.work._watching.panel.cancelled.emit()
    assert names(journal) == ["Ada Lovelace"]
    assert ways.named("say") == [("Cancelled. Nothing was changed.", "")]


def test_preferences_say_only_another_order(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    for press, heard in (("family_given", []), ("language", ["language"])):
        dialog = PreferencesDialog(Settings(), keeper, None, "family_given")
        qtbot.addWidget(dialog)
        dialog.open()
        said: list[str] = []
        dialog.order_chosen.connect(said.append)
        assert dialog.order.value() == "family_given"
        dialog.order.button(press).click()
        dialog.accept()
        assert said == heard
