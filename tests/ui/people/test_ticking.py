"""Boxes in the text of an entry are ticked where they are read: one edit, and the timeline stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, Kind
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry
from reljournal.ui.markdown.lines import with_box_turned
from reljournal.ui.people import PeopleScreen
from tests.ui.people.ada import TODAY

TEXT = "Before:\n\n- [ ] send the paper\n- [x] thank her\n\n```\n- [ ] no box\n```\n\n- [ ] ring Max"


@pytest.mark.parametrize(
    ("number", "line"), [(0, "- [x] send the paper"), (1, "- [ ] thank her"), (2, "- [x] ring Max"), (3, None)]
)
def test_a_box_is_found_by_its_number(number: int, line: str | None) -> None:
    turned = with_box_turned(TEXT, number)
    if line is None:
        assert turned is None
        return
    assert turned is not None
    changed = [new for old, new in zip(TEXT.split("\n"), turned.split("\n"), strict=True) if old != new]
    assert changed == [line]


def test_a_click_on_a_box_ticks_it(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, TODAY, title="Paper", text=TEXT, contact_ids=(people["Ada"],)))
    screen.open_contact(people["Ada"], "timeline")
    tab = screen.card.timeline
    row = tab.model.row_of(entry_id)
    assert row is not None
    index = tab.model.index(row)
    rect = tab.view.visualRect(index)
    delegate, option = tab.view.delegate(), tab.view._option(index)
    shown, corner = delegate._text_at(index, option, QPoint(0, 0))
    assert shown is not None
    document = shown.document
    block = document.findBlockByNumber(1)
    assert block.text() == "send the paper"
    line = document.documentLayout().blockBoundingRect(block)
    # The box stands before the words, in the middle of the first line.
    inside = next(
        QPointF(x, line.top() + 10)
        for x in range(int(line.left()) + 60)
        if document.documentLayout().blockWithMarkerAt(QPointF(x, line.top() + 10)).isValid()
    )
    at = (inside - corner).toPoint()
    assert rect.contains(at)
    qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert "- [x] send the paper" in entry(journal, entry_id).text
    assert screen.context.ways.named("open_entry") == []
    journal.undo()
    assert entry(journal, entry_id).text == TEXT
