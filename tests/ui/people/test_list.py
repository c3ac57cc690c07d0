"""The list: windows of rows, filters, and what stays when something changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact, change_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from reljournal.store.writing import NewCard, add_cards
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.list_model import KEPT_PAGES, PAGE, PeopleFilter, PeopleModel
from tests.ui.fakes import FakeWays

Names = Callable[[], Sequence[str]]


def many(journal: Journal, count: int) -> None:
    with journal.edit("Add many") as edit:
        add_cards(edit, [NewCard(Card(name=Name(given="Person", family=f"{n:05d}"))) for n in range(count)])


def test_only_a_few_pages_of_rows_are_ever_held(qtbot: QtBot, journal: Journal) -> None:
    many(journal, 2000)
    model = PeopleModel(Context(journal, FakeWays()))
    model.reload()
    assert model.rowCount() == 2000
    assert model.kept_rows() == 0
    for row in range(2000):
        assert model.data(model.index(row)) == f"Person {row:05d}"
        assert model.kept_rows() <= PAGE * KEPT_PAGES


def test_filtered_rows_come_in_windows_too(qtbot: QtBot, journal: Journal) -> None:
    many(journal, 1500)
    model = PeopleModel(Context(journal, FakeWays()))
    model.set_filter(PeopleFilter("000"))
    assert [model.data(model.index(row)) for row in range(model.rowCount())] == [f"Person {n:05d}" for n in range(100)]
    assert model.total() == 1500
    row = model.row_of(model.id_at(99) or 0)
    assert row == 99


def test_typed_words_filter_and_the_count_says_so(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    assert screen.list.count.text() == "8 people"
    screen.focus_filter()
    qtbot.keyClicks(screen.list.field, "turing")
    qtbot.waitUntil(lambda: list(names_shown()) == ["Alan Turing"])
    assert screen.list.count.text() == "1 of 8"
    screen.list.field.setText("zzz")
    qtbot.waitUntil(lambda: not names_shown())
    assert "zzz" in screen.list._why.text()
    assert screen.list._why.isVisible()


def test_the_filter_knows_the_operators_of_the_search(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    screen.list.field.setText("has:email -ada")
    qtbot.waitUntil(lambda: list(names_shown()) == ["Zoë Ångström"])
    screen.list.field.setText("has:email tag:nobody")
    qtbot.waitUntil(lambda: not names_shown())
    assert screen.list._why.text() == "Nobody fits “has:email tag:nobody”."


def test_a_tag_and_the_lack_of_dates_filter(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    screen.list.show_tag("mathematics")
    assert list(names_shown()) == ["Ada Lovelace", "Alan Turing", "Grace Hopper"]
    screen.list.chips.button("no_date").click()
    qtbot.waitUntil(lambda: "Ada Lovelace" not in names_shown())
    assert len(names_shown()) == 7


def test_selection_and_scroll_stay_over_a_refresh(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    many(journal, 300)
    view = screen.list.view
    screen.open_contact(people["Mary"])
    view.verticalScrollBar().setValue(700)
    before = view.verticalScrollBar().value()
    change_contact(journal, people["Alan"], Card(name=Name(given="Alan", family="Mathison")))
    assert screen.list.selected_ids() == [people["Mary"]]
    assert view.verticalScrollBar().value() == before == 700
    assert screen.current_contact_id() == people["Mary"]


def test_the_card_stays_while_the_filter_hides_its_row(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    screen.open_contact(people["Grace"])
    screen.list.field.setText("turing")
    qtbot.waitUntil(lambda: len(names_shown()) == 1)
    assert screen.current_contact_id() == people["Grace"]
    screen.list.show_all()
    screen.open_contact(people["Jean"])
    assert screen.list.selected_ids() == [people["Jean"]]


def test_opening_someone_the_filter_hides_takes_the_filter_away(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, names_shown: Names
) -> None:
    screen.list.field.setText("turing")
    qtbot.waitUntil(lambda: len(names_shown()) == 1)
    screen.open_contact(people["Zoë"])
    assert len(names_shown()) == 8
    assert screen.list.selected_ids() == [people["Zoë"]]


def test_keys_walk_jump_and_open(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    view = screen.list.view
    screen.list.focus_list()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert screen.list.current_id() == people["Zoë"]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert screen.list.current_id() == people["Ada"]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert screen.list.current_id() == people["Alan"]
    qtbot.keyClicks(view, "ka")
    assert screen.list.current_id() == people["Katherine"]
    qtbot.waitUntil(lambda: screen.current_contact_id() == people["Katherine"])
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert screen.card.tabs.hasFocus()
    assert screen.go_back()
    assert view.hasFocus()


def test_delete_asks_nothing_and_offers_undo(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, names_shown: Names
) -> None:
    screen.list.focus_list()
    screen.list.select(people["Alan"])
    qtbot.keyClick(screen.list.view, Qt.Key.Key_Delete)
    assert "Alan Turing" not in names_shown()
    assert ways.named("offer_undo") == [("To the trash: Alan Turing.",)]
    qtbot.waitUntil(lambda: screen.current_contact_id() == people["Dorothy"])
    journal.undo()
    assert "Alan Turing" in names_shown()
    assert screen.current_contact_id() == people["Dorothy"]


def test_several_are_printed_and_deleted_together(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    view = screen.list.view
    screen.list.focus_list()
    screen.list.select(people["Alan"])
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = [people["Alan"], people["Dorothy"], people["Grace"]]
    assert screen.list.selected_ids() == chosen
    assert screen.contacts_to_print() == chosen
    qtbot.waitUntil(lambda: screen.current_contact_id() is None)
    buttons = {button.text(): button for button in screen.card.several.findChildren(QPushButton)}
    buttons["Print briefs"].click()
    assert ways.named("print_briefs") == [(tuple(chosen),)]
    buttons["Delete"].click()
    assert count_people(journal) == 5
    journal.undo()
    assert count_people(journal) == 8


def test_control_adds_single_rows_to_the_selection(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.list.select(people["Ada"])
    model, selection = screen.list.model, screen.list.view.selectionModel()
    selection.select(model.index(model.row_of(people["Jean"]) or 0), QItemSelectionModel.SelectionFlag.Select)
    assert screen.list.selected_ids() == [people["Ada"], people["Jean"]]
    change = Card(name=Name(given="Aaron", family="First"))
    add_contact(screen.context.journal, change)
    assert screen.list.selected_ids() == [people["Ada"], people["Jean"]]


def test_an_empty_journal_says_what_to_do(qtbot: QtBot, screen: PeopleScreen, ways: FakeWays) -> None:
    buttons = {button.text(): button for button in screen._empty.findChildren(QPushButton)}
    assert screen._empty.isVisible()
    buttons["Import an address book"].click()
    assert ways.named("import_files") == [()]
    buttons["New contact"].click()
    assert screen.card.is_new()
    assert screen.card.isVisible()
