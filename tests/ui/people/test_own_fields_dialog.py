"""Own fields looked after in one place: called, filled, ordered, spread and removed, each with a way back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.own_fields_dialog import OwnFieldsDialog


@pytest.fixture
def dialog(context: Context, journal: Journal, people: dict[str, int], qtbot: QtBot) -> Iterator[OwnFieldsDialog]:
    horse = add_field(journal, CustomField("Horse"))
    add_field(journal, CustomField("Tea", FieldSort.CHOICE, ("green", "white")))
    add_field(journal, CustomField("Title at court", contact_id=people["Ada"]))
    set_value(journal, people["Ada"], horse, "Flora")
    made = OwnFieldsDialog(context, None)
    made.open()
    yield made
    made.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rows(dialog: OwnFieldsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def names(journal: Journal) -> list[str]:
    return [field.name for field in every_field(journal)]


def test_every_field_is_listed_with_what_it_is(dialog: OwnFieldsDialog) -> None:
    assert rows(dialog) == ["Horse", "Tea", "Title at court (Ada Lovelace)"]
    assert dialog.used.text() == "Filled in on 1 card."
    assert not dialog.choices.isVisible()
    dialog.list.setCurrentRow(1)
    assert dialog.choices.text() == "green, white"
    assert (dialog.up.isEnabled(), dialog.down.isEnabled()) == (True, False)
    dialog.list.setCurrentRow(2)
    assert (dialog.up.isEnabled(), dialog.down.isEnabled()) == (False, False)


def test_a_field_is_added_renamed_and_given_other_choices(
    dialog: OwnFieldsDialog, journal: Journal, qtbot: QtBot
) -> None:
    dialog.begin_new()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert "called first" in dialog.problem.text()
    assert names(journal) == ["Horse", "Tea"]
    qtbot.keyClicks(dialog.name, "Shoe size")
    dialog.sort.setCurrentIndex(dialog.sort.findData("number"))
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert (every_field(journal)[2].name, every_field(journal)[2].sort) == ("Shoe size", FieldSort.NUMBER)
    assert dialog.list.currentRow() == 2
    dialog.list.setCurrentRow(1)
    dialog.name.setText("Leaf")
    dialog.choices.setText("green, , black")
    dialog.save_button.click()
    assert every_field(journal)[1] == CustomField("Leaf", FieldSort.CHOICE, ("green", "black"))
    dialog.name.setText("horse")
    dialog.save_button.click()
    assert "already" in dialog.problem.text()


def test_fields_change_places(dialog: OwnFieldsDialog, journal: Journal) -> None:
    dialog.down.click()
    assert names(journal) == ["Tea", "Horse"]
    assert dialog.list.currentRow() == 1
    dialog.up.click()
    assert names(journal) == ["Horse", "Tea"]


def test_a_field_of_one_card_comes_to_all(dialog: OwnFieldsDialog, journal: Journal, people: dict[str, int]) -> None:
    assert dialog.everywhere.isHidden()
    dialog.list.setCurrentRow(2)
    assert not dialog.everywhere.isHidden()
    dialog.everywhere.setChecked(True)
    dialog.save_button.click()
    assert names(journal) == ["Horse", "Tea", "Title at court"]
    assert dialog.everywhere.isHidden()
    journal.undo()
    assert names(journal) == ["Horse", "Tea"]
    # What is taken back elsewhere is followed.
    assert rows(dialog)[2] == "Title at court (Ada Lovelace)"


def test_removing_says_what_went_with_it_and_is_undone(
    dialog: OwnFieldsDialog, journal: Journal, people: dict[str, int]
) -> None:
    dialog.remove_button.click()
    assert dialog.said.text() == "Horse removed; it was filled in on 1 card."
    assert contact(journal, people["Ada"]).card.custom == ()
    dialog.undo_link.click()
    assert not dialog.undo_link.isVisible()
    assert rows(dialog)[0] == "Horse"
    assert [item.value for item in contact(journal, people["Ada"]).card.custom] == ["Flora"]


def test_the_last_field_gone_a_new_one_can_be_begun(dialog: OwnFieldsDialog, journal: Journal) -> None:
    for _ in range(3):
        dialog.remove_button.click()
    assert rows(dialog) == []
    assert not dialog.remove_button.isEnabled()
    dialog.name.setText("Horse")
    dialog.save_button.click()
    assert rows(dialog) == ["Horse"]


def test_the_card_leads_there_and_follows(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    screen.open_contact(people["Ada"], "about")
    section = screen.card.about.read.own
    assert section.look_after.isHidden()
    add_field(journal, CustomField("Horse"))
    section.show_contact(contact(journal, people["Ada"]))
    assert not section.look_after.isHidden()
    section.look_after.click()
    opened = screen.window().findChild(OwnFieldsDialog)
    assert opened is not None
    opened.name.setText("Mare")
    opened.save_button.click()
    opened.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert any(line.accessibleName() == "Mare" for line in section.findChildren(QLineEdit))
