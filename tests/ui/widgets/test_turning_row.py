"""A row that turns into a column where there is too little room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.widgets import TurningRow


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def _fixed(width: int) -> QLabel:
    label = QLabel("x")
    label.setFixedWidth(width)
    return label


def _beside(row: TurningRow) -> bool:
    shown = [child for child in row.findChildren(QWidget) if child.isVisible()]
    return len({child.x() for child in shown}) == len(shown)


@pytest.mark.parametrize(("width", "beside"), [(400, True), (260, False)])
def test_parts_stand_beside_each_other_where_there_is_room(
    page: QWidget, qtbot: QtBot, width: int, beside: bool
) -> None:
    row = TurningRow(_fixed(150), _fixed(140))
    page.layout().addWidget(row)
    page.resize(width, 200)
    page.show()

    qtbot.waitUntil(lambda: _beside(row) is beside)

    assert row.minimumSizeHint().width() == 150


def test_a_part_that_comes_turns_the_row_and_one_that_goes_turns_it_back(page: QWidget, qtbot: QtBot) -> None:
    late = _fixed(200)
    late.hide()
    row = TurningRow(_fixed(150), QLineEdit(), late, stretch=(0, 1, 0))
    page.layout().addWidget(row)
    page.resize(360, 200)
    page.show()
    qtbot.waitUntil(lambda: _beside(row))

    late.show()
    qtbot.waitUntil(lambda: not _beside(row))

    late.hide()
    qtbot.waitUntil(lambda: _beside(row))
