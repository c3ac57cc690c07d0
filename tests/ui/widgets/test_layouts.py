from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reljournal.ui.theme import ThemeKeeper, current_theme
from reljournal.ui.widgets import Chip, FlowLayout, Hairline, Label, Panel, QuietButton, ScrollColumn


@pytest.fixture
def words(keeper: ThemeKeeper, qtbot) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made)
    for text in ("mathematics", "horses", "tea, no sugar", "London"):
        flow.addWidget(Chip(text))
    qtbot.addWidget(made)
    return made


def test_words_wrap_and_need_more_height(words: QWidget) -> None:
    flow = words.layout()
    one_line = flow.sizeHint()
    assert flow.heightForWidth(one_line.width()) == one_line.height()
    narrow = one_line.width() // 2
    assert flow.heightForWidth(narrow) > one_line.height()
    words.resize(narrow, flow.heightForWidth(narrow))
    flow.setGeometry(words.rect())
    boxes = [flow.itemAt(index).geometry() for index in range(flow.count())]
    assert all(words.rect().contains(box) for box in boxes)
    assert all(not a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])


def test_words_start_at_the_other_edge_in_right_to_left(words: QWidget) -> None:
    words.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    words.resize(600, 40)
    words.layout().setGeometry(words.rect())
    assert words.layout().itemAt(0).geometry().right() == words.rect().right()


def test_a_widget_is_put_where_it_is_asked(words: QWidget) -> None:
    first = Chip("first")
    words.layout().insert_widget(0, first)
    assert words.layout().itemAt(0).widget() is first
    assert words.layout().count() == 5


def test_hidden_words_take_no_room(words: QWidget) -> None:
    before = words.layout().sizeHint().width()
    words.layout().itemAt(0).widget().hide()
    assert words.layout().sizeHint().width() < before


def test_a_panel_holds_title_rows_and_lines(keeper: ThemeKeeper, qtbot) -> None:
    panel = Panel("Rhythm")
    qtbot.addWidget(panel)
    panel.add_row(Label("Message, monthly"), Chip("on time", "accent"))
    panel.add_line()
    panel.add(Label("In person"))
    panel.add_header(QuietButton("Edit"))
    assert panel.title() == panel.accessibleName() == "Rhythm"
    assert panel.body.count() == 3
    assert panel.findChild(Hairline) is not None
    panel.clear()
    assert panel.body.count() == 0


def test_a_column_is_as_wide_as_its_token_at_most(keeper: ThemeKeeper, qtbot) -> None:
    column = ScrollColumn(max_width="reading")
    qtbot.addWidget(column)
    column.body.addWidget(QLabel("text"))
    column.resize(1400, 300)
    with qtbot.waitExposed(column):
        column.show()
    assert column.content.width() == current_theme().size("reading")


def test_a_column_scrolls_to_what_the_keyboard_is_on(keeper: ThemeKeeper, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = ScrollColumn()
    QVBoxLayout(window).addWidget(column)
    buttons = [QuietButton(str(number)) for number in range(30)]
    for button in buttons:
        column.body.addWidget(button)
    window.resize(300, 200)
    with qtbot.waitExposed(window):
        window.show()
    buttons[0].setFocus()
    for button in buttons[:12]:
        qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert buttons[12].hasFocus()
    assert column.verticalScrollBar().value() > 0
    assert column.viewport().rect().contains(buttons[12].mapTo(column.viewport(), buttons[12].rect().center()))
