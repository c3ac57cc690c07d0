"""Long quotes are folded while they are read, and open again by their own line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from reljournal.ui.markdown import MarkdownEdit, MarkdownView
from reljournal.ui.markdown.folding import with_folded_quotes
from reljournal.ui.theme import ThemeChoice, ThemeKeeper

LONG = "> one\n> two\n> three\n> four"


@pytest.fixture
def view(keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[MarkdownView]:
    made = MarkdownView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    yield made
    made.close()


def _words(lines: int, is_open: bool) -> str:
    return f"{'fold' if is_open else 'open'} {lines}"


def test_long_quotes_are_folded_and_short_ones_are_not() -> None:
    assert with_folded_quotes(f"Said\n\n{LONG}", (), _words) == "Said\n\n\n[open 4](quote:0)"
    assert with_folded_quotes("> one\n> two\n\nSaid", (), _words) == "> one\n> two\n\nSaid"
    assert with_folded_quotes(f"```\n{LONG}\n```", (), _words) == f"```\n{LONG}\n```"


@given(st.lists(st.sampled_from(["> a", ">", "said", "", "```", "- item"]), max_size=30).map("\n".join))
def test_what_is_opened_reads_as_it_was_written(text: str) -> None:
    opened = with_folded_quotes(text, range(30), _words)
    assert [line for line in opened.splitlines() if line and not line.startswith("[fold")] == [
        line for line in text.splitlines() if line
    ]


def test_a_click_opens_and_folds(view: MarkdownView, qtbot: QtBot) -> None:
    view.set_text(f"Said\n\n{LONG}\n\nMore")
    assert view.toPlainText().split("\n") == ["Said", "… 4 quoted lines", "More"]
    assert view.text().endswith("More")
    high = view.height()
    view.anchorClicked.emit(QUrl("quote:0"))
    qtbot.waitUntil(lambda: "four" in view.toPlainText())
    assert view.height() > high
    view.anchorClicked.emit(QUrl("quote:0"))
    qtbot.waitUntil(lambda: "four" not in view.toPlainText())


# In the field where it is written

QUOTED = "\n".join(f"> line {n}" for n in range(12))
LETTER = f"Dear Ada\n\n{QUOTED}\n\nMore"


@pytest.fixture
def edit(keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[MarkdownEdit]:
    made = MarkdownEdit()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    yield made
    made.close()


def _at(edit: MarkdownEdit, words: str) -> int:
    return edit.text().index(words)


def _place(edit: MarkdownEdit, at: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(at)
    edit.setTextCursor(cursor)


def _tall(edit: MarkdownEdit) -> float:
    return edit.document().documentLayout().documentSize().height()


def test_long_quotes_are_folded_when_a_text_comes(edit: MarkdownEdit) -> None:
    edit.set_text(LETTER)
    assert edit.folded() == ["… 11 more quoted lines"]
    assert edit.text() == LETTER
    assert not edit.can_undo()
    assert not edit.document().isModified()
    assert _tall(edit) == 5
    edit.grab()
    assert edit.text() == LETTER
    edit.set_text("> a\n> b\n> c\n\nshort")
    assert edit.folded() == []
    edit.set_text(f"```\n{QUOTED}\n```\n\n{QUOTED}\n")
    assert edit.folded() == ["… 11 more quoted lines"]


@pytest.mark.parametrize("words", ["> line 0", "line 5", "line 11"])
def test_it_opens_where_the_cursor_comes_and_folds_when_the_text_comes_again(edit: MarkdownEdit, words: str) -> None:
    edit.set_text(LETTER)
    _place(edit, _at(edit, words))
    assert edit.folded() == []
    edit.grab()
    assert _tall(edit) == 16
    _place(edit, 0)
    assert edit.folded() == []
    edit.set_text(LETTER)
    assert edit.folded() == ["… 11 more quoted lines"]


@pytest.mark.parametrize(("key", "begin"), [(Qt.Key.Key_Down, "\n> line 0"), (Qt.Key.Key_Up, "\n\nMore")])
def test_keys_lead_into_it(edit: MarkdownEdit, qtbot: QtBot, key: Qt.Key, begin: str) -> None:
    edit.set_text(LETTER)
    _place(edit, _at(edit, begin) + (0 if key == Qt.Key.Key_Down else 1))
    assert edit.folded() != []
    qtbot.keyClick(edit, key)
    assert edit.folded() == []
    # Folded it is one line: both ways lead to what is seen of it.
    assert edit.textCursor().block().text() == "> line 0"


def test_a_click_on_what_it_says_opens_it(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text(LETTER)
    edit.grab()
    head = edit.document().findBlock(_at(edit, "> line 0"))
    area = edit.blockBoundingGeometry(head).translated(edit.contentOffset())
    below = QPoint(60, round(area.bottom()) - edit.fontMetrics().height() // 2)
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert edit.folded() == []
    assert edit.textCursor().position() == 0  # nobody wrote there: the cursor stays where it was


def test_search_opens_what_it_finds(edit: MarkdownEdit) -> None:
    edit.set_text(f"{LETTER}\n\n{QUOTED.replace('line', 'row')}")
    assert len(edit.folded()) == 2
    assert edit.find("row 7")
    assert edit.folded() == ["… 11 more quoted lines"]
    assert edit.textCursor().selectedText() == "row 7"


def test_writing_beside_it_leaves_it_folded_and_undo_is_the_same(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text(LETTER)
    _place(edit, len("Dear Ada"))
    qtbot.keyClicks(edit, " and Mary")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.folded() == ["… 11 more quoted lines"]
    assert edit.text() == LETTER.replace("Ada", "Ada and Mary\n")
    while edit.can_undo():
        edit.undo()
    assert edit.folded() == ["… 11 more quoted lines"]
    assert edit.text() == LETTER


def test_whoever_deletes_the_line_before_it_sees_it(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text(f"Dear Ada\n{QUOTED}")
    _place(edit, len("Dear Ada"))
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.folded() == []
    assert all(block.isVisible() for block in edit._blocks())
    edit.undo()
    assert edit.text() == f"Dear Ada\n{QUOTED}"


def test_no_line_stays_hidden_when_everything_goes(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text(LETTER)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == ""
    edit.undo()
    assert edit.text() == LETTER
    assert all(block.isVisible() for block in edit._blocks())


def test_a_quote_that_is_written_is_not_folded_under_the_hand(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("")
    for n in range(6):
        qtbot.keyClicks(edit, "> word" if not n else "word")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.folded() == []
    assert edit.text().count("> word") == 6


def test_a_change_of_theme_keeps_it_folded(edit: MarkdownEdit, keeper: ThemeKeeper) -> None:
    edit.set_text(LETTER)
    keeper.set_choice(ThemeChoice.DARK)
    edit.grab()
    assert edit.folded() == ["… 11 more quoted lines"]
    assert _tall(edit) == 5
    assert edit.text() == LETTER


@given(
    st.lists(st.sampled_from(["> a", "> - [ ] b", "said", "", "```", "- item"]), max_size=30).map("\n".join),
    st.lists(st.tuples(st.sampled_from(["type", "enter", "back", "delete", "undo", "redo", "go"]), st.integers(0, 99)),
             max_size=12),
)  # fmt: skip
def test_folds_change_no_text_and_hide_no_line_for_good(
    edit: MarkdownEdit, text: str, deeds: list[tuple[str, int]]
) -> None:
    edit.set_text(text)
    assert edit.text() == text
    plain = QTextDocument()
    plain.setPlainText(text)
    at = QTextCursor(plain)
    for deed, place in deeds:
        cursor = edit.textCursor()
        if deed == "go":
            to = place % plain.characterCount()
            cursor.setPosition(to)
            edit.setTextCursor(cursor)
            at.setPosition(to)
        for one, document in ((cursor, edit.document()), (at, plain)):
            if deed == "type":
                one.insertText("w")
            elif deed == "enter":
                one.insertText("\n")
            elif deed == "back":
                one.deletePreviousChar()
            elif deed == "delete":
                one.deleteChar()
            elif deed in {"undo", "redo"}:
                (document.undo if deed == "undo" else document.redo)(one)
        edit.setTextCursor(cursor)
        assert edit.text() == plain.toPlainText()
        hidden = [block for block in edit._blocks() if not block.isVisible()]
        assert sum(int(words.split()[1]) for words in edit.folded()) == len(hidden)
    edit.grab()
