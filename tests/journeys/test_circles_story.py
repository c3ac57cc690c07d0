"""A circle is made, people are dragged into it, another follows from a rule; one is removed and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.rules import Field, InTouch, Rule, Says, Unit
from reljournal.operations.sample import write_sample
from reljournal.store.queries.circles import circles
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.people import count_people
from reljournal.ui.circles.builder import RuleBuilder
from reljournal.ui.circles.circle_item import CircleItem
from reljournal.ui.circles.dragging import contacts_as_mime
from reljournal.ui.circles.naming import NameDialog
from reljournal.ui.window import MainWindow

LONDON = Rule((Says(Field.CITY, "London"), InTouch(2, Unit.WEEKS, negated=True)))


@pytest.fixture
def window(start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot) -> MainWindow:
    path = tmp_path / "sample.reljournal"
    write_sample(path)
    program = start(path)
    assert program.window is not None
    return program.window


def _shown(window: MainWindow) -> list[str]:
    model = window.people_screen().list.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def _drop(item: CircleItem, contact_ids: list[int]) -> bool:
    mime, none = contacts_as_mime(contact_ids), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(item, enter)
    if enter.isAccepted():
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(item, drop)
    return enter.isAccepted()


def _settled(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.circles.is_counting(), timeout=10_000)


def test_from_a_new_circle_to_one_by_rule_and_back(window: MainWindow, qtbot: QtBot) -> None:
    section = window.circles.section
    assert [item.name for item in circles(window.journal)] == ["Clients", "Mentors", "Suppliers", "Quiet of late"]
    _settled(window, qtbot)
    assert section.item(section.ids()[0]).count_text() == "4"

    # A new circle, by hand; its name must be free.
    window.circles.begin()
    dialog = window.findChild(NameDialog)
    dialog.name.setText("clients")
    dialog.save.click()
    assert "already" in dialog.field.error()
    dialog.name.setText("Poets")
    dialog.save.click()
    poets = section.ids()[-1]

    # Two are dropped on it at once; one step takes them out again.
    two = [find_contact(window.journal, "Yosano"), find_contact(window.journal, "Sor Juana")]
    assert _drop(section.item(poets), two)
    assert window.journal.undo_label() == "Put 2 contacts into “Poets”"
    assert window.toast.isVisible()
    _settled(window, qtbot)
    assert section.item(poets).count_text() == "2"
    section.item(poets).click()
    assert window.current_key() == "people"
    assert len(_shown(window)) == 2
    window.journal.undo()
    assert _shown(window) == []
    window.journal.redo()
    assert len(_shown(window)) == 2

    # A circle by rule, written as a sentence.
    window.actions_by_key["new_circle"].trigger()
    builder = window.findChild(RuleBuilder)
    builder.reject()
    window.circles.build(LONDON)
    builder = next(found for found in window.findChildren(RuleBuilder) if found.isVisible())
    assert builder.name.text() == "In London and not in touch for 2 weeks"
    builder.save.click()
    by_rule = section.ids()[-1]
    assert section.marked() == by_rule
    assert "Ada Lovelace" in _shown(window)
    before = len(window.journal.history())
    assert not _drop(section.item(by_rule), two)
    assert len(window.journal.history()) == before

    # Keys and menus: up, and away. Nobody is lost.
    menu = window.circles.menu_of(poets)
    assert [action.text() for action in menu.actions() if not action.isSeparator()] == [
        "Open", "Rename…", "Move up", "Move down", "Remove",
    ]  # fmt: skip
    menu.actions()[-1].trigger()
    menu.deleteLater()
    assert poets not in section.ids()
    assert count_people(window.journal) == 40
    window.actions_by_key["undo"].trigger()
    assert poets in section.ids()
    _settled(window, qtbot)
    assert section.item(poets).count_text() == "2"

    # To everyone again.
    window.rail.item("people").click()
    assert section.marked() == 0
    assert len(_shown(window)) == 40


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_ctrl_g_puts_those_chosen_into_a_circle(window: MainWindow, qtbot: QtBot) -> None:
    ada = find_contact(window.journal, "Ada Lovelace")
    window.open_contact(ada)
    menu = window.circles.menu_for([ada])
    ticked = {action.text(): action.isChecked() for action in menu.actions() if action.isCheckable()}
    assert ticked == {"Clients": True, "Mentors": True, "Suppliers": False}
    chosen = {action.text(): action for action in menu.actions()}
    chosen["Suppliers"].trigger()
    assert window.journal.undo_label() == "Put Ada Lovelace into “Suppliers”"
    chosen["Mentors"].trigger()
    assert window.journal.undo_label() == "Take Ada Lovelace out of “Mentors”"
    menu.deleteLater()
    window.actions_by_key["circles"].trigger()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    _settled(window, qtbot)


def test_circles_are_there_again_when_the_window_is_opened_anew(
    start: Callable[[Path], Program], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "sample.reljournal"
    write_sample(path)
    for _ in range(2):
        window = start(path).window
        assert window is not None
        qtbot.waitUntil(lambda window=window: "circles" in vars(window), timeout=10_000)  # type: ignore[misc]
        _settled(window, qtbot)
        assert [window.circles.section.item(key).count_text() for key in window.circles.section.ids()][:3] == [
            "4", "4", "3",
        ]  # fmt: skip
