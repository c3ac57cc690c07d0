"""The preview of the calendar: a month or a year for the wall, the list of birthdays, or the agenda."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reljournal.domain.calendar_shown import EVERYTHING, Shown
from reljournal.domain.progress import Progress
from reljournal.printing.board import CalendarPages
from reljournal.printing.calendars import (
    CalendarSheet,
    lay_out_calendar,
    page_layout,
    paper_of_sheet,
    print_calendar,
    read_calendar,
    span_of,
    title_of,
    write_calendar_pdf,
)
from reljournal.printing.paper import Paper, usual_paper
from reljournal.store.journal import Journal
from reljournal.store.queries.calendar_print import CalendarContents
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.printing.paper_preview import PaperPreview, Work
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, IconButton, Label

_UNFIT_FOR_FILES = re.compile(r'[\x00-\x1f/\\:*?"<>|]+')


class CalendarSheets:
    """One sheet of the calendar, read and laid out when it is looked at."""

    def __init__(self, journal: Journal, sheet: CalendarSheet, day: date, shown: Shown, paper: str) -> None:
        self._journal = journal
        self._shown = shown
        self.sheet, self.day = sheet, day
        self._paper_name = paper
        self._contents: CalendarContents | None = None
        self._laid: CalendarPages | None = None

    @property
    def paper_name(self) -> str:
        """``a4``, ``letter`` or ``a3``."""
        return self._paper_name

    @property
    def paper(self) -> Paper:
        """The sheet."""
        return paper_of_sheet(self.sheet, self._paper_name)

    def set_paper(self, name: str) -> None:
        """Lay everything out anew on another paper."""
        self._paper_name = name
        self._laid = None

    def show(self, sheet: CalendarSheet, day: date) -> None:
        """Show another sheet, or another day's."""
        self.sheet, self.day = sheet, day
        self._contents = self._laid = None

    def contents(self) -> CalendarContents:
        """Return what stands on the sheet."""
        if self._contents is None:
            self._contents = read_calendar(self._journal, self.sheet, self.day, self._shown)
        return self._contents

    def laid_out(self) -> CalendarPages:
        """Return the pages."""
        if self._laid is None:
            self._laid = lay_out_calendar(self.sheet, self.contents(), self.paper)
        return self._laid

    def page_count(self) -> int:
        """Return how many pages there are."""
        return self.laid_out().page_count

    def first_page_of(self, _part: int) -> int:
        """Return the first page: all pages are one part."""
        return 0

    def page(self, number: int) -> tuple[int, int] | None:
        """Return which page it is; None past the end."""
        return (0, number) if 0 <= number < self.page_count() else None

    def pages_of(self, _part: int) -> CalendarPages:
        """Return the pages."""
        return self.laid_out()

    def settle(self, _seconds: float) -> bool:
        """Return that all is counted."""
        return True


