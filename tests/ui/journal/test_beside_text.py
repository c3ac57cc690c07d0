"""Panels beside the text: folded while they are empty, shown once they hold something, and the text in its sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, FollowUp, Kind, Surroundings
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.beside_text import BesideText
from reljournal.ui.journal.editor_form import EditorForm
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

USUAL = ["follow_ups", "ledger", "around"]


def form_of(screen: JournalScreen) -> EditorForm:
    return screen.editor().form


def beside(screen: JournalScreen) -> BesideText:
    return form_of(screen).beside


def links(screen: JournalScreen) -> list[str]:
    return [link.text() for link in beside(screen).links.values() if link.isVisible()]


def laid_out() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_what_is_empty_is_a_link_and_a_new_entry_does_not_scroll(
    screen: JournalScreen, ada: int
) -> None:
    screen.write_entry()
    assert beside(screen).shown() == USUAL
    assert links(screen) == ["+ Tags", "+ Files"]
    screen.write_entry(None, [ada])
    assert beside(screen).shown() == USUAL
    assert links(screen) == ["+ What you learned", "+ Tags", "+ Private asides", "+ Files"]
    assert beside(screen).links["tags"].accessibleName() == "Open Tags"
    laid_out()
    assert beside(screen).verticalScrollBar().maximum() == 0


def test_a_link_opens_its_panel_and_that_is_remembered(
    qtbot: QtBot, screen: JournalScreen, ways: FakeWays, ada: int, lunch: int
) -> None:
    screen.write_entry(None, [ada])
    form = form_of(screen)
    screen.activateWindow()
    link = beside(screen).links["tags"]
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert beside(screen).shown() == [*USUAL, "tags"]
    assert form.tags.edit is not None
    assert form.tags.edit.field.hasFocus()
    assert link.isHidden()
    assert ways.beside == "follow_ups ledger around tags"
    for key, panel in (("asides", form.asides), ("learned", form.learned), ("files", form.files)):
        beside(screen).open_panel(key)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert panel.isAncestorOf(focus), key
    assert len(form.asides.rows()) == 1
    screen.open_entry(lunch)
    screen.write_entry()
    assert beside(screen).shown() == [*USUAL, "tags", "files"]
    assert links(screen) == []


def test_it_is_folded_by_its_title(qtbot: QtBot, screen: JournalScreen, ways: FakeWays, lunch: int) -> None:
    screen.write_entry()
    screen.activateWindow()
    fold = form_of(screen).around.fold
    assert fold.accessibleName() == "Fold away: How it was"
    fold.setFocus()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert beside(screen).shown() == ["follow_ups", "ledger"]
    assert beside(screen).links["around"].hasFocus()
    assert ways.beside == "follow_ups ledger"
    screen.open_entry(lunch)
    screen.write_entry()
    assert beside(screen).shown() == ["follow_ups", "ledger"]
    beside(screen).open_panel("around")
    assert form_of(screen).around.feeling.button("drained").hasFocus()


def test_what_holds_something_is_always_shown_and_stays_while_one_writes(
    screen: JournalScreen, journal: Journal, ways: FakeWays, lunch: int
) -> None:
    ways.beside = ""
    tagged = log_entry(
        journal,
        EntryDraft(Kind.NOTE, screen.context.today(), text="x", around=Surroundings(place="Athenaeum", tags=("maps",))),
    )
    screen.open_entry(lunch)
    assert beside(screen).shown() == ["follow_ups"]
    assert form_of(screen).follow_ups.fold.isHidden()
    beside(screen).fold("follow_ups")
    assert beside(screen).shown() == ["follow_ups"]
    screen.open_entry(tagged)
    assert beside(screen).shown() == ["around", "tags"]
    form_of(screen).around.place.clear()
    form_of(screen).around.place.textEdited.emit("")
    assert beside(screen).shown() == ["around", "tags"]
    assert form_of(screen).around.fold.isVisible()
    assert ways.beside == ""
    screen.write_entry()
    assert beside(screen).shown() == []


def test_what_comes_from_the_text_opens_its_panel(screen: JournalScreen, ways: FakeWays, ada: int) -> None:
    ways.beside = "nonsense"
    screen.write_entry()
    assert beside(screen).shown() == []
    form = form_of(screen)
    form.tags.add_tag("maps")
    form.follow_ups.add_value(FollowUp("Send the paper"))
    assert beside(screen).shown() == ["follow_ups", "tags"]
    assert not form.asides.is_offered()
    form.people.set_people(form._people_of(EntryDraft(Kind.CALL, screen.context.today(), contact_ids=(ada,))))
    form.people.changed.emit()
    assert "+ Private asides" in links(screen)


# The sheet


def test_the_text_fills_its_sheet_and_stands_in_the_middle(screen: JournalScreen) -> None:
    screen.write_entry()
    laid_out()
    form = form_of(screen)
    card, text = form.card, form.text
    before, after = text.x(), card.width() - text.x() - text._lines.column
    assert text._lines.column == text.reading_width()
    assert abs(before - after) <= text.cursorWidth() + 4
    assert form.title.x() == text.x()
    assert form.beside.width() >= 340
    assert card.width() + form.beside.width() > form.width() * 9 // 10


def test_in_a_very_wide_window_lines_stay_as_long_as_they_read_well(screen: JournalScreen) -> None:
    screen.write_entry()
    screen.resize(2400, 1200)
    laid_out()
    form = form_of(screen)
    assert form.card.width() == form.card.most_width()
    left = form.card.x()
    right = form.width() - form.beside.geometry().right() - 1
    assert left > 200
    assert abs(left - right) <= 1
    form.show_text_alone(True)
    laid_out()
    assert form.card.width() == form.card.most_width()
    assert abs(2 * form.card.x() + form.card.width() - form.width()) <= 1
    form.show_text_alone(False)
    laid_out()
    assert form.card.x() == left


@pytest.mark.parametrize("percent", [100, 200])
def test_where_it_is_narrow_the_panels_stand_below_and_only_the_page_scrolls(
    screen: JournalScreen, keeper: ThemeKeeper, ada: int, percent: int
) -> None:
    keeper.set_text_percent(percent)
    try:
        screen.resize(640 + 3 * (percent - 100), 760)
        screen.write_entry(None, [ada])
        laid_out()
        form = form_of(screen)
        assert form.beside.y() > form.card.geometry().bottom()
        assert form.beside.verticalScrollBar().maximum() == 0
        beside(screen).open_panel("tags")
        laid_out()
        assert form.beside.verticalScrollBar().maximum() == 0
        assert form.beside.widget().height() == form.beside.height()
        # The text has nearly all that is seen at first, and below it the panels begin.
        seen = screen.editor()._scroll.viewport().height()
        assert form.beside.y() < seen
        assert form.card.height() > seen // 3
    finally:
        keeper.set_text_percent(100)


def test_the_day_goes_to_the_people_where_the_kinds_leave_no_room(screen: JournalScreen, ada: int) -> None:
    screen.write_entry(None, [ada])
    form = form_of(screen)
    wide = form.kind.sizeHint().width() + form._when.sizeHint().width()

    def line_of_day(width: int) -> str:
        screen.resize(width, 900)
        laid_out()
        middle = form._when.geometry().center().y()
        beside = [name for name, part in (("kind", form.kind), ("people", form.people))
                  if part.geometry().top() <= middle <= part.geometry().bottom()]  # fmt: skip
        assert len(beside) < 2
        return beside[0] if beside else ""

    # Beside the text stand edges, the gap and the panels.
    others = 3 * 24 + form.beside.width()
    assert line_of_day(max(1240, wide + others + 40)) == "kind"
    assert line_of_day(wide + others - 40) == "people"
    assert line_of_day(640) == ""
    assert line_of_day(max(1240, wide + others + 40)) == "kind"
