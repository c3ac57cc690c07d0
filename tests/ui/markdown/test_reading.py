"""Markdown to be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.markdown import MarkdownView, markdown_document
from reljournal.ui.markdown.rendering import with_line_breaks
from reljournal.ui.markdown.view import open_link
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme, load_theme


def plain(document: QTextDocument) -> str:
    return document.toPlainText()


def test_marks_are_gone_and_lines_stay_where_they_ended(qapp: object) -> None:
    document = markdown_document("# Head\n\none **two**\nthree\n\n- a\n- b", load_theme("light"), 400)
    assert plain(document) == "Head\none two\nthree\na\nb"


def test_html_is_words_and_pictures_are_not_fetched(qapp: object) -> None:
    document = markdown_document("<b>x</b> ![pic](http://x.example/p.png)", load_theme("light"), 400)
    assert plain(document) == "<b>x</b> pic"
    assert "<img" not in document.toHtml()


def test_narrower_is_higher(qapp: object) -> None:
    text = "many words " * 40
    wide = markdown_document(text, load_theme("light"), 600).size().height()
    assert markdown_document(text, load_theme("light"), 300).size().height() > wide


def test_line_breaks_are_not_added_to_code_or_tables() -> None:
    code = "```\na\nb\n```"
    table = "| a | b |\n|---|---|\n| c | d |"
    assert with_line_breaks(code) == code
    assert with_line_breaks(table) == table
    assert with_line_breaks("a\nb\n\nc") == "a\u2028b\n\nc"


def test_the_view_is_as_high_as_its_text_and_follows_the_theme(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    view = MarkdownView("See [site](https://x.example). " + "many words " * 60)
    column.addWidget(view)
    column.addStretch(1)
    holder.resize(700, 900)
    holder.show()
    wide = view.height()
    holder.resize(350, 900)
    assert view.height() > wide
    assert view.height() >= view.document().size().height()
    keeper.set_choice(ThemeChoice.DARK)
    assert current_theme().colour("accent").name() in view.toHtml()


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "/etc/passwd"])
def test_only_the_web_mail_and_phones_are_opened(qapp: object, address: str) -> None:
    assert not open_link(QUrl(address))
