"""The field above the timeline understands its line, shows what it understood, and takes corrections."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.capture import What
from reljournal.domain.entries import Kind
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.ui.people.screen import PeopleScreen
from reljournal.ui.widgets import RemovableChip
from tests.ui.people.ada import TODAY

LINES = {
    "en": ("Call with @Alan yesterday 1h20, on numbers. !Send the paper in 2 weeks #maths", "Call, on numbers."),
    "de": ("Telefonat mit @Alan gestern 1 Std 20, um Zahlen. !Aufsatz schicken in 2 Wochen #mathe",
           "Telefonat, um Zahlen."),
}  # fmt: skip


@pytest.mark.parametrize("language", LINES)
def test_a_line_is_understood_in_both_languages(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", language)
    screen.open_contact(people["Ada"])
    capture = screen.card.timeline.capture
    qtbot.keyClicks(capture.edit, LINES[language][0])
    qtbot.waitUntil(lambda: len([c for c in capture.chips.findChildren(RemovableChip) if not c.isHidden()]) == 5)
    assert capture.kind.value() == str(Kind.CALL)
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    # Yesterday's entry may stand below today's.
    entry = next(e for e in newest_entries(journal, 0, 9, people["Ada"]) if e.title == LINES[language][1])
    assert (entry.kind, entry.on, entry.minutes) == (Kind.CALL, TODAY - timedelta(days=1), 80)
    assert {person.id for person in entry.people} == {people["Ada"], people["Alan"]}


def test_a_chip_taken_back_leaves_its_words_in_the_text(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    capture = screen.card.timeline.capture
    qtbot.keyClicks(capture.edit, "Spoke of yesterday")
    chip = capture.chips.findChildren(RemovableChip)[-1]
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    qtbot.keyClick(capture.edit, Qt.Key.Key_Return)
    entry = newest_entries(journal, 0, 1, people["Ada"])[0]
    assert (entry.title, entry.on) == ("Spoke of yesterday", TODAY)


def test_what_is_owed_on_a_card_is_with_that_contact(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    edit = screen.card.timeline.capture.edit
    qtbot.keyClicks(edit, "Tea. !Send the paper in 2 weeks")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    owed = newest_entries(journal, 0, 1, people["Ada"])[0].follow_ups[0]
    assert (owed.text, owed.due) == ("Send the paper", TODAY + timedelta(days=14))
    assert owed.contact is not None
    assert owed.contact.id == people["Ada"]


def test_an_unknown_name_is_said_and_stays_text(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Ada"])
    capture = screen.card.timeline.capture
    qtbot.keyClicks(capture.edit, "Saw @Nemo")
    captured = capture.understood()
    assert captured is not None
    assert [piece.what for piece in captured.pieces] == [What.UNCLEAR]
    assert captured.text == "Saw @Nemo"
