"""Rows beside the text: in one line where there is room, quiet until they are in use."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import Direction, FollowUp, LedgerItem, OwedBy
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.follow_ups_panel import FollowUpRow
from reljournal.ui.journal.ledger_panel import LedgerRow
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import IconButton


def laid_out() -> None:
    for _ in range(3):
        QApplication.processEvents()


def row_of(screen: JournalScreen, words: str = "Send it", people: tuple[int, ...] = ()) -> FollowUpRow:
    screen.write_entry(None, people)
    screen.activateWindow()
    panel = screen.editor().form.follow_ups
    panel.add_value(FollowUp(words, OwedBy.THEM, date(2026, 11, 30)))
    laid_out()
    return panel.rows()[0]


def ledger_row(screen: JournalScreen) -> LedgerRow:
    screen.write_entry()
    screen.activateWindow()
    panel = screen.editor().form.ledger
    panel.add_value(LedgerItem(Direction.GIVEN, "Praise"))
    laid_out()
    return panel.rows()[0]


def tools(row: QWidget) -> list[str]:
    return [tool.accessibleName() for tool in row.findChildren(IconButton) if tool.isVisible()]


def is_one_line(row: FollowUpRow) -> bool:
    words, due = (part.mapTo(row, part.rect().center()).y() for part in (row.words, row.due))
    return abs(words - due) <= 2


def hover(row: QWidget, entering: bool) -> None:
    at = QPointF(2, 2)
    event = QEnterEvent(at, at, at) if entering else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(row, event)


def test_a_follow_up_stands_in_one_line_and_in_two_where_it_is_narrow(
    screen: JournalScreen, ada: int, mary: int
) -> None:
    row = row_of(screen, people=(ada,))
    assert is_one_line(row)
    assert row.words.x() < row.due.mapTo(row, row.due.rect().topLeft()).x()
    assert row.height() < 2 * row.words.height()
    screen.resize(1024 - 200, 700)
    laid_out()
    assert not is_one_line(row)
    screen.resize(1240, 900)
    laid_out()
    assert is_one_line(row)
    # With several people it must be said whose it is, and there is no room left beside the words.
    row = row_of(screen, people=(ada, mary))
    assert row.person.isVisible()
    assert not is_one_line(row)


def test_long_words_are_shown_whole_once_they_are_written(qtbot: QtBot, screen: JournalScreen, ada: int) -> None:
    row = row_of(screen, people=(ada,))
    row.words.setFocus()
    qtbot.keyClicks(row.words, " with all the notes and drawings")
    laid_out()
    assert is_one_line(row)
    row.due.setFocus()
    laid_out()
    assert not is_one_line(row)
    assert row.words.toolTip() == row.words.text()
    assert row.words.width() > row.words.fontMetrics().horizontalAdvance(row.words.text())


def test_writing_a_day_does_not_turn_the_row(qtbot: QtBot, screen: JournalScreen, ada: int) -> None:
    row = row_of(screen, people=(ada,))
    before = row.due.width()
    assert row.due.text() == "30 Nov"
    row.due.setFocus()
    laid_out()
    assert row.due._button.isVisible()
    assert row.due.width() == before + row.due.room_for_icon()
    assert is_one_line(row)
    row.due.selectAll()
    qtbot.keyClicks(row.due, "in three weeks")
    laid_out()
    assert is_one_line(row)
    row.words.setFocus()
    laid_out()
    assert row.due.text() == "13 Dec"
    assert not row.due._button.isVisible()
    assert row.value().due == date(2026, 12, 13)
    row.due.setFocus()
    row.due.selectAll()
    qtbot.keyClicks(row.due, "never")
    row.words.setFocus()
    assert row._error.isVisible()
    assert "in 2 weeks" in row.due.toolTip()


def test_a_day_of_another_year_says_so(screen: JournalScreen) -> None:
    row = row_of(screen)
    row.due.set_value(date(2027, 1, 4))
    assert row.due.text() == "4 Jan 2027"
    row.due.set_value(None)
    assert row.due.text() == ""


def test_what_can_be_done_with_a_row_is_seen_while_it_is_in_use(qtbot: QtBot, screen: JournalScreen) -> None:
    row = ledger_row(screen)
    assert tools(row) == []
    hover(row, entering=True)
    assert tools(row) == ["Of what sort, how much, to or from whom", "Remove this line"]
    hover(row, entering=False)
    assert tools(row) == []
    row.direction.setFocus()
    assert tools(row) == ["Of what sort, how much, to or from whom", "Remove this line"]
    row.words.setFocus()
    row.more.setFocus()
    assert row.more.isVisible()
    screen.editor().form.text.setFocus()
    assert tools(row) == []


def test_a_row_is_removed_with_the_keyboard(qtbot: QtBot, screen: JournalScreen) -> None:
    row = row_of(screen)
    row.words.setFocus()
    (cross,) = [tool for tool in row.findChildren(IconButton) if tool.accessibleName() == "Remove this follow-up"]
    cross.setFocus()
    assert cross.isVisible()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert screen.editor().form.follow_ups.rows() == []
    assert screen.editor().form.follow_ups.more.hasFocus()


def test_rows_follow_the_size_of_text(screen: JournalScreen, keeper: ThemeKeeper) -> None:
    row = row_of(screen)
    words, due = row.words.height(), row.due.height()
    try:
        keeper.set_text_percent(200)
        laid_out()
        assert row.words.height() >= words * 3 // 2
        assert row.due.height() >= due * 3 // 2
        assert row.due.width() >= row.due.fontMetrics().horizontalAdvance("30 Nov") + row.due.height() - 1
    finally:
        keeper.set_text_percent(100)
