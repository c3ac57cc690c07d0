"""Birthdays of another calendar in the window: what is ticked, whose they are, what differs, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact, find_contact
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.importing import ImportFlow
from reljournal.ui.importing.dates_dialog import DatesDialog
from reljournal.ui.importing.dates_model import At
from reljournal.ui.importing.dates_report import DatesReport
from reljournal.ui.importing.proposals_dialog import ProposalsDialog
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

MEETING = "BEGIN:VEVENT\nUID:m\nDTSTART:20250303T140000Z\nSUMMARY:About the engine\nEND:VEVENT\n"


@pytest.fixture
def flow(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[ImportFlow]:
    add_contact(journal, Card(formatted_name="Ada Lovelace"))
    add_contact(journal, Card(formatted_name="Alan Turing", key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1912, 6, 23)),
    )))  # fmt: skip
    add_contact(journal, Card(formatted_name="Grace Hopper", key_dates=(
        KeyDate(DateSort.BIRTHDAY, PartialDate(1906, 12, 9)),
    )))  # fmt: skip
    add_contact(journal, Card(formatted_name="Mary Jackson"))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    context = Context(journal, FakeWays(), window)
    made = ImportFlow(context, window)
    yield made
    qtbot.waitUntil(lambda: not made.is_running(), timeout=20_000)
    for kind in (DatesReport, DatesDialog, ProposalsDialog):
        for dialog in window.findChildren(kind):
            dialog.close()
    context.close()
    window.close()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    rows = (
        ("20100623", "Geburtstag von Alan Turing"), ("19851210", "Ada Lovelace's birthday"),
        ("20101210", "Grace Hopper's birthday"), ("20100911", "Mary's birthday"),
        ("20100401", "Sophie Germain's birthday"), ("20100101", "Geburtstag"),
    )  # fmt: skip
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nDTSTART;VALUE=DATE:{day}\nRRULE:FREQ=YEARLY\nSUMMARY:{title}\nEND:VEVENT\n"
        for n, (day, title) in enumerate(rows)
    )
    path = tmp_path / "in.ics"
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n", encoding="utf-8")
    return path


def proposed(flow: ImportFlow, qtbot: QtBot, path: Path) -> DatesDialog:
    flow.take([str(path)])
    qtbot.waitUntil(lambda: bool(flow._window.findChildren(DatesDialog)), timeout=20_000)
    return flow._window.findChildren(DatesDialog)[0]


def reported(flow: ImportFlow, qtbot: QtBot) -> DatesReport:
    qtbot.waitUntil(lambda: bool(flow._window.findChildren(DatesReport)), timeout=20_000)
    return flow._window.findChildren(DatesReport)[0]


def rows(dialog: DatesDialog) -> list[tuple[str, ...]]:
    model = dialog.model
    return [
        tuple(model.index(row, at).data() for at in (At.WHO, At.CARD, At.NOTE)) for row in range(model.rowCount())
    ]


def ticked(dialog: DatesDialog) -> list[str]:
    return [item.person.shown for item, _ in dialog.model.chosen()]


def at(dialog: DatesDialog, name: str) -> None:
    row = next(n for n, row in enumerate(rows(dialog)) if row[0] == name)
    dialog.table.setCurrentIndex(dialog.model.index(row, 0))


def test_what_is_new_is_ticked_and_the_rest_is_said(flow: ImportFlow, source: Path, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    assert dialog.heading.text() == "5 birthdays and other dates were found."
    assert "1 is on the cards already." in dialog._counted.text()
    assert rows(dialog) == [
        ("Ada Lovelace", "Ada Lovelace", "new"), ("Grace Hopper", "Grace Hopper", "card: 9 December 1906"),
        ("Mary", "Mary Jackson?", ""), ("Sophie Germain", "no card", ""),
    ]  # fmt: skip
    dialog.news_only.click()
    assert ("Alan Turing", "Alan Turing", "on the card already") in rows(dialog)
    assert ticked(dialog) == ["Ada Lovelace"]
    assert dialog.take.text() == "Take in 1 date"
    # What is there cannot be taken in a second time.
    dialog.table.selectAll()
    dialog.model.tick(range(5), on=True)
    assert "Alan Turing" not in ticked(dialog)


def test_it_is_taken_in_reported_and_taken_back(flow: ImportFlow, source: Path, journal: Journal, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    before = count_people(journal)
    dialog.new_cards.click()
    assert ticked(dialog) == ["Ada Lovelace", "Sophie Germain"]
    dialog.take.click()
    report = reported(flow, qtbot)
    assert report.heading.text() == "2 key dates were added to your journal."
    assert report.listing.items.topLevelItemCount() == 1
    assert count_people(journal) == before + 1
    (birthday,) = contact(journal, find_contact(journal, "Sophie Germain")).card.key_dates
    assert birthday.when == PartialDate(None, 4, 1)
    report.take_back.click()
    assert count_people(journal) == before


def test_space_says_yes_to_who_was_asked_about(flow: ImportFlow, source: Path, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    at(dialog, "Mary")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert ("Mary", "Mary Jackson", "new") in rows(dialog)
    assert "Mary" in ticked(dialog)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "Mary" not in ticked(dialog)
    at(dialog, "Sophie Germain")
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert ("Sophie Germain", "new card", "new") in rows(dialog)


def test_whose_it_is_can_be_chosen(flow: ImportFlow, source: Path, journal: Journal, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    at(dialog, "Sophie Germain")
    who = dialog.view.who
    assert [who.itemText(n) for n in range(who.count())] == ["Leave it", "New card: Sophie Germain"]
    who.setCurrentIndex(1)
    who.activated.emit(1)
    assert "Sophie Germain" in ticked(dialog)
    # Somebody whom the file does not know by name: what stands on that card counts at once.
    turing = find_contact(journal, "Alan Turing")
    dialog.view.other.chosen.emit(PersonRef(turing, "Alan Turing"))
    assert ("Sophie Germain", "Alan Turing", "card: 23 June 1912") in rows(dialog)
    assert "Sophie Germain" not in ticked(dialog)
    assert "Ticked, it is replaced." in dialog.view.note.text()
    assert dialog.view.who.currentText() == "Alan Turing"
    dialog.view.who.activated.emit(0)
    assert ("Sophie Germain", "no card", "") in rows(dialog)


def test_the_year_in_which_the_file_begins(flow: ImportFlow, source: Path, journal: Journal, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    at(dialog, "Ada Lovelace")
    assert "begins there in 1985" in dialog.view.where.text()
    dialog.years.click()
    assert dialog.view.what.text() == "Birthday · 10 December 1985"
    dialog.take.click()
    reported(flow, qtbot)
    (birthday,) = contact(journal, find_contact(journal, "Ada Lovelace")).card.key_dates
    assert birthday.when == PartialDate(1985, 12, 10)


def test_words_narrow_the_list(flow: ImportFlow, source: Path, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    dialog.words.setText("sop ger")
    assert [row[0] for row in rows(dialog)] == ["Sophie Germain"]
    assert not dialog.take.isEnabled()
    dialog.all.click()
    assert ticked(dialog) == []
    dialog.words.clear()
    dialog.none.click()
    assert ticked(dialog) == []
    dialog.all.click()
    assert ticked(dialog) == ["Ada Lovelace", "Grace Hopper"]


@pytest.mark.parametrize("takes_dates", [True, False])
def test_meetings_follow(flow: ImportFlow, source: Path, takes_dates: bool, qtbot: QtBot) -> None:
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("END:VCALENDAR", f"{MEETING}END:VCALENDAR"), encoding="utf-8")
    dialog = proposed(flow, qtbot, source)
    if takes_dates:
        dialog.take.click()
        report = reported(flow, qtbot)
        # What was not understood is told at the end, once.
        assert report.listing.isHidden()
        report.accept()
    else:
        dialog.reject()
    qtbot.waitUntil(lambda: bool(flow._window.findChildren(ProposalsDialog)))
    (meetings,) = flow._window.findChildren(ProposalsDialog)
    assert meetings.heading.text() == "1 meeting was found."


def test_it_fits_a_small_window(flow: ImportFlow, source: Path, qtbot: QtBot) -> None:
    dialog = proposed(flow, qtbot, source)
    for width in (700, 1100):
        dialog.resize(width, 600)
        qtbot.waitUntil(lambda: dialog.table.horizontalScrollBar().maximum() == 0)
