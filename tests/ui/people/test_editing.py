"""Editing a card in place: drafts, saving, discarding, and that showing never writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Address, Card, Handle, Labelled, Photo
from reljournal.domain.dates import PartialDate
from reljournal.domain.errors import ImportFileError
from reljournal.domain.names import Name
from reljournal.operations.cards import merged
from reljournal.operations.contacts import add_key_date, change_contact
from reljournal.operations.photos import read_photo
from reljournal.store.card_drafts import contacts_with_drafts
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, photo
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.about_edit import CardForm
from reljournal.ui.people.card import TABS
from reljournal.ui.widgets import PersonRole
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import ADA

AWKWARD = Card(
    name=Name(prefix=" Dr ", given="José\u00a0", family="de  la Cruz"),
    formatted_name="Someone else entirely",
    note="  \nends with a blank line\n\n",
    emails=(Labelled("", ""), Labelled("WORK;odd", " spaced@x.example ")),
    addresses=(Address(label="home", street="a\nb\n"), Address()),
    handles=(Handle("", "x"),),
    tags=("a, b", "&c"),
    unknown=("X-A:1",),
)


AROUND = replace(ADA, related=(*ADA.related, Relation("mentor", "Mary", other_id=6), Relation("child", "Byron")))


@pytest.mark.parametrize("card", [Card(), ADA, AWKWARD, AROUND, replace(ADA, formatted_name="")])
def test_a_form_gives_back_what_it_was_filled_with(qtbot: QtBot, card: Card) -> None:
    form = CardForm(card)
    qtbot.addWidget(form)
    assert form.card() == card


def test_looking_at_everything_writes_nothing(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    before = journal.history()
    for contact_id in people.values():
        for tab in TABS:
            screen.open_contact(contact_id, tab)
        screen.card.begin_edit()
        screen.card.leave_edit()
    assert journal.history() == before
    assert screen.card.drafts.marked() == frozenset()


def test_save_writes_once_and_closes_the_form(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    assert form.cells["given"].hasFocus()
    form.cells["family"].setText("King")
    row = form.phones.add_row()
    row.cell.setText("+44 1")  # type: ignore[attr-defined]
    qtbot.keyClick(row.first(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    saved = contact(journal, people["Ada"])
    assert saved.name == "Ada King"
    assert [item.value for item in saved.card.phones] == ["+44 20 7946 0102", "+44 1"]
    assert saved.card.key_dates == ADA.key_dates
    assert not screen.card.is_editing()
    assert journal.undo_label() == "Edit Ada King"
    assert screen.card.header.name.text() == "Ada King"
    journal.undo()
    assert contact(journal, people["Ada"]).card == ADA
    assert screen.card.header.name.text() == "Ada Lovelace"


def test_leaving_keeps_the_draft_marks_it_and_coming_back_goes_on(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    history = journal.history()
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    form.cells["title"].setText("Countess")
    screen.open_contact(people["Alan"], "about")
    assert screen.card.drafts.marked() == {people["Ada"]}
    model = screen.list.model
    assert model.data(model.index(0), PersonRole.BADGE) == ("draft", "due")
    screen.open_contact(people["Ada"], "about")
    assert screen.card.about._strip.isVisible()
    screen.card.begin_edit()
    again = screen.card.about.form
    assert again is not None
    assert again.cells["title"].text() == "Countess"
    assert journal.history() == history
    screen.card.save()
    assert contact(journal, people["Ada"]).card.title == "Countess"
    assert screen.card.drafts.marked() == frozenset()


def test_escape_leaves_quietly_or_offers_to_discard_and_that_can_be_undone(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    assert screen.go_back()
    assert not screen.card.is_editing()
    assert ways.named("say") == []
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    form.note.setPlainText("Other words")
    assert screen.go_back()
    assert ways.named("say")[-1] == ("Not saved yet; your changes are kept.", "Discard")
    discard = ways.last_action
    assert discard is not None
    discard()
    assert screen.card.drafts.marked() == frozenset()
    assert ways.named("say")[-1] == ("Changes discarded.", "Undo")
    undo = ways.last_action
    assert undo is not None
    undo()
    assert screen.card.about.form is not None
    assert screen.card.about.form.note.toPlainText() == "Other words"


def test_saving_keeps_what_changed_elsewhere_meanwhile(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Alan"], "about")
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    form.cells["title"].setText("Head of Section")
    now = contact(journal, people["Alan"]).card
    change_contact(journal, people["Alan"], replace(now, organisation="Bletchley Park"))
    add_key_date(journal, people["Alan"], replace(ADA.key_dates[0], when=PartialDate(1986, 6, 23)))
    assert screen.card.about.form is form
    screen.card.save()
    saved = contact(journal, people["Alan"]).card
    assert (saved.title, saved.organisation, len(saved.key_dates)) == ("Head of Section", "Bletchley Park", 1)


def test_merging_takes_only_the_fields_that_were_written() -> None:
    now = replace(ADA, note="newer", title="newer")
    assert merged(ADA, replace(ADA, title="mine"), now) == replace(now, title="mine")


def test_a_new_contact_needs_something_to_be_known_by(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.begin_new_contact()
    assert screen.current_contact_id() is None
    screen.card.save()
    form = screen.card.about.form
    assert form is not None
    assert form.says.isVisible()
    form.cells["given"].setText("Emmy")
    assert not form.says.isVisible()
    form.cells["family"].setText("Noether")
    form.tags.field.setText("algebra")
    screen.card.save()
    made = screen.current_contact_id()
    assert made is not None
    assert contact(journal, made).name == "Emmy Noether"
    assert contact(journal, made).card.tags == ("algebra",)
    assert screen.list.selected_ids() == [made]
    assert journal.undo_label() == "Add Emmy Noether"


def test_leaving_a_new_card_comes_back_to_someone_and_keeps_the_draft(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.begin_new_contact()
    form = screen.card.about.form
    assert form is not None
    form.cells["given"].setText("Emmy")
    assert screen.go_back()
    assert screen.current_contact_id() is not None
    screen.begin_new_contact()
    again = screen.card.about.form
    assert again is not None
    assert again.cells["given"].text() == "Emmy"


def test_rows_are_added_and_taken_away(qtbot: QtBot, people: dict[str, int], screen: PeopleScreen) -> None:
    screen.open_contact(people["Ada"], "about")
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    form.emails.rows()[0].removed.emit()
    assert form.card().emails == ADA.emails[1:]
    assert form.emails.rows()[0].first().hasFocus()
    form.emails.add_row()
    assert form.card().emails == ADA.emails[1:]
    form.tags._chips[0].removed.emit()
    assert form.card().tags == ("tea, no sugar",)


def test_a_file_that_is_no_picture_is_refused(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, tmp_path
) -> None:
    text, broken, good = tmp_path / "letter.txt", tmp_path / "broken.png", tmp_path / "good.png"
    text.write_text("Dear Ada", encoding="utf-8")
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing more")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(good))
    screen.open_contact(people["Ada"])
    for path in (text, broken, tmp_path / "absent.png"):
        screen.card.header.photo.file_given.emit(path)
    qtbot.waitUntil(lambda: len(ways.named("warn")) == 3)
    assert photo(screen.context.journal, people["Ada"]) is None
    assert read_photo(good) == Photo("image/png", good.read_bytes())
    with pytest.raises(ImportFileError, match="letter"):
        read_photo(text)


# Drafts of an earlier session


@pytest.fixture
def reopened(screen: PeopleScreen, context: Context, qtbot: QtBot) -> Iterator[Callable[[], PeopleScreen]]:
    """Close the screen as the window does, and open it anew on the same journal."""
    made: list[PeopleScreen] = []

    def again() -> PeopleScreen:
        screen.keep_drafts()
        screen.hide()
        made.append(PeopleScreen(context))
        made[-1].resize(1240, 900)
        made[-1].show()
        made[-1].show_up()
        return made[-1]

    yield again
    for opened in made:
        opened.close()
        opened.deleteLater()


def write_title(screen: PeopleScreen, contact_id: int, title: str) -> None:
    screen.open_contact(contact_id, "about")
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    form.cells["title"].setText(title)


def test_changes_outlive_the_window_and_are_saved_from_the_card(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, reopened: Callable[[], PeopleScreen]
) -> None:
    write_title(screen, people["Ada"], "Countess")
    later = reopened()
    assert later.card.drafts.marked() == {people["Ada"]}
    model = later.list.model
    assert model.data(model.index(0), PersonRole.BADGE) == ("draft", "due")
    later.open_contact(people["Ada"], "about")
    about = later.card.about
    assert about.unsaved.isVisible()
    assert about.unsaved.text().startswith("Unsaved changes of yours from ")
    assert contact(journal, people["Ada"]).card.title != "Countess"
    about.save_asked.emit()
    assert contact(journal, people["Ada"]).card.title == "Countess"
    assert not about.unsaved.isVisible()
    assert contacts_with_drafts(journal) == set()


def test_changes_of_an_earlier_session_can_be_discarded_and_brought_back(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays, reopened: Callable[[], PeopleScreen]
) -> None:
    write_title(screen, people["Ada"], "Countess")
    later = reopened()
    later.open_contact(people["Ada"], "about")
    later.card.about.discard_asked.emit()
    assert contacts_with_drafts(journal) == set()
    assert later.card.drafts.marked() == frozenset()
    undo = ways.last_action
    assert undo is not None
    undo()
    form = later.card.about.form
    assert form is not None
    assert form.cells["title"].text() == "Countess"
    later.keep_drafts()
    assert contacts_with_drafts(journal) == {people["Ada"]}


def test_a_new_card_that_was_begun_outlives_the_window(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, reopened: Callable[[], PeopleScreen]
) -> None:
    screen.begin_new_contact()
    form = screen.card.about.form
    assert form is not None
    form.cells["given"].setText("Emmy")
    later = reopened()
    assert later.card.drafts.marked() == frozenset()
    later.begin_new_contact()
    again = later.card.about.form
    assert again is not None
    assert again.cells["given"].text() == "Emmy"
    later.card.save()
    assert contacts_with_drafts(journal) == set()


def test_what_is_written_back_to_what_it_was_leaves_no_draft(
    journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    write_title(screen, people["Ada"], "Countess")
    screen.keep_drafts()
    assert contacts_with_drafts(journal) == {people["Ada"]}
    form = screen.card.about.form
    assert form is not None
    form.cells["title"].setText(ADA.title)
    assert contacts_with_drafts(journal) == set()
    assert screen.card.drafts.marked() == frozenset()


def test_a_new_contact_that_was_given_up_leaves_the_card_as_it_was(
    screen: PeopleScreen, people: dict[str, int]
) -> None:
    screen.open_contact(people["Ada"], "dates")
    screen.begin_new_contact()
    assert screen.card.current_tab() == "about"
    assert screen.go_back()
    assert screen.card.contact_id() == people["Ada"]
    assert screen.card.current_tab() == "dates"
