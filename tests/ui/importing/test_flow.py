"""Importing in the window: what runs, what can be cancelled, and what the report says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from reljournal.operations.imports import ImportReport, Noted
from reljournal.store.journal import Journal
from reljournal.store.queries.people import count_people
from reljournal.ui.context import Context
from reljournal.ui.importing import ImportFlow
from reljournal.ui.importing.choice import ImportChoice
from reljournal.ui.importing.report import ReportDialog
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{n}\r\nFN:Person {n}\r\nEND:VCARD\r\n"


@pytest.fixture
def flow(journal: Journal, keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[ImportFlow]:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    context = Context(journal, FakeWays(), window)
    made = ImportFlow(context, window)
    yield made
    qtbot.waitUntil(lambda: not made.is_running(), timeout=20_000)
    for dialog in window.findChildren(ReportDialog):
        dialog.accept()
    context.close()
    window.close()


def ways(flow: ImportFlow) -> FakeWays:
    found = flow._context.ways
    assert isinstance(found, FakeWays)
    return found


def book(folder: Path, count: int, more: str = "") -> Path:
    path = folder / "phone.vcf"
    path.write_text("".join(_CARD.format(n=n) for n in range(count)) + more, encoding="utf-8", newline="")
    return path


def reports(flow: ImportFlow) -> list[ReportDialog]:
    return flow._window.findChildren(ReportDialog)


def test_an_address_book_comes_in_and_goes_again(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(flow.imported, timeout=20_000):
        flow.take([str(book(tmp_path, 3))])
    journal = flow._context.journal
    assert count_people(journal) == 3
    (report,) = reports(flow)
    assert report.heading.text() == "3 contacts were added to your journal."
    report.take_back.click()
    assert count_people(journal) == 0
    assert ways(flow).named("say")


@pytest.mark.parametrize("way", ["files", "folder"])
def test_files_or_a_folder_are_chosen(
    flow: ImportFlow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (tmp_path / "inside").mkdir()
    books = [book(tmp_path, 2), book(tmp_path / "inside", 3)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in books], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    flow.ask()
    (choice,) = flow._window.findChildren(ImportChoice)
    assert choice.focusWidget() is choice.files
    with qtbot.waitSignal(flow.imported, timeout=20_000):
        qtbot.keyClick(getattr(choice, way), Qt.Key.Key_Space)
    assert not flow._window.findChildren(ImportChoice)
    assert count_people(flow._context.journal) == 3


def test_a_choice_that_is_cancelled_imports_nothing(
    flow: ImportFlow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    flow.ask()
    (choice,) = flow._window.findChildren(ImportChoice)
    choice.folder.click()
    assert choice.isVisible()
    assert not flow.is_running()
    qtbot.keyClick(choice, Qt.Key.Key_Escape)
    assert choice.isHidden()


def test_nothing_is_under_way_when_the_report_opens(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    under_way: list[bool] = []
    flow.imported.connect(lambda: under_way.append(flow.is_running()))
    with qtbot.waitSignal(flow.imported, timeout=20_000):
        flow.take([str(book(tmp_path, 1))])
    assert under_way == [False]


def test_a_cancelled_import_leaves_nothing(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    flow.take([str(book(tmp_path, 4_000))])
    assert flow.is_running()
    assert flow._work._watching is not None
    flow._work._watching.panel.cancelled.emit()
    qtbot.waitUntil(lambda: not flow.is_running(), timeout=20_000)
    assert count_people(flow._context.journal) == 0
    assert flow._context.journal.history() == []
    assert ways(flow).named("say") == [("The import was cancelled. Nothing was changed.", "")]


def test_what_is_no_address_book_is_refused(flow: ImportFlow, tmp_path: Path) -> None:
    flow.take([str(tmp_path / "letter.pdf")])
    ((sentence,),) = ways(flow).named("warn")
    assert "vCard" in str(sentence)


def test_an_empty_folder_is_told(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    flow.take([str(tmp_path)])
    qtbot.waitUntil(lambda: not flow.is_running(), timeout=20_000)
    ((sentence,),) = ways(flow).named("warn")
    assert "no address book" in str(sentence)


def test_a_broken_card_is_listed_with_its_text(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(flow.imported, timeout=20_000):
        flow.take([str(book(tmp_path, 2, "BEGIN:VCARD\r\nNOTE:Half a card\r\n"))])
    (report,) = reports(flow)
    row = report.items.topLevelItem(0)
    assert row is not None
    assert row.text(0) == "not imported"
    report.items.setCurrentItem(row)
    assert "NOTE:Half a card" in report.text.toPlainText()


def test_a_card_that_was_cut_off_is_imported_and_listed(flow: ImportFlow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(flow.imported, timeout=20_000):
        flow.take([str(book(tmp_path, 2, "BEGIN:VCARD\r\nFN:Ada\r\nTEL:+44 2"))])
    (report,) = reports(flow)
    assert count_people(flow._context.journal) == 3
    row = report.items.topLevelItem(0)
    assert row is not None
    assert row.text(0).startswith("imported")
    assert "file ends here" in row.text(3)
    report.items.setCurrentItem(row)
    assert report.text.toPlainText() == "TEL:+44 2"


@pytest.mark.parametrize(
    ("report", "heading"),
    [
        (ImportReport(1, 0, 0, (), (), 1), "1 contact was added to your journal."),
        (ImportReport(0, 2, 5, (), (), 1), "2 contacts were brought up to date."),
        (ImportReport(0, 0, 5, (), (), 0), "Nothing was changed: your journal already has these contacts."),
        (ImportReport(0, 0, 0, (Noted("a.vcf", 1, "No.", ""),), (), 0), "There was no contact to import."),
    ],
)
def test_the_headline_says_what_happened(flow: ImportFlow, qtbot: QtBot, report: ImportReport, heading: str) -> None:
    dialog = ReportDialog(report, flow._context, flow._window)
    assert dialog.heading.text().replace("1 contacts were", "1 contact was") == heading
    assert hasattr(dialog, "take_back") is bool(report.edit_id)
    dialog.accept()
