"""The help in another language says what the English pages say, in the words of that language's window."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reljournal.system.language import catalogue_of, languages, speak
from reljournal.system.resources import resource
from reljournal.ui.help import PAGES, HelpWindow, page_title, pages_with

PAIRS = [(language, key) for language in languages() if language != "en" for key in PAGES]
KEYS = {
    "de": {
        "Ctrl": "Strg", "Shift": "Umschalt", "Alt": "Alt", "Enter": "Eingabe", "Space": "Leertaste", "Tab": "Tab",
        "Esc": "Esc", "Del": "Entf", "Delete": "Entf", "Insert": "Einfg", "Home": "Pos1", "Page Up": "Bild auf",
        "Page Down": "Bild ab", "Arrow keys": "Pfeiltasten", "arrow keys": "Pfeiltasten",
        "Down": "Pfeiltaste nach unten", "Up": "Pfeiltaste nach oben",
        "right arrow": "Pfeiltaste nach rechts", "left arrow": "Pfeiltaste nach links",
    }
}  # fmt: skip
"""What a key is called on a keyboard of the language, as the window names it too."""
EMPHASIS = {
    "de": {
        "by hand": "von Hand", "by rule": "nach Regel", "Not seen for 1 year": "Nicht gesehen seit 1 Jahr",
        "Not in touch": "Nicht in Verbindung", "28 February": "28. Februar", "29th of February": "29. Februar",
        "Without a year": "Ohne Jahr", "Without a day": "Ohne Tag", "Only a year": "Nur ein Jahr",
        "The text:": "Der Text:", "gave:": "gab:", "received:": "bekam:", "place:": "ort:", "@Ada": "@Ada",
        "#mathematics": "#mathematik",
    }
}  # fmt: skip
"""What is bold without standing on the screen: emphasis, and words of an example."""
_CODE = re.compile(r"`[^`]*`")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"\[[^\]]+\]\(([^)]+)\)")
_MARK = re.compile(r"%L?n|%\d|\{\w*\}|[„“”&]")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)


def page(key: str, language: str = "") -> str:
    """Return a page without what is code in it."""
    file = resource("help", language, f"{key}.md") if language else resource("help", f"{key}.md")
    return _CODE.sub("", file.read_text(encoding="utf-8"))


def name(words: str) -> str:
    """Return the words of a name on the screen without its marks and its stops, to be compared."""
    return " ".join(_MARK.sub("", words).split()).rstrip("….:").lstrip("+").strip().casefold()


def bold(text: str) -> list[str]:
    """Return what is bold on a page."""
    return _BOLD.findall(text)


def key_in(words: str, known: set[str]) -> bool:
    """Say whether something bold is a key, or keys pressed together: those of the table, F keys, and single signs."""
    parts = [part or "+" for part in re.split(r"(?<=.)\+", words)]
    return all(part in known or len(part) == 1 or re.fullmatch(r"F\d+", part) for part in parts)


def screen_names(language: str) -> dict[str, set[str]]:
    """Return every text of the window with how the language says it, both without marks."""
    catalogue, found = catalogue_of(language), {}
    for texts in (catalogue["texts"], *catalogue["in"].values()):
        for source, said in texts.items():
            forms = said.values() if isinstance(said, dict) else [said]
            found.setdefault(name(source), set()).update(name(form) for form in forms if form)
    return found


@pytest.fixture(params=sorted({language for language, _ in PAIRS}))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak each of the languages in turn."""
    speak(request.param)
    yield request.param
    speak("")


@pytest.mark.parametrize("language", sorted({language for language, _ in PAIRS}))
def test_every_page_is_there_and_none_that_is_gone(language: str) -> None:
    assert {file.stem for file in resource("help", language).glob("*.md")} == set(PAGES)


@pytest.mark.parametrize(("language", "key"), PAIRS)
def test_a_page_has_the_headings_and_links_of_the_english_one(language: str, key: str) -> None:
    english, other = page(key), page(key, language)
    assert _HEADING.findall(other) == _HEADING.findall(english)
    assert sorted(_LINK.findall(other)) == sorted(_LINK.findall(english))
    assert "!" not in other.replace("![", "")


@pytest.mark.parametrize(("language", "key"), PAIRS)
def test_a_page_names_the_same_keys(language: str, key: str) -> None:
    keys = KEYS[language]
    named = {
        "+".join(keys.get(part, part) for part in words.split("+"))
        for words in bold(page(key))
        if key_in(words, set(keys))
    }
    assert {words for words in bold(page(key, language)) if key_in(words, set(keys.values()))} == named


@pytest.mark.parametrize(("language", "key"), PAIRS)
def test_what_a_page_names_is_called_so_on_the_screen(language: str, key: str) -> None:
    said, emphasis, keys = screen_names(language), EMPHASIS[language], KEYS[language]
    names = {word for forms in said.values() for word in forms} | {name(words) for words in emphasis.values()}
    other = [words for words in bold(page(key, language)) if not key_in(words, set(keys.values()))]
    assert [words for words in other if name(words) not in names] == []
    there = {name(words) for words in other}
    for words in bold(page(key)):
        if words in emphasis:
            assert name(emphasis[words]) in there, words
        elif not key_in(words, set(keys)) and name(words) in said:
            assert said[name(words)] & there, words


def test_the_pages_are_found_by_their_own_words(language: str) -> None:
    titles = [page_title(key) for key in PAGES]
    assert len(set(titles)) == len(titles)
    for key in PAGES:
        assert key in pages_with(page_title(key))
        assert page_title(key) == page(key, language).splitlines()[0].lstrip("# ")


def test_german_words_find_a_page_and_a_link_turns_to_another(qtbot: QtBot) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

    speak("de")
    try:
        window = QWidget()
        qtbot.addWidget(window)
        shown = HelpWindow.show_page(window, "calendar")
        assert shown.list.currentItem().text() == "Kalender"
        shown.search.setText("rechtschreibung worterbuch")
        assert shown.listed() == ["editor"]
        assert "Wellenlinie" in shown.view.toPlainText()
        shown.view.anchorClicked.emit(QUrl("today.md"))
        assert shown.view.toPlainText().startswith("Heute")
        shown.close()
    finally:
        speak("")
