"""The people around somebody: read on both cards, added by one line, changed and removed in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Card, ContactKind
from reljournal.domain.entries import PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.operations.relations import add_relation
from reljournal.store.journal import Journal
from reljournal.store.queries.relations import relations_of
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.people.organisation_people import OrganisationPeople
from reljournal.ui.people.relation_form import RelationForm
from reljournal.ui.people.relation_words import relation_key, relation_word
from reljournal.ui.people.relations_section import RelationsSection
from reljournal.ui.widgets import Label, LinkButton
from tests.ui.fakes import FakeWays


@pytest.fixture
def section(screen: PeopleScreen, people: dict[str, int]) -> RelationsSection:
    screen.open_contact(people["Ada"], "about")
    return screen.card.about.read.relations


def settled() -> None:
    """Let layouts show what they were given, and go what was taken from them."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def words(section: RelationsSection) -> list[str]:
    settled()
    return [label.text() for label in section.findChildren(Label) if label.isVisibleTo(section)]


def add(section: RelationsSection, qtbot: QtBot, label: str, name: str, person: int | None = None) -> None:
    section.line.label.setCurrentText(label)
    section.line.person.setText(name)
    if person is not None:
        section.line.person.set_person(PersonRef(person, name))
    qtbot.keyClick(section.line.person, Qt.Key.Key_Return)


def test_a_line_adds_somebody_with_a_card(
    section: RelationsSection, journal: Journal, people: dict[str, int], qtbot: QtBot, ways: FakeWays
) -> None:
    add(section, qtbot, "colleague", "Alan Turing", people["Alan"])
    assert [(r.label, r.name) for r in relations_of(journal, people["Alan"])] == [("colleague", "Ada Lovelace")]
    link = next(button for button in section.findChildren(LinkButton) if button.text() == "Alan Turing")
    link.click()
    assert ways.named("open_contact") == [(people["Alan"], "timeline")]
    assert section.line.person.text() == ""


