"""What is known of someone beyond their address: edited in one draft, read as sentences, learned in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reljournal.domain.acquaintance import HowMet, LearnedFact, Preferences
from reljournal.domain.contacts import Address, Card, ContactKind, Handle, Labelled
from reljournal.domain.dates import PartialDate
from reljournal.domain.local_time import LocalTime
from reljournal.domain.names import Name, NameOrder
from reljournal.operations.contacts import change_contact
from reljournal.operations.facts import add_fact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.entries import newest_entries
from reljournal.system.plurals import EnglishPlurals
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.about_edit import CardForm
from reljournal.ui.people.acquaintance_words import met_sentence, preference_sentences
from reljournal.ui.people.breaking import BreakingLabel, breakable
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.people.form_rows import HintLabel
from reljournal.ui.people.header import CardHeader
from reljournal.ui.people.local_clock import place_and_time, time_words
from reljournal.ui.widgets import LinkButton
from tests.ui.fakes import FakeWays
from tests.ui.people.ada import ADA, TODAY

KNOWN = replace(
    ADA,
    name=replace(
        ADA.name, prefix="Lady", maiden="Byron", pronounced="LUV-lace", phonetic_given="Ada", phonetic_family="Lavleis",
        order=NameOrder.FAMILY_GIVEN,
    ),
    pronouns="she/her", industry="Computing", time_zone="Asia/Tokyo", languages=("English", "العربية"),
    met=HowMet(PartialDate(2018, 6), "at a supper", "Charles", None, "Quick.\nVery."),
    preferences=Preferences("by pigeon", "mornings", "direct", "letters"),
    facts=(LearnedFact("food", "tea", date(2020, 2, 29)),),
)  # fmt: skip


@pytest.fixture(autouse=True)
def english(qapp: QGuiApplication) -> Iterator[None]:
    before, plurals = QLocale(), EnglishPlurals()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    qapp.installTranslator(plurals)
    yield
    qapp.removeTranslator(plurals)
    QLocale.setDefault(before)


def form_of(screen: PeopleScreen) -> CardForm:
    screen.card.begin_edit()
    form = screen.card.about.form
    assert form is not None
    return form


def words_in(screen: PeopleScreen) -> list[str]:
    return [label.text() for label in screen.card.about.read.findChildren(QLabel)]


# The form


@pytest.mark.parametrize(
    "card",
    [
        KNOWN,
        replace(KNOWN, languages=("", " x ", "x"), preferences=Preferences("call")),
        Card(met=HowMet(PartialDate(None, 2, 29), through_id=None, first_impression=" \n"), time_zone=" Mars/Base "),
        Card(kind=ContactKind.GROUP, name=Name(given="a\nb", pronounced=" x"), preferences=Preferences(avoid=" ")),
    ],
)
def test_a_form_gives_back_every_part_it_was_filled_with(qtbot: QtBot, card: Card) -> None:
    form = CardForm(card)
    qtbot.addWidget(form)
    assert form.card() == card


def test_every_part_is_written_in_one_edit_and_undone_as_one(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Grace"], "about")
    before = contact(journal, people["Grace"]).card
    form = form_of(screen)
    assert not form.names.more.is_open()
    assert form.meeting.fold is not None
    assert form.preferences.fold is not None
    form.names.more.open()
    form.meeting.fold.open()
    form.preferences.fold.open()
    for part, text in {"maiden": "Murray", "pronounced": "HOP-per", "pronouns": "she/her", "industry": "Navy"}.items():
        form.cells[part].setText(text)
    form.names.order.setCurrentIndex(form.names.order.findData("family_given"))
    form.reach.zone.setText("America/New_York")
    form.reach.languages.field.setText("English")
    qtbot.keyClicks(form.meeting.when.year, "2019")
    form.meeting.place.setText("in Philadelphia")
    form.meeting.first.setPlainText("Thirty centimetres of wire.")
    form.preferences.channel.setCurrentIndex(form.preferences.channel.findData("call"))
    form.preferences.cells["avoid"].setText("asking only")
    screen.card.save()
    saved = contact(journal, people["Grace"])
    assert saved.card == replace(
        before,
        name=replace(before.name, maiden="Murray", pronounced="HOP-per", order=NameOrder.FAMILY_GIVEN),
        pronouns="she/her", industry="Navy", time_zone="America/New_York", languages=("English",),
        met=HowMet(PartialDate(2019), "in Philadelphia", first_impression="Thirty centimetres of wire."),
        preferences=Preferences("call", avoid="asking only"),
    )  # fmt: skip
    assert saved.name == "Hopper Grace"
    assert screen.card.header.said.text() == "she/her · say “HOP-per” · born Murray"
    journal.undo()
    assert contact(journal, people["Grace"]).card == before


def test_through_whom_is_chosen_from_the_contacts_or_only_written(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Jean"], "about")
    through = form_of(screen).meeting.through
    qtbot.keyClicks(through, "Gra")
    completer = through.completer()
    assert [completer.completionModel().index(0, 0).data()] == ["Grace Hopper"]
    completer.activated.emit("Grace Hopper")
    through._take(completer.completionModel().index(0, 0))
    assert through.contact_id() == people["Grace"]
    screen.card.save()
    met = contact(journal, people["Jean"]).card.met
    assert (met.through, met.through_id) == ("Grace Hopper", people["Grace"])
    assert "You met, through Grace Hopper." in words_in(screen)
    through = form_of(screen).meeting.through
    assert through.contact_id() == people["Grace"]
    through.setText("Somebody else")
    screen.card.save()
    met = contact(journal, people["Jean"]).card.met
    assert (met.through, met.through_id) == ("Somebody else", None)


def test_what_looks_odd_is_said_quietly_and_kept(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    odd = Card(
        name=Name(given="Odd"),
        phones=(Labelled("work", "ask Ada"),),
        emails=(Labelled("work", "ada.engines.example"),),
        addresses=(Address(postcode="123", country="Germany"),),
        time_zone="Mars/Base",
    )
    change_contact(journal, people["Alan"], odd)
    screen.open_contact(people["Alan"], "about")
    form = form_of(screen)

    def said() -> list[str]:
        return [label.text() for label in form.findChildren(HintLabel) if not label.isHidden()]

    assert said() == [
        "There is no digit in this number.",
        "An e-mail address usually has an @ in it.",
        "Postcodes of this country look different.",
        "No time zone of this name is known, so that no time is shown.",
    ]
    email = form.emails.rows()[0].first()
    assert email.accessibleDescription() == "An e-mail address usually has an @ in it."
    email.setText("ada@engines.example")  # type: ignore[attr-defined]
    assert len(said()) == 3
    email.setText("ada")  # type: ignore[attr-defined]
    assert len(said()) == 3, "nobody is corrected while they write"
    qtbot.keyClick(email, Qt.Key.Key_Return)
    assert len(said()) == 4
    screen.card.save()
    assert contact(journal, people["Alan"]).card == replace(odd, emails=(Labelled("work", "ada"),))


def test_a_day_that_no_calendar_has_is_told_and_not_saved(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Alan"], "about")
    form = form_of(screen)
    form.cells["title"].setText("Head")
    form.meeting.when.month.setCurrentIndex(6)
    qtbot.keyClicks(form.meeting.when.day, "31")
    assert form.meeting.says.text() == "There is no such date. A year alone is enough, or a month."
    history = journal.history()
    screen.card.save()
    assert screen.card.is_editing()
    assert form.says.text() == form.meeting.says.text()
    assert journal.history() == history
    form.meeting.when.day.setText("30")
    form.meeting.when.day.textEdited.emit("30")
    screen.card.save()
    assert contact(journal, people["Alan"]).card.met.when == PartialDate(None, 6, 30)


def test_an_organisation_is_not_asked_for_a_given_name(qtbot: QtBot) -> None:
    form = CardForm(Card(organisation="Engines"))
    qtbot.addWidget(form)
    form.show()
    assert form.cells["given"].isVisible()
    form.kind.set_value("organisation")
    form.kind.changed.emit("organisation")
    assert not form.cells["given"].isVisible()
    assert not form.names.more.isVisible()
    form.cells["given"].setText("Ada")
    form.kind.changed.emit("organisation")
    assert form.cells["given"].isVisible()
    assert form.card().kind is ContactKind.ORGANISATION


def test_empty_groups_are_one_line_each(qtbot: QtBot) -> None:
    form = CardForm(Card())
    qtbot.addWidget(form)
    form.show()
    assert not form.phones._title.isVisible()
    row = form.phones.add_row()
    assert form.phones._title.isVisible()
    row.removed.emit()
    assert not form.phones._title.isVisible()
    address = form.reach.addresses.add_row()
    assert not address.cells["po_box"].isVisible()  # type: ignore[attr-defined]


# The card as it reads


def test_a_card_reads_as_sentences_with_numbers_and_addresses_as_usual_there(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    card = replace(
        KNOWN,
        phones=(Labelled("work", "02079460102"), Labelled("home", "ask Ada")),
        addresses=(Address(street="1 Square", city="London", postcode="SW1Y 0XX", country="England"),),
        handles=(Handle("Signal", "ada.01"),),
        met=replace(KNOWN.met, through="Grace Hopper", through_id=people["Grace"]),
    )
    change_contact(journal, people["Ada"], card)
    screen.open_contact(people["Ada"], "about")
    words = words_in(screen)
    for said in (
        "020 7946 0102", "ask Ada", "1 Square\nLondon\nSW1Y 0XX\nEngland", "Asia/Tokyo", "by pigeon", "letters",
        "You met in June 2018 at a supper, through Grace Hopper.", "Quick.\nVery.", "Computing", "Byron", "LUV-lace",
        "Family name first", "tea", "learned 29 Feb 2020",
    ):  # fmt: skip
        assert said in words, said
    number = next(label for label in screen.card.about.read.findChildren(QLabel) if label.text() == "020 7946 0102")
    assert number.toolTip() == "Typed as 02079460102"
    next(link for link in screen.card.about.read.findChildren(LinkButton) if link.property("contact_id")).click()
    assert ways.named("open_contact") == [(people["Grace"], "timeline")]


def test_the_head_sets_numbers_after_it_was_painted_and_copies_what_was_typed(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    change_contact(journal, people["Ada"], replace(KNOWN, phones=(Labelled("work", "02079460102"),)))
    screen.open_contact(people["Ada"])
    button = screen.card.header.reach_buttons()[0]
    qtbot.waitUntil(lambda: "020 7946 0102" in button.text())
    assert button.toolTip() == "02079460102"
    button.copy()
    assert QGuiApplication.clipboard().text() == "02079460102"


def test_the_clock_of_the_head_runs_only_while_it_is_seen(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reljournal.ui.people import local_clock

    moment = datetime.fromisoformat("2026-11-22T10:00:30+00:00")
    monkeypatch.setattr(local_clock, "now", lambda: moment)
    change_contact(journal, people["Ada"], KNOWN)
    screen.open_contact(people["Ada"])
    header = screen.card.header

    def running() -> list[int]:
        return [timer.interval() for timer in header._clock.findChildren(QTimer) if timer.isActive()]

    assert header.role.text().endswith(" · London, 19:00 there, 9 hours ahead")
    assert running() == [30_050]
    moment += timedelta(minutes=1)
    header._clock._timer.timeout.emit()
    assert header.role.text().endswith(" · London, 19:01 there, 9 hours ahead")
    screen.hide()
    assert running() == []
    screen.show()
    assert running() == [30_050]
    screen.open_contact(people["Jean"])
    assert running() == []
    assert not header.role.isVisible()


def test_a_head_without_a_window_has_no_clock_running(qtbot: QtBot, screen: PeopleScreen) -> None:
    header = CardHeader(screen.context)
    qtbot.addWidget(header)
    assert not [timer for timer in header.findChildren(QTimer) if timer.isActive()]


def test_preferences_stand_on_top_beside_the_timeline(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"])
    side = screen.card.timeline.side
    assert side.preferences.isHidden()
    liked = Preferences("call", "mornings", "direct, no small talk first.", "Sundays")
    change_contact(journal, people["Ada"], replace(ADA, preferences=liked))
    assert not side.preferences.isHidden()
    assert "Likes a call best, mornings. Direct, no small talk first. Avoid: Sundays." in [
        label.text() for label in side.preferences.findChildren(QLabel)
    ]


# Facts


def test_a_fact_is_noted_in_one_line_changed_in_place_and_forgotten(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    screen.open_contact(people["Ada"], "about")
    facts = screen.card.about.read.facts
    assert facts.rows() == []
    facts.line.label.setCurrentText("needs")
    qtbot.keyClicks(facts.line.text, "A partner in the work")
    qtbot.keyClick(facts.line.text, Qt.Key.Key_Return)
    assert contact(journal, people["Ada"]).card.facts == (LearnedFact("needs", "A partner in the work", TODAY),)
    assert journal.undo_label() == "Learn something about Ada Lovelace"
    assert facts.line.text.text() == ""
    assert facts.line.text.hasFocus()
    assert facts.line.label.currentText() == "needs"
    row = facts.rows()[0]
    row.menu_of().actions()[0].trigger()
    form = facts.form
    assert form is not None
    form.text.setText(" ")
    form.save()
    assert form.says.isVisible()
    form.text.setText("A partner, not a reviewer")
    form.label.setCurrentText("own word")
    form.when.day.setText("")
    form.save()
    assert "whole day" in form.says.text()
    form.when.set_value(None)
    qtbot.keyClick(form.text, Qt.Key.Key_Return)
    assert facts.form is None
    assert contact(journal, people["Ada"]).card.facts == (LearnedFact("own word", "A partner, not a reviewer"),)
    facts.begin_edit(facts.rows()[0].fact)
    assert facts.form is not None
    assert screen.go_back()
    assert facts.form is None
    facts.rows()[0].menu_of().actions()[1].trigger()
    assert contact(journal, people["Ada"]).card.facts == ()
    assert ways.named("offer_undo") == [("Forgotten: A partner, not a reviewer",)]
    journal.undo()
    assert len(facts.rows()) == 1


def test_facts_stand_under_their_label_and_lead_to_their_entry(
    qtbot: QtBot, journal: Journal, people: dict[str, int], screen: PeopleScreen, ways: FakeWays
) -> None:
    entry = newest_entries(journal, 0, 1, people["Ada"])[0]
    for label, text in (("food", "tea"), ("needs", "rest"), ("Food", "no fish")):
        add_fact(journal, people["Ada"], LearnedFact(label, text, TODAY, entry.id if text == "rest" else None))
    screen.open_contact(people["Ada"], "about")
    facts = screen.card.about.read.facts
    assert [row.fact.text for row in facts.rows()] == ["tea", "no fish", "rest"]
    assert [word for word in words_in(screen) if word in {"food", "Food", "needs"}] == ["food", "needs"]
    link = facts.rows()[2].findChild(ElidedLink)
    assert link.accessibleName() == "Open the entry “Talk 0”"
    link.click()
    assert ways.named("open_entry") == [(entry.id,)]


def test_what_is_half_written_about_someone_is_not_noted_about_another(
    qtbot: QtBot, people: dict[str, int], screen: PeopleScreen
) -> None:
    screen.open_contact(people["Ada"], "about")
    line = screen.card.about.read.facts.line
    line.text.setText("half a")
    screen.card.reload()
    assert line.text.text() == "half a"
    screen.open_contact(people["Alan"], "about")
    assert line.text.text() == ""


# Words


@pytest.mark.parametrize(
    ("met", "when", "sentence"),
    [
        (HowMet(), None, ""),
        (HowMet(first_impression="x"), None, ""),
        (HowMet(), PartialDate(2018, 6, 5), "You met on 5 June 2018."),
        (HowMet(place="Turin"), PartialDate(2018, 6), "You met in June 2018, Turin."),
        (HowMet(place="at a dinner in Turin"), PartialDate(None, 6, 5), "You met on 5 June at a dinner in Turin."),
        (HowMet(place="in Turin", through="Charles B."), None, "You met in Turin, through Charles B."),
        (HowMet(through="Charles"), PartialDate(2018), "You met in 2018, through Charles."),
    ],
)
def test_how_you_met_is_a_sentence(met: HowMet, when: PartialDate | None, sentence: str) -> None:
    assert met_sentence(met, when) == sentence


@pytest.mark.parametrize(
    ("has", "sentences"),
    [
        (Preferences(), []),
        (Preferences("in_person"), ["Likes best to meet in person."]),
        (Preferences("pigeon", "at noon"), ["Pigeon, at noon."]),
        (Preferences(hours="mornings"), ["Mornings."]),
        (Preferences("letter", "", "Warm!", "politics."), ["Likes a letter best.", "Warm!", "Avoid: politics."]),
    ],
)
def test_what_they_like_is_told_in_sentences(has: Preferences, sentences: list[str]) -> None:
    assert preference_sentences(has) == sentences


@pytest.mark.parametrize(
    ("hour", "ahead", "words"),
    [
        (14, 180, "14:05 there, 3 hours ahead"),
        (14, 60, "14:05 there, 1 hour ahead"),
        (14, -330, "14:05 there, 5 h 30 behind"),
        (6, 480, "06:05 tomorrow there, 8 hours ahead"),
        (19, -360, "19:05 yesterday there, 6 hours behind"),
        (14, 0, "the same time as here"),
    ],
)
def test_the_time_there(hour: int, ahead: int, words: str) -> None:
    assert time_words(LocalTime(datetime(2026, 11, 22, hour, 5), ahead)) == words  # noqa: DTZ001 - a clock on a wall


def test_a_place_is_the_town_of_the_address_or_of_the_zone() -> None:
    time = LocalTime(datetime(2026, 11, 22, 14, 5), 0)  # noqa: DTZ001 - a clock on a wall
    card = Card(time_zone="America/Argentina/Buenos_Aires")
    assert place_and_time(card, time) == "Buenos Aires, the same time as here"
    assert place_and_time(replace(card, addresses=(Address(), Address(city="La Plata"))), time).startswith("La Plata,")


def test_long_words_may_be_broken_and_are_copied_whole(qtbot: QtBot) -> None:
    long = "https://engines.example/" + "x" * 60
    label = BreakingLabel(long)
    qtbot.addWidget(label)
    assert breakable("short words stay as they are") == "short words stay as they are"
    assert "\u200b" in QLabel.text(label)
    assert label.text() == long
    assert label.minimumSizeHint().width() < QLabel(long).minimumSizeHint().width() / 2
    label._select_all()
    label.copy()
    assert QGuiApplication.clipboard().text() == long
