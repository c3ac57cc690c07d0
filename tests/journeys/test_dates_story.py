"""A year of dates: a birthday in another calendar, a wedding of two on a leap day, a death, holidays behind it all; the
window is closed and opened, and every step can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, LeapRule, PartialDate
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.key_dates import dates_between
from reljournal.ui import date_words
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.key_date_form import KeyDateForm
from reljournal.ui.date_preferences import DatePreferences
from reljournal.ui.people.date_form import DateForm
from reljournal.ui.preferences import PreferencesDialog
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def new_date(window: MainWindow, contact_id: int) -> DateForm:
    window.open_contact(contact_id, "dates")
    tab = window.people_screen().card.dates
    tab.add_button.click()
    assert tab.form is not None
    form: DateForm = tab.form
    return form


def calendar_of(window: MainWindow) -> CalendarScreen:
    screen = window.findChild(CalendarScreen)
    assert screen is not None
    return screen


def titles(window: MainWindow, day: date) -> list[str]:
    return [date_words.title(item) for item in dates_between(window.journal, day, day)]


def test_a_year_of_dates(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "mine.reljournal"
    window = window_of(start(path))
    emmy = add_contact(window.journal, Card(name=Name(given="Emmy", family="Noether")))
    leo = add_contact(window.journal, Card(name=Name(given="Leo", family="Koenigsberger")))

    # The usual day is typed, and then said to be one of the other calendar: no birthday is easier.
    form = new_date(window, emmy)
    qtbot.keyClicks(form.when.day, "27")
    form.when.month.setCurrentIndex(12)
    qtbot.keyClicks(form.when.year, "1986")
    form.more.calendar_part.line.click()
    form.more.calendar.setCurrentIndex(form.more.calendar.findData("hebrew"))
    qtbot.keyClick(form.when.day, Qt.Key.Key_Return)
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(5747, 9, 25, calendar=CalendarKind.HEBREW))
    assert contact(window.journal, emmy).card.key_dates == (born,)
    assert titles(window, date(2026, 12, 5)) == ["Emmy Noether turns 40"]
    assert titles(window, date(2026, 12, 27)) == []

    # A wedding of two on a leap day, put down in the calendar.
    window.open_day(date(2028, 2, 29))
    screen = calendar_of(window)
    screen.new_date_button.click()
    dialog = screen.findChild(KeyDateForm)
    dialog.set_person(dates_between(window.journal, date(2026, 12, 5), date(2026, 12, 5))[0].person)
    dialog.sort.setCurrentIndex(dialog.sort.findData(DateSort.WEDDING))
    dialog.when.year.setText("2000")
    dialog.when.changed.emit()
    assert dialog.more.leap_field.isVisible()
    dialog.more.leap.set_value("mar1")
    dialog.more.more_part.open()
    dialog.more.partner._known = {"Leo Koenigsberger": leo}
    dialog.more.partner.setText("Leo Koenigsberger")
    dialog.accept()
    wed = KeyDate(DateSort.WEDDING, PartialDate(2000, 2, 29), leap_rule=LeapRule.MAR1, partner_id=leo)
    assert contact(window.journal, emmy).card.key_dates == (born, wed)
    assert titles(window, date(2027, 3, 1)) == ["Emmy Noether and Leo Koenigsberger, 27 years married"]
    window.open_contact(leo, "dates")
    assert [row.accessibleName() for row in window.people_screen().card.dates.rows()] == ["Wedding, with Emmy Noether"]

    # A memorial ends the birthdays, because nobody took the tick away.
    form = new_date(window, emmy)
    form.sort.setCurrentIndex(form.sort.findData("memorial"))
    form.when.set_value(PartialDate(2026, 4, 14))
    form.when.changed.emit()
    assert form.ends_box.isVisible()
    form.save_button.click()
    assert titles(window, date(2026, 12, 5)) == []
    assert titles(window, date(2027, 4, 14)) == ["In memory of Emmy Noether"]
    window.actions_by_key["undo"].trigger()
    assert titles(window, date(2026, 12, 5)) == ["Emmy Noether turns 40"]

    # Holidays are chosen in the preferences, and stand in the panel.
    window.actions_by_key["preferences"].trigger()
    preferences = window.findChildren(PreferencesDialog)[0]
    part = preferences.findChild(DatePreferences)
    part.countries.add_box.setCurrentText("United Kingdom")
    part.countries.add_box.lineEdit().returnPressed.emit()
    preferences.accept()
    window.open_day(date(2026, 12, 25))
    panel = calendar_of(window).panel
    qtbot.waitUntil(lambda: panel.holiday.text() == "Christmas Day")

    # Closed and opened again, it is all there.
    window.close()
    window = window_of(start(path))
    window.open_contact(emmy, "dates")
    rows = window.people_screen().card.dates.rows()
    assert [row.key_date for row in rows] == [born, wed]
    said = [label.text() for row in rows for label in row.findChildren(QLabel)]
    assert "25 Kislev 5747 (27 December 1986) · turns 40 in 14 days" in said
    assert "shown on 1 March in common years" in said
