"""The list stands first; the card comes once it was painted, or when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.card import CardPane
from reljournal.ui.widgets.place import Place


def parts(screen: PeopleScreen, kind: type[QWidget]) -> Callable[[], list[QWidget]]:
    return lambda: [part for part in screen.findChildren(kind) if part.isVisible()]


def where(screen: PeopleScreen) -> list[QRect]:
    card = screen.card
    return [card.geometry(), card.header.geometry(), card.tabs.geometry(), card.timeline.view.geometry()]


def test_the_list_stands_chosen_before_there_is_a_card(people: dict[str, int], screen: PeopleScreen) -> None:
    assert not parts(screen, CardPane)()
    assert screen.list.current_id() in people.values()
    assert screen.list.selected_count() == 1


def test_the_card_takes_its_place_once_the_list_was_painted(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen
) -> None:
    place, listed = parts(screen, Place)()[0], screen.list.geometry()
    QApplication.processEvents()
    kept_free = place.geometry()
    qtbot.waitUntil(lambda: len(parts(screen, CardPane)()) == 1)
    assert screen.card.contact_id() == screen.list.current_id()
    assert screen.card.geometry() == kept_free
    assert screen.list.geometry() == listed
    assert not parts(screen, Place)()


def test_the_card_is_laid_out_when_it_comes(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    places: list[QRect] = []
    parts(screen, Place)()[0].seen.connect(lambda: places.extend(where(screen)))  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(places))
    for _ in range(3):
        QApplication.processEvents()
    assert where(screen) == places


def test_who_is_chosen_meanwhile_is_on_the_card(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    qtbot.keyClick(screen.list.view, Qt.Key.Key_End)
    assert not parts(screen, CardPane)()
    qtbot.waitUntil(lambda: len(parts(screen, CardPane)()) == 1)
    assert screen.card.contact_id() == screen.list.current_id()


def test_a_contact_can_be_opened_before_anything_was_painted(people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Grace"], "about")
    assert [card.contact_id() for card in screen.findChildren(CardPane)] == [people["Grace"]]
    assert screen.list.current_id() == people["Grace"]
    assert screen.card.current_tab() == "about"


def test_a_new_contact_can_be_begun_before_anything_was_painted(people: dict[str, int], screen: PeopleScreen) -> None:
    screen.begin_new_contact()
    assert screen.card.is_new()
    assert screen.card.isVisible()
