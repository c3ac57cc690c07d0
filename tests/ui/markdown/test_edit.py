"""Writing Markdown: the text stays what was typed, lists go on, boxes are ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reljournal.ui.markdown import MarkdownEdit
from reljournal.ui.markdown import edit as edit_module
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme

AWKWARD = (
    "a\u00a0hard space, trailing  \n\n\t- tab\n* star\n&amp; [[wiki]] | a | table |\n"
    "> q\n\n\n1) one\n<b>no</b> 🙂🙂 **b**"
)


@pytest.fixture
def edit(qtbot: QtBot, keeper: ThemeKeeper) -> MarkdownEdit:
    field = MarkdownEdit()
    qtbot.addWidget(field)
    field.resize(700, 500)
    field.show()
    field.setFocus()
    return field


def write(edit: MarkdownEdit, text: str, at: int | None = None) -> None:
    """Show a text with the cursor at the end, or at a position."""
    edit.set_text(text)
    cursor = edit.textCursor()
    if at is None:
        cursor.movePosition(QTextCursor.MoveOperation.End)
    else:
        cursor.setPosition(at)
    edit.setTextCursor(cursor)


def looks_at(edit: MarkdownEdit, line: int, column: int) -> QTextCharFormat:
    """Return how the highlighter dressed a letter."""
    block = edit.document().findBlockByNumber(line)
    for piece in block.layout().formats():
        if piece.start <= column < piece.start + piece.length:
            return QTextCharFormat(piece.format)
    return QTextCharFormat()


def test_the_text_comes_back_letter_by_letter(edit: MarkdownEdit) -> None:
    edit.set_text(AWKWARD)
    assert edit.text() == AWKWARD


def test_showing_a_text_is_no_edit_and_nothing_to_undo(qtbot: QtBot, edit: MarkdownEdit) -> None:
    with qtbot.assertNotEmitted(edit.edited, wait=50):
        edit.set_text("# One\n\n- two")
        edit.grab()
    assert not edit.can_undo()


def test_changing_the_theme_is_no_edit(qtbot: QtBot, edit: MarkdownEdit, keeper: ThemeKeeper) -> None:
    edit.set_text("# One **two**")
    light = looks_at(edit, 0, 0).foreground().color()
    with qtbot.assertNotEmitted(edit.edited, wait=50):
        keeper.set_choice(ThemeChoice.DARK)
        edit.grab()
    assert looks_at(edit, 0, 0).foreground().color() == current_theme().colour("muted") != light
    assert edit.text() == "# One **two**"


def test_typing_is_an_edit_that_can_be_undone(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "words")
    with qtbot.waitSignal(edit.edited):
        qtbot.keyClicks(edit, " more")
    assert edit.text() == "words more"
    assert edit.can_undo()
    edit.undo()
    assert edit.text() == "words"
    assert not edit.can_undo()


def test_words_look_as_they_read(edit: MarkdownEdit) -> None:
    edit.set_text("# Head\nplain **bold** *it* ~~no~~ `code` [site](https://x.example)\n- [x] done")
    plain = edit.font()
    assert looks_at(edit, 0, 3).fontWeight() == QFont.Weight.DemiBold
    assert looks_at(edit, 0, 3).fontPointSize() > plain.pointSizeF() or looks_at(edit, 0, 3).intProperty(0x1FE2) > 0
    line = edit.document().findBlockByNumber(1).text()
    assert looks_at(edit, 1, line.index("bold")).fontWeight() == QFont.Weight.Bold
    assert looks_at(edit, 1, line.index("it*")).fontItalic()
    assert looks_at(edit, 1, line.index("no~")).fontStrikeOut()
    assert looks_at(edit, 1, line.index("code")).background().color() == current_theme().colour("chip")
    site = looks_at(edit, 1, line.index("site"))
    assert site.fontUnderline()
    assert site.foreground().color() == current_theme().colour("accent")
    assert looks_at(edit, 1, line.index("**")).foreground().color() == current_theme().colour("muted")
    assert looks_at(edit, 2, 2).foreground().color() == QColor(Qt.GlobalColor.transparent)
    assert not looks_at(edit, 1, 0).hasProperty(QTextCharFormat.Property.FontWeight.value)


def test_looks_stand_in_the_right_place_behind_emoji(edit: MarkdownEdit) -> None:
    edit.set_text("🙂🙂 **b**")
    # Each emoji counts twice in Qt: the bold letter is its eighth.
    assert looks_at(edit, 0, 7).fontWeight() == QFont.Weight.Bold
    assert looks_at(edit, 0, 6).foreground().color() == current_theme().colour("muted")


def test_a_fence_holds_code_until_it_closes(edit: MarkdownEdit) -> None:
    edit.set_text("```\n# no heading\n- [ ] no box\n```\n# heading")
    assert looks_at(edit, 1, 3).background().color() == current_theme().colour("chip")
    assert looks_at(edit, 4, 3).fontWeight() == QFont.Weight.DemiBold
    block = edit.document().findBlockByNumber(2)
    cursor = edit.textCursor()
    cursor.setPosition(block.position())
    edit.setTextCursor(cursor)
    assert not edit.tick()


def test_enter_goes_on_with_a_list_and_ends_it(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "- one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "two")
    assert edit.text() == "- one\n- two"
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "- one\n- two\n"


def test_shift_enter_begins_a_line_without_a_mark(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "- one")
    qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert edit.text() == "- one\n"


def test_enter_before_the_mark_only_begins_a_line(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "- one", at=0)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "\n- one"


def test_going_on_with_a_list_is_one_undo(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "1. one")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.text() == "1. one\n2. "
    edit.undo()
    assert edit.text() == "1. one"


def test_tab_indents_in_a_list_and_leaves_elsewhere(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    field, after = MarkdownEdit(), QLineEdit()
    column.addWidget(field)
    column.addWidget(after)
    holder.show()
    field.setFocus()
    write(field, "- one\nwords")
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "  - one\nwords"
    assert field.textCursor().position() == 6
    qtbot.keyClick(field, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert field.text() == "- one\nwords"
    cursor.movePosition(QTextCursor.MoveOperation.End)
    field.setTextCursor(cursor)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "- one\nwords"
    assert holder.focusWidget() is after


def test_a_click_ticks_the_box_and_leaves_the_cursor(qtbot: QtBot, edit: MarkdownEdit) -> None:
    write(edit, "words\n- [ ] send the paper")
    edit.grab()
    block = edit.document().findBlockByNumber(1)
    top = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
    inside = QPoint(8, round(top.center().y()))
    where = edit.textCursor().position()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert edit.text() == "words\n- [x] send the paper"
    assert edit.textCursor().position() == where
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert edit.text() == "words\n- [ ] send the paper"


def test_a_box_behind_emoji_is_ticked_in_place(edit: MarkdownEdit) -> None:
    write(edit, "🙂\n- [ ] 🙂 two")
    assert edit.tick()
    assert edit.text() == "🙂\n- [x] 🙂 two"


def test_marks_by_button_are_one_undo_each(edit: MarkdownEdit) -> None:
    write(edit, "one\ntwo")
    edit.selectAll()
    edit.make_checks()
    assert edit.text() == "- [ ] one\n- [ ] two"
    edit.undo()
    assert edit.text() == "one\ntwo"
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.make_heading()
    assert edit.text() == "one\n# two"
    edit.make_heading()
    edit.make_heading()
    edit.make_heading()
    assert edit.text() == "one\ntwo"


def test_bold_takes_the_word_at_the_cursor(edit: MarkdownEdit) -> None:
    write(edit, "a good word", at=4)
    edit.make_bold()
    assert edit.text() == "a **good** word"
    edit.make_bold()
    assert edit.text() == "a good word"


@pytest.mark.parametrize(
    ("chosen", "made", "cursor"),
    [("site", "[site]()", 7), ("https://x.example", "[](https://x.example)", 1), ("", "[]()", 1)],
)
def test_a_link_waits_for_what_is_missing(edit: MarkdownEdit, chosen: str, made: str, cursor: int) -> None:
    write(edit, chosen)
    edit.selectAll()
    edit.make_link()
    assert edit.text() == made
    assert edit.textCursor().position() == cursor


def test_pasting_takes_plain_text_of_what_has_no_structure(edit: MarkdownEdit) -> None:
    write(edit, "")
    data = QMimeData()
    data.setHtml("<div style='font-weight: 700'>bold</div>")
    data.setText("bold\nand more")
    edit.insertFromMimeData(data)
    assert edit.text() == "bold\nand more"
    edit.selectAll()
    copied = edit.createMimeDataFromSelection()
    assert copied.text() == "bold\nand more"
    assert copied.formats() == ["text/plain"]


def test_other_scripts_are_typed(edit: MarkdownEdit) -> None:
    write(edit, "")
    event = QInputMethodEvent()
    event.setCommitString("فاطمة 艾达 🙂")
    QApplication.sendEvent(edit, event)
    assert edit.text() == "فاطمة 艾达 🙂"


def test_escape_and_saving_are_left_to_the_screen(qtbot: QtBot, keeper: ThemeKeeper) -> None:
    seen: list[Qt.Key] = []

    class Holder(QWidget):
        def keyPressEvent(self, event: object) -> None:  # noqa: N802
            seen.append(Qt.Key(event.key()))  # type: ignore[attr-defined]

    holder = Holder()
    qtbot.addWidget(holder)
    field = MarkdownEdit(holder)
    holder.show()
    write(field, "words")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [key for key in seen if key != Qt.Key.Key_Control] == [Qt.Key.Key_Escape, Qt.Key.Key_Return]
    assert field.text() == "words"


def test_control_click_opens_only_safe_links(qtbot: QtBot, edit: MarkdownEdit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(edit_module, "open_link", lambda url: opened.append(url.toString()))
    write(edit, "[site](https://x.example/a)")
    edit.grab()
    cursor = edit.textCursor()
    cursor.setPosition(3)
    edit.setTextCursor(cursor)
    at = edit.cursorRect().center()
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened == []
    qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert opened == ["https://x.example/a"]


def test_long_lines_wrap_at_the_reading_width_and_lists_hang(edit: MarkdownEdit) -> None:
    edit.resize(1400, 500)
    edit.set_text("- " + "many words " * 40 + "\n" + "many words " * 40)
    edit.grab()
    item, plain = (edit.document().findBlockByNumber(n).layout() for n in (0, 1))
    assert plain.lineAt(0).width() < edit.viewport().width() * 0.7
    assert 55 <= plain.lineAt(0).textLength() <= 95
    assert item.lineAt(1).x() > item.lineAt(0).x()
    assert plain.lineAt(1).x() == plain.lineAt(0).x()
    gap = plain.lineAt(1).y() - plain.lineAt(0).y()
    assert gap > plain.lineAt(0).height() * 1.2


def test_lines_that_read_from_the_right_stand_at_the_right(edit: MarkdownEdit) -> None:
    edit.set_text("فاطمة الفهرية")
    edit.grab()
    line = edit.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().left() > line.width() / 2
    edit.set_text("- [x] فاطمة")
    edit.grab()
    line = edit.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().left() > line.width() / 2


def test_undo_takes_about_a_word_at_a_time(qtbot: QtBot, edit: MarkdownEdit) -> None:
    edit.set_text("")
    qtbot.keyClicks(edit, "one two three")
    steps = []
    while edit.can_undo():
        edit.undo()
        steps.append(edit.text())
    assert steps[:3] == ["one two", "one", ""]
    for _step in steps:
        edit.redo()
    assert edit.text() == "one two three"
