"""Unknown words are marked after a pause, names and own words are not, and what was meant is one click away."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reljournal.operations.own_words import own_words, write_own_words
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.journal import JournalScreen
from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.own_words import OwnWordsDialog
from tests.ui.fakes import FakeWays

pytestmark = pytest.mark.usefixtures("two_dictionaries")


def text_of(screen: JournalScreen) -> MarkdownEdit:
    return screen.editor().form.text


def marked(screen: JournalScreen) -> list[str]:
    return screen.editor().form.spelling_marks.marked()


def write(qtbot: QtBot, screen: JournalScreen, words: str) -> None:
    screen.write_entry()
    text_of(screen).setFocus()
    qtbot.keyClicks(text_of(screen), words)


def test_an_unknown_word_is_marked_once_one_has_gone_on(qtbot: QtBot, screen: JournalScreen) -> None:
    write(qtbot, screen, "lunch wiht her daugter")
    qtbot.waitUntil(lambda: marked(screen) == ["wiht"])
    qtbot.keyClicks(text_of(screen), " ")
    qtbot.waitUntil(lambda: marked(screen) == ["wiht", "daugter"])
    assert text_of(screen).text() == "lunch wiht her daugter "


def test_the_word_below_the_cursor_is_judged_when_one_comes_back_to_it(qtbot: QtBot, screen: JournalScreen) -> None:
    write(qtbot, screen, "daugter")
    qtbot.keyClick(text_of(screen), Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: marked(screen) == ["daugter"])


def test_names_code_and_other_languages_are_left_alone(
    qtbot: QtBot, screen: JournalScreen, ada: int, mary: int
) -> None:
    write(qtbot, screen, "")
    text_of(screen).set_text(
        "Ada and Somerville's paper, Babbage's `cdoe`\n\n```\nwrnog\n```\n\nnous avons fini la lettre hier soir\n\nteh"
    )
    qtbot.waitUntil(lambda: marked(screen) == ["Babbage's", "teh"])


def test_a_card_more_and_a_word_of_ones_own_are_right_from_then_on(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, ways: FakeWays
) -> None:
    write(qtbot, screen, "the psephology and the quizzery ")
    qtbot.waitUntil(lambda: marked(screen) == ["psephology", "quizzery"])
    screen.editor().form.spelling_marks.word_added.emit("psephology")
    qtbot.waitUntil(lambda: marked(screen) == ["quizzery"])
    assert own_words(journal) == ["psephology"]
    assert journal.undo_label() == "Add “psephology” to my words"
    assert ways.named("offer_undo") == [("“psephology” is one of your words now.",)]
    journal.undo()
    qtbot.waitUntil(lambda: marked(screen) == ["psephology", "quizzery"])


def open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_offers_what_was_meant_and_one_undo_takes_it_back(qtbot: QtBot, screen: JournalScreen) -> None:
    write(qtbot, screen, "her daugter starts ")
    qtbot.waitUntil(lambda: marked(screen) == ["daugter"])
    edit = text_of(screen)
    cursor = edit.textCursor()
    cursor.setPosition(6)
    point = edit.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, edit.viewport().mapToGlobal(point))
    QApplication.sendEvent(edit.viewport(), event)
    menu = open_menu(qtbot)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "daughter"
    assert "Add “daugter” to my words" in words
    menu.actions()[0].trigger()
    menu.close()
    assert edit.text() == "her daughter starts "
    qtbot.waitUntil(lambda: marked(screen) == [])
    edit.undo()
    assert edit.text() == "her daugter starts "


def test_f7_goes_from_unknown_word_to_unknown_word(qtbot: QtBot, screen: JournalScreen) -> None:
    write(qtbot, screen, "")
    edit = text_of(screen)
    edit.set_text("lunch\n\n" * 80 + "her daugter and the shcool")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for word in ("daugter", "shcool", "daugter"):
        qtbot.keyClick(edit, Qt.Key.Key_F7)
        menu = open_menu(qtbot)
        assert edit.textCursor().selectedText() == word
        menu.close()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_no_dictionary_means_no_marks_and_no_process(qtbot: QtBot, screen: JournalScreen, context: Context) -> None:
    context.choose_dictionaries("")
    write(qtbot, screen, "wiht daugter ")
    screen.editor().form.spelling_marks.mark()
    assert marked(screen) == []
    assert context.spelling.findChildren(object) == []
    context.choose_dictionaries("de_DE")
    qtbot.waitUntil(lambda: marked(screen) == ["wiht", "daugter"])


def test_a_dictionary_that_takes_its_process_with_it_is_not_asked_again(
    qtbot: QtBot, screen: JournalScreen, context: Context, two_dictionaries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = two_dictionaries / "dies.py"
    dies.write_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n", encoding="utf-8")
    monkeypatch.setattr("reljournal.system.speller.__file__", str(dies))
    write(qtbot, screen, "wiht daugter ")
    qtbot.waitUntil(lambda: not context.spelling.is_on())
    assert marked(screen) == []


def test_own_words_are_changed_as_one_edit(
    qtbot: QtBot, context: Context, journal: Journal, ways: FakeWays
) -> None:
    write_own_words(journal, ["zeta", "Alpha’s", "zeta", " "])
    dialog = OwnWordsDialog(context, None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.words.toPlainText() == "Alpha's\nzeta"
    dialog.words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.words, "beta")
    dialog.save()
    assert own_words(journal) == ["Alpha's", "beta", "zeta"]
    assert ways.named("offer_undo") == [("Your words are kept.",)]
    journal.undo()
    assert own_words(journal) == ["Alpha's", "zeta"]
