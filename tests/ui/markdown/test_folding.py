"""Long quotes are folded while they are read, and open again by their own line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from reljournal.ui.markdown import MarkdownView
from reljournal.ui.markdown.folding import with_folded_quotes
from reljournal.ui.theme import ThemeKeeper

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
