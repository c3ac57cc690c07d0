"""Holidays of chosen countries stand behind the dates: in the sheet, in the panel, on the card, and gone when not."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.dates import LeapRule
from reljournal.operations.date_settings import choose_dates
from reljournal.printing.calendars import CalendarSheet, lay_out_calendar, paper_of_sheet, read_calendar
from reljournal.store.journal import Journal
from reljournal.store.journal_settings import counts_days, holiday_countries, leap_rule
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.agenda_view import AgendaList
from reljournal.ui.calendar.month_grid import MonthGrid
from reljournal.ui.calendar.year_sheet import YearSheet
from reljournal.ui.context import Context
from reljournal.ui.date_preferences import DatePreferences
from tests.ui.calendar.test_calendar_views import person

CHRISTMAS = date(2026, 12, 25)


def choose(journal: Journal, *countries: str) -> None:
    choose_dates(journal, LeapRule.FEB28, round_days=False, countries=countries)


def test_none_are_shown_until_a_country_is_chosen(screen: CalendarScreen, context: Context) -> None:
    screen.open_day(CHRISTMAS)
    assert screen.panel.holiday.isHidden()
    assert "Christmas" not in screen.grid.days.spoken(CHRISTMAS)
    assert not context.asides.is_running()


def test_a_chosen_country_shows_its_holidays_and_undo_takes_them_away(
    qtbot: QtBot, screen: CalendarScreen, context: Context, journal: Journal
) -> None:
    choose(journal, "GB")
    screen.open_day(CHRISTMAS)
    qtbot.waitUntil(lambda: context.holidays.on(CHRISTMAS) == "Christmas Day")
    assert screen.panel.holiday.text() == "Christmas Day"
    assert not screen.panel.holiday.isHidden()
    assert "Christmas Day" in screen.grid.days.spoken(CHRISTMAS)
    screen.grab()
    journal.undo()
    assert screen.panel.holiday.isHidden()
    assert "Christmas" not in screen.grid.days.spoken(CHRISTMAS)


def test_every_view_and_the_paper_know_the_holidays(
    qtbot: QtBot, screen: CalendarScreen, context: Context, journal: Journal
) -> None:
    choose(journal, "GB")
    person(journal, "Ada", "--12-25")
    screen.open_day(CHRISTMAS)
    qtbot.waitUntil(lambda: context.holidays.on(CHRISTMAS) == "Christmas Day")
    screen.show_view("year")
    sheet = screen.view.keyboard()
    assert isinstance(sheet, YearSheet)
    assert sheet.words_of(CHRISTMAS) == "Friday, 25 December 2026: 1 date · Christmas Day"
    screen.grab()
    screen.show_view("week")
    grid = screen.view.keyboard()
    assert isinstance(grid, MonthGrid)
    assert grid.days.spoken(CHRISTMAS) == "Friday, 25 December. Christmas Day. Ada’s birthday, Birthday"
    for width in (1240, 700):
        screen.resize(width, 700)
        screen.grab()
    screen.show_view("agenda")
    agenda = screen.view.keyboard()
    assert isinstance(agenda, AgendaList)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert agenda.currentIndex().data(role) == "Friday, 25 December. Christmas Day. Ada’s birthday, Birthday"
    screen.grab()
    for paper in (CalendarSheet.MONTH, CalendarSheet.YEAR):
        contents = read_calendar(journal, paper, CHRISTMAS)
        text = lay_out_calendar(paper, contents, paper_of_sheet(paper, "a4")).text(0)
        assert ("Christmas Day" in text) == (paper is CalendarSheet.MONTH)
        assert "Boxing Day" in text


def test_the_preferences_choose_in_one_step(qtbot: QtBot, context: Context, journal: Journal) -> None:
    part = DatePreferences(context)
    qtbot.addWidget(part)
    part.save()
    assert journal.undo_label() is None
    part.leap.set_value("mar1")
    part.days.setChecked(True)
    part.countries.add_box.setCurrentText("Israel")
    part.countries.add_box.lineEdit().returnPressed.emit()
    assert part.countries.add_box.currentText() == ""
    part.save()
    assert (leap_rule(journal), counts_days(journal), holiday_countries(journal)) == (LeapRule.MAR1, True, ("IL",))
    again = DatePreferences(context)
    qtbot.addWidget(again)
    assert (again.leap.value(), again.days.isChecked(), again.countries.value()) == ("mar1", True, ("IL",))
    again.countries.chip("IL").setChecked(False)
    again.countries.add_box.setCurrentText("Atlantis")
    again.countries.add_box.lineEdit().returnPressed.emit()
    again.save()
    assert holiday_countries(journal) == ()
    journal.undo()
    journal.undo()
    assert (leap_rule(journal), counts_days(journal), holiday_countries(journal)) == (LeapRule.FEB28, False, ())
