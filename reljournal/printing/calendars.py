"""Calendars on paper: which sheets there are, what each shows, and how they get to a printer, a PDF or a picture."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from reljournal import __version__
from reljournal.domain.calendar_shown import ALL_GROUPS, EVERYTHING, DateGroup, Shown
from reljournal.printing import wording
from reljournal.printing.application import ensure_gui_application
from reljournal.printing.board import CalendarPages
from reljournal.printing.calendar_lists import agenda_list, birthday_list
from reljournal.printing.calendar_sheets import month_sheet, month_title, year_sheet
from reljournal.printing.paper import PIXELS_PER_INCH, Paper, page_size_named, paper_named
from reljournal.printing.readable_pdf import readable
from reljournal.printing.target import PrintError, put, refuse_unwritable
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import holiday_countries
from reljournal.store.queries.calendar_print import CalendarContents, calendar_between
from reljournal.system.language import spoken

_PDF_RESOLUTION = 1200
_AGENDA_MONTHS = 3


class CalendarSheet(StrEnum):
    """What can be printed of a calendar."""

    MONTH = "month"
    YEAR = "year"
    BIRTHDAYS = "birthdays"
    AGENDA = "agenda"

    @property
    def lies(self) -> bool:
        """Whether its paper lies on its side."""
        return self in {CalendarSheet.MONTH, CalendarSheet.YEAR}


def span_of(sheet: CalendarSheet, day: date, months: int = _AGENDA_MONTHS) -> tuple[date, date]:
    """Return the first and the last day that a sheet shows: of the month or year of ``day``, or from ``day`` on.

    ``months`` is how far the agenda goes; it ends with the calendar where that is sooner.
    """
    if sheet is CalendarSheet.MONTH:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if sheet is not CalendarSheet.AGENDA:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return day, date.max
    end = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return day, date.fromordinal(max(day.toordinal(), end.toordinal() - 1))


def read_calendar(
    journal: Journal, sheet: CalendarSheet, day: date, shown: Shown = EVERYTHING, months: int = _AGENDA_MONTHS
) -> CalendarContents:
    """Return what a sheet shows; a year and a list of birthdays leave follow-ups out, which are soon past."""
    first, last = span_of(sheet, day, months)
    if sheet is CalendarSheet.BIRTHDAYS:
        shown = Shown(frozenset({DateGroup.BIRTHDAYS}), follow_ups=False, entries=False, people=shown.people)
    elif sheet is CalendarSheet.YEAR:
        groups = shown.groups or ALL_GROUPS
        shown = Shown(groups, follow_ups=False, entries=False, people=shown.people)
    contents = calendar_between(journal, first, last, shown)
    countries = holiday_countries(journal) if sheet.lies else ()
    if not countries:
        return contents
    from reljournal.system.public_holidays import holidays_in

    return replace(contents, holidays=holidays_in(countries, first.year, last.year, spoken()))


def paper_of_sheet(sheet: CalendarSheet, paper: str) -> Paper:
    """Return the paper called ``a4``, ``letter`` or ``a3`` as a sheet uses it."""
    upright = paper_named(paper)
    return upright.turned() if sheet.lies else upright


def lay_out_calendar(sheet: CalendarSheet, contents: CalendarContents, paper: Paper) -> CalendarPages:
    """Return a sheet on pages."""
    match sheet:
        case CalendarSheet.MONTH:
            return month_sheet(contents, paper)
        case CalendarSheet.YEAR:
            return year_sheet(contents, paper)
        case CalendarSheet.BIRTHDAYS:
            return birthday_list(contents, paper)
        case CalendarSheet.AGENDA:
            return agenda_list(contents, paper)


def title_of(sheet: CalendarSheet, contents: CalendarContents) -> str:
    """Return what a document is called: "November 2026", "Birthdays 2026"."""
    match sheet:
        case CalendarSheet.MONTH:
            return month_title(contents.first)
        case CalendarSheet.YEAR:
            return wording.year_of(contents.first)
        case CalendarSheet.BIRTHDAYS:
            return f"{wording.tr('Birthdays')} {wording.year_of(contents.first)}"
        case CalendarSheet.AGENDA:
            return f"{wording.tr('Agenda')} {wording.month_of(contents.first)}"


def page_layout(sheet: CalendarSheet, paper: str) -> QPageLayout:
    """Return the page that a printer or a PDF is set to."""
    ways = QPageLayout.Orientation
    return QPageLayout(
        page_size_named(paper), ways.Landscape if sheet.lies else ways.Portrait, QMarginsF(0, 0, 0, 0)
    )


def print_calendar(pages: CalendarPages, device: QPagedPaintDevice) -> int:
    """Draw a calendar on a device that is set to its paper, without margins; return how many pages.

    Raises:
        PrintError: the device would not begin.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise PrintError("The printer did not start. Nothing was printed.")
    try:
        scale = device.logicalDpiX() / PIXELS_PER_INCH
        for page in range(pages.page_count):
            if page:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            pages.paint(painter, page)
            painter.restore()
    finally:
        painter.end()
    return pages.page_count


def write_calendar_pdf(path: Path, sheet: CalendarSheet, contents: CalendarContents, paper: str = "a4") -> int:
    """Write a sheet as a PDF, whole or not at all; return how many pages. ``paper`` is ``a4``, ``letter`` or ``a3``.

    Raises:
        PrintError: the file cannot be written there.
    """
    ensure_gui_application()
    refuse_unwritable(path, "calendar")
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageLayout(page_layout(sheet, paper))
    writer.setTitle(title_of(sheet, contents))
    writer.setCreator(f"RelJournal {__version__}")
    pages = print_calendar(lay_out_calendar(sheet, contents, paper_of_sheet(sheet, paper)), writer)
    put(path, readable(bytes(buffer.data().data())), "calendar")
    return pages


def render_calendar(pages: CalendarPages, dpi: int = PIXELS_PER_INCH) -> list[QImage]:
    """Return every page as a picture at ``dpi`` pixels to the inch."""
    scale = dpi / PIXELS_PER_INCH
    pictures: list[QImage] = []
    for page in range(pages.page_count):
        size = QSizeF(pages.paper.width * scale, pages.paper.height * scale).toSize()
        picture = QImage(size, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        pages.paint(painter, page)
        painter.end()
        pictures.append(picture)
    return pictures
