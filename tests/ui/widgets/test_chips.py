from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.theme import ThemeKeeper, load_theme
from reljournal.ui.widgets import (
    Chip,
    ChipButton,
    ChipChoice,
    ChipRole,
    RemovableChip,
    chip_font,
    chip_size,
    paint_chip,
)

KINDS = [("in_person", "In person"), ("call", "Call"), ("note", "Note")]


@pytest.fixture
def choice(keeper: ThemeKeeper, qtbot) -> ChipChoice:
    window = QWidget()
    row = QHBoxLayout(window)
    made = ChipChoice(KINDS, "Kind")
    row.addWidget(QLineEdit())
    row.addWidget(made)
    row.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    made.chosen = []
    made.changed.connect(made.chosen.append)
    made.window_kept = window
    return made


def focused(choice: ChipChoice) -> str:
    return next((key for key, _label in KINDS if choice.button(key).hasFocus()), "")


def test_the_first_is_on(choice: ChipChoice) -> None:
    assert choice.value() == "in_person"
    assert [choice.button(key).isChecked() for key, _label in KINDS] == [True, False, False]


def test_arrow_keys_move_and_choose_and_go_round(choice: ChipChoice, qtbot) -> None:
    choice.setFocus()
    qtbot.keyClick(choice.button("in_person"), Qt.Key.Key_Right)
    assert (choice.value(), focused(choice)) == ("call", "call")
    qtbot.keyClick(choice.button("call"), Qt.Key.Key_Down)
    qtbot.keyClick(choice.button("note"), Qt.Key.Key_Right)
    assert choice.value() == "in_person"
    qtbot.keyClick(choice.button("in_person"), Qt.Key.Key_Left)
    assert choice.chosen == ["call", "note", "in_person", "note"]


def test_arrows_follow_the_way_one_reads(choice: ChipChoice, qtbot) -> None:
    choice.window().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(choice.button("in_person"), Qt.Key.Key_Left)
    assert choice.value() == "call"


def test_the_row_is_one_stop_for_tab(choice: ChipChoice) -> None:
    choice.set_value("call")
    stops = [key for key, _label in KINDS if choice.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == ["call"]


def test_a_click_chooses_and_setting_is_silent(choice: ChipChoice, qtbot) -> None:
    choice.set_value("note")
    assert choice.chosen == []
    qtbot.mouseClick(choice.button("call"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(choice.button("call"), Qt.MouseButton.LeftButton)
    assert choice.chosen == ["call"]
    with pytest.raises(KeyError):
        choice.set_value("pigeon")


def test_new_options_keep_the_value_when_they_can(choice: ChipChoice) -> None:
    choice.set_value("note")
    choice.set_options([("letter", "Letter"), ("note", "Note")])
    assert choice.value() == "note"
    choice.set_options([("letter", "Letter")])
    assert choice.value() == "letter"
    assert choice.chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_chip_is_taken_away_by_key(keeper: ThemeKeeper, qtbot, key: Qt.Key) -> None:
    chip = RemovableChip("Mary Somerville")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, key)


def test_only_the_cross_takes_a_chip_away(keeper: ThemeKeeper, qtbot) -> None:
    chip = RemovableChip("Mary Somerville")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    heard: list[str] = []
    chip.removed.connect(lambda: heard.append("removed"))
    chip.clicked.connect(lambda: heard.append("clicked"))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(15, chip.height() // 2))
    assert heard == ["clicked"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert heard == ["clicked", "removed"]


@pytest.mark.parametrize("role", list(ChipRole))
def test_chips_paint_where_they_say(keeper: ThemeKeeper, role: ChipRole) -> None:
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    rect = paint_chip(painter, QPoint(10, 10), "Gold", role, chip_font())
    painter.end()
    assert rect.topLeft() == QPoint(10, 10)
    assert rect.size() == chip_size("Gold", chip_font())
    ground = image.pixelColor(rect.left() + rect.height() // 2, rect.top() + 3)
    tier = role in {ChipRole.GOLD, ChipRole.SILVER, ChipRole.BRONZE}
    names = {"plain": "chip"}
    wanted = "#ffffff" if tier else load_theme("light").colour(names.get(role, f"{role}_soft")).name()
    assert ground.name() == wanted


def test_a_chip_can_be_cut(keeper: ThemeKeeper) -> None:
    image = QImage(200, 60, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    rect = paint_chip(painter, QPoint(), "a rather long chip", "plain", chip_font(), 50)
    painter.end()
    assert rect.width() == 50


def test_chips_say_their_words(keeper: ThemeKeeper, qtbot) -> None:
    chip, button = Chip("in balance", "accent"), ChipButton("Overdue")
    qtbot.addWidget(chip)
    qtbot.addWidget(button)
    chip.set_text("on time")
    assert (chip.text(), chip.accessibleName(), chip.role()) == ("on time", "on time", ChipRole.ACCENT)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()


def test_an_optional_choice_begins_with_none_and_is_taken_back(qtbot: QtBot) -> None:
    choice = ChipChoice([("care", "care"), ("ask", "ask")], "Purpose", optional=True)
    qtbot.addWidget(choice)
    choice.show()
    said: list[str] = []
    choice.changed.connect(said.append)
    assert choice.value() == ""
    choice.button("ask").click()
    choice.button("care").click()
    assert [key for key in ("care", "ask") if choice.button(key).isChecked()] == ["care"]
    choice.button("care").click()
    assert said == ["ask", "care", ""]
    qtbot.keyClick(choice.button("care"), Qt.Key.Key_Right)
    assert choice.value() == "care"
    choice.set_value("")
    assert not choice.button("care").isChecked()
    assert said[-1] == "care"
