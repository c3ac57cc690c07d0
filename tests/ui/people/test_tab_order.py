"""Tab goes through the whole card, and what it stops at says what it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.people import PeopleScreen
from reljournal.ui.tab_order import move_on


def _called(widget: QWidget) -> str:
    """Return what a stop is called; on Linux Qt gives the value of a box to choose from in the place of its name."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken is not None else "")


def _way(screen: PeopleScreen, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """Return the names of the stops from the filter of the list on, until it comes round."""
    screen.activateWindow()
    first = screen.list.field
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    stops: list[str] = []
    for _ in range(400):
        assert move_on(screen, forward=key == Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is first:
            return stops
        name = _called(at)
        assert name, f"{type(at).__name__} {at.objectName()} in {at.parent()} has no name"
        stops.append(name)
    raise AssertionError(stops)


LIST = ["How the list looks", "All", "More filters", "People"]
HEAD = ["Photo of Ada Lovelace", "Phone +44 20 7946 0102", "E-mail ada@engines.example", "E-mail ada@home.example"]
READ = [*LIST, "Edit", "Print brief", "More", "Contacted today", "Log a conversation", *HEAD, "Parts of the card"]
EDIT = [*LIST, "Discard", "Save", *HEAD, "Parts of the card"]
MAIL = ["Label of E-mail address", "E-mail address", "Remove E-mail address"]

PARTS = {
    "timeline": [*READ, "What happened today", "Entries", "Done: Send the paper", "Done: Introduce me"],
    "about": [
        *READ, "What it is about", "What you learned", "Change or remove: William King", "What they are",
        "Name of a person", "Make a card of this organisation", "Add a field of your own",
    ],
    "dates": [*READ, "Add a date", "Change Birthday", "Delete Birthday", "Change First met", "Delete First met"],
    "follow_ups": [
        *READ, "Add a follow-up",
        "Done: Send the paper", "Snooze: Send the paper", "Change: Send the paper", "Delete: Send the paper",
        "Done: Introduce me", "Snooze: Introduce me", "Change: Introduce me", "Delete: Introduce me",
    ],
    "files": [*READ, "Add files"],
    "edit": [
        *EDIT, "Person", "Given name", "Family name", "Nickname", "Pronouns", "Shown as", "More about the name",
        "Organisation", "Title", "Department", "Industry",
        "Label of Phone", "Phone", "Remove Phone", "Add a phone", *MAIL, *MAIL, "Add an e-mail address",
        "Service", "Handle", "Remove Handle", "Add a handle",
        "Label of Web page", "Web page", "Remove Web page", "Add a web page",
        "Label of Address", "Street", "Postcode", "Town", "Region", "Country", "Building or PO box", "Remove Address",
        "Add an address", "Time zone", "Add a language", "Write down how you met", "Write down how they like it",
        "Tag mathematics", "Tag tea, no sugar", "Add a tag", "Add a circle", "What you want to remember",
    ],
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_tab_goes_through_the_card_from_top_to_bottom(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, part: str
) -> None:
    screen.open_contact(people["Ada"], "about" if part == "edit" else part)
    if part == "edit":
        screen.card.begin_edit()
    QApplication.processEvents()
    expected = PARTS[part]
    assert _way(screen) == expected
    assert _way(screen, Qt.Key.Key_Backtab) == expected[::-1]