def test_somebody_without_a_card_has_an_age(
    section: RelationsSection, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    section.line.label.setCurrentText("child")
    section.line.person.setText("Annabella")
    section.line.born.setText("2019")
    assert section.line.born.isVisibleTo(section)
    qtbot.keyClick(section.line.person, Qt.Key.Key_Return)
    assert [name.accessibleName() for name in section.findChildren(BreakingLabel)].count("Annabella") == 1
    assert "6 or 7" in words(section)
    found = next(r for r in relations_of(journal, people["Ada"]) if r.name == "Annabella")
    section._make_card(found)
    assert next(r for r in relations_of(journal, people["Ada"]) if r.name == "Annabella").other_id is not None


def test_a_new_word_may_be_explained(
    section: RelationsSection, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    section.line.label.setCurrentText("patron")
    section.line.person.set_person(PersonRef(people["Alan"], "Alan Turing"))
    assert section.line.inverse.isVisibleTo(section)
    section.line.inverse.setText("protégée")
    qtbot.keyClick(section.line.person, Qt.Key.Key_Return)
    assert [r.label for r in relations_of(journal, people["Alan"])] == ["protégée"]
    section.line.person.setText("Somebody")
    assert not section.line.inverse.isVisibleTo(section)


def test_it_is_changed_and_removed_in_place(
    section: RelationsSection, journal: Journal, people: dict[str, int], ways: FakeWays
) -> None:
    add_relation(journal, people["Alan"], Relation("mentor", "", other_id=people["Ada"]))
    found = next(r for r in relations_of(journal, people["Ada"]) if r.name == "Alan Turing")
    assert found.label == "mentee"
    section.begin_edit(found)
    assert section.form is not None
    section.form.label.setCurrentText("friend")
    section.form.save()
    assert next(r for r in relations_of(journal, people["Alan"])).label == "friend"
    section._remove(found)
    assert relations_of(journal, people["Alan"]) == []
    assert ways.named("offer_undo")


def form_of(section: RelationsSection, name: str) -> RelationForm:
    assert section._shown is not None
    section.begin_edit(next(item for item in section._shown if item.name == name))
    assert section.form is not None
    return section.form


def test_a_name_becomes_somebody_with_a_card(
    section: RelationsSection, journal: Journal, people: dict[str, int]
) -> None:
    form = form_of(section, "William King")
    assert not form._born.isHidden()
    form.name.setText("Alan")
    form.name.textEdited.emit("Alan")
    completer = form.name.completer()
    completer.activated[QModelIndex].emit(completer.completionModel().index(0, 0))  # type: ignore[index]
    assert (form.name.text(), form._born.isHidden()) == ("Alan Turing", True)
    form.save()
    assert section.form is None
    assert [(item.label, item.other_id) for item in relations_of(journal, people["Ada"])] == [
        ("spouse", people["Alan"])
    ]
    assert [item.label for item in relations_of(journal, people["Alan"])] == ["spouse"]


def test_an_age_is_refused_in_a_sentence_and_nothing_is_lost(
    section: RelationsSection, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    section.line.person.setText("Annabella")
    section.line.born.setText("eleven")
    qtbot.keyClick(section.line.born, Qt.Key.Key_Return)
    assert (section.line.person.text(), "age" in section.line.says.text()) == ("Annabella", True)
    section.line.born.setText("11")
    qtbot.keyClick(section.line.born, Qt.Key.Key_Return)
    assert "10 or 11" in words(section)
    form = form_of(section, "Annabella")
    form.born.setText("old")
    qtbot.keyClick(form.born, Qt.Key.Key_Return)
    assert "age" in form.says.text()
    form.born.setText("2016")
    form.note.setText("rides")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    assert "9 or 10, rides" in words(section)


def test_the_form_is_left_with_esc_and_outlives_other_changes(
    section: RelationsSection, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    form = form_of(section, "William King")
    form.note.setText("since July")
    add_relation(journal, people["Alan"], Relation("mentor", "", other_id=people["Ada"]))
    assert section.form is form
    assert screen.go_back()
    assert section.form is None
    assert section.isAncestorOf(screen.focusWidget() or screen)
    assert "Alan Turing" in [button.text() for button in section.findChildren(LinkButton)]
    assert all(not item.note for item in relations_of(journal, people["Ada"]))


def test_from_the_other_side_a_new_word_is_explained_and_renamed(
    section: RelationsSection, journal: Journal, people: dict[str, int], ways: FakeWays
) -> None:
    add_relation(journal, people["Alan"], Relation("friend", "", other_id=people["Ada"]))
    form = form_of(section, "Alan Turing")
    assert form.name.isReadOnly()
    form.label.setCurrentText("patron")
    form.save()
    assert section.form is form
    assert "other side" in str(ways.named("warn")[-1])
    form.inverse.setText("protégée")
    form.save()
    assert [item.label for item in relations_of(journal, people["Alan"])] == ["protégée"]
    (shown,) = [item for item in relations_of(journal, people["Ada"]) if item.name == "Alan Turing"]
    menu = section.menu_of(shown)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Change", "Remove", "Rename the word “patron”…", "Forget the word “patron”",
    ]  # fmt: skip
    menu.deleteLater()
    section.rename_word("patron", "sponsor", "protégée")
    assert "sponsor" in words(section)
    section._forget_word("sponsor")
    assert ways.named("offer_undo")[-1] == ("“sponsor” forgotten; it stays on 1 card.",)


def test_the_timeline_shows_who_is_around(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], ways: FakeWays
) -> None:
    add_relation(journal, people["Ada"], Relation("son", "Byron", birth_year=2023))
    add_relation(journal, people["Alan"], Relation("mentor", "", other_id=people["Ada"]))
    screen.open_contact(people["Ada"])
    panel = screen.card.timeline.side.around
    settled()
    assert [label.text() for label in panel.findChildren(Label) if label.property("type") == "small"] == [
        "spouse", "son, 2 or 3", "mentee",
    ]  # fmt: skip
    (link,) = panel.findChildren(ElidedLink)
    link.click()
    assert ways.named("open_contact") == [(people["Alan"], "timeline")]
    screen.open_contact(people["Grace"])
    assert panel.isHidden()


def test_the_inverse_appears_while_the_card_is_on_show(
    section: RelationsSection, journal: Journal, people: dict[str, int]
) -> None:
    add_relation(journal, people["Alan"], Relation("mentor", "", other_id=people["Ada"]))
    assert "Alan Turing" in [button.text() for button in section.findChildren(LinkButton)]


def test_every_kind_has_its_word() -> None:
    assert relation_word("aunt or uncle") == "aunt or uncle"
    assert relation_key(" mentor ") == "mentor"
    assert relation_word("governess") == relation_key("governess") == "governess"


def test_an_organisation_shows_its_people(
    screen: PeopleScreen, journal: Journal, people: dict[str, int], ways: FakeWays
) -> None:
    firm = add_contact(journal, Card(formatted_name="Analytical Engines Ltd", kind=ContactKind.ORGANISATION))
    screen.open_contact(firm, "about")
    listed = screen.card.about.read.people
    assert isinstance(listed, OrganisationPeople)
    settled()
    assert [button.text() for button in listed.findChildren(LinkButton)] == ["Ada Lovelace"]
    assert listed.line is not None
    assert "Add a person" in listed.line.person.accessibleName()
    listed.findChildren(LinkButton)[0].click()
    assert ways.named("open_contact")[-1] == (people["Ada"], "timeline")
    screen.open_contact(people["Ada"], "about")
    assert listed.isHidden()
    assert "Open Analytical Engines Ltd" in [b.text() for b in screen.card.about.read.findChildren(LinkButton)]
