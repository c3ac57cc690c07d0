"""What was learned in an entry is noted from its editor, and each leads to the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import LearnedFact
from reljournal.operations.facts import add_fact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.ui.journal import JournalScreen
from reljournal.ui.widgets import LinkButton
from tests.ui.fakes import FakeWays


def test_a_fact_is_noted_about_one_of_the_people_without_saving_the_entry(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int, mary: int, lunch: int, ways: FakeWays
) -> None:
    screen.open_entry(lunch)
    learned = screen.editor().form.learned
    assert learned.isVisible()
    assert [learned.about.itemText(row) for row in range(2)] == ["Ada Lovelace", "Mary Somerville"]
    learned.about.setCurrentIndex(1)
    learned.line.label.setCurrentText("needs")
    qtbot.keyClicks(learned.line.text, "an editor")
    qtbot.keyClick(learned.line.text, Qt.Key.Key_Return)
    assert contact(journal, mary).card.facts == (LearnedFact("needs", "an editor", date(2026, 11, 22), lunch),)
    assert journal.undo_label() == "Learn something about Mary Somerville"
    assert learned.words() == ["needs: an editor"]
    assert learned.about.currentData() == mary
    assert not screen.editor().is_dirty()
    add_fact(journal, ada, LearnedFact("", "tea", None, lunch))
    assert learned.words() == ["tea", "needs: an editor"]
    next(link for link in learned.findChildren(LinkButton) if link.property("contact_id") == ada).click()
    assert ways.named("open_contact") == [(ada, "about")]
    journal.undo()
    journal.undo()
    assert learned.words() == []


def test_a_new_entry_has_nothing_to_learn_from_yet(screen: JournalScreen, lunch: int) -> None:
    screen.open_entry(lunch)
    screen.editor().form.learned.line.text.setText("half a")
    screen.write_entry()
    assert screen.editor().form.learned.isHidden()
    assert screen.editor().form.learned.line.text.text() == ""
