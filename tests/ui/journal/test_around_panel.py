"""What stands beside the text is chosen, saved with the entry, and given back untouched where nobody touches it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from reljournal.domain.entries import (
    Direction,
    EntryDraft,
    Feeling,
    Kind,
    LedgerItem,
    Purpose,
    StartedBy,
    Surroundings,
)
from reljournal.operations.entries import log_entry
from reljournal.store.drafts import drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry, newest_entries
from reljournal.ui.journal import JournalScreen

DAY = date(2026, 11, 22)
WHOLE = Surroundings(
    "Athenaeum", StartedBy.THEM, Feeling.GOOD, Purpose.CARE, "Wants a partner,\nnot a reviewer", ("lunch",),
    (LedgerItem(Direction.GIVEN, "Praise"),),
)  # fmt: skip


def test_it_is_chosen_and_saved(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    panel = screen.editor().form.around
    assert panel.value() == Surroundings()
    panel.feeling.button("good").click()
    panel.purpose.button("ask").click()
    panel.started_by.button("both").click()
    qtbot.keyClicks(panel.their_side, "Glad of it")
    qtbot.keyClicks(panel.place, "Athenaeum")
    qtbot.keyClicks(screen.editor().form.text, "Lunch")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 2)
    assert saved.around == Surroundings("Athenaeum", StartedBy.BOTH, Feeling.GOOD, Purpose.ASK, "Glad of it")
    screen.open_entry(saved.id)
    assert panel.place.text() == "Athenaeum"
    panel.feeling.button("good").click()
    screen.editor().save()
    assert entry(journal, saved.id).around.feeling is None


def test_opening_and_saving_loses_nothing_that_the_panel_does_not_show(
    qtbot: QtBot, screen: JournalScreen, journal: Journal
) -> None:
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, DAY, text="x", around=WHOLE))
    screen.open_entry(entry_id)
    assert not screen.editor().is_dirty()
    history = journal.history()
    screen.editor().save()
    assert journal.history() == history
    screen.open_entry(entry_id)
    qtbot.keyClicks(screen.editor().form.text, "more ")
    screen.editor().save()
    assert entry(journal, entry_id).around == WHOLE


def test_it_is_kept_as_a_draft(screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    form = screen.editor().form
    form.around.feeling.button("close").click()
    form.text.set_text("x")
    form.edited.emit()
    screen.keep_drafts()
    (kept,) = drafts(journal)
    assert kept.draft.around == replace(Surroundings(), feeling=Feeling.CLOSE)
