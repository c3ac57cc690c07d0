"""Actions by name: which fit, in which order, and where they come from."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.search.palette import actions_of, fitting, keys_of, name_of, typed_after_mark


@pytest.mark.parametrize(
    ("text", "typed"),
    [(">", ""), ("> new", "new"), ("  >>x", ">x"), ("new", None), ("", None), ("a > b", None)],
)
def test_what_asks_for_an_action(text: str, typed: str | None) -> None:
    assert typed_after_mark(text) == typed


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Log a conversation", "New contact", "Import an address book…", "What was done…"]),
        ("new", ["New contact"]),
        ("con", ["Log a conversation", "New contact"]),
        ("c", ["Log a conversation", "New contact"]),
        ("contact new", ["New contact"]),
        ("book", ["Import an address book…"]),
        ("ddress", ["Import an address book…"]),
        ("conservation", ["Log a conversation"]),
        ("imprt", ["Import an address book…"]),
        ("w", ["What was done…", "New contact"]),
        ("zzzzz", []),
        ("!?", ["Log a conversation", "New contact", "Import an address book…", "What was done…"]),
    ],
)
def test_the_best_fit_comes_first(qtbot: QtBot, typed: str, names: list[str]) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    all_names = ("Log a conversation", "New contact", "Import an address book…", "What was done…")
    actions = [QAction(name, owner) for name in all_names]
    assert [action.text() for action in fitting(actions, typed)] == names


def test_the_window_and_what_is_in_front_are_asked_and_nothing_else(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    stack, box = QStackedWidget(), QWidget(window)
    window.setCentralWidget(stack)
    shown, hidden = QWidget(), QWidget()
    stack.addWidget(shown)
    stack.addWidget(hidden)
    part = QWidget(shown)
    menu = QMenu(window)

    def added(owner: QWidget, text: str) -> QAction:
        action = QAction(text, owner)
        owner.addAction(action)
        return action

    quit_it = added(window, "&Quit")
    quit_it.setShortcut("Ctrl+Q")
    added(part, "Fold && unfold")
    added(hidden, "Elsewhere")
    added(box, "In the box")
    added(menu, "In a menu")
    added(window, "")
    added(window, "Not now seen").setVisible(False)
    part.addAction(quit_it)
    found = actions_of(window, box)
    assert [name_of(action) for action in found] == ["Quit", "Fold & unfold"]
    assert keys_of(found[0]) == "Ctrl+Q"
    assert keys_of(found[1]) == ""
