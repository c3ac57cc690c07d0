from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QPushButton, QWidget

from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import ElidedLabel, Label, LabelledField, QuietEdit, SearchField, dress_spin_box


def test_search_clears_by_escape_then_leaves(keeper: ThemeKeeper, qtbot) -> None:
    field = SearchField("Search people, notes, dates…", "Ctrl K")
    qtbot.addWidget(field)
    field.setText("ada")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.accessibleName() == "Search people, notes, dates"


def test_the_cross_is_there_while_there_is_something_to_clear(keeper: ThemeKeeper, qtbot) -> None:
    field = SearchField("Search")
    qtbot.addWidget(field)
    cross = field.findChild(QPushButton)
    assert cross.isHidden()
    field.setText("ada")
    assert not cross.isHidden()
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert cross.isHidden()


def test_search_mirrors(keeper: ThemeKeeper, qtbot) -> None:
    field = SearchField("Search", "Ctrl K")
    qtbot.addWidget(field)
    before = field.textMargins()
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (field.textMargins().left(), field.textMargins().right()) == (before.right(), before.left())


def test_a_label_is_tied_to_its_field_and_an_error_is_heard(keeper: ThemeKeeper, qtbot) -> None:
    inner = QLineEdit()
    field = LabelledField("Birthday", inner, hint="The year may be left out.")
    qtbot.addWidget(field)
    assert inner.accessibleName() == "Birthday"
    assert field.findChild(Label).buddy() is inner
    assert inner.accessibleDescription() == "The year may be left out."
    assert field.error() == ""
    field.set_error("31 February is not a day.")
    assert field.error() == inner.accessibleDescription() == "31 February is not a day."
    field.set_error("")
    assert inner.accessibleDescription() == "The year may be left out."


def test_a_text_grows_with_what_is_written_up_to_its_most_lines(keeper: ThemeKeeper, qtbot) -> None:
    edit = QuietEdit("Write what happened…", most_lines=4)
    qtbot.addWidget(edit)
    edit.resize(300, 10)
    with qtbot.waitExposed(edit):
        edit.show()
    one = edit.height()
    edit.setPlainText("one\ntwo\nthree")
    three = edit.height()
    assert three == one + 2 * edit.fontMetrics().lineSpacing()
    edit.setPlainText("\n".join("many"))
    four = edit.height()
    edit.setPlainText("\n".join("very many lines"))
    assert edit.height() == four
    edit.setPlainText("")
    assert edit.height() == one


def test_ctrl_enter_submits_and_enter_writes(keeper: ThemeKeeper, qtbot) -> None:
    edit = QuietEdit("Write")
    qtbot.addWidget(edit)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.toPlainText() == "\n"
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edit.toPlainText() == "\n"


def test_a_long_line_gives_up_its_end(keeper: ThemeKeeper, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = ElidedLabel("Wolfeschlegelsteinhausenbergerdorff the Elder")
    QHBoxLayout(window).addWidget(label)
    window.resize(140, 50)
    with qtbot.waitExposed(window):
        window.show()
    label.repaint()
    assert label.width() < 140
    assert label.toolTip() == label.text()
    window.resize(900, 50)
    label.repaint()
    assert label.toolTip() == ""


def test_latin_words_stand_at_the_leading_edge_of_an_arabic_window(keeper: ThemeKeeper, qtbot) -> None:
    label = Label("Ada Lovelace")
    qtbot.addWidget(label)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignRight
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert label.alignment() & Qt.AlignmentFlag.AlignLeft
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert label.alignment() & Qt.AlignmentFlag.AlignHCenter


def test_a_date_field_is_dressed_like_the_rest(keeper: ThemeKeeper, qtbot) -> None:
    field = QDateEdit()
    qtbot.addWidget(field)
    field.setCalendarPopup(True)
    dress_spin_box(field)
    assert field.lineEdit().textMargins().left() == 8
    weekend = field.calendarWidget().weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert weekend.foreground().style() == Qt.BrushStyle.NoBrush
