"""Own fields on the card: added, filled in by their sort, renamed and removed in place; populating saves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.own_fields_section import OwnFieldsSection
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
