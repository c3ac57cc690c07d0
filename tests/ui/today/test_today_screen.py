"""Today: what it says, what its rows do in place, and where they lead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up, open_follow_ups
from reljournal.ui.context import Context
from reljournal.ui.today import TodayScreen
from reljournal.ui.today.brief_choice import BriefChoice
from reljournal.ui.today.day_sentence import day_sentence
from reljournal.ui.today.rows import DateRow, EntryRow
from reljournal.ui.widgets import QuietButton
from tests.ui.fakes import FakeWays

_TODAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RELJOURNAL_TODAY", _TODAY.isoformat())
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> TodayScreen:
    made = TodayScreen(context)
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    made.show_up()
    return made


def person(journal: Journal, name: str, when: str = "") -> PersonRef:
    dates = (KeyDate(DateSort.BIRTHDAY, PartialDate.parse(when)),) if when else ()
    return PersonRef(add_contact(journal, Card(name=Name(given=name), key_dates=dates)), name)


def due_in(journal: Journal, days: int, text: str, contact: PersonRef | None = None) -> int:
    return add_follow_up(journal, FollowUp(text, due=_TODAY + timedelta(days=days), contact=contact))


def shown_texts(screen: TodayScreen) -> list[str]:
    return [row.item.text for row in screen.follow_ups.rows]


def test_an_empty_journal_says_what_to_do_next(screen: TodayScreen, ways: FakeWays, qtbot: QtBot) -> None:
    assert screen.empty.isVisible()
    assert not screen.page.isVisible()
    buttons = {button.text(): button for button in screen.empty.findChildren(QuietButton)}
    for button in buttons.values():
        button.click()
    assert [name for name, _passed in ways.calls] == ["import_files", "new_contact", "capture"]


def test_a_quiet_day_is_not_an_empty_journal(screen: TodayScreen, journal: Journal) -> None:
    person(journal, "Ada")
    assert screen.page.isVisible()
    assert screen.nobody.isVisible()
    assert screen.nobody.text() == "Nobody is waiting."
    assert not screen.recent_panel.isVisible()


def test_the_heading_and_one_plain_sentence(screen: TodayScreen, journal: Journal) -> None:
    person(journal, "Ada", "1985-11-23")
    person(journal, "Grace", "--11-27")
    person(journal, "Jean", "--11-28")
    for days in (-3, -1, 0):
        due_in(journal, days, f"in {days}")
    assert screen.heading.text() == "Saturday, 21 November"
    assert screen.sentence.text() == "Two dates this week. Three follow-ups are due."


@pytest.mark.parametrize(
    ("dates", "due", "sentence"),
    [
        (0, 0, "A quiet week: no dates, and nothing is due."),
        (1, 0, "One date this week. Nothing is due."),
        (0, 1, "One follow-up is due."),
        (10, 11, "Ten dates this week. 11 follow-ups are due."),
    ],
)
def test_sentences(dates: int, due: int, sentence: str) -> None:
    assert day_sentence(dates, due) == sentence


def test_late_ones_stand_first_and_each_says_when(screen: TodayScreen, journal: Journal) -> None:
    for days in (3, 0, -7):
        due_in(journal, days, f"in {days}")
    due_in(journal, 30, "far away")
    assert shown_texts(screen) == ["in -7", "in 0", "in 3"]
    spoken = [row.words.accessibleName() for row in screen.follow_ups.rows]
    assert spoken == ["in -7, late since 14 Nov", "in 0, today", "in 3, Tue 24 Nov"]


def test_ticking_off_happens_in_place_and_offers_undo(
    screen: TodayScreen, journal: Journal, ways: FakeWays, qtbot: QtBot
) -> None:
    first, second = due_in(journal, -1, "first"), due_in(journal, 0, "second")
    row = screen.follow_ups.rows[0]
    row.tick.setFocus()
    qtbot.keyClick(row.tick, Qt.Key.Key_Space)
    assert follow_up(journal, first).done_on == _TODAY
    assert ways.named("offer_undo") == [("Ticked off “first”",)]
    assert [row.item.id for row in screen.follow_ups.rows] == [second]
    assert screen.follow_ups.rows[0].tick.hasFocus()
    journal.undo()
    assert shown_texts(screen) == ["first", "second"]


def test_a_follow_up_that_is_gone_is_said_and_the_tick_taken_back(
    screen: TodayScreen, journal: Journal, ways: FakeWays, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = due_in(journal, 0, "gone")
    row = screen.follow_ups.rows[0]
    monkeypatch.setattr(screen, "refresh", lambda _change: None)
    from reljournal.operations.follow_ups import delete_follow_up

    delete_follow_up(journal, gone)
    row.tick.click()
    assert ways.named("warn") == [("This follow-up is not in the journal any more.",)]
    assert not row.tick.isChecked()
    assert not ways.named("offer_undo")


def test_snoozing_keeps_the_day_it_is_due(screen: TodayScreen, journal: Journal, ways: FakeWays) -> None:
    item = due_in(journal, -4, "later")
    menu = screen.follow_ups.rows[0].snooze_menu()
    labels = [action.text() for action in menu.actions()]
    assert labels[:3] == ["Tomorrow, Sun 22 Nov", "In three days, Tue 24 Nov", "Next Monday, Mon 23 Nov"]
    menu.actions()[3].trigger()
    rests = follow_up(journal, item)
    assert (rests.due, rests.snoozed_until) == (date(2026, 11, 17), date(2026, 12, 5))
    assert ways.named("offer_undo") == [("Snoozed until Sat 5 Dec",)]
    assert shown_texts(screen) == []


def test_a_row_leads_to_its_entry_else_to_its_contact(screen: TodayScreen, journal: Journal, ways: FakeWays) -> None:
    ada = person(journal, "Ada")
    due_in(journal, -2, "about Ada", ada)
    owed = FollowUp("from a call", due=_TODAY, contact=ada)
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, _TODAY, title="Call", follow_ups=(owed,)))
    for row in screen.follow_ups.rows:
        row.words.click()
    assert ways.named("open_contact") == [(ada.id, "follow_ups")]
    assert ways.named("open_entry") == [(entry_id,)]


def test_many_follow_ups_are_shown_on_request(screen: TodayScreen, journal: Journal) -> None:
    with journal.edit("many"):
        for number in range(14):
            due_in(journal, -number, f"number {number}")
    assert len(screen.follow_ups.rows) == 10
    assert screen.more_follow_ups.text() == "Show all 14"
    screen.more_follow_ups.click()
    assert len(screen.follow_ups.rows) == len(open_follow_ups(journal)) == 14
    assert not screen.more_follow_ups.isVisible()


def test_the_last_five_entries_lead_to_the_editor(screen: TodayScreen, journal: Journal, ways: FakeWays) -> None:
    ids = [
        log_entry(journal, EntryDraft(Kind.CALL, _TODAY - timedelta(days=days), title=f"{days} ago", text="**Words**"))
        for days in range(7)
    ]
    QApplication.processEvents()
    live = [row for row in screen.recent_panel.findChildren(EntryRow) if row.isVisible()]
    assert [row.entry.title for row in live] == ["0 ago", "1 ago", "2 ago", "3 ago", "4 ago"]
    assert "Words" in [label.text() for label in live[0].findChildren(QLabel)]
    live[0].click()
    assert ways.named("open_entry") == [(ids[0],)]


def test_next_dates_lead_to_their_day(screen: TodayScreen, journal: Journal, ways: FakeWays) -> None:
    person(journal, "Jean Bartik", "1986-11-23")
    person(journal, "Far", "--03-01")
    QApplication.processEvents()
    rows = [row for row in screen.dates_panel.findChildren(DateRow) if row.isVisible()]
    assert [row.accessibleName() for row in rows] == ["Mon 23 Nov, Jean Bartik turns 40, Birthday, round"]
    rows[0].click()
    assert ways.named("open_day") == [(date(2026, 11, 23),)]


def test_the_search_field_hands_over_what_is_typed(screen: TodayScreen, ways: FakeWays, qtbot: QtBot) -> None:
    qtbot.keyClicks(screen.search, "a")
    screen.focus_filter()
    assert ways.named("open_search") == [("a",), ("",)]
    assert screen.search.text() == ""


def test_briefs_are_for_planned_meetings(screen: TodayScreen, journal: Journal, ways: FakeWays) -> None:
    ada = person(journal, "Ada")
    log_entry(journal, EntryDraft(Kind.IN_PERSON, _TODAY + timedelta(days=1), title="Lunch", contact_ids=(ada.id,)))
    screen.print_button.click()
    assert ways.named("print_briefs") == [((ada.id,),)]
    assert screen.contacts_to_print() == [ada.id]


def test_without_a_meeting_it_asks_whose(screen: TodayScreen, journal: Journal, ways: FakeWays, qtbot: QtBot) -> None:
    ada, grace = person(journal, "Ada", "--11-23"), person(journal, "Grace")
    due_in(journal, 0, "thank her", grace)
    screen.print_button.click()
    chooser = screen.findChild(BriefChoice)
    assert chooser is not None
    assert chooser.ids() == [grace.id, ada.id]
    chooser.boxes[grace.id].setChecked(False)
    chooser.print_button.click()
    assert ways.named("print_briefs") == [((ada.id,),)]


def test_somebody_else_can_be_added_by_name(qtbot: QtBot, context: Context, journal: Journal) -> None:
    hypatia = person(journal, "Hypatia")
    chooser = BriefChoice(context, [])
    qtbot.addWidget(chooser)
    assert not chooser.print_button.isEnabled()
    chooser.show()
    qtbot.keyClicks(chooser.line, "hyp")
    qtbot.keyClick(chooser.line.completer().popup(), Qt.Key.Key_Down)
    qtbot.keyClick(chooser.line.completer().popup(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chooser.ids() == [hypatia.id])
    assert chooser.print_button.isEnabled()
    assert chooser.line.text() == ""


def test_a_hidden_screen_makes_up_for_changes_when_shown(screen: TodayScreen, journal: Journal, qtbot: QtBot) -> None:
    screen.hide()
    due_in(journal, 0, "meanwhile")
    assert shown_texts(screen) == []
    screen.show()
    screen.show_up()
    assert shown_texts(screen) == ["meanwhile"]


def test_showing_writes_nothing(screen: TodayScreen, journal: Journal) -> None:
    person(journal, "Ada", "--11-23")
    due_in(journal, 0, "thank her")
    before = journal.history(1)[0].id
    screen.reload()
    screen.resize(500, 700)
    assert journal.history(1)[0].id == before
