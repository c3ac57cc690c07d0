"""The preview of the calendar: another sheet, another time, another paper, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.printing.calendars import CalendarSheet
from reljournal.store.journal import Journal
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.context import Context
from reljournal.ui.printing.calendar_preview import CalendarPreview
from tests.ui.calendar.test_calendar_views import person
from tests.ui.fakes import FakeWays

DAY = date(2026, 11, 21)
Open = Callable[..., CalendarPreview]


@pytest.fixture
def preview(context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv("RELJOURNAL_TODAY", DAY.isoformat())
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    opened: list[CalendarPreview] = []

    def open_preview(sheet: str = "month", shown: Shown = EVERYTHING, left_out: str = "") -> CalendarPreview:
        dialog = CalendarPreview(context, CalendarSheet(sheet), DAY, shown, left_out)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        opened.append(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: not dialog.pages._settling.isActive())
        return dialog

    yield open_preview
    for dialog in opened:
        dialog.close()
        dialog.deleteLater()
    QLocale.setDefault(before)


def test_it_opens_on_the_sheet_and_time_looked_at(preview: Open, journal: Journal) -> None:
    person(journal, "Ada Lovelace", "1985-11-23")
    dialog = preview()
    assert dialog.time.text() == "November 2026"
    assert dialog.page_number.text() == "Page 1 of 1"
    assert "Ada Lovelace" in dialog.pages.accessibleDescription()
    assert dialog.suggested_name() == "Calendar November 2026.pdf"
    assert dialog.sheets.paper.width > dialog.sheets.paper.height


def test_another_sheet_and_another_time_are_one_press_away(preview: Open, journal: Journal) -> None:
    person(journal, "Ada Lovelace", "1985-12-10")
    dialog = preview()
    dialog.on.click()
    assert dialog.time.text() == "December 2026"
    assert "turns 41" in dialog.pages.accessibleDescription()
    dialog.choice.button("birthdays").click()
    assert dialog.time.text() == "2026"
    assert dialog.pages.accessibleDescription().startswith("Birthdays")
    assert dialog.sheets.paper.width < dialog.sheets.paper.height
    dialog.back.click()
    assert dialog.suggested_name() == "Birthdays 2025.pdf"
    assert "turns 40" in dialog.pages.accessibleDescription()


def test_large_paper_is_not_remembered_for_briefs(preview: Open, qtbot: QtBot) -> None:
    dialog = preview("year")
    chosen: list[str] = []
    dialog.paper_chosen.connect(chosen.append)
    dialog.paper.button("a3").click()
    assert round(dialog.sheets.paper.width / 96 * 25.4) == 420
    dialog.paper.button("letter").click()
    assert chosen == ["letter"]


def test_what_is_left_out_is_said(preview: Open, journal: Journal) -> None:
    ada = person(journal, "Ada", "1985-11-23")
    person(journal, "Grace", "--11-24")
    dialog = preview("month", Shown(people=frozenset({ada.id})), "Only what is about Ada.")
    assert dialog.left_out.text() == "Only what is about Ada."
    assert "Grace" not in dialog.pages.accessibleDescription()


@pytest.mark.parametrize("sheet", list(CalendarSheet))
def test_the_pdf_is_saved_beside_the_window(preview: Open, qtbot: QtBot, tmp_path: Path, sheet: CalendarSheet) -> None:
    dialog = preview(str(sheet))
    target = tmp_path / dialog.suggested_name()
    dialog.save(target)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert target.read_bytes().startswith(b"%PDF")
    assert dialog.message.text() == f"Saved as “{target.name}”."


def test_a_refusal_is_said_in_the_preview(preview: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview()
    dialog.save(tmp_path / "nowhere" / "c.pdf")
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert "No calendar was written" in dialog.message.text()


def test_a_printer_is_set_to_paper_that_lies(preview: Open, tmp_path: Path) -> None:
    dialog = preview("year")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.set_up(printer)
    printer.setFullPage(True)
    assert printer.pageLayout().orientation().name == "Landscape"
    dialog.print_on(printer)
    assert dialog.message.text() == "Sent to the printer."
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("view", "sheet"), [("month", "month"), ("week", "agenda"), ("year", "year"), ("agenda", "agenda")]
)
def test_the_calendar_prints_what_it_shows(
    qtbot: QtBot, context: Context, ways: FakeWays, monkeypatch: pytest.MonkeyPatch, view: str, sheet: str
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", DAY.isoformat())
    screen = CalendarScreen(context)
    qtbot.addWidget(screen)
    screen.show_view(view)
    screen.shown_row.chips["entries"].click()
    screen.print_button.click()
    assert ways.named("print_calendar") == [(sheet, DAY, Shown(entries=False), "Not shown: Journal.")]
    assert screen.print_what_is_shown()
