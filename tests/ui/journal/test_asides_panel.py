"""A private aside about one of several people is written beside the text and kept with that one."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import Aside, EntryDraft, Kind, PersonRef, Surroundings
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import entry, newest_entries
from reljournal.ui.journal import JournalScreen


def test_an_aside_is_about_one_of_them(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada Lovelace", "Mary Somerville"))
    screen.write_entry(None, [ada, mary])
    form = screen.editor().form
    form.beside.open_panel("asides")
    assert form.asides.isVisibleTo(form)
    (row,) = form.asides.rows()
    assert row.person.text() == "About Ada Lovelace"
    qtbot.keyClicks(row.words, "Looked tired")
    row.choose_person(1)
    assert row.person.text() == "About Mary Somerville"
    qtbot.keyClicks(form.text, "Lunch")
    screen.editor().save()
    (saved,) = newest_entries(journal, 0, 2)
    (aside,) = saved.around.asides
    assert (aside.contact.id, aside.text) == (mary, "Looked tired")
    screen.open_entry(saved.id)
    assert not screen.editor().is_dirty()
    (row,) = form.asides.rows()
    row.unwanted.emit(row)
    screen.editor().save()
    assert entry(journal, saved.id).around.asides == ()


def test_with_nobody_there_is_nothing_to_say_of_them(screen: JournalScreen) -> None:
    screen.write_entry()
    beside = screen.editor().form.beside
    assert screen.editor().form.asides.isHidden()
    assert beside.links["asides"].isHidden()


def test_what_was_found_is_brought_into_view(qtbot: QtBot, screen: JournalScreen, journal: Journal) -> None:
    ada, mary = (add_contact(journal, Card(formatted_name=name)) for name in ("Ada Lovelace", "Mary Somerville"))
    asides = tuple(Aside(PersonRef(who, ""), words) for who, words in ((ada, "Tired"), (mary, "Glad")))
    around = Surroundings(asides=asides)
    entry_id = log_entry(
        journal, EntryDraft(Kind.CALL, date(2026, 11, 21), text="x", contact_ids=(ada, mary), around=around)
    )
    for width in (1240, 560):
        screen.resize(width, 460)
        screen.open_entry(entry_id, mary)
        (_, row) = screen.editor().form.asides.rows()
        qtbot.waitUntil(lambda row=row: row.words.visibleRegion().boundingRect().height() >= row.words.height() - 1)
        assert screen.window().focusWidget() is row.words
        row.unwanted.emit(row)
        screen.editor().discard()
    screen.open_entry(entry_id)
    assert screen.window().focusWidget() is screen.editor().form.text
