"""While an entry is written, people, tags, follow-ups and blocks are offered for what one is just writing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.entries import EntryDraft, Kind, OwedBy, Surroundings
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import OfSort, newest_entries
from reljournal.ui.journal import JournalScreen
from reljournal.ui.journal.editor_form import EditorForm


@pytest.fixture
def form(screen: JournalScreen, journal: Journal) -> EditorForm:
    for name in ("Ada Lovelace", "Mary [Somerville]", "Zoë Ångström"):
        add_contact(journal, Card(formatted_name=name, tags=("mathematics",)))
    log_entry(journal, EntryDraft(Kind.NOTE, screen.context.today(), text="x", around=Surroundings(tags=("maps",))))
    screen.write_entry()
    made = screen.editor().form
    made.text.setFocus()
    return made


def write(form: EditorForm, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(form.text, event)


def test_who_is_mentioned_becomes_a_link_and_knows_of_it(
    form: EditorForm, screen: JournalScreen, journal: Journal, qtbot: QtBot
) -> None:
    write(form, "Asked about @mary")
    assert form.mentions.offers.texts() == ["Mary [Somerville]"]
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    uuid = contact(journal, 2).uuid
    assert form.text.text() == rf"Asked about [@Mary \[Somerville\]](contact:{uuid})"
    write(form, ".")
    screen.editor().save()
    saved = newest_entries(journal, 0, 1)[0]
    assert [entry.id for entry in newest_entries(journal, 0, 9, 2, OfSort(mentioning=True))] == [saved.id]


def test_one_undo_takes_a_mention_back(form: EditorForm, qtbot: QtBot) -> None:
    write(form, "Asked @ada")
    qtbot.keyClick(form.text, Qt.Key.Key_Tab)
    assert "contact:" in form.text.text()
    form.text.undo()
    assert form.text.text() == "Asked @ada"


@pytest.mark.parametrize(
    "line", ["ada@engines.example", "`@ada", "```\n@ada", "C# and F#", "wow !", "![a](b)", "a / b"]
)
def test_what_is_meant_otherwise_is_left_alone(form: EditorForm, line: str) -> None:
    for number, part in enumerate(line.split("\n")):
        if number:
            form.text._new_line(plain=True)
        write(form, part)
    offered = (form.mentions, form.written_tags, form.promises, form.blocks)
    assert not any(one.offers.is_open() for one in offered)
    assert form.text.text() == line


def test_a_tag_is_completed_and_stands_beside_the_text(form: EditorForm, qtbot: QtBot) -> None:
    write(form, "About #ma")
    assert form.written_tags.offers.texts() == ["#mathematics", "New tag #ma"]
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert form.text.text() == "About #mathematics"
    assert form.draft().around.tags == ("mathematics",)
    write(form, " and #horses")
    qtbot.keyClick(form.text, Qt.Key.Key_Tab)
    assert form.draft().around.tags == ("mathematics", "horses")


def test_a_promise_becomes_a_follow_up(form: EditorForm, qtbot: QtBot) -> None:
    write(form, "She asked for it. !Send the paper in 2 weeks")
    assert len(form.promises.offers.texts()) == 1
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert form.text.text() == "She asked for it. Send the paper"
    (owed,) = form.draft().follow_ups
    assert (owed.text, owed.owed_by) == ("Send the paper", OwedBy.ME)
    assert owed.due is not None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/head", "# "),
        ("/num", "1. "),
        ("/box", "- [ ] "),
        ("/quo", "> "),
        ("/code", "```\n\n```"),
        ("/tab", "|  |  |\n|---|---|\n|  |  |"),
        ("/div", "---\n"),
    ],
)
def test_a_block_is_begun_by_its_name(form: EditorForm, qtbot: QtBot, typed: str, text: str) -> None:
    write(form, typed)
    assert form.blocks.offers.is_open()
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert form.text.text() == text


def test_esc_leaves_the_text_and_the_editor_open(form: EditorForm, screen: JournalScreen, qtbot: QtBot) -> None:
    write(form, "/")
    assert form.blocks.offers.is_open()
    qtbot.keyClick(form.text, Qt.Key.Key_Escape)
    assert not form.blocks.offers.is_open()
    assert form.text.text() == "/"
    assert screen.is_editing()


def test_a_mention_is_passed_in_one_step_and_goes_as_a_whole(form: EditorForm, qtbot: QtBot) -> None:
    write(form, "Asked @ada")
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    whole = form.text.text()
    end = form.text.textCursor().position()
    qtbot.keyClick(form.text, Qt.Key.Key_Left)
    assert whole[: form.text.textCursor().position()].endswith("Lovelace")
    qtbot.keyClick(form.text, Qt.Key.Key_Right)
    assert form.text.textCursor().position() == end
    qtbot.keyClick(form.text, Qt.Key.Key_Backspace)
    assert form.text.text() == "Asked "
    form.text.undo()
    assert form.text.text() == whole


def test_following_a_mention_opens_the_card(form: EditorForm, screen: JournalScreen, journal: Journal) -> None:
    form.text.contact_asked.emit(contact(journal, 1).uuid)
    assert screen.context.ways.named("open_contact") == [(1, "timeline")]


def test_what_is_pasted_from_a_page_comes_as_markdown(form: EditorForm, qtbot: QtBot) -> None:
    copied = QMimeData()
    copied.setHtml("<p>See <a href='https://engines.example'>the <b>Engine</b></a></p><ul><li>one</li></ul>")
    copied.setText("See the Engine\none")
    QGuiApplication.clipboard().setMimeData(copied)
    form.text.paste()
    assert form.text.text() == "See [the **Engine**](https://engines.example)\n\n- one"
    form.text.undo()
    assert form.text.text() == ""
    qtbot.keyClick(form.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert form.text.text() == "See the Engine\none"
