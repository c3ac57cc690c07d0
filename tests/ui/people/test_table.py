"""The table: columns chosen, moved, sorted by, remembered; selection and cards as in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.people_columns import Column, Sorting, own_column
from reljournal.operations.bulk import Fillable, fill_field
from reljournal.operations.contacts import add_contact
from reljournal.operations.trash import delete_contacts
from reljournal.store import tables
from reljournal.store.journal import Journal
from reljournal.store.queries.people import people_by_ids
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen, list_model
from reljournal.ui.people.list_menu import columns_menu, list_menu
from reljournal.ui.people.table.layout import Layout, layout_from_text
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import ADA

Names = Callable[[], Sequence[str]]
BY_ORGANISATION = Sorting(Column.ORGANISATION)


def cells(screen: PeopleScreen, row: int) -> list[str]:
    model = screen.list.model
    return [str(model.index(row, column).data() or "") for column in range(model.columnCount())]


def headings(screen: PeopleScreen) -> list[str]:
    model = screen.list.model
    return [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]


@pytest.fixture
def table(people: dict[str, int], screen: PeopleScreen) -> PeopleScreen:
    screen.list.switch_table()
    return screen


def test_a_table_shows_what_stands_on_the_cards(qtbot: QtBot, table: PeopleScreen) -> None:
    view = table.list.table
    assert view.isVisible()
    assert not table.card.isVisible()
    assert headings(table) == ["Name", "Organisation", "Tags", "Circles", "Last contact", "Next date"]
    assert cells(table, 0)[:3] == ["Ada Lovelace", ADA.organisation, ", ".join(ADA.tags)]
    spoken = table.list.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Organisation: {ADA.organisation}"
    view.grab()
    table.list.switch_table()
    assert table.list.view.isVisible()
    assert table.card.isVisible()


def test_enter_opens_the_card_and_escape_leads_back(qtbot: QtBot, people: dict[str, int], table: PeopleScreen) -> None:
    view = table.list.table
    table.list.select(people["Alan"])
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert table.card.isVisible()
    assert table.current_contact_id() == people["Alan"]
    assert not table.list.isVisible()
    assert table.go_back()
    assert view.hasFocus()
    assert table.list.selected_ids() == [people["Alan"]]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert table.list.current_id() == people["Zoë"]
    qtbot.keyClicks(view, "gr")
    assert table.list.current_id() == people["Grace"]


def test_a_click_sorts_and_a_second_one_turns(
    journal: Journal, people: dict[str, int], table: PeopleScreen, names_shown: Names
) -> None:
    fill_field(journal, [people["Alan"]], Fillable.ORGANISATION, "aardvark")
    fill_field(journal, [people["Zoë"]], Fillable.ORGANISATION, "Zebra")
    titles = table.list.table.horizontalHeader()
    table.list.select(people["Jean"])
    titles.sectionClicked.emit(1)
    assert list(names_shown())[:3] == ["Alan Turing", "Ada Lovelace", "Zoë Ångström"]
    assert table.list.selected_ids() == [people["Jean"]]
    titles.sectionClicked.emit(1)
    assert list(names_shown())[:3] == ["Zoë Ångström", "Ada Lovelace", "Alan Turing"]
    assert titles.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    assert table.list.layout_shown().sorting == replace(BY_ORGANISATION, descending=True)


def test_columns_are_chosen_moved_and_remembered(
    qtbot: QtBot, journal: Journal, people: dict[str, int], table: PeopleScreen, ways: FakeWays, context: Context
) -> None:
    with journal.edit("Field"):
        field = tables.CustomField.create(name="Shoe & size", sort="text", choices="", position=0, contact=None)
        tables.CustomValue.create(contact=people["Ada"], field=field, value="38", position=0)
    menu = columns_menu(table.list)
    by_words = {action.text(): action for action in menu.actions()}
    assert not by_words["Name"].isEnabled()
    by_words["Shoe && size"].trigger()
    by_words["Tags"].trigger()
    assert headings(table) == ["Name", "Organisation", "Circles", "Last contact", "Next date", "Shoe & size"]
    assert cells(table, 0)[-1] == "38"
    titles = table.list.table.horizontalHeader()
    titles.moveSection(5, 0)
    titles.resizeSection(1, 321)
    table.keep_drafts()
    kept = layout_from_text(ways.layout)
    assert kept.is_table
    assert kept.keys[:3] == (own_column(field.id), "name", "organisation")
    assert dict(kept.columns)["organisation"] == 321
    again = PeopleScreen(context)
    again.show()
    again.show_up()
    assert again.list.table.columns()[:3] == kept.columns[:3]
    again.close()
    again.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    menu.deleteLater()


def test_the_menu_offers_everything_by_keyboard(table: PeopleScreen, people: dict[str, int]) -> None:
    menu = list_menu(table.list)
    words = [action.text() for action in menu.actions()]
    for wanted in ("Show as a list", "Order", "Columns", "The archive", "The trash", "Look through them one by one"):
        assert wanted in words
    order = next(action.menu() for action in menu.actions() if action.text() == "Order")
    assert [action.text() for action in order.actions() if action.isChecked()] == ["Name", "Ascending"]
    next(action for action in order.actions() if action.text() == "Descending").trigger()
    assert table.list.layout_shown().sorting == Sorting(Column.NAME, True)
    assert cells(table, 0)[0] == "Zoë Ångström"
    menu.deleteLater()


def test_several_rows_offer_what_can_be_done_with_them(
    qtbot: QtBot, people: dict[str, int], table: PeopleScreen, ways: FakeWays
) -> None:
    model, selection = table.list.model, table.list.table.selectionModel()
    table.list.select_row(0)
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    selection.select(model.index(2), rows)
    assert table.list.selected_ids() == [people["Ada"], people["Dorothy"]]
    assert table.list.bulk.isVisible()
    # The window's message stands above them.
    assert table.foot_height() == table.list.bulk.height() > 0
    table.list.bulk.button("print").click()
    assert ways.named("print_briefs") == [((people["Ada"], people["Dorothy"]),)]
    table.list.select_row(1)
    assert not table.list.bulk.isVisible()
    assert table.foot_height() == 0


def test_many_are_sorted_in_a_thread_and_the_list_stays_meanwhile(
    qtbot: QtBot, journal: Journal, people: dict[str, int], table: PeopleScreen, names_shown: Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(list_model, "SORTED_AT_ONCE", 3)
    fill_field(journal, [people["Zoë"]], Fillable.ORGANISATION, "aardvark")
    before = list(names_shown())
    table.list.show_layout(replace(table.list.layout_shown(), sorting=BY_ORGANISATION))
    assert list(names_shown()) == before
    assert "sorting" in table.list.count.text()
    qtbot.waitUntil(lambda: names_shown()[0] == "Zoë Ångström", timeout=10_000)
    assert "sorting" not in table.list.count.text()
    delete_contacts(journal, [people["Zoë"]])
    qtbot.waitUntil(lambda: names_shown()[0] == "Ada Lovelace" and len(names_shown()) == 7, timeout=10_000)
    table.list.field.setText("turing")
    qtbot.waitUntil(lambda: list(names_shown()) == ["Alan Turing"], timeout=10_000)
    table.list.show_layout(replace(table.list.layout_shown(), sorting=Sorting(Column.EMAIL)))
    table.list.stop()
    qtbot.waitUntil(lambda: table.list._sorter._job is None)


def test_only_a_few_pages_are_kept(journal: Journal, screen: PeopleScreen) -> None:
    for number in range(3):
        add_contact(journal, replace(ADA, formatted_name=f"P{number}"))
    screen.list.switch_table()
    assert len(people_by_ids(journal, [1, 2, 3])) == 3
    assert [cells(screen, row)[0] for row in range(3)] == ["P0", "P1", "P2"]
    assert set(screen.list.model._cells) == {0}


@given(st.text(max_size=60))
def test_any_text_gives_a_layout(text: str) -> None:
    assert layout_from_text(text).columns


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('{"columns": [["tags", 90], ["tags", 10], ["nonsense", 3], ["field:7", 99999]]}', ("tags", "field:7", "name")),
        ('{"columns": 3, "sorting": ["tags", 1]}', Layout().keys),
        ('{"columns": [["name", "wide"]]}', Layout().keys),
        ("[]", Layout().keys),
    ],
)
def test_a_layout_takes_what_can_be_used(text: str, keys: tuple[str, ...]) -> None:
    found = layout_from_text(text)
    assert found.keys == keys
    assert all(40 <= width <= 2000 for _, width in found.columns)
    assert found.sorting == Sorting()
    assert layout_from_text(found.to_text()) == found
