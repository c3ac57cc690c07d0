"""The first screen says what this is and leads three ways, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme
from reljournal.ui.welcome import Welcome
from reljournal.ui.widgets.choice_card import ChoiceCard

SIGNALS = ("import_wanted", "sample_wanted", "start_empty")


@pytest.fixture
def welcome(keeper: ThemeKeeper, qtbot: QtBot) -> Welcome:
    made = Welcome(None, Path("/home/ada/notes/journal.reljournal"))
    qtbot.addWidget(made)
    made.resize(1240, 900)
    made.show()
    return made


def said(welcome: Welcome) -> str:
    return " ".join(label.text() for label in welcome.findChildren(QLabel))


@pytest.mark.parametrize(("at", "name"), list(enumerate(SIGNALS)))
def test_each_card_leads_its_own_way(welcome: Welcome, qtbot: QtBot, at: int, name: str) -> None:
    heard: list[str] = []
    for signal in SIGNALS:
        getattr(welcome, signal).connect(lambda signal=signal: heard.append(signal))
    card = welcome.cards[at]
    # On the words: they must let the press through to the card.
    words = card.findChildren(QLabel)[1]
    place = words.mapTo(card, words.rect().center())
    assert card.childAt(place) is None or card.childAt(place).testAttribute(
        Qt.WidgetAttribute.WA_TransparentForMouseEvents
    )
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert heard == [name, name]


def test_it_says_where_the_journal_lies_and_that_it_stays_there(welcome: Welcome) -> None:
    assert "/home/ada/notes/journal.reljournal" in said(welcome)
    assert "Everything stays on this computer." in said(welcome)
    assert "drop a .vcf here" in said(welcome)


def test_tab_walks_the_cards_in_their_order(welcome: Welcome, qtbot: QtBot) -> None:
    welcome.activateWindow()
    welcome.setFocus()
    walked = []
    for _ in range(3):
        walked.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert walked == list(welcome.cards)


def test_a_screen_reader_hears_title_and_sentence(welcome: Welcome) -> None:
    card = QAccessible.queryAccessibleInterface(welcome.cards[0])
    assert card.text(QAccessible.Text.Name) == "Import an address book"
    assert "birthdays" in card.text(QAccessible.Text.Description)
    assert card.role() == QAccessible.Role.Button


def _across(welcome: Welcome) -> bool:
    places = [card.mapTo(welcome, QPoint(0, 0)) for card in welcome.cards]
    return len({place.y() for place in places}) == 1


def _cut(welcome: Welcome) -> list[str]:
    """Return the words that have less room than they need."""
    labels = welcome.findChildren(QLabel)
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


@pytest.mark.parametrize(
    ("size", "percent", "across"),
    [((1240, 900), 100, True), ((824, 700), 100, True), ((560, 520), 100, False), ((1100, 900), 200, False)],
)
def test_nothing_is_cut_at_any_size(
    keeper: ThemeKeeper, welcome: Welcome, qtbot: QtBot, size: tuple[int, int], percent: int, across: bool
) -> None:
    keeper.set_text_percent(percent)
    welcome.resize(QSize(*size))
    qtbot.waitUntil(lambda: _across(welcome) is across)
    qtbot.waitUntil(lambda: _cut(welcome) == [])
    for card in welcome.cards:
        assert card.width() <= welcome.width()
        assert all(card.rect().contains(part.geometry()) for part in card.findChildren(QLabel))
    keeper.set_text_percent(100)


def test_a_card_is_as_high_as_its_words_need(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    card = ChoiceCard("import", "Title", "A sentence that is long enough to be broken. " * 6)
    qtbot.addWidget(card)
    assert isinstance(card, QPushButton)
    assert card.heightForWidth(220) > card.heightForWidth(600)


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("at", [0, 1])
def test_the_card_under_the_mouse_is_seen(keeper: ThemeKeeper, welcome: Welcome, theme: ThemeChoice, at: int) -> None:
    keeper.set_choice(theme)
    card = welcome.cards[at]

    def ground() -> QColor:
        return card.grab().toImage().pixelColor(card.width() // 2, 6)

    before = ground()
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    lit = ground()
    differences = [abs(a - b) for a, b in zip(before.getRgb(), lit.getRgb(), strict=True)]
    assert sum(differences) >= 16
    edge = card.grab().toImage().pixelColor(card.width() // 2, 0)
    assert edge == current_theme().colour("accent")
