"""Own fields on the card: added, filled in by their sort, renamed and removed in place; populating saves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from reljournal.domain.custom_fields import CustomField, CustomValue, FieldSort
from reljournal.domain.entries import PersonRef
from reljournal.operations.contacts import change_contact
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.own_fields_section import OwnFieldsSection
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import Label
from tests.ui.fakes import FakeWays


@pytest.fixture
def section(screen: PeopleScreen, journal: Journal, people: dict[str, int]) -> OwnFieldsSection:
    add_field(journal, CustomField("Horse"))
    add_field(journal, CustomField("Tea", FieldSort.CHOICE, ("green", "white")))
    screen.open_contact(people["Ada"], "about")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return screen.card.about.read.own


def line(section: OwnFieldsSection, name: str) -> QLineEdit:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return next(found for found in section.findChildren(QLineEdit) if found.accessibleName() == name)


def test_showing_saves_nothing(section: OwnFieldsSection, journal: Journal) -> None:
    label = journal.undo_label()
    line(section, "Horse").editingFinished.emit()
    assert journal.undo_label() == label == "Add the field Tea"


def test_what_is_written_is_kept_when_the_field_is_left(
    section: OwnFieldsSection, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(section, "Horse"), "Flora")
    qtbot.keyClick(line(section, "Horse"), Qt.Key.Key_Return)
    assert [item.value for item in contact(journal, people["Ada"]).card.custom] == ["Flora"]
    assert line(section, "Horse").text() == "Flora"


def test_a_choice_is_chosen(section: OwnFieldsSection, journal: Journal, people: dict[str, int]) -> None:
    box = next(found for found in section.findChildren(QComboBox) if found.accessibleName() == "Tea")
    box.setCurrentIndex(box.findData("white"))
    box.activated.emit(box.currentIndex())
    assert [item.value for item in contact(journal, people["Ada"]).card.custom] == ["white"]


def test_a_field_is_added_renamed_and_removed(
    section: OwnFieldsSection, journal: Journal, people: dict[str, int], qtbot: QtBot, ways: FakeWays
) -> None:
    section.open_new.click()
    section.new.name.setText("Shoe size")
    section.new.sort.setCurrentIndex(section.new.sort.findData("number"))
    qtbot.keyClick(section.new.name, Qt.Key.Key_Return)
    added = every_field(journal)[-1]
    assert (added.name, added.sort, added.contact_id) == ("Shoe size", FieldSort.NUMBER, None)
    assert section.new.isHidden()
    set_value(journal, people["Ada"], added.id, "38")
    section.rename(added, "Shoes")
    assert line(section, "Shoes").text() == "38"
    section._remove(added)
    assert ways.named("offer_undo")
    assert [field.name for field in every_field(journal)] == ["Horse", "Tea"]


def test_what_is_in_a_field_changes_and_nothing_that_was_written_is_lost(
    section: OwnFieldsSection, journal: Journal, people: dict[str, int]
) -> None:
    horse = every_field(journal)[0]
    set_value(journal, people["Ada"], horse.id, "Flora")
    section.change_sort(horse, FieldSort.NUMBER)
    QCoreApplication.processEvents()
    assert line(section, "Horse").text() == "Flora"
    assert any("no number" in label.text() for label in section.findChildren(Label))
    tea = every_field(journal)[1]
    section.change_choices(tea, "black, , green")
    assert every_field(journal)[1].choices == ("black", "green")
    section._move(tea, -1)
    assert [field.name for field in every_field(journal)] == ["Tea", "Horse"]
    menu = section.menu_of(every_field(journal)[0])
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Rename…", "What is in it", "Change the choices…", "Move up", "Move down", "Remove from every card",
    ]  # fmt: skip
    menu.deleteLater()


def test_two_values_that_a_merge_left_are_both_seen(
    section: OwnFieldsSection, journal: Journal, people: dict[str, int]
) -> None:
    horse = every_field(journal)[0].id
    card = contact(journal, people["Ada"]).card
    two = (CustomValue(horse, "Flora"), CustomValue(horse, "Bay"))
    change_contact(journal, people["Ada"], replace(card, custom=two))
    assert line(section, "Horse").text() == "Flora"
    assert "and also: Bay" in [label.text() for label in section.findChildren(Label)]


def test_a_name_that_stands_there_already_becomes_somebody_when_chosen(
    section: OwnFieldsSection, journal: Journal, people: dict[str, int]
) -> None:
    field = add_field(journal, CustomField("Godparent", FieldSort.PERSON))
    set_value(journal, people["Ada"], field, "Alan Turing")
    person = line(section, "Godparent")
    assert isinstance(person, PersonLine)
    person.set_person(PersonRef(people["Alan"], "Alan Turing"))
    person.editingFinished.emit()
    assert [item.other_id for item in contact(journal, people["Ada"]).card.custom] == [people["Alan"]]
    label = journal.undo_label()
    line(section, "Godparent").editingFinished.emit()
    assert journal.undo_label() == label
