"""Search over everything: typed words, what is found, and the keyboard's way through it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, Kind
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.store.journal import Journal
from reljournal.ui.context import Context
from reljournal.ui.search import SearchPopup
from reljournal.ui.search.results import FoundModel, RowKind
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays


@pytest.fixture
def popup(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[SearchPopup]:
    ada = add_contact(
        journal,
        Card(
            name=Name(given="Ada", family="Lovelace"),
            organisation="Analytical Engines",
            emails=(Labelled("work", "ada@engines.example"),),
            key_dates=(KeyDate(DateSort.BIRTHDAY, PartialDate(1985, 12, 10)),),
        ),
    )
    add_contact(journal, Card(name=Name(given="Łukasz", family="Żółć")))
    log_entry(
        journal,
        EntryDraft(
            Kind.IN_PERSON, date(2026, 8, 12), title="Lunch at the Athenaeum", text="Her notes.", contact_ids=(ada,)
        ),
    )
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1200, 800)
    context = Context(journal, FakeWays(), window)
    made = SearchPopup(context, window)
    window.show()
    made.open_with()
    yield made
    made.close_search()
    context.close()
    window.close()


def first_lines(popup: SearchPopup) -> list[str]:
    return [row.first for row in popup.model.rows if row.kind is not RowKind.HEADING]


def chosen(popup: SearchPopup) -> str:
    return popup.model.rows[popup.list.currentIndex().row()].first


def ways(popup: SearchPopup) -> FakeWays:
    found = popup._context.ways
    assert isinstance(found, FakeWays)
    return found


def test_contacts_entries_and_dates_are_found_as_one_types(popup: SearchPopup, qtbot: QtBot) -> None:
    qtbot.keyClicks(popup.field, "ada")
    assert first_lines(popup) == ["Ada Lovelace", "Lunch at the Athenaeum", "Ada Lovelace"]
    headings = [row.first for row in popup.model.rows if row.kind is RowKind.HEADING]
    assert headings == ["People", "Journal", "Key dates"]


@pytest.mark.parametrize("words", ["lukasz zolc", "ŁUKASZ", "zol"])
def test_accents_and_case_do_not_matter(popup: SearchPopup, words: str) -> None:
    popup.field.setText(words)
    assert first_lines(popup) == ["Łukasz Żółć"]


def test_every_word_is_a_beginning(popup: SearchPopup) -> None:
    popup.field.setText("ath lun lovel")
    assert first_lines(popup) == ["Lunch at the Athenaeum"]


@pytest.mark.parametrize("words", ['"', "o'brien", "covid-19", "***", "(", "x" * 5_000])
def test_nothing_that_is_typed_breaks_it(popup: SearchPopup, words: str) -> None:
    popup.field.setText(words)
    assert first_lines(popup) == []
    assert not popup._word.isHidden()


def test_arrows_skip_headings_and_enter_opens(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.field.setText("ada")
    assert chosen(popup) == "Ada Lovelace"
    qtbot.keyClick(popup.field, Qt.Key.Key_Down)
    assert chosen(popup) == "Lunch at the Athenaeum"
    qtbot.keyClick(popup.field, Qt.Key.Key_PageDown)
    assert popup.list.currentIndex().row() == len(popup.model.rows) - 1
    qtbot.keyClick(popup.field, Qt.Key.Key_Up)
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert ways(popup).calls == [("open_entry", (1,))]
    assert popup.isHidden()


def test_a_key_date_opens_its_day_this_year(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.field.setText("birthday ada")
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    ((name, (day,)),) = ways(popup).calls
    assert name == "open_day"
    assert (day.month, day.day) == (12, 10)  # type: ignore[attr-defined]


def test_escape_goes_back_and_the_words_stay_to_be_typed_over(popup: SearchPopup, qtbot: QtBot) -> None:
    popup.field.setText("ada")
    qtbot.keyClick(popup.field, Qt.Key.Key_Escape)
    assert popup.isHidden()
    popup.open_with()
    assert popup.field.selectedText() == "ada"
    assert first_lines(popup)


def test_rows_are_read_out_whole(popup: SearchPopup) -> None:
    popup.field.setText("lunch")
    spoken = popup.model.data(popup.model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("In person, Lunch at the Athenaeum, 12 August 2026")
    assert popup.model.data(popup.model.index(1), FoundModel.WORDS) == ("lunch",)
