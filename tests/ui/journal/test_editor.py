"""Writing an entry: saving, drafts, changes from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, OwedBy, PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import change_entry, delete_entry, log_entry
from reljournal.operations.follow_ups import complete_follow_up, delete_follow_up
from reljournal.operations.merging import merge_contacts, propose_merge
from reljournal.store.drafts import draft as kept_draft
from reljournal.store.drafts import drafts, keep_draft
from reljournal.store.journal import Journal
from reljournal.store.merged import merged_into
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import count_entries, entry, newest_entries
from reljournal.ui.actions import deeds
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.editor_form import EditorForm
from tests.ui.fakes import FakeWays


def form_of(screen: JournalScreen) -> EditorForm:
    return screen.editor().form


def type_text(qtbot: QtBot, screen: JournalScreen, text: str) -> None:
    qtbot.keyClicks(form_of(screen).text, text)


def test_a_new_entry_is_saved_with_everything_in_one_edit(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, ada: int, ways: FakeWays
) -> None:
    screen.write_entry(None, [ada])
    form = form_of(screen)
    qtbot.keyClick(form.text, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    form.on.selectAll()
    qtbot.keyClicks(form.on, "yesterday")
    qtbot.keyClicks(form.at, "1 pm")
    qtbot.keyClicks(form.minutes, "1h20")
    qtbot.keyClicks(form.title, "Lunch")
    type_text(qtbot, screen, "Words **bold**")
    form.follow_ups.add_item()
    row = form.follow_ups.rows()[0]
    qtbot.keyClicks(row.words, "Send the paper")
    qtbot.keyClicks(row.due, "in 2 weeks")
    before = len(journal.history())
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 5)
    assert (saved.kind, saved.on, saved.at, saved.minutes) == (Kind.CALL, date(2026, 11, 21), time(13), 80)
    assert (saved.title, saved.text, [p.id for p in saved.people]) == ("Lunch", "Words **bold**", [ada])
    (owed,) = saved.follow_ups
    assert (owed.text, owed.due, owed.owed_by) == ("Send the paper", date(2026, 12, 6), OwedBy.ME)
    assert owed.contact is not None
    assert owed.contact.id == ada
    assert len(journal.history()) == before + 1
    assert journal.undo_label() == "Log a call with Ada Lovelace"
    assert ways.named("offer_undo") == [("Entry saved.",)]
    assert drafts(journal) == []
    assert not screen.is_editing()
    assert screen.list.current_id() == saved.id
    journal.undo()
    assert count_entries(journal) == 0


def test_control_enter_saves_from_the_text(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    type_text(qtbot, screen, "words")
    qtbot.keyClick(form_of(screen).text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert count_entries(journal) == 1


def test_nothing_written_is_not_saved_and_says_so(screen: JournalScreen, journal: Journal, ways: FakeWays) -> None:
    screen.write_entry()
    screen.editor().save()
    assert count_entries(journal) == 0
    assert len(ways.named("warn")) == 1
    assert screen.is_editing()


def test_what_cannot_be_read_is_said_and_nothing_is_saved(
    qtbot: QtBot, screen: JournalScreen, journal: Journal
) -> None:
    screen.write_entry()
    type_text(qtbot, screen, "words")
    form_of(screen).minutes.setText("ages")
    screen.editor().save()
    assert count_entries(journal) == 0
    assert "length of time" in screen.editor().banner_text()
    form_of(screen).minutes.setText("45 min")
    form_of(screen).minutes.textEdited.emit("45 min")
    screen.editor().save()
    assert newest_entries(journal, 0, 1)[0].minutes == 45


def test_a_new_person_is_added_in_the_same_edit(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, ada: int
) -> None:
    screen.write_entry(None, [ada])
    picker = form_of(screen).people.picker
    qtbot.keyClicks(picker, "Jean Bartik")
    assert picker.choices() == ["New contact “Jean Bartik”"]
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    type_text(qtbot, screen, "words")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 1)
    assert [p.name for p in saved.people] == ["Ada Lovelace", "Jean Bartik"]
    assert contact(journal, saved.people[1].id).card.name.family == "Bartik"
    assert journal.undo_label() == "Log a meeting with Ada Lovelace and Jean Bartik"
    journal.undo()
    assert count_entries(journal) == 0
    assert journal.value("SELECT count(*) FROM contact") == 1


# Populating never saves


def test_opening_and_leaving_an_entry_writes_nothing(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    before, history = entry(journal, lunch), len(journal.history())
    screen.open_entry(lunch)
    form = form_of(screen)
    for field in (form.on, form.at, form.minutes):
        field.setFocus()
        field.editingFinished.emit()
    form.grab()
    qtbot.wait(30)
    screen.keep_drafts()
    assert drafts(journal) == []
    screen.editor().save()
    assert entry(journal, lunch) == before
    assert len(journal.history()) == history


@pytest.mark.parametrize("text", ["a\u00a0b  \n\n* x\n&amp; [[w]]", "line\r\nother\rthird", "\u2028separated", ""])
def test_awkward_texts_are_never_rewritten(screen: JournalScreen, journal: Journal, lunch: int, text: str) -> None:
    change_entry(journal, lunch, replace(entry(journal, lunch).as_draft(), text=text))
    screen.open_entry(lunch)
    form_of(screen).kind.button("call").click()
    screen.editor().save()
    saved = entry(journal, lunch)
    assert saved.kind is Kind.CALL
    assert saved.text == text


def test_changing_an_entry_is_one_edit_that_can_be_undone(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    before = entry(journal, lunch)
    screen.open_entry(lunch)
    assert screen.editor().title_text() == "Lunch at the Athenaeum"
    form_of(screen).follow_ups.rows()[0].owed.click()
    type_text(qtbot, screen, "More. ")
    screen.editor().save()
    after = entry(journal, lunch)
    assert after.text == "More. " + before.text
    assert after.follow_ups[0].owed_by is OwedBy.THEM
    assert journal.undo_label() == "Edit “Lunch at the Athenaeum”"
    journal.undo()
    assert entry(journal, lunch) == before


# Drafts


def test_a_draft_is_kept_within_a_second_and_only_when_it_differs(
    qtbot: QtBot, screen: JournalScreen, journal: Journal
) -> None:
    screen.write_entry()
    assert drafts(journal) == []
    type_text(qtbot, screen, "w")
    qtbot.waitUntil(lambda: bool(drafts(journal)), timeout=1500)
    assert drafts(journal)[0].draft.text == "w"
    assert drafts(journal)[0].key == "new-1"
    assert screen.editor().state_text().startswith("Draft saved")
    qtbot.keyClick(form_of(screen).text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: not drafts(journal), timeout=1500)


def test_leaving_keeps_the_draft_and_coming_back_goes_on(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    screen.open_entry(lunch)
    type_text(qtbot, screen, "New. ")
    assert screen.go_back()
    assert not screen.is_editing()
    assert screen.list.draft_lines() == ["In person with Ada Lovelace, Mary Somerville · Lunch at the Athenaeum"]
    screen.open_entry(lunch)
    assert form_of(screen).text.text().startswith("New. Notes")
    assert screen.editor().is_dirty()
    screen.editor().save()
    assert entry(journal, lunch).text.startswith("New. Notes")
    assert drafts(journal) == []


def test_discard_brings_back_on_request(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, ways: FakeWays, lunch: int
) -> None:
    screen.open_entry(lunch)
    type_text(qtbot, screen, "New. ")
    screen.editor().discard()
    assert not screen.is_editing()
    assert drafts(journal) == []
    assert ways.named("say") == [("Draft discarded", "Bring it back")]
    assert ways.last_action is not None
    ways.last_action()
    assert form_of(screen).text.text().startswith("New. Notes")
    assert screen.editor().entry_id() == lunch


def test_discarding_an_untouched_entry_says_nothing(screen: JournalScreen, ways: FakeWays, lunch: int) -> None:
    screen.open_entry(lunch)
    screen.editor().discard()
    assert not screen.is_editing()
    assert ways.calls == []


def test_two_new_entries_are_two_drafts(qtbot: QtBot, screen: JournalScreen, journal: Journal, ada: int) -> None:
    screen.write_entry()
    type_text(qtbot, screen, "first")
    screen.write_entry(None, [ada])
    type_text(qtbot, screen, "second")
    screen.keep_drafts()
    assert {item.key: item.draft.text for item in drafts(journal)} == {"new-1": "first", "new-2": "second"}


def test_a_given_draft_with_words_is_kept(qtbot: QtBot, screen: JournalScreen, journal: Journal, ada: int) -> None:
    given = EntryDraft(Kind.CALL, date(2026, 11, 1), text="She rang", new_people=("Jean",))
    screen.write_entry(given, [ada])
    screen.keep_drafts()
    kept = kept_draft(journal, "new-1")
    assert kept is not None
    assert kept.draft == replace(given, contact_ids=(ada,))


def test_a_draft_of_a_deleted_entry_becomes_a_new_one(screen: JournalScreen, journal: Journal, lunch: int) -> None:
    kept = replace(entry(journal, lunch).as_draft(), text="changed")
    keep_draft(journal, f"entry-{lunch}", kept)
    delete_entry(journal, lunch)
    screen.go_on_with(f"entry-{lunch}")
    assert screen.editor().entry_id() is None
    assert form_of(screen).text.text() == "changed"
    assert "deleted elsewhere" in screen.editor().banner_text()
    screen.editor().save()
    assert newest_entries(journal, 0, 1)[0].text == "changed"


def test_an_older_draft_takes_away_nothing_that_repeats(screen: JournalScreen, journal: Journal, lunch: int) -> None:
    before = entry(journal, lunch).as_draft()
    often = replace(before.follow_ups[0], repeat="FREQ=MONTHLY")
    change_entry(journal, lunch, replace(before, follow_ups=(often,)))
    keep_draft(journal, f"entry-{lunch}", replace(entry(journal, lunch).as_draft(), text="More words"))
    complete_follow_up(journal, often.id, date(2026, 11, 30))
    after = entry(journal, lunch).follow_ups
    assert [(item.done_on, item.repeat) for item in after] == [(date(2026, 11, 30), ""), (None, "FREQ=MONTHLY")]
    screen.go_on_with(f"entry-{lunch}")
    screen.editor().save()
    assert entry(journal, lunch).text == "More words"
    assert entry(journal, lunch).follow_ups == after


def test_an_older_draft_does_not_bring_back_what_was_deleted(
    screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    before = entry(journal, lunch).as_draft()
    (gone, *_) = before.follow_ups
    mine = replace(gone, id=0, uuid="", text="Begun in the draft")
    keep_draft(journal, f"entry-{lunch}", replace(before, follow_ups=(*before.follow_ups, mine)))
    delete_follow_up(journal, gone.id)
    screen.go_on_with(f"entry-{lunch}")
    screen.editor().save()
    assert [item.text for item in entry(journal, lunch).follow_ups if item.text == gone.text] == []
    assert "Begun in the draft" in [item.text for item in entry(journal, lunch).follow_ups]


# Changes from elsewhere


def test_a_change_elsewhere_shows_while_nothing_was_typed(screen: JournalScreen, journal: Journal, lunch: int) -> None:
    screen.open_entry(lunch)
    change_entry(journal, lunch, replace(entry(journal, lunch).as_draft(), title="Dinner", text="Other words"))
    assert form_of(screen).text.text() == "Other words"
    assert screen.editor().title_text() == "Dinner"
    assert not screen.editor().is_dirty()


def test_a_change_elsewhere_is_asked_about_while_typing(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    screen.open_entry(lunch)
    type_text(qtbot, screen, "Mine. ")
    change_entry(journal, lunch, replace(entry(journal, lunch).as_draft(), title="Dinner"))
    assert form_of(screen).text.text().startswith("Mine. ")
    assert "changed elsewhere" in screen.editor().banner_text()
    screen.editor().show_other_version()
    assert form_of(screen).title.text() == "Dinner"
    assert not screen.editor().is_dirty()
    assert screen.editor().banner_text() == ""


def test_an_entry_deleted_elsewhere_leaves_what_was_typed(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    screen.open_entry(lunch)
    type_text(qtbot, screen, "Mine. ")
    delete_entry(journal, lunch)
    assert screen.editor().entry_id() is None
    assert form_of(screen).text.text().startswith("Mine. ")
    screen.editor().save()
    assert newest_entries(journal, 0, 1)[0].text.startswith("Mine. ")


def test_an_entry_deleted_elsewhere_closes_when_nothing_was_typed(
    screen: JournalScreen, journal: Journal, lunch: int
) -> None:
    screen.open_entry(lunch)
    delete_entry(journal, lunch)
    assert not screen.is_editing()


def test_deleting_from_the_editor_offers_undo(
    screen: JournalScreen, journal: Journal, ways: FakeWays, lunch: int
) -> None:
    screen.open_entry(lunch)
    screen.editor().delete()
    assert count_entries(journal) == 0
    assert ways.named("offer_undo") == [("Entry deleted.",)]
    assert not screen.is_editing()


# Beside the text


def test_people_are_recalled_quietly(screen: JournalScreen, ada: int, lunch: int) -> None:
    screen.write_entry(None, [ada])
    words = form_of(screen).reminder.words()
    assert "Last: Lunch at the Athenaeum, 12 Aug" in words
    assert "You owe: Send the paper" in words
    assert "Birthday: 10 Dec, in 18 days" in words
    screen.open_entry(lunch)
    assert all("Lunch" not in line for line in form_of(screen).reminder.words())


def test_a_follow_up_belongs_to_the_first_person_unless_chosen(
    qtbot: QtBot, screen: JournalScreen, ada: int, mary: int
) -> None:
    screen.write_entry(None, [ada, mary])
    panel = form_of(screen).follow_ups
    panel.add_item()
    qtbot.keyClicks(panel.rows()[0].words, "Send it")
    assert [f.contact.id for f in panel.values() if f.contact] == [ada]
    panel.rows()[0].choose_person(1)
    assert [f.contact.id for f in panel.values() if f.contact] == [mary]
    form_of(screen).people.picker.last_unwanted.emit()
    assert [f.contact.id for f in panel.values() if f.contact] == [ada]


def test_a_removed_follow_up_is_removed_on_saving(screen: JournalScreen, journal: Journal, lunch: int) -> None:
    screen.open_entry(lunch)
    row = form_of(screen).follow_ups.rows()[0]
    row.unwanted.emit(row)
    screen.editor().save()
    assert entry(journal, lunch).follow_ups == ()


def test_a_follow_up_without_words_is_not_kept(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    screen.write_entry()
    form_of(screen).follow_ups.add_item()
    type_text(qtbot, screen, "words")
    screen.editor().save()
    assert newest_entries(journal, 0, 1)[0].follow_ups == ()


def test_undo_belongs_to_the_text_while_it_has_something(qtbot: QtBot, screen: JournalScreen) -> None:
    screen.activateWindow()
    screen.write_entry()
    form = form_of(screen)
    form.text.setFocus()
    qtbot.waitUntil(form.text.hasFocus)
    assert not screen.undo_in_text()
    type_text(qtbot, screen, "w")
    assert screen.undo_in_text()
    form.text.undo()
    assert not screen.undo_in_text()
    screen.keep_drafts()


# Somebody in the entry is merged away meanwhile


@pytest.mark.parametrize("typed", [True, False])
def test_whoever_is_merged_away_is_who_they_became(
    qtbot: QtBot, screen: JournalScreen, journal: Journal, ada: int, *, typed: bool
) -> None:
    countess = add_contact(journal, Card(formatted_name="Countess of Lovelace"))
    owed = FollowUp("Send the paper", contact=PersonRef(countess, "Countess of Lovelace"))
    screen.write_entry(EntryDraft(Kind.CALL, date(2026, 11, 22), contact_ids=(countess,), follow_ups=(owed,)))
    if typed:
        type_text(qtbot, screen, "words")
    merge_contacts(journal, propose_merge(journal, ada, [countess]))
    assert [person.id for person in form_of(screen).people.people()] == [ada]
    assert form_of(screen).people.people()[0].name == contact(journal, ada).name
    if not typed:
        type_text(qtbot, screen, "words")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 5)
    assert [person.id for person in saved.people] == [ada]
    assert saved.follow_ups[0].contact == saved.people[0]


def test_an_open_entry_nobody_touched_follows_a_merge_without_a_question(
    screen: JournalScreen, journal: Journal, ada: int
) -> None:
    countess = add_contact(journal, Card(formatted_name="Countess of Lovelace"))
    entry_id = log_entry(journal, EntryDraft(Kind.CALL, date(2026, 11, 22), text="x", contact_ids=(countess,)))
    screen.open_entry(entry_id)
    merge_contacts(journal, propose_merge(journal, ada, [countess]))
    assert [person.id for person in form_of(screen).people.people()] == [ada]
    assert screen.editor().banner_text() == ""
    assert not screen.editor().is_dirty()
    journal.undo()
    assert [person.id for person in form_of(screen).people.people()] == [countess]


def test_a_chain_of_merges_ends_at_who_is_there(journal: Journal, ada: int) -> None:
    second, third = (add_contact(journal, Card(formatted_name=name)) for name in ("Second", "Third"))
    merge_contacts(journal, propose_merge(journal, second, [third]))
    merge_contacts(journal, propose_merge(journal, ada, [second]))
    assert merged_into(journal, third) == ada
    journal.undo()
    assert merged_into(journal, third) == second
    assert merged_into(journal, 99) is None


def test_no_key_of_the_editor_means_something_else_in_the_window(screen: JournalScreen) -> None:
    screen.write_entry()
    own = {shortcut.key().toString() for shortcut in screen.findChildren(QShortcut)}
    everywhere = {QKeySequence(key).toString() for deed in deeds() for key in deed.shortcuts}
    assert own & everywhere == set()
