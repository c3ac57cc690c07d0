"""Whom to reach on Today, and who drifts: why each is there, and calling, logging and putting off in place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.tiers import put_in_tier
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.today import TodayScreen
from reljournal.ui.today import reaching as reaching_room
from reljournal.ui.today.day_sentence import day_sentence
from reljournal.ui.today.reaching import ReachOut
from reljournal.ui.today.reaching_rows import DriftRow
from tests.ui.fakes import FakeWays

TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())


@pytest.fixture
def ada(journal: Journal) -> int:
    """Somebody in gold whom one met a while ago, and to whom one owes a paper."""
    row = add_contact(journal, Card(formatted_name="Ada Lovelace", phones=(Labelled("", "+44 20 7946 0102"),)))
    log_entry(journal, EntryDraft(Kind.IN_PERSON, date(2026, 8, 9), title="Lunch", contact_ids=(row,)))
    add_follow_up(journal, FollowUp("Send the paper", due=date(2027, 1, 1), contact=PersonRef(row, "")))
    put_in_tier(journal, [row], "gold", date(2026, 8, 9))
    return row


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> TodayScreen:
    made = TodayScreen(context)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    return made


def part(screen: TodayScreen, qtbot: QtBot) -> ReachOut:
    screen.show()
    screen.show_up()
    qtbot.waitUntil(lambda: screen.reach_out is not None)
    assert screen.reach_out is not None
    return screen.reach_out


def test_a_row_says_why(screen: TodayScreen, ada: int, qtbot: QtBot) -> None:
    (row,) = part(screen, qtbot).rows.rows
    said = row.words.accessibleName()
    assert said.startswith("Ada Lovelace, Gold, message 73 days late, Last: Lunch, ")
    assert said.endswith("You promised: Send the paper.")
    assert screen.sentence.text().startswith("One person would be glad to hear from you.")
    screen.activateWindow()
    row.words.setFocus()
    qtbot.waitUntil(lambda: screen.people_at_hand() == [ada])


def test_its_keys(screen: TodayScreen, ada: int, qtbot: QtBot, ways: FakeWays, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, str]] = []
    monkeypatch.setattr("reljournal.ui.reaching.open_way", lambda scheme, value: not called.append((scheme, value)))
    (row,) = part(screen, qtbot).rows.rows
    qtbot.keyClick(row.words, Qt.Key.Key_C)
    assert called == [("tel", "+44 20 7946 0102")]
    qtbot.keyClick(row.words, Qt.Key.Key_L)
    assert ways.named("capture") == [((ada,),)]
    row.words.click()
    assert ways.named("open_contact") == [(ada, "timeline")]


def test_logging_restarts_and_undo_brings_it_back(
    screen: TodayScreen, journal: Journal, ada: int, qtbot: QtBot
) -> None:
    reach_out = part(screen, qtbot)
    log_entry(journal, EntryDraft(Kind.IN_PERSON, TODAY, title="Tea", contact_ids=(ada,)))
    assert reach_out.rows.rows == []
    assert reach_out.nobody.isVisible()
    assert reach_out.nobody.text() == "Nobody is waiting."
    journal.undo()
    assert len(reach_out.rows.rows) == 1


def test_snoozed_for_a_day(screen: TodayScreen, journal: Journal, ada: int, qtbot: QtBot, ways: FakeWays) -> None:
    reach_out = part(screen, qtbot)
    menu = reach_out.rows.rows[0].snooze_menu()
    menu.actions()[0].trigger()
    menu.close()
    assert reach_out.rows.rows == []
    assert ways.named("offer_undo")
    journal.undo()
    assert len(reach_out.rows.rows) == 1


def test_who_drifts_stands_beside(screen: TodayScreen, journal: Journal, qtbot: QtBot, ways: FakeWays) -> None:
    emmy = add_contact(journal, Card(formatted_name="Emmy Noether"))
    for weeks in (14, 19, 24, 29, 34):
        log_entry(journal, EntryDraft(Kind.CALL, TODAY - timedelta(weeks=weeks), title="Talk", contact_ids=(emmy,)))
    reach_out = part(screen, qtbot)
    assert not reach_out.isVisible()
    (row,) = reach_out.drifting.findChildren(DriftRow)
    assert row.words.accessibleName() == "Emmy Noether, usually every 5 weeks · 14 weeks now"
    row.words.click()
    assert ways.named("open_contact") == [(emmy, "timeline")]


def test_without_tiers_nothing_is_said(screen: TodayScreen, journal: Journal, qtbot: QtBot) -> None:
    add_contact(journal, Card(formatted_name="Emmy Noether"))
    reach_out = part(screen, qtbot)
    assert not reach_out.isVisible()
    assert not reach_out.drifting.isVisible()


def test_of_a_large_journal_the_answer_follows(
    screen: TodayScreen, ada: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reaching_room, "_PEOPLE_AT_ONCE", 0)
    reach_out = part(screen, qtbot)
    qtbot.waitUntil(lambda: len(reach_out.rows.rows) == 1)
    qtbot.waitUntil(lambda: not reach_out.is_waiting())


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0, 3), "Three people would be glad to hear from you."),
        ((2, 0, 1), "One person would be glad to hear from you. Two dates this week."),
        ((0, 1, 0), "One follow-up is due."),
    ],
)
def test_the_sentence_of_the_day(counts: tuple[int, int, int], said: str) -> None:
    dates, due, people = counts
    assert day_sentence(dates, due, people=people) == said
