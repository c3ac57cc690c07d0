"""A conversation is down in ten seconds: one line with Ctrl+L, understood, corrected by chips, kept with Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.capture import What
from reljournal.domain.contacts import Card
from reljournal.domain.entries import Direction, Entry, Kind, OwedBy, PersonRef, Sort
from reljournal.operations.contacts import add_contact
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import newest_entries
from reljournal.store.queries.people import count_people
from reljournal.ui.capture.chips import key_of
from reljournal.ui.capture.popup import CapturePopup
from reljournal.ui.widgets import RemovableChip
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]

ENGLISH = (
    "Lunch with @Ada and Mary yesterday 1h20, her daughter starts school. gave: introduction to Max."
    " !Send the paper in 2 weeks #mathematics"
)
GERMAN = (
    "Mittagessen mit @Ada und Mary gestern 1h20, ihre Tochter kommt in die Schule. gab: Vorstellung bei Max."
    " !Aufsatz schicken in 2 Wochen #mathematik"
)


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    path = tmp_path / "journal.reljournal"
    with Journal.open(path) as journal:
        for name in ("Ada Lovelace", "Mary Somerville", "Mary Jackson", "Zoë Ångström"):
            add_contact(journal, Card(formatted_name=name))
        # Of two whom one calls Mary the one is out of the way for the line that names her alone.
        add_contact(journal, Card(formatted_name="Max Newman"))
    window = start(path).window
    assert window is not None
    return window


@pytest.fixture
def popup(window: MainWindow) -> CapturePopup:
    window.actions_by_key["log"].trigger()
    (found,) = window.findChildren(CapturePopup)
    assert found.isVisible()
    return found


def write(widget: QWidget, text: str) -> None:
    """Write as an input method does, whatever the letters."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def newest(window: MainWindow) -> Entry:
    return newest_entries(window.journal, 0, 1)[0]


