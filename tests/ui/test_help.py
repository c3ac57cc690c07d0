"""Help is there for everything, every link in it leads somewhere, and the window behaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.system.resources import resource
from reljournal.ui import help as helping
from reljournal.ui.actions import deeds
from reljournal.ui.help import PAGES, HelpWindow, page_text, page_title, pages_with
from reljournal.ui.screen_stack import _SCREENS
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme

FEATURES = ("card", "editor", "search", "import", "brief", "undo", "backup", "keyboard", "command-line", "privacy")
_LINK = re.compile(r"(?<!`)\[[^\]]+\]\(([^)]+)\)")


@pytest.fixture
def window(keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    for found in made.findChildren(HelpWindow):
        found.close()


def test_every_screen_and_feature_has_a_page() -> None:
    assert set(_SCREENS) <= set(PAGES)
    assert set(FEATURES) <= set(PAGES)
    assert "welcome" in PAGES


def test_pages_and_files_are_the_same() -> None:
    assert {file.stem for file in resource("help").glob("*.md")} == set(PAGES)


@pytest.mark.parametrize("key", PAGES)
def test_a_page_has_a_title_of_its_own_and_something_to_say(key: str) -> None:
    text = page_text(key)
    assert text.startswith("# ")
    assert len(text) > 600
    assert [page_title(other) for other in PAGES].count(page_title(key)) == 1
    assert "!" not in re.sub(r"`[^`]*`", "", text).replace("![", "")


@pytest.mark.parametrize("key", PAGES)
def test_every_link_leads_somewhere(key: str) -> None:
    without_code = re.sub(r"`[^`]*`", "", page_text(key))
    for target in _LINK.findall(without_code):
        address = urlsplit(target)
        assert address.scheme in {"", "https"}, target
        if not address.scheme:
            assert target.removesuffix(".md") in PAGES, target
            assert target != f"{key}.md", "a page that leads to itself"


def test_the_keys_that_pages_name_are_the_keys_there_are() -> None:
    known = {key for deed in deeds() for key in deed.shortcuts}
    named = set(re.findall(r"\*\*(Ctrl\+(?:Shift\+)?[A-Z0-9,/])\*\*", page_text("keyboard")))
    assert named
    assert named <= known


def test_words_filter_the_pages_without_accents_or_capitals(window: QWidget) -> None:
    assert pages_with("") == list(PAGES)
    assert "calendar" in pages_with("29 FEBRUARY")
    assert pages_with("zebra crossing") == []
    shown = HelpWindow.show_page(window, "today")
    shown.search.setText("vcard")
    assert shown.listed()[0] == shown.view.key()
    assert "import" in shown.listed()
    assert "today" not in shown.listed()
    shown.search.setText("zebra")
    assert shown.listed() == []
    assert shown.none.isVisible()
    shown.search.setText("")
    assert shown.listed() == list(PAGES)
    assert not shown.none.isVisible()


def test_one_window_each_that_shows_what_is_asked_for(window: QWidget) -> None:
    first = HelpWindow.show_page(window, "people")
    assert first.isVisible()
    assert (first.view.key(), first.list.currentItem().text()) == ("people", "People")
    assert HelpWindow.show_page(window, "calendar") is first
    assert "28 February" in first.view.toPlainText()
    first.close()
    assert HelpWindow.show_page(window, "undo") is first
    assert HelpWindow.show_page(window, "no such page").view.key() == "welcome"


def test_it_goes_with_its_window(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    parent = QWidget()
    shown = HelpWindow.show_page(parent, "people")
    gone = []
    shown.destroyed.connect(lambda: gone.append(True))
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone == [True]


def test_esc_closes_after_it_has_emptied_the_search(window: QWidget, qtbot: QtBot) -> None:
    shown = HelpWindow.show_page(window, "people")
    qtbot.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.focusWidget() is shown.search
    qtbot.keyClicks(shown.search, "undo")
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.search.text() == ""
    assert shown.isVisible()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    shown = HelpWindow.show_page(window, "people")
    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_arrow_keys_turn_the_pages(window: QWidget, qtbot: QtBot) -> None:
    shown = HelpWindow.show_page(window, "today")
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.view.key() == "follow_ups"
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    assert shown.view.key() == PAGES[-1]


def test_links_between_pages_turn_the_page_and_others_go_to_the_browser(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(helping, "open_link", lambda url: opened.append(url.toString()))
    shown = HelpWindow.show_page(window, "welcome")
    shown.search.setText("welcome")
    shown.view.anchorClicked.emit(QUrl("calendar.md"))
    assert shown.view.key() == "calendar"
    assert shown.list.currentItem().text() == "Calendar"
    shown.view.anchorClicked.emit(QUrl("https://example.org/"))
    assert opened == ["https://example.org/"]
    assert shown.view.key() == "calendar"
    shown.view.anchorClicked.emit(QUrl("../../etc/passwd.md"))
    assert shown.view.key() == "calendar"


def test_a_link_is_where_its_words_are(window: QWidget, qtbot: QtBot) -> None:
    shown = HelpWindow.show_page(window, "welcome")
    shown.resize(1000, 700)
    cursor = shown.view.document().find("brief")
    cursor.setPosition(cursor.selectionStart() + 1)
    shown.view.setTextCursor(cursor)
    place = shown.view.cursorRect(cursor).center() + QPoint(1, 0)
    assert shown.view.anchorAt(place) == "brief.md"
    cursor.movePosition(QTextCursor.MoveOperation.Start)


def test_a_page_follows_the_theme(window: QWidget, keeper: ThemeKeeper) -> None:
    shown = HelpWindow.show_page(window, "welcome")
    keeper.set_choice(ThemeChoice.DARK)
    cursor = shown.view.document().find("Today", 0)
    while not cursor.charFormat().isAnchor():
        cursor = shown.view.document().find("Today", cursor)
        assert not cursor.isNull()
    assert cursor.charFormat().foreground().color() == current_theme().colour("accent")


def test_the_page_keeps_most_of_the_room_with_large_text(window: QWidget, keeper: ThemeKeeper, qtbot: QtBot) -> None:
    keeper.set_text_percent(200)
    shown = HelpWindow.show_page(window, "welcome")
    shown.resize(760, 500)
    qtbot.waitUntil(lambda: shown.view.width() >= 500)
    keeper.set_text_percent(100)