class CalendarPreview(PaperPreview):
    """Shows a sheet of the calendar as it will stand on paper; another sheet or time is one press away."""

    def __init__(
        self, context: Context, sheet: CalendarSheet, day: date, shown: Shown = EVERYTHING, left_out: str = "",
        settings: Settings | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Show the sheet of a day; ``left_out`` says what of the calendar is not shown."""
        chosen = settings.paper if settings is not None else "locale"
        name = chosen if chosen in {"a4", "letter"} else usual_paper()
        self.sheets = CalendarSheets(context.journal, sheet, day, shown, name)
        self._shown = shown
        super().__init__(context, self.sheets, parent)
        self.setWindowTitle(self.tr("Print the calendar"))
        self._choices = self._choice_row(left_out)
        self.build()
        self._name_time()

    def _choice_row(self, left_out: str) -> QWidget:
        space = current_theme().space
        choices = QWidget(self)
        row = QHBoxLayout(choices)
        row.setContentsMargins(space("l"), 0, space("l"), space("m"))
        row.setSpacing(space("s"))
        words = {
            CalendarSheet.MONTH: self.tr("Month"), CalendarSheet.YEAR: self.tr("Year"),
            CalendarSheet.BIRTHDAYS: self.tr("Birthdays"), CalendarSheet.AGENDA: self.tr("Agenda"),
        }  # fmt: skip
        self.choice = ChipChoice([(str(key), text) for key, text in words.items()], self.tr("What to print"))
        self.choice.set_value(str(self.sheets.sheet))
        self.choice.changed.connect(self._take_sheet)
        self.back = IconButton("chevron-left", self.tr("Before"), framed=True)
        self.back.clicked.connect(self._go_back)
        self.time = Label("", semibold=True)
        self.on = IconButton("chevron-right", self.tr("After"), framed=True)
        self.on.clicked.connect(self._go_on)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.left_out = Label(left_out, role="small", tone="muted", wrap=True)
        if left_out:
            row.addWidget(self.left_out, 1)
        for part in (self.back, self.time, self.on):
            row.addWidget(part)
        return choices

    def papers(self) -> list[tuple[str, str]]:
        """Return the papers to choose from; a calendar for the wall may be large."""
        return [*super().papers(), ("a3", self.tr("A3"))]

    def above_pages(self) -> QWidget | None:
        """Return the choice of the sheet and its time."""
        return self._choices

    def page_size(self) -> QSize:
        """Return room for a sheet that lies on its side."""
        wide = current_theme().size("reading") * 4 // 3
        return QSize(wide, wide * 4 // 5)

    # Another sheet, another time

    def _take_sheet(self, key: str) -> None:
        self.sheets.show(CalendarSheet(key), self.sheets.day)
        self._renew()

    def _go_back(self) -> None:
        self._step(-1)

    def _go_on(self) -> None:
        self._step(1)

    def _step(self, pages: int) -> None:
        """Show the month, year or time after this one, or before it."""
        from reljournal.ui.calendar.view import plus_months

        sheet, day = self.sheets.sheet, self.sheets.day
        whole_years = sheet in {CalendarSheet.YEAR, CalendarSheet.BIRTHDAYS}
        first = day.replace(day=1) if sheet is CalendarSheet.AGENDA and pages > 0 else day
        target = plus_months(first, pages * (12 if whole_years else 1))
        if target is not None:
            self.sheets.show(sheet, target)
            self._renew()

    def _renew(self) -> None:
        self.pages.renew()
        self.pages.show_page(0)
        self._name_time()

    def _name_time(self) -> None:
        sheet = self.sheets.sheet
        contents = CalendarContents(*span_of(sheet, self.sheets.day))
        year = sheet in {CalendarSheet.YEAR, CalendarSheet.BIRTHDAYS}
        self.time.setText(title_of(CalendarSheet.YEAR if year else CalendarSheet.MONTH, contents))

    # Onto paper

    def suggested_name(self) -> str:
        """Return a name for the PDF: "Calendar November 2026.pdf", "Birthdays 2026.pdf"."""
        title = title_of(self.sheets.sheet, CalendarContents(*span_of(self.sheets.sheet, self.sheets.day)))
        if self.sheets.sheet.lies:
            title = self.tr("Calendar {time}").format(time=title)
        return " ".join(_UNFIT_FOR_FILES.sub(" ", title).split()) + ".pdf"

    def work(self, path: Path) -> Work:
        """Return what writes the sheet."""
        sheet, day, shown, paper = self.sheets.sheet, self.sheets.day, self._shown, self.sheets.paper_name

        def work(journal: Journal, _progress: Progress) -> Path:
            write_calendar_pdf(path, sheet, read_calendar(journal, sheet, day, shown), paper)
            return path

        return work

    def set_up(self, printer: object) -> None:
        """Set a printer to the paper and the side on which it lies."""
        layout = page_layout(self.sheets.sheet, self.sheets.paper_name)
        printer.setPageSize(layout.pageSize())  # type: ignore[attr-defined]
        printer.setPageOrientation(layout.orientation())  # type: ignore[attr-defined]

    def draw_on(self, printer: object) -> None:
        """Print the sheet."""
        printer.setDocName(title_of(self.sheets.sheet, self.sheets.contents()))  # type: ignore[attr-defined]
        print_calendar(self.sheets.laid_out(), printer)  # type: ignore[arg-type]
