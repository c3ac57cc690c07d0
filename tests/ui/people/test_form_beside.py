"""Own fields, people around a new contact and circles, written in the form and kept by its draft."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.custom_fields import CustomField, FieldSort
from reljournal.operations.circles import add_circle
from reljournal.operations.custom_fields import add_field, set_value
from reljournal.store.card_drafts import NEW, card_draft
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circles, names_by_hand
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.custom_fields import every_field
from reljournal.store.queries.relations import own_kinds, relations_of
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.about_edit import CardForm
from reljournal.ui.people.form_beside import AroundPart, CirclesEdit, OwnFieldsPart
from reljournal.ui.widgets import ChipButton, IconButton


@pytest.fixture
def described(journal: Journal, people: dict[str, int]) -> None:
    add_field(journal, CustomField("Horse"))
    add_field(journal, CustomField("Tea", FieldSort.CHOICE, ("green", "white")))
    add_field(journal, CustomField("Lawyer", FieldSort.PERSON))
    add_circle(journal, "Family", contact_ids=[people["Ada"]])
    add_circle(journal, "Whist")


def form_of(screen: PeopleScreen) -> CardForm:
    form = screen.card.about.form
    assert form is not None
    return form


def around(screen: PeopleScreen) -> AroundPart:
    part = form_of(screen).around
    assert part is not None
    return part


def own(screen: PeopleScreen) -> OwnFieldsPart:
    part = form_of(screen).own
    assert part is not None
    return part


def circles_in(screen: PeopleScreen) -> CirclesEdit:
    part = form_of(screen).circles
    assert part is not None
    return part


def chip(screen: PeopleScreen, name: str) -> ChipButton:
    return next(chip for chip in circles_in(screen).findChildren(ChipButton) if chip.text() == name)


def write_new(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.begin_new_contact()
    qtbot.keyClicks(form_of(screen).cells["given"], "Annabella")
    editors = {editor.field.name: editor.input for editor in own(screen).editors}
    qtbot.keyClicks(editors["Horse"], "Flora")
    tea = editors["Tea"]
    assert isinstance(tea, QComboBox)
    tea.setCurrentIndex(tea.findData("white"))
    tea.activated.emit(tea.currentIndex())
    part = around(screen)
    part.line.label.setCurrentText("mother")
    part.line.person.setText("Ada Lovelace")
    part.line.person.textEdited.emit("Ada Lovelace")
    qtbot.keyClick(part.line.person, Qt.Key.Key_Return)
    part.line.label.setCurrentText("wrangler")
    qtbot.keyClicks(part.line.person, "Trelawny")
    qtbot.keyClicks(part.line.inverse, "wrangled by")
    # What still stands in the lines counts as well.
    chip(screen, "Family").click()
    qtbot.keyClicks(circles_in(screen).field, "Riders")


def test_a_new_card_takes_relations_fields_and_circles_and_is_one_edit(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], described: None, qtbot: QtBot
) -> None:
    history = len(journal.history())
    write_new(screen, qtbot)
    screen.card.save()
    assert len(journal.history()) == history + 1
    made = int(journal.value("SELECT max(id) FROM contact"))
    card = contact(journal, made).card
    horse, tea, _ = (field.id for field in every_field(journal))
    assert [(item.field_id, item.value) for item in card.custom] == [(horse, "Flora"), (tea, "white")]
    assert [(item.label, item.name, item.other_id) for item in relations_of(journal, made)] == [
        ("mother", "Ada Lovelace", people["Ada"]), ("wrangler", "Trelawny", None),
    ]  # fmt: skip
    assert ("child", "Annabella") in [(item.label, item.name) for item in relations_of(journal, people["Ada"])]
    assert own_kinds(journal) == {"wrangler": "wrangled by"}
    assert names_by_hand(journal, made) == ("Family", "Riders")
    journal.undo()
    assert [item.name for item in circles(journal)] == ["Family", "Whist"]


def test_what_stands_beside_a_new_card_outlives_a_crash(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], described: None, qtbot: QtBot
) -> None:
    write_new(screen, qtbot)
    around(screen).line.say()
    screen.card.drafts.write()
    kept = card_draft(journal, NEW)
    assert kept is not None
    assert (kept.circles, kept.kinds) == (("Family", "Riders"), (("wrangler", "wrangled by"),))
    # As the next start finds it.
    screen.card.show_nobody()
    screen.card.drafts._kept[NEW] = None
    screen.begin_new_contact()
    assert [(item.label, item.value, item.other_id) for item in around(screen).related()] == [
        ("mother", "Ada Lovelace", people["Ada"]), ("wrangler", "Trelawny", None),
    ]  # fmt: skip
    assert circles_in(screen).value() == ("Family", "Riders")
    assert [editor.said()[0] for editor in own(screen).editors] == ["Flora", "white", ""]
    assert form_of(screen).draft().written == kept.written


def test_somebody_around_a_new_contact_is_taken_off_again(
    screen: PeopleScreen, people: dict[str, int], described: None, qtbot: QtBot
) -> None:
    write_new(screen, qtbot)
    around(screen).line.say()
    cross = next(
        button for button in around(screen).findChildren(IconButton) if button.accessibleName() == "Remove: Trelawny"
    )
    cross.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [item.value for item in around(screen).related()] == ["Ada Lovelace"]
    assert form_of(screen).draft().kinds == ()


def test_an_age_that_is_none_is_said_before_saving(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], described: None, qtbot: QtBot
) -> None:
    history = journal.history()
    screen.begin_new_contact()
    qtbot.keyClicks(form_of(screen).cells["given"], "Annabella")
    part = around(screen)
    part.line.person.setText("Anne")
    part.line.born.setText("soon")
    screen.card.save()
    assert journal.history() == history
    assert "around them" in form_of(screen).says.text()
    part.line.born.clear()
    screen.card.save()
    assert len(journal.history()) == len(history) + 1


def test_a_card_that_is_there_takes_fields_and_circles_with_its_other_changes(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], described: None, qtbot: QtBot
) -> None:
    horse = every_field(journal)[0].id
    set_value(journal, people["Ada"], horse, "Flora")
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    assert form_of(screen).around is None
    assert chip(screen, "Family").isChecked()
    assert not chip(screen, "Whist").isChecked()
    assert screen.card.drafts.of(people["Ada"]) is None
    line = own(screen).editors[0].input
    assert isinstance(line, QLineEdit)
    line.setText("Tam")
    chip(screen, "Family").click()
    qtbot.keyClicks(circles_in(screen).field, "whist")
    qtbot.keyClick(circles_in(screen).field, Qt.Key.Key_Return)
    assert chip(screen, "Whist").isChecked()
    history = len(journal.history())
    screen.card.save()
    assert len(journal.history()) == history + 1
    assert [item.value for item in contact(journal, people["Ada"]).card.custom] == ["Tam"]
    assert names_by_hand(journal, people["Ada"]) == ("Whist",)


def test_a_circle_alone_is_a_change_and_can_be_discarded(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], described: None
) -> None:
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    chip(screen, "Whist").click()
    assert screen.card.drafts.marked() == {people["Ada"]}
    chip(screen, "Whist").click()
    assert screen.card.drafts.marked() == frozenset()
    chip(screen, "Whist").click()
    screen.card.discard()
    screen.card.begin_edit()
    assert not chip(screen, "Whist").isChecked()
    assert names_by_hand(journal, people["Ada"]) == ("Family",)


def test_a_circle_by_rule_is_not_chosen_by_hand(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    from reljournal.domain.rules import Field, Rule, Says

    add_circle(journal, "In London", Rule((Says(Field.CITY, "London"),)))
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    part = circles_in(screen)
    qtbot.keyClicks(part.field, "in london")
    assert "follows from its rule" in part.says.text()
    assert part.value() == ()


def test_a_form_without_a_journal_has_none_of_it(qtbot: QtBot) -> None:
    form = CardForm(Card())
    qtbot.addWidget(form)
    assert (form.own, form.around, form.circles) == (None, None, None)