@pytest.mark.parametrize(
    ("language", "line", "text", "given", "owed", "tag"),
    [
        ("en", ENGLISH, "Lunch, her daughter starts school.", "introduction to Max", "Send the paper", "mathematics"),
        ("de", GERMAN, "Mittagessen, ihre Tochter kommt in die Schule.", "Vorstellung bei Max", "Aufsatz schicken",
         "mathematik"),
    ],
)  # fmt: skip
def test_the_line_becomes_an_entry_in_both_languages(
    popup: CapturePopup, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
    language: str, line: str, text: str, given: str, owed: str, tag: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", language)
    field = popup.capture.field
    write(field.edit, line)
    # Mary is two people: she is asked about, and chosen from the chip.
    captured = field.understood()
    assert captured is not None
    assert PersonRef(1, "Ada Lovelace") in captured.values(What.PERSON)
    assert not popup.capture.hint.isHidden()

    qtbot.keyClick(field.edit, Qt.Key.Key_Return)

    assert not popup.isVisible()
    entry = newest(window)
    assert (entry.kind, entry.on, entry.minutes) == (Kind.IN_PERSON, date(2026, 11, 20), 80)
    assert entry.people[0].name == "Ada Lovelace"
    assert entry.title.startswith(text.partition(",")[0])
    (item,) = entry.around.ledger
    assert (item.direction, item.sort, item.text) == (Direction.GIVEN, Sort.INTRODUCTION, given)
    (follow_up,) = entry.follow_ups
    assert (follow_up.text, follow_up.due, follow_up.owed_by) == (owed, date(2026, 12, 5), OwedBy.ME)
    assert entry.around.tags == (tag,)
    assert "Ada Lovelace" in window.toast.message()
    window.journal.undo()
    assert newest_entries(window.journal, 0, 1) == []


def test_a_name_completes_itself_after_an_at(popup: CapturePopup, window: MainWindow, qtbot: QtBot) -> None:
    edit = popup.capture.field.edit
    write(edit, "Tea with @mary s")
    names = popup.capture.field._names
    assert names is not None
    assert names.offers.texts() == ["Mary Somerville"]
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == "Tea with @Mary Somerville"
    assert not names.offers.is_open()
    write(edit, " and @mary")
    assert names.offers.texts() == ["Mary Jackson", "Mary Somerville"]
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert popup.isVisible()
    assert edit.toPlainText() == "Tea with @Mary Somerville and @mary"
    write(edit, " J")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert [person.name for person in newest(window).people] == ["Mary Somerville", "Mary Jackson"]


@pytest.mark.parametrize("line", ["ada@engines.example", "Call at 5 @", "C# with a friend", "@@"])
def test_what_is_no_name_is_left_alone(popup: CapturePopup, line: str) -> None:
    edit = popup.capture.field.edit
    write(edit, line)
    assert edit.toPlainText() == line
    captured = popup.capture.field.understood()
    assert captured is not None
    assert captured.values(What.PERSON) == ()


def test_somebody_unknown_gets_a_card_when_one_says_so(
    popup: CapturePopup, window: MainWindow, qtbot: QtBot
) -> None:
    before = count_people(window.journal)
    field = popup.capture.field
    write(field.edit, "Coffee with @Nemo")
    captured = field.understood()
    assert captured is not None
    (piece,) = (piece for piece in captured.pieces if piece.what is What.UNCLEAR)
    (chip,) = field.chips.chips()
    assert chip.text() == "Nobody goes by Nemo"
    menu = field.chips.menu_of(key_of(captured, piece), piece, chip)
    assert menu is not None
    (offer,) = menu.actions()
    assert offer.text() == "New card for “Nemo”"
    offer.trigger()
    menu.deleteLater()
    assert [shown.text() for shown in field.chips.chips()] == ["Nemo (new card)"]
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert [person.name for person in newest(window).people] == ["Nemo"]
    assert count_people(window.journal) == before + 1
    window.journal.undo()
    assert count_people(window.journal) == before


def test_chips_are_corrected_before_enter(popup: CapturePopup, window: MainWindow, qtbot: QtBot) -> None:
    field = popup.capture.field
    write(field.edit, "Call with @Ada yesterday. gave: a hand with the move. !Send the paper in 2 weeks")
    captured = field.understood()
    assert captured is not None
    by_what = {piece.what: piece for piece in captured.pieces}

    def correct(what: What, words: str) -> None:
        piece = by_what[what]
        menu = field.chips.menu_of(key_of(captured, piece), piece, field)
        assert menu is not None
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.deleteLater()

    correct(What.LEDGER, "Received")
    correct(What.FOLLOW_UP, "They owe it")
    field.chips.correct((What.DATE, "yesterday"), date(2026, 11, 3))
    # What was corrected holds while more is written.
    write(field.edit, " at once")
    assert any("They owe" in chip.text() for chip in field.chips.chips())
    chip = next(chip for chip in field.chips.chips() if "3 Nov" in chip.text())
    assert isinstance(chip, RemovableChip)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    entry = newest(window)
    assert entry.on == date(2026, 11, 3)
    assert entry.around.ledger[0].direction is Direction.RECEIVED
    assert entry.follow_ups[0].owed_by is OwedBy.THEM


def test_a_day_in_doubt_says_both_and_is_chosen(popup: CapturePopup, window: MainWindow, qtbot: QtBot) -> None:
    field = popup.capture.field
    write(field.edit, "Call with @Ada on Friday")
    captured = field.understood()
    assert captured is not None
    (piece,) = (piece for piece in captured.pieces if piece.what is What.DATE)
    assert (piece.value, piece.or_ahead) == (date(2026, 11, 20), date(2026, 11, 27))
    assert "20 Nov 2026, or 27 Nov 2026?" in [chip.text() for chip in field.chips.chips()]
    menu = field.chips.menu_of(key_of(captured, piece), piece, field)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == [
        "20 Nov 2026 · yesterday", "27 Nov 2026 · in 6 days", "", "Another day…",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.deleteLater()
    assert "planned for 27 Nov 2026" in [chip.text() for chip in field.chips.chips()]
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert newest(window).on == date(2026, 11, 27)


def test_a_chip_of_plain_words_marks_them_in_the_line(popup: CapturePopup, qtbot: QtBot) -> None:
    field = popup.capture.field
    write(field.edit, "🌸 Tea 1h20 #horses")
    (minutes, _tag) = field.chips.chips()
    qtbot.mouseClick(minutes, Qt.MouseButton.LeftButton, pos=minutes.rect().center())
    assert field.edit.textCursor().selectedText() == "1h20"
    write(field.edit, "2h")
    captured = field.understood()
    assert captured is not None
    assert captured.values(What.DURATION) == (120,)


def test_esc_keeps_what_was_begun_and_the_editor_goes_on_with_it(window: MainWindow, qtbot: QtBot) -> None:
    window.open_contact(1)
    window.actions_by_key["log"].trigger()
    (popup,) = window.findChildren(CapturePopup)
    assert popup.capture.whom.text() == "With Ada Lovelace"
    write(popup.capture.field.edit, "Walk yesterday, about numbers")
    qtbot.keyClick(popup.capture.field.edit, Qt.Key.Key_Escape)
    assert not popup.isVisible()

    # Begun with Ada it stays with her, wherever one has gone meanwhile.
    window.show_screen("calendar")
    window.actions_by_key["log"].trigger()
    assert popup.capture.field.text() == "Walk yesterday, about numbers"
    window.actions_by_key["write"].trigger()
    assert not popup.isVisible()
    assert popup.capture.field.text() == ""
    assert window.current_key() == "journal"
    draft = window.journal_screen().editor().form.draft()
    assert (draft.on, draft.contact_ids) == (date(2026, 11, 20), (1,))
    assert "about numbers" in draft.title


def test_what_was_begun_outlives_the_window(popup: CapturePopup, window: MainWindow, tmp_path: Path) -> None:
    write(popup.capture.field.edit, "Walk with @Ada")
    window.close()
    with Journal.open(tmp_path / "journal.reljournal") as journal:
        assert [kept.draft.title for kept in drafts(journal)] == ["Walk"]


def test_what_was_begun_is_kept_while_it_is_written(popup: CapturePopup, window: MainWindow, qtbot: QtBot) -> None:
    write(popup.capture.field.edit, "Half a")
    qtbot.waitUntil(lambda: bool(drafts(window.journal)))
    write(popup.capture.field.edit, " sentence")
    qtbot.waitUntil(lambda: [kept.draft.title for kept in drafts(window.journal)] == ["Half a sentence"])
    qtbot.keyClick(popup.capture.field.edit, Qt.Key.Key_Return)
    assert drafts(window.journal) == []
    assert newest(window).title == "Half a sentence"


def test_what_was_gone_on_with_elsewhere_does_not_come_back(
    popup: CapturePopup, window: MainWindow, qtbot: QtBot
) -> None:
    write(popup.capture.field.edit, "Half a sentence")
    qtbot.keyClick(popup.capture.field.edit, Qt.Key.Key_Escape)
    window.show_screen("journal")
    window.journal_screen().go_on_with(drafts(window.journal)[0].key)
    window.journal_screen().editor().save()
    window.actions_by_key["log"].trigger()
    assert popup.capture.field.text() == ""
    assert drafts(window.journal) == []


def test_with_nobody_it_stays_with_nobody_in_the_editor(window: MainWindow, qtbot: QtBot) -> None:
    window.open_contact(1)
    window.actions_by_key["log"].trigger()
    (popup,) = window.findChildren(CapturePopup)
    popup.capture.whom.removed.emit()
    write(popup.capture.field.edit, "On my own")
    window.actions_by_key["write"].trigger()
    assert window.journal_screen().editor().form.draft().contact_ids == ()
    window.journal_screen().editor().discard()


def test_tab_goes_round_in_it(popup: CapturePopup, qtbot: QtBot) -> None:
    write(popup.capture.field.edit, "Tea with @Ada yesterday")
    qtbot.waitUntil(lambda: all(chip.isVisible() for chip in popup.capture.field.chips.chips()))
    seen = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is seen[0]:
            break
    assert all(popup.isAncestorOf(widget) for widget in seen)
    assert set(popup.capture.field.chips.chips()) <= set(seen)
    assert popup.capture.longer in seen


def test_whom_it_is_with_can_be_taken_away(window: MainWindow, qtbot: QtBot) -> None:
    window.open_contact(1)
    window.capture()
    (popup,) = window.findChildren(CapturePopup)
    qtbot.keyClick(popup.capture.whom, Qt.Key.Key_Delete)
    assert popup.capture.whom.isHidden()
    write(popup.capture.field.edit, "A quiet day")
    qtbot.keyClick(popup.capture.field.edit, Qt.Key.Key_Return)
    assert newest(window).people == ()


def test_a_click_beside_it_closes_and_keeps_it(popup: CapturePopup, window: MainWindow, qtbot: QtBot) -> None:
    write(popup.capture.field.edit, "A quiet day")
    qtbot.mouseClick(window.rail, Qt.MouseButton.LeftButton, pos=window.rail.rect().bottomLeft())
    assert not popup.isVisible()
    assert popup.capture.field.text() == "A quiet day"


def test_help_is_about_it_while_it_is_open(popup: CapturePopup, window: MainWindow) -> None:
    assert popup.isVisible()
    assert window._help_page() == "capture"
