"""Tiers and rhythm in the window of people: chips, the tab, the menu, the bulk panel, filters and the dialogs."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.shelves import Shelf
from reljournal.domain.tiers import READY_MADE
from reljournal.operations.entries import log_entry
from reljournal.operations.tiers import put_in_tier
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.rhythm import rhythm_of, tiers
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.list_model import PeopleFilter
from reljournal.ui.tiers.menu import choose_tier, tier_menu
from reljournal.ui.tiers.rhythm_dialog import RhythmDialog
from reljournal.ui.tiers.tiers_dialog import TiersDialog
from reljournal.ui.widgets import Chip
from reljournal.ui.widgets.delegates import PersonRole
from tests.ui.people.ada import TODAY

LONG_AGO = TODAY - timedelta(days=400)


def said(screen: PeopleScreen) -> list[str]:
    return [chip.text() for chip in screen.card.header.name_row.chips()]


def test_the_head_of_the_card_says_tier_and_what_waits(screen: PeopleScreen, people: dict[str, int]) -> None:
    journal = screen.context.journal
    screen.open_contact(people["Ada"])
    assert said(screen) == []
    put_in_tier(journal, [people["Ada"]], "gold", LONG_AGO)
    assert said(screen)[0] == "Gold"
    assert len(said(screen)) == 2
    log_entry(journal, EntryDraft(Kind.IN_PERSON, TODAY, title="Lunch", contact_ids=(people["Ada"],)))
    assert said(screen) == ["Gold"]
    journal.undo()
    journal.undo()
    assert said(screen) == []


def test_the_list_has_a_dot_and_says_the_tier(screen: PeopleScreen, people: dict[str, int]) -> None:
    put_in_tier(screen.context.journal, [people["Alan"]], "silver", TODAY)
    model = screen.list.model
    row = model.row_of(people["Alan"])
    assert row is not None
    index = model.index(row)
    assert model.data(index, PersonRole.BADGE) == ("", "silver")
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole).endswith("Silver")
    model.set_columns(["tier"], {"tier": "Tier"})
    assert model.cell(row, "tier") == "Silver"


def test_a_tier_is_chosen_in_the_menu(screen: PeopleScreen, people: dict[str, int]) -> None:
    context, ids = screen.context, [people["Alan"], people["Grace"]]
    menu = tier_menu(context, ids, screen, lambda chosen, key: choose_tier(context, chosen, key))
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Gold", "Silver", "Bronze", "No tier", "Tiers…"]
    menu.actions()[1].trigger()
    assert {contact(context.journal, i).card.dialogue.tier for i in ids} == {"silver"}
    assert context.journal.undo_label() == "Put 2 contacts in the tier “silver”"
    again = tier_menu(context, ids, screen, lambda chosen, key: choose_tier(context, chosen, key))
    assert [action.text() for action in again.actions() if action.isChecked()] == ["Silver"]
    menu.close()
    again.close()


def test_a_filter_shows_one_tier_and_whose_promise_is_due(
    screen: PeopleScreen, people: dict[str, int], qtbot: QtBot
) -> None:
    put_in_tier(screen.context.journal, [people["Alan"]], "gold", LONG_AGO)
    line = screen.list.head.narrowed
    menu = line.menu()
    assert "In the tier Gold" in [action.text() for action in menu.actions()]
    menu.close()
    line.show_tier("gold")
    model = screen.list.model
    qtbot.waitUntil(lambda: model.ids_between(0, 9) == [people["Alan"]])
    line.clear()
    model.set_filter(PeopleFilter("tier:gold"))
    assert model.ids_between(0, 9) == [people["Alan"]]


def test_the_tab_shows_each_promise_and_the_weeks(screen: PeopleScreen, people: dict[str, int], qtbot: QtBot) -> None:
    journal = screen.context.journal
    screen.open_contact(people["Ada"])
    screen.card.select_tab("relationship")
    panel = screen.card.relationship.rhythm
    assert panel.title() == "Rhythm"
    put_in_tier(journal, [people["Ada"]], "gold", LONG_AGO)
    assert panel.title() == "Rhythm · Gold"
    chips = [chip.text() for chip in panel.findChildren(Chip) if not chip.isHidden()]
    assert any(words.endswith("days late") for words in chips)
    log_entry(journal, EntryDraft(Kind.CALL, TODAY, minutes=80, title="Long", contact_ids=(people["Ada"],)))
    assert panel.chart.as_table()[-1].endswith("1 h 20")
    panel.chart.setFocus()
    qtbot.keyClick(panel.chart, Qt.Key.Key_Home)
    assert panel.chart.accessibleDescription().endswith("nothing written")
    qtbot.keyClick(panel.chart, Qt.Key.Key_End)
    assert panel.chart.accessibleDescription().endswith("1 h 20")


def test_a_pause_is_one_press_there_and_back(screen: PeopleScreen, people: dict[str, int]) -> None:
    journal = screen.context.journal
    put_in_tier(journal, [people["Ada"]], "gold", LONG_AGO)
    screen.open_contact(people["Ada"])
    screen.card.select_tab("relationship")
    panel = screen.card.relationship.rhythm
    menu = panel.pause_menu()
    menu.actions()[0].trigger()
    menu.close()
    assert contact(journal, people["Ada"]).card.dialogue.paused_until is not None
    assert panel.pause_button.text() == "End the pause"
    assert said(screen) == ["Gold", "message paused"]
    panel.pause_button.click()
    assert contact(journal, people["Ada"]).card.dialogue.paused_until is None


def test_a_rhythm_of_its_own_in_one_step(screen: PeopleScreen, people: dict[str, int], qtbot: QtBot) -> None:
    journal = screen.context.journal
    put_in_tier(journal, [people["Ada"]], "silver", LONG_AGO)
    shown = rhythm_of(journal, people["Ada"], TODAY)
    assert shown is not None
    dialog = RhythmDialog(screen.context, shown, screen)
    dialog.open()
    assert not dialog.lines.isEnabled()
    dialog.own.click()
    dialog.lines.lines[0].count.setValue(2)
    dialog.they_start.click()
    before = journal.undo_label()
    dialog.save_button.click()
    dialogue = contact(journal, people["Ada"]).card.dialogue
    assert (dialogue.promises[0].every.count, dialogue.they_start, dialogue.begins_on) == (2, True, TODAY)
    journal.undo()
    assert journal.undo_label() == before


def test_tiers_are_changed_all_at_once(screen: PeopleScreen) -> None:
    journal = screen.context.journal
    dialog = TiersDialog(screen.context, screen)
    dialog.open()
    dialog.add()
    dialog.name.setText("Sailing")
    dialog.name.textEdited.emit("Sailing")
    dialog.lines.more.click()
    dialog.save_button.click()
    made = tiers(journal)[-1]
    assert (made.name, len(made.promises)) == ("Sailing", 2)
    again = TiersDialog(screen.context, screen)
    again.open()
    again.list.setCurrentRow(3)
    again.name.textEdited.emit("Gold")
    again.save_button.click()
    assert again.problem.isVisible()
    again.remove()
    again.save_button.click()
    assert tiers(journal) == READY_MADE


def test_several_at_once_are_one_step(screen: PeopleScreen, people: dict[str, int]) -> None:
    journal, ids = screen.context.journal, [people["Alan"], people["Grace"]]
    screen.bulk.do("tier", ids, Shelf.LISTED)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[2].trigger()
    menu.close()
    assert {contact(journal, i).card.dialogue.tier for i in ids} == {"bronze"}
    journal.undo()
    assert {contact(journal, i).card.dialogue.tier for i in ids} == {""}
