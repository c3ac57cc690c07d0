"""A private aside about one of several people is written beside the text and kept with that one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.operations.contacts import add_contact
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
