"""What was learned in an entry is noted beside its text, and each leads to the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
from reljournal.operations.facts import add_fact
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.learned_panel import LearnedPanel
from reljournal.ui.widgets import IconButton, Label, LinkButton
from tests.ui.fakes import FakeWays

TODAY = date(2026, 11, 22)
LUNCH = date(2026, 8, 12)


def panel_of(screen: JournalScreen) -> LearnedPanel:
    return screen.editor().form.learned


def note(qtbot: QtBot, screen: JournalScreen, label: str, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    line = panel_of(screen).line
    line.label.setCurrentText(label)
    qtbot.keyClicks(line.text, text)
    qtbot.keyClick(line.text, key)


def facts_of(journal: Journal, contact_id: int) -> tuple[LearnedFact, ...]:
    return contact(journal, contact_id).card.facts


def test_a_fact_is_noted_about_one_of_the_people_without_saving_the_entry(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int, mary: int, lunch: int, ways: FakeWays
) -> None:
    screen.open_entry(lunch)
    learned = panel_of(screen)
    screen.editor().form.beside.open_panel("learned")
    assert learned.isVisible()
    assert [learned.about.itemText(row) for row in range(2)] == ["Ada Lovelace", "Mary Somerville"]
    learned.about.setCurrentIndex(1)
    note(qtbot, screen, "needs", "an editor")
    assert facts_of(journal, mary) == (LearnedFact("needs", "an editor", LUNCH, lunch),)
    assert journal.undo_label() == "Learn something about Mary Somerville"
    assert learned.words() == ["needs: an editor"]
    assert "needs: an editor · 12\u00a0Aug" in [label.text() for label in learned.findChildren(Label)]
    assert learned.about.currentData() == mary
    assert not screen.editor().is_dirty()
    screen.editor().keep()
    assert drafts(journal) == []
    add_fact(journal, ada, LearnedFact("", "tea", None, lunch))
    assert learned.words() == ["tea", "needs: an editor"]
    next(link for link in learned.findChildren(LinkButton) if link.property("contact_id") == ada).click()
    assert ways.named("open_contact") == [(ada, "about")]
    journal.undo()
    journal.undo()
    assert learned.words() == []


def test_in_a_new_entry_it_waits_for_the_saving_and_undo_takes_back_both(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int
) -> None:
    screen.write_entry(None, [ada])
    qtbot.keyClicks(screen.editor().form.text, "words")
    note(qtbot, screen, "food", "no fish")
    form = screen.editor().form
    form.on.selectAll()
    qtbot.keyClicks(form.on, "yesterday")
    assert panel_of(screen).words() == ["food: no fish"]
    assert "food: no fish · 21\u00a0Nov" in [label.text() for label in panel_of(screen).findChildren(Label)]
    assert facts_of(journal, ada) == ()
    before = len(journal.history())
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 5)
    assert facts_of(journal, ada) == (LearnedFact("food", "no fish", date(2026, 11, 21), saved.id),)
    assert len(journal.history()) == before + 1
    journal.undo()
    assert facts_of(journal, ada) == ()
    assert count_entries(journal) == 0


def test_a_day_ahead_is_not_when_it_was_learned(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int
) -> None:
    screen.write_entry(None, [ada])
    form = screen.editor().form
    form.on.selectAll()
    qtbot.keyClicks(form.on, "2027-01-05")
    note(qtbot, screen, "food", "no fish")
    assert form.draft().learned[0].fact.learned_on == TODAY


def test_words_left_in_the_line_are_saved_too(qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int) -> None:
    screen.write_entry(None, [ada])
    qtbot.keyClicks(panel_of(screen).line.text, "no fish")
    qtbot.keyClick(panel_of(screen).line.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (fact,) = facts_of(journal, ada)
    assert fact.text == "no fish"
    assert not screen.is_editing()


def test_words_left_in_the_line_of_a_saved_entry_are_saved_with_its_change(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int, lunch: int
) -> None:
    screen.open_entry(lunch)
    qtbot.keyClicks(panel_of(screen).line.text, "no fish")
    assert screen.editor().is_dirty()
    screen.editor().save()
    assert [(fact.text, fact.entry_id) for fact in facts_of(journal, ada)] == [("no fish", lunch)]


def test_what_waits_is_in_the_draft_and_can_be_removed(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int
) -> None:
    screen.write_entry(None, [ada])
    note(qtbot, screen, "food", "no fish")
    note(qtbot, screen, "plans", "Turin")
    screen.editor().keep()
    qtbot.keyClicks(panel_of(screen).line.text, "half a")
    assert screen.editor()._keeper.timer.isActive()
    screen.editor().keep()
    (kept,) = drafts(journal)
    assert [(item.contact.id, item.fact.text) for item in kept.draft.learned] == [
        (ada, "no fish"), (ada, "Turin"), (ada, "half a"),
    ]  # fmt: skip
    # As after a crash: the editor is shown something else, and then goes on with what was kept.
    screen.write_entry()
    assert panel_of(screen).isHidden()
    assert panel_of(screen).values() == ()
    screen.go_on_with(kept.key)
    assert screen.editor().form.draft() == kept.draft
    gone = [button for button in panel_of(screen).findChildren(IconButton) if button.isVisible()]
    assert [button.accessibleName() for button in gone] == [f"Remove: {words}" for words in panel_of(screen).words()]
    gone[1].click()
    assert panel_of(screen).words() == ["food: no fish", "plans: half a"]
    screen.editor().keep()
    assert [item.fact.text for item in drafts(journal)[0].draft.learned] == ["no fish", "half a"]


def test_about_somebody_without_a_card(qtbot: QtBot, journal: Journal, screen: JournalScreen) -> None:
    screen.write_entry()
    assert panel_of(screen).isHidden()
    picker = screen.editor().form.people.picker
    qtbot.keyClicks(picker, "Jean Bartik")
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    screen.editor().form.beside.open_panel("learned")
    assert panel_of(screen).isVisible()
    note(qtbot, screen, "food", "no fish")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 1)
    assert [fact.text for fact in facts_of(journal, saved.people[0].id)] == ["no fish"]


def test_it_stays_with_whom_it_is_about(
    qtbot: QtBot, journal: Journal, screen: JournalScreen, ada: int, mary: int
) -> None:
    screen.write_entry(None, [ada, mary])
    form = screen.editor().form
    note(qtbot, screen, "food", "no fish")
    people = form.people.people()
    form.people.set_people(people[1:])
    form.people.changed.emit()
    assert form.draft().learned == ()
    assert panel_of(screen).words() == []
    form.people.set_people(people)
    form.people.changed.emit()
    assert panel_of(screen).words() == ["food: no fish"]
    other = add_contact(journal, Card(formatted_name="Augusta Ada King"))
    assert [item.contact.id for item in form.draft().learned] == [ada]
    merge_contacts(journal, propose_merge(journal, other, [ada]))
    assert [item.contact.id for item in form.draft().learned] == [other]
    assert panel_of(screen).about.itemData(0) == other


def test_half_a_word_does_not_go_on_to_the_next_entry(screen: JournalScreen, lunch: int, ada: int) -> None:
    screen.open_entry(lunch)
    panel_of(screen).line.text.setText("half a")
    screen.write_entry(None, [ada])
    assert panel_of(screen).line.text.text() == ""
    assert panel_of(screen).values() == ()
