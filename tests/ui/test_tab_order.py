"""Tab goes through what is on screen in the order in which it is laid out, whenever it was made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.tab_order import move_on
from reljournal.ui.widgets import ScrollColumn


class Page(QWidget):
    """Two columns, the second of which scrolls."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        self.left = QVBoxLayout()
        row.addLayout(self.left)
        self.right = ScrollColumn()
        row.addWidget(self.right)
        self.names = {}
        for name in ("filter", "list"):
            self.left.addWidget(self.named(name))
        for name in ("edit", "print"):
            self.right.body.addWidget(self.named(name))

    def named(self, name: str) -> QPushButton:
        """Return a new button, remembered under its name."""
        self.names[name] = QPushButton(name)
        return self.names[name]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Do as the window does."""
        return move_on(self, forward=forward)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.names["filter"].setFocus()
    return made


def walked(qtbot: QtBot, key: Qt.Key, steps: int) -> list[str]:
    found = []
    for _ in range(steps):
        qtbot.keyClick(QApplication.focusWidget(), key)
        found.append(QApplication.focusWidget().text())
    return found


def test_what_is_made_late_stands_where_it_is_laid_out(page: Page, qtbot: QtBot) -> None:
    page.left.insertWidget(1, page.named("chip"))
    page.right.body.insertWidget(0, page.named("name"))
    QApplication.processEvents()
    assert walked(qtbot, Qt.Key.Key_Tab, 6) == ["chip", "list", "name", "edit", "print", "filter"]
    assert walked(qtbot, Qt.Key.Key_Backtab, 3) == ["print", "edit", "name"]


def test_what_is_hidden_disabled_or_only_clicked_is_passed_by(page: Page, qtbot: QtBot) -> None:
    page.names["list"].hide()
    page.names["edit"].setEnabled(False)
    page.left.addWidget(page.named("clicked"))
    page.names["clicked"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    QApplication.processEvents()
    assert walked(qtbot, Qt.Key.Key_Tab, 2) == ["print", "filter"]


def test_from_what_was_only_clicked_it_goes_on_to_the_next(page: Page, qtbot: QtBot) -> None:
    page.names["list"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    page.names["list"].setFocus()
    assert walked(qtbot, Qt.Key.Key_Tab, 1) == ["edit"]


def test_a_stop_further_down_scrolls_into_view(page: Page, qtbot: QtBot) -> None:
    page.resize(400, 200)
    for number in range(30):
        page.right.body.addWidget(QLineEdit(str(number)))
    QApplication.processEvents()
    assert walked(qtbot, Qt.Key.Key_Backtab, 1) == ["29"]
    last = QApplication.focusWidget()
    view = page.right.viewport()
    assert view.rect().contains(last.mapTo(view, last.rect().center()))


def test_an_empty_window_has_nowhere_to_go(qtbot: QtBot) -> None:
    bare = QWidget()
    qtbot.addWidget(bare)
    bare.show()
    assert not move_on(bare, forward=True)
