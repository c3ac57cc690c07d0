"""Circles and filters over the list of people, and on the card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.errors import NotFoundError, RelJournalError
from reljournal.domain.people_columns import Column, Sorting
from reljournal.domain.rules import Field, Has, InCircle, Mentions, Rule, Says, Thing
from reljournal.operations.circles import add_circle, put_into_circle, remove_circle, rename_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store.journal import Journal
from reljournal.ui.circles.builder import RuleBuilder
from reljournal.ui.people import PeopleScreen, list_model, sorter
from reljournal.ui.people.page import widgets_of
from reljournal.ui.widgets import Chip
from tests.ui.fakes import FakeWays

Names = Callable[[], Sequence[str]]
MATHEMATICS = Rule((Says(Field.TAG, "mathematics"),))


@pytest.fixture(autouse=True)
def no_builder_stays(screen: PeopleScreen) -> Iterator[None]:
    yield
    for builder in screen.findChildren(RuleBuilder):
        builder.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_circle_narrows_the_list_and_says_so(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    friends = add_circle(journal, "Friends", contact_ids=[people["Grace"], people["Ada"]])
    shown: list[int] = []
    screen.list.narrowed.circle_shown.connect(shown.append)
    screen.show_circle(friends)
    assert names_shown() == ["Ada Lovelace", "Grace Hopper"]
    assert screen.list.count.text() == "2 of 8"
    assert screen.list.narrowed.chip is not None
    assert screen.list.narrowed.chip.text() == "Friends"
    put_into_circle(journal, friends, [people["Jean"]])
    assert names_shown() == ["Ada Lovelace", "Grace Hopper", "Jean Bartik"]
    rename_circle(journal, friends, "Old friends")
    assert screen.list.narrowed.chip.text() == "Old friends"
    remove_circle(journal, friends)
    assert screen.list.narrowed.isHidden()
    assert shown == [friends, 0]


def test_a_removed_circle_lets_go_of_the_list(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names, qtbot: QtBot
) -> None:
    friends = add_circle(journal, "Friends")
    screen.show_circle(friends)
    assert names_shown() == []
    assert "drag" in screen.list._why.text()
    remove_circle(journal, friends)
    qtbot.waitUntil(lambda: len(names_shown()) == 8)
    with pytest.raises(NotFoundError):
        screen.show_circle(friends)


def test_a_long_rule_over_many_is_asked_in_a_thread(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(list_model, "SORTED_AT_ONCE", 3)
    rule = Rule((Says(Field.TAG, "mathematics"), Has(Thing.EMAIL, negated=True)))
    screen.show_circle(add_circle(journal, "Mathematicians without mail", rule=rule))
    assert len(names_shown()) == 8
    assert screen.list.count.text() == "8 people · looking…"
    qtbot.waitUntil(lambda: names_shown() == ["Alan Turing", "Grace Hopper"], timeout=10_000)
    assert screen.list.count.text() == "2 of 8"
    screen.list.field.setText("hopper")
    qtbot.waitUntil(lambda: names_shown() == ["Grace Hopper"], timeout=10_000)
    delete_contacts(journal, [people["Grace"]])
    qtbot.waitUntil(lambda: names_shown() == [], timeout=10_000)
    screen.list.stop()
    qtbot.waitUntil(lambda: screen.list._sorter._job is None)


def test_a_refused_order_is_said_once_and_leaves_the_list(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names, ways: FakeWays,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def refuse(*_asked: object) -> list[int]:
        raise RelJournalError("The journal is not readable.")

    monkeypatch.setattr(list_model, "SORTED_AT_ONCE", 3)
    monkeypatch.setattr(sorter, "sorted_ids", refuse)
    before = names_shown()
    screen.list.show_layout(replace(screen.list.layout_shown(), sorting=Sorting(Column.ORGANISATION)))
    qtbot.waitUntil(lambda: bool(ways.named("warn")), timeout=10_000)
    qtbot.waitUntil(lambda: screen.list._sorter._job is None)
    assert ways.named("warn") == [("The journal is not readable.",)]
    assert names_shown() == before


def test_whoever_is_read_is_in_view_when_everybody_is_shown_again(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    for number in range(60):
        add_contact(journal, Card(formatted_name=f"Example {number:02}"))
    screen.list.field.setText("ångström")
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 1)
    screen.list.select_row(0)
    screen.list.field.clear()
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 68)
    row = screen.list.model.row_of(people["Zoë"])
    shown = screen.list.view.visualRect(screen.list.model.index(row))
    assert screen.list.view.viewport().rect().contains(shown)


def test_words_look_within_the_circle(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names, qtbot: QtBot
) -> None:
    screen.show_circle(add_circle(journal, "Friends", contact_ids=[people["Grace"], people["Ada"]]))
    screen.list.field.setText("hopper")
    qtbot.waitUntil(lambda: names_shown() == ["Grace Hopper"])
    screen.list.field.setText("turing")
    qtbot.waitUntil(lambda: names_shown() == [])
    assert "as well" in screen.list._why.text()
    assert screen.go_back()
    assert len(names_shown()) == 8
    assert screen.list.narrowed.rule() is None


def test_delete_on_the_chip_takes_the_filter_away(
    people: dict[str, int], screen: PeopleScreen, names_shown: Names, qtbot: QtBot
) -> None:
    screen.list.narrowed.show_rule(MATHEMATICS)
    qtbot.waitUntil(lambda: "Alan Turing" in names_shown() and len(names_shown()) < 8)
    chip = screen.list.narrowed.chip
    assert chip is not None
    assert chip.toolTip() == "Tagged “mathematics”"
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names_shown()) == 8)


def test_filters_are_offered_ready_made(
    people: dict[str, int], screen: PeopleScreen, names_shown: Names, qtbot: QtBot
) -> None:
    menu = screen.list.narrowed.menu()
    ready = {action.text(): action for action in menu.actions() if action.data()}
    assert list(ready) == ["No birthday", "Not seen for a year", "No way to reach", "A promise is due"]
    ready["No birthday"].trigger()
    qtbot.waitUntil(lambda: len(names_shown()) == 7)
    assert "Ada Lovelace" not in names_shown()
    ready["No way to reach"].trigger()
    qtbot.waitUntil(lambda: len(names_shown()) == 6)
    menu.deleteLater()


def test_what_is_typed_and_chosen_becomes_a_rule(
    journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    column = screen.list
    assert column.head.filter_as_rule() is None
    save = column.narrowed.menu().actions()[-1]
    assert not save.isEnabled()
    friends = add_circle(journal, "Friends")
    column.show_circle(friends)
    column.show_tag("mathematics")
    column.field.setText(" hopper ")
    expected = Rule((InCircle(friends, "Friends"), Says(Field.TAG, "mathematics"), Mentions("hopper")))
    assert column.head.filter_as_rule() == expected
    column.chips.set_value("no_date")
    column.narrowed.show_rule(Rule((Mentions("a"), Mentions("b")), any_of=True))
    either = Rule((Mentions("a"), Mentions("b")), any_of=True)
    assert column.head.filter_as_rule() == Rule((either, Has(Thing.KEY_DATE, negated=True), Mentions("hopper")))


def test_saving_the_filter_opens_the_builder_on_it_and_shows_the_circle(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, names_shown: Names, qtbot: QtBot
) -> None:
    screen.list.show_tag("mathematics")
    menu = screen.list.narrowed.menu()
    menu.actions()[-1].trigger()
    menu.deleteLater()
    builder = screen.findChild(RuleBuilder)
    assert builder.rule() == MATHEMATICS
    builder.save.click()
    assert screen.list.narrowed.circle() is not None
    qtbot.waitUntil(lambda: "Alan Turing" in names_shown() and "Jean Bartik" not in names_shown())


def test_rows_are_dragged_as_those_who_are_chosen(
    people: dict[str, int], screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[tuple[list[int], str]] = []

    def carry(_source: QWidget, contact_ids: Sequence[int], words: str) -> None:
        carried.append((list(contact_ids), words))

    monkeypatch.setattr("reljournal.ui.circles.dragging.drag_contacts", carry)
    assert screen.list.model.flags(screen.list.model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    screen.list.select(people["Grace"])
    screen.list.view.startDrag(Qt.DropAction.CopyAction)
    screen.list.view.selectAll()
    screen.list.view.startDrag(Qt.DropAction.CopyAction)
    assert carried[0] == ([people["Grace"]], "Grace Hopper")
    assert carried[1] == (screen.list.selected_ids(), "8 people")


def test_the_card_names_its_circles_and_leads_to_others(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, qtbot: QtBot
) -> None:
    friends = add_circle(journal, "Friends", contact_ids=[people["Grace"]])
    add_circle(journal, "Numbers", MATHEMATICS)
    screen.open_contact(people["Grace"])
    header = screen.card.header

    def chips() -> list[str]:
        return [chip.text() for chip in widgets_of(header._reach) if isinstance(chip, Chip)]

    assert chips() == ["mathematics", "Friends", "Numbers"]
    remove_circle(journal, friends)
    assert chips() == ["mathematics", "Numbers"]
    menu = screen.card.more_menu()
    next(action for action in menu.actions() if action.text() == "Put into a circle…").trigger()
    menu.deleteLater()
    assert ways.named("choose_circles") == [((people["Grace"],),)]
