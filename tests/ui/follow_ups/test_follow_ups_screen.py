"""All follow-ups in one list: groups, keys, the dialog, and what comes again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.dates import PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef, RepeatFrom
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.store.journal import Journal
from reljournal.store.queries.follow_ups import follow_up, open_follow_ups
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.delegate import FollowUpsDelegate
from reljournal.ui.follow_ups.dialog import FollowUpDialog
from reljournal.ui.follow_ups.model import FollowUpRole
from reljournal.ui.follow_ups.screen import FollowUpsScreen
from reljournal.ui.follow_ups.words import asks, repeat_words
from tests.ui.fakes import FakeWays

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def this_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("RELJOURNAL_TODAY", TODAY.isoformat())
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def ada(journal: Journal) -> PersonRef:
    return PersonRef(add_contact(journal, Card(name=Name(given="Ada", family="Lovelace"))), "Ada Lovelace")


@pytest.fixture
def screen(qtbot: QtBot, context: Context) -> FollowUpsScreen:
    made = FollowUpsScreen(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.show_up()
    return made


def owe(journal: Journal, text: str, days: int | None = None, **rest: object) -> int:
    due = None if days is None else TODAY + timedelta(days=days)
    return add_follow_up(journal, FollowUp(text, due=due, **rest))  # type: ignore[arg-type]


def rows(screen: FollowUpsScreen) -> list[tuple[str, tuple[str, int] | None]]:
    model = screen.model
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [(index.data(), index.data(FollowUpRole.HEADING)) for index in indexes]


def test_they_stand_in_groups_by_when_they_ask(screen: FollowUpsScreen, journal: Journal) -> None:
    for text, days in (("some", None), ("later", 90), ("soon", 2), ("late", -3), ("now", 0), ("later still", 91)):
        owe(journal, text, days)
    assert rows(screen) == [
        ("late", ("Late", 1)), ("now", ("Today", 1)), ("soon", ("This week", 1)), ("later", ("Later", 2)),
        ("later still", None), ("some", ("Some day", 1)),
    ]  # fmt: skip
    assert screen.count.text() == "6 follow-ups"


def test_the_choice_and_the_filter_leave_out(screen: FollowUpsScreen, journal: Journal, ada: PersonRef) -> None:
    owe(journal, "Send the Élan paper", 1, contact=ada)
    owe(journal, "Call back", 2, owed_by=OwedBy.THEM, note="about the paper")
    screen.choice.set_value("them")
    screen.choice.changed.emit("them")
    assert [text for text, _ in rows(screen)] == ["Call back"]
    screen.choice.set_value("all")
    screen.choice.changed.emit("all")
    for words, shown in (("elan", 1), ("LOVELACE", 1), ("paper", 2), ("nobody", 0), ("!", 0)):
        screen.search.setText(words)
        assert screen.model.rowCount() == shown
    assert screen._empty.isVisible()
    assert screen.go_back()
    assert screen.model.rowCount() == 2
    assert not screen.go_back()


def test_an_empty_list_says_so(screen: FollowUpsScreen) -> None:
    assert screen._empty.isVisible()
    screen.choice.set_value("done")
    screen.choice.changed.emit("done")
    assert "ticked off" in screen._empty.accessibleName() + screen._empty.accessibleDescription()


def test_space_ticks_off_and_the_keyboard_goes_on(
    qtbot: QtBot, screen: FollowUpsScreen, journal: Journal, ways: FakeWays
) -> None:
    first, second = owe(journal, "first", 1), owe(journal, "second", 2)
    screen.view.setCurrentIndex(screen.model.index(0, 0))
    qtbot.keyClick(screen.view, Qt.Key.Key_Space)
    assert follow_up(journal, first).done_on == TODAY
    assert ways.named("offer_undo") == [("Done: first",)]
    assert screen.current() == follow_up(journal, second)
    screen.choice.set_value("done")
    screen.choice.changed.emit("done")
    assert rows(screen) == [("first", ("Done", 1))]
    screen.view.setCurrentIndex(screen.model.index(0, 0))
    qtbot.keyClick(screen.view, Qt.Key.Key_Space)
    assert follow_up(journal, first).done_on is None
    journal.undo()
    journal.undo()
    assert len(open_follow_ups(journal)) == 2


def test_one_that_comes_again_is_there_at_once(qtbot: QtBot, screen: FollowUpsScreen, journal: Journal) -> None:
    owe(journal, "Ring the plumber", 0, repeat="FREQ=MONTHLY")
    screen.view.setCurrentIndex(screen.model.index(0, 0))
    assert "every month" in screen.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(screen.view, Qt.Key.Key_Space)
    (following,) = open_follow_ups(journal)
    assert following.due == date(2026, 12, 25)
    assert rows(screen) == [("Ring the plumber", ("Within a month", 1))]


def test_the_ring_is_pressed_with_the_mouse_the_rest_selects(
    qtbot: QtBot, screen: FollowUpsScreen, journal: Journal
) -> None:
    item = owe(journal, "Send", 1)
    owe(journal, "Other", 2)
    view, index = screen.view, screen.model.index(0, 0)
    delegate = view.itemDelegate()
    assert isinstance(delegate, FollowUpsDelegate)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    ring = delegate.ring_rect(option)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=ring.center() + QPoint(200, 0))
    assert follow_up(journal, item).done_on is None
    assert view.currentIndex().row() == 0
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=ring.center())
    assert follow_up(journal, item).done_on == TODAY


def test_snoozing_and_waking(screen: FollowUpsScreen, journal: Journal, ways: FakeWays) -> None:
    item = owe(journal, "Send", -1)
    found = follow_up(journal, item)
    assert asks(found, TODAY) == ("late since 24 Nov", "late")
    menu = screen.snooze_menu(found)
    menu.actions()[0].trigger()
    rests = follow_up(journal, item)
    assert (rests.due, rests.snoozed_until) == (found.due, date(2026, 11, 26))
    assert asks(rests, TODAY)[0] == "snoozed until 26 Nov"
    assert asks(rests, date(2026, 11, 26)) == ("late since 24 Nov", "late")
    assert rows(screen) == [("Send", ("This week", 1))]
    wake = next(action for action in screen.snooze_menu(rests).actions() if action.text() == "Stop snoozing")
    wake.trigger()
    assert follow_up(journal, item) == found
    assert len(ways.named("offer_undo")) == 2


def test_enter_goes_where_it_came_from(
    qtbot: QtBot, screen: FollowUpsScreen, journal: Journal, ways: FakeWays, ada: PersonRef
) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, TODAY, text="Talk"))
    owe(journal, "from a call", 1, entry_id=entry_id, contact=ada)
    owe(journal, "of a card", 2, contact=ada)
    for row in range(2):
        screen.view.setCurrentIndex(screen.model.index(row, 0))
        qtbot.keyClick(screen.view, Qt.Key.Key_Return)
    assert ways.named("open_entry") == [(entry_id,)]
    assert ways.named("open_contact") == [(ada.id, "follow_ups")]
    assert screen.contacts_to_print() == [ada.id]


def test_del_deletes_with_undo(qtbot: QtBot, screen: FollowUpsScreen, journal: Journal, ways: FakeWays) -> None:
    owe(journal, "Send", 1)
    screen.view.setCurrentIndex(screen.model.index(0, 0))
    qtbot.keyClick(screen.view, Qt.Key.Key_Delete)
    assert open_follow_ups(journal) == []
    assert ways.named("offer_undo") == [("Deleted: Send",)]
    journal.undo()
    assert len(open_follow_ups(journal)) == 1


def dialog_of(screen: FollowUpsScreen) -> FollowUpDialog:
    return screen.findChildren(FollowUpDialog)[-1]


def test_a_new_one_is_added_in_a_dialog(screen: FollowUpsScreen, journal: Journal, ada: PersonRef) -> None:
    screen.add_button.click()
    dialog = dialog_of(screen)
    assert dialog.focusWidget() is dialog.form.text
    dialog.form.save()
    assert "few words" in dialog.form.says.text()
    dialog.person.set_person(ada)
    dialog.form.text.setText("Write every quarter")
    dialog.form.due.set_value(PartialDate.of(date(2027, 1, 31)))
    dialog.form.repeat.often.setCurrentIndex(dialog.form.repeat.often.findText("Every 3 months"))
    dialog.form.note.setText("by letter")
    dialog.form.save()
    (kept,) = open_follow_ups(journal)
    assert (kept.text, kept.contact, kept.note) == ("Write every quarter", ada, "by letter")
    assert kept.due == date(2027, 1, 31)
    assert kept.repeat == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert kept.repeat_from is RepeatFrom.DUE


def test_opening_and_saving_unchanged_writes_nothing(
    qtbot: QtBot, screen: FollowUpsScreen, journal: Journal, ada: PersonRef
) -> None:
    owe(
        journal, "Pay", 2, contact=ada, repeat="FREQ=MONTHLY;BYDAY=-1FR", repeat_from=RepeatFrom.DONE, note="rent",
        snoozed_until=date(2026, 11, 29),
    )  # fmt: skip
    before = journal.history()
    screen.view.setCurrentIndex(screen.model.index(0, 0))
    qtbot.keyClick(screen.view, Qt.Key.Key_E)
    dialog = dialog_of(screen)
    assert dialog.form.repeat.often.currentText() == "Comes again"
    dialog.form.save()
    assert journal.history() == before


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", ""), ("FREQ=DAILY", "every day"), ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "every month"), ("FREQ=YEARLY", "every year"),
        ("FREQ=MONTHLY;BYDAY=1MO", "comes again"),
    ],
)  # fmt: skip
def test_how_often_in_words(qapp: object, rule: str, words: str) -> None:
    del qapp
    assert repeat_words(rule) == words


def test_many_are_fetched_as_they_are_seen(screen: FollowUpsScreen, journal: Journal) -> None:
    with journal.edit("many"):
        for number in range(700):
            owe(journal, f"number {number}", number)
    assert screen.model.rowCount() == 700
    assert screen.model.item(699) is not None
    assert len(screen.model._pages) <= 6
