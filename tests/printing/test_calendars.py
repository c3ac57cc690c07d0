"""Calendars on paper: what stands on each sheet, that everything stays on its page, and files that can be read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QGuiApplication

from reljournal.domain.calendar_shown import EVERYTHING, ONLY_DATES, DateGroup, Shown
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import FollowUp, PersonRef
from reljournal.domain.occurrences import Occurrence
from reljournal.operations.contacts import add_contact
from reljournal.operations.follow_ups import add_follow_up, complete_follow_up
from reljournal.printing.board import CalendarPages, fitted
from reljournal.printing.calendars import (
    CalendarSheet,
    lay_out_calendar,
    paper_of_sheet,
    read_calendar,
    render_calendar,
    span_of,
    title_of,
    write_calendar_pdf,
)
from reljournal.printing.flow import Role
from reljournal.printing.text import Run, Style
from reljournal.store.journal import Journal
from reljournal.store.queries.calendar_print import CalendarContents
from tests.ui.calendar.test_calendar_views import person

DAY = date(2026, 11, 21)
PAPERS = ("a4", "letter", "a3")


@pytest.fixture(autouse=True)
def british(qapp: QGuiApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def occurrence(day: date, name: str, sort: DateSort = DateSort.BIRTHDAY, year: int | None = 1985) -> Occurrence:
    label = "Own day" if sort is DateSort.OTHER else ""
    when = PartialDate(year, day.month, day.day)
    return Occurrence(day, KeyDate(sort, when, label), PersonRef(1, name))


def crowded(days: int = 60, a_day: int = 30) -> CalendarContents:
    """Return days that hold far more than a sheet has room for."""
    first = date(2026, 11, 1)
    names = ("Ada Lovelace", "Dom Pedro de Alcântara João Carlos Leopoldo Salvador Bibiano", "عمر الخيام", "X" * 90)
    dates = [
        occurrence(first + timedelta(days=number), names[index % 4], list(DateSort)[index % len(DateSort)])
        for number in range(days)
        for index in range(a_day)
    ]
    owed = [FollowUp("Send the paper " * 6, due=first + timedelta(days=number)) for number in range(days)]
    return CalendarContents(first, first + timedelta(days=days - 1), tuple(dates), tuple(owed))


def laid(sheet: CalendarSheet, contents: CalendarContents, paper: str = "a4") -> CalendarPages:
    return lay_out_calendar(sheet, contents, paper_of_sheet(sheet, paper))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("sheet", list(CalendarSheet))
@pytest.mark.parametrize("full", [False, True])
def test_nothing_leaves_its_page(sheet: CalendarSheet, paper: str, *, full: bool) -> None:
    contents = crowded() if full else CalendarContents(date(2026, 11, 1), date(2026, 11, 30))
    pages = laid(sheet, contents, paper)
    area = QRectF(0, 0, pages.paper.width, pages.paper.height)
    for piece in pages.pieces:
        assert area.contains(piece.rect.topLeft())
        assert piece.rect.bottom() <= area.bottom()
    if sheet.lies:
        assert pages.page_count == 1
        assert pages.paper.width > pages.paper.height
    assert len(render_calendar(pages, 24)) == pages.page_count


def test_the_month_says_what_stands_on_its_days_and_how_much_more() -> None:
    day = date(2026, 11, 23)
    things = [occurrence(day, f"Person {number}") for number in range(20)]
    few = CalendarContents(date(2026, 11, 1), date(2026, 11, 30), (
        occurrence(date(2026, 11, 10), "Jean Bartik", year=1986), occurrence(date(2026, 12, 1), "Outside")), (
        FollowUp("Send it", due=date(2026, 11, 5), contact=PersonRef(2, "Grace Hopper")),))  # fmt: skip
    text = laid(CalendarSheet.MONTH, few).text(0)
    assert text.startswith("November 2026\nMonday\nTuesday")
    assert "Jean Bartik  turns 40" in text
    assert "Send it  Grace Hopper" in text
    assert "Outside" not in text
    crowd = laid(CalendarSheet.MONTH, CalendarContents(date(2026, 11, 1), date(2026, 11, 30), tuple(things))).text(0)
    shown = sum(f"Person {number} " in f"{crowd} ".replace("\n", " ") for number in range(20))
    assert 0 < shown < 20
    assert f"+{20 - shown} more" in crowd


def test_a_year_names_the_first_of_each_day_and_counts_the_others() -> None:
    day = date(2026, 2, 3)
    dates = (
        occurrence(day, "Ada Lovelace"), occurrence(day, "Grace"),
        occurrence(date(2026, 3, 4), "Maria Skłodowska-Curie"),
        occurrence(date(2026, 4, 5), "Theon", DateSort.MEMORIAL),
    )  # fmt: skip
    dates = (*dates, occurrence(date(2026, 5, 6), "Katherine Johnson", DateSort.WORK, 2003))
    lines = laid(CalendarSheet.YEAR, CalendarContents(date(2026, 1, 1), date(2026, 12, 31), dates)).text(0).split("\n")
    assert "Katherine J." in lines
    assert lines[:2] == ["2026", "January"]
    assert lines.count("S") >= 104
    assert "+1" in lines
    assert "Maria S. 41" in lines
    assert "Theon" in lines
    numbers = [line for line in lines if line.isdigit()]
    assert len(numbers) == 365 + 1


def test_birthdays_stand_by_month_in_two_even_columns() -> None:
    dates = tuple(occurrence(date(2026, month, 7), f"Person {month}") for month in range(1, 13))
    other = occurrence(date(2026, 5, 5), "Not this one", DateSort.WEDDING)
    pages = laid(CalendarSheet.BIRTHDAYS, CalendarContents(date(2026, 1, 1), date(2026, 12, 31), (*dates, other)))
    assert pages.page_count == 1
    text = pages.text(0)
    assert "Not this one" not in text
    assert text.index("January") < text.index("Person 1\n") < text.index("December")
    names = {piece.text: piece.rect for piece in pages.pieces if piece.text.startswith("Person")}
    assert names["Person 6"].left() < names["Person 7"].left()
    assert abs(names["Person 6"].top() - names["Person 12"].top()) < 1


@pytest.mark.parametrize("count", [0, 1, 60, 61, 400])
def test_long_lists_of_birthdays_go_on_and_name_their_month_again(count: int) -> None:
    first = date(2026, 3, 1)
    dates = [occurrence(first + timedelta(days=number % 31), f"P{number:03d}") for number in range(count)]
    contents = CalendarContents(date(2026, 1, 1), date(2026, 12, 31), tuple(sorted(dates, key=lambda item: item.on)))
    pages = laid(CalendarSheet.BIRTHDAYS, contents)
    text = "\n".join(pages.text(page) for page in range(pages.page_count))
    assert sum(f"P{number:03d}" in text for number in range(count)) == count
    if count == 400:
        assert pages.page_count >= 3
        assert all("March" in pages.text(page) for page in range(pages.page_count))
        assert pages.text(1).endswith(f"2 / {pages.page_count}")
    if not count:
        assert "No birthday is known." in text


def test_the_agenda_names_each_day_once_and_again_on_a_new_page() -> None:
    pages = laid(CalendarSheet.AGENDA, crowded(40, 5))
    assert pages.page_count > 2
    text = pages.text(0)
    assert text.startswith("Agenda\n1 November 2026 – 10 December 2026\nNovember 2026\nSun 1 Nov\n")
    assert text.count("Sun 1 Nov") == 1
    for page in range(pages.page_count):
        dates = [piece for piece in pages.on_page(page) if piece.role is Role.DATE]
        values = [piece for piece in pages.on_page(page) if piece.role is Role.VALUE]
        assert dates[0].rect.top() <= values[0].rect.bottom()


def test_pages_mirror_where_one_reads_from_right_to_left() -> None:
    contents = crowded(3, 1)
    plain = laid(CalendarSheet.MONTH, contents)
    QGuiApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mirrored = laid(CalendarSheet.MONTH, contents)
    finally:
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    name = [next(piece for piece in pages.pieces if piece.text == "Monday").rect for pages in (plain, mirrored)]
    assert name[0].center().x() < plain.paper.width / 2 < name[1].center().x()


@pytest.mark.parametrize(("text", "width"), [("Ada", 200), ("Ada Lovelace", 40), ("Ada Lovelace", 3), ("", 90)])
def test_words_are_cut_to_their_place(text: str, width: float) -> None:
    style = Style(13)
    line = fitted([Run(text, style), Run(" more", style)], width)
    assert len(line) == 1
    assert line.natural_width(0) <= width + 0.5
    assert bool(line.words(0).strip()) == (width > 10)


# What is read


def test_paper_shows_open_follow_ups_and_dates_of_those_that_are_meant(journal: Journal) -> None:
    ada, grace = person(journal, "Ada", "1985-11-23"), person(journal, "Grace", "--11-24")
    person(journal, "Alan", "--11-25", sort=DateSort.MEMORIAL)
    add_follow_up(journal, FollowUp("Send it", due=DAY, contact=ada))
    complete_follow_up(journal, add_follow_up(journal, FollowUp("Done", due=DAY)), DAY)

    def read(sheet: CalendarSheet, shown: Shown = EVERYTHING) -> tuple[list[str], list[str]]:
        found = read_calendar(journal, sheet, DAY, shown)
        return [item.person.name for item in found.dates], [item.text for item in found.follow_ups]

    assert read(CalendarSheet.MONTH) == (["Ada", "Grace", "Alan"], ["Send it"])
    assert read(CalendarSheet.MONTH, ONLY_DATES) == (["Ada", "Grace", "Alan"], [])
    assert read(CalendarSheet.MONTH, Shown(people=frozenset({grace.id}))) == (["Grace"], [])
    assert read(CalendarSheet.BIRTHDAYS, Shown(frozenset({DateGroup.MEMORIALS}))) == (["Ada", "Grace"], [])
    assert read(CalendarSheet.YEAR) == (["Ada", "Grace", "Alan"], [])
    assert read(CalendarSheet.AGENDA)[1] == ["Send it"]


@pytest.mark.parametrize(
    ("sheet", "day", "span"),
    [
        (CalendarSheet.MONTH, date(2024, 2, 10), (date(2024, 2, 1), date(2024, 2, 29))),
        (CalendarSheet.YEAR, DAY, (date(2026, 1, 1), date(2026, 12, 31))),
        (CalendarSheet.BIRTHDAYS, date.max, (date(9999, 1, 1), date.max)),
        (CalendarSheet.AGENDA, DAY, (DAY, date(2027, 2, 20))),
        (CalendarSheet.AGENDA, date(2026, 11, 30), (date(2026, 11, 30), date(2027, 2, 27))),
        (CalendarSheet.AGENDA, date(9999, 11, 30), (date(9999, 11, 30), date.max)),
    ],
)
def test_each_sheet_has_its_span(sheet: CalendarSheet, day: date, span: tuple[date, date]) -> None:
    assert span_of(sheet, day) == span
    assert title_of(sheet, CalendarContents(*span))


# Files


@pytest.mark.parametrize("sheet", list(CalendarSheet))
def test_a_pdf_is_whole_and_its_words_are_found(journal: Journal, tmp_path: Path, sheet: CalendarSheet) -> None:
    person(journal, "Ada Lovelace", "1985-11-23")
    target = tmp_path / "calendar.pdf"
    assert write_calendar_pdf(target, sheet, read_calendar(journal, sheet, DAY), "a3") == 1
    assert target.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    found = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True, text=True).stdout
    assert "Ada" in found
    info = subprocess.run(["pdfinfo", str(target)], capture_output=True, check=True, text=True).stdout
    size = "1190.55 x 841.89" if sheet.lies else "841.89 x 1190.55"
    assert any(part in info for part in (size, size.replace(".55", "").replace(".89", ""))) or "A3" in info


def test_a_couple_has_one_line_and_round_days_say_so() -> None:
    day = date(2026, 11, 23)
    wedding = KeyDate(DateSort.WEDDING, PartialDate(2019, 11, 23))
    both = Occurrence(day, wedding, PersonRef(1, "Noor"), (PersonRef(2, "Sam"),))
    thousand = Occurrence(day, wedding, PersonRef(1, "Ada"), days=1000)
    text = laid(CalendarSheet.MONTH, CalendarContents(date(2026, 11, 1), date(2026, 11, 30), (both,))).text(0)
    assert "Noor & Sam" in text
    assert "wedding anniversary, 7th" in text
    days = CalendarContents(day, day, (thousand,))
    assert "Ada   wedding anniversary, 1,000 days" in laid(CalendarSheet.AGENDA, days).text(0)
    year = CalendarContents(date(2026, 1, 1), date(2026, 12, 31), (both,))
    assert "Noor & Sam" in laid(CalendarSheet.YEAR, year).text(0)


def test_a_contact_without_a_name_is_printed_too(journal: Journal) -> None:
    from reljournal.domain.contacts import Card, Labelled

    born = KeyDate(DateSort.BIRTHDAY, PartialDate(None, 11, 23))
    add_contact(journal, Card(emails=(Labelled("", "x@example.org"),), key_dates=(born,)))
    for sheet in CalendarSheet:
        assert laid(sheet, read_calendar(journal, sheet, DAY)).pieces
