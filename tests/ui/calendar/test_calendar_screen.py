"""The calendar: walking it by keyboard and mouse, what a day says, and what is new on it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate, Labelled
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.reminding import wish
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.follow_ups import follow_up
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.date_card import DateCard
from reljournal.ui.calendar.key_date_form import KeyDateForm
from reljournal.ui.calendar.month_choice import MonthChoice
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.dialog import FollowUpDialog
from reljournal.ui.widgets import Label, LinkButton
from tests.ui.calendar.conftest import TODAY
from tests.ui.fakes import FakeWays


def person(journal: Journal, name: str, *dates: KeyDate) -> PersonRef:
    return PersonRef(add_contact(journal, Card(name=Name(given=name), key_dates=dates)), name)


def birthday(text: str, note: str = "") -> KeyDate:
    return KeyDate(DateSort.BIRTHDAY, PartialDate.parse(text), note=note)


def spoken(screen: CalendarScreen, day: date) -> str:
    return str(screen.grid.days.data(screen.grid.days.place_of(day), Qt.ItemDataRole.AccessibleTextRole))


def cards(screen: CalendarScreen) -> list[DateCard]:
    QApplication.processEvents()
    return [card for card in screen.panel.findChildren(DateCard) if card.isVisible()]


def press(qtbot: QtBot, screen: CalendarScreen, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(screen.grid, key)


def middle_of(screen: CalendarScreen, day: date) -> QPoint:
    return screen.grid.visualRect(screen.grid.days.place_of(day)).center()


def first_mark_of(screen: CalendarScreen, day: date) -> QPoint:
    rect = screen.grid.visualRect(screen.grid.days.place_of(day))
    column = (QPoint(rect.center().x(), y) for y in range(rect.top(), rect.bottom()))
    return next(point for point in column if screen.grid.mark_at(point) is not None) + QPoint(0, 3)


def test_it_opens_on_today(screen: CalendarScreen) -> None:
    assert screen.title.text() == "November 2026"
    assert screen.grid.chosen() == TODAY
    assert screen.panel.heading.text() == "Saturday, 21 November"
    assert spoken(screen, TODAY) == "Saturday, 21 November. today"


def test_arrows_walk_days_across_the_edge_of_the_month(screen: CalendarScreen, qtbot: QtBot) -> None:
    press(qtbot, screen, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert screen.day == date(2026, 11, 29)
    press(qtbot, screen, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert (screen.day, screen.month()) == (date(2026, 12, 1), (2026, 12))
    press(qtbot, screen, Qt.Key.Key_Left)
    assert (screen.day, screen.month()) == (date(2026, 11, 30), (2026, 11))
    press(qtbot, screen, Qt.Key.Key_Up)
    assert screen.grid.chosen() == date(2026, 11, 23)
    qtbot.waitUntil(lambda: screen.panel.heading.text() == "Monday, 23 November")


def test_arrows_follow_the_direction_of_reading(screen: CalendarScreen, qtbot: QtBot) -> None:
    screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(qtbot, screen, Qt.Key.Key_Left)
    assert screen.day == TODAY + timedelta(days=1)
    left = screen.grid.visualRect(screen.grid.days.place_of(date(2026, 11, 22)))
    right = screen.grid.visualRect(screen.grid.days.place_of(date(2026, 11, 21)))
    assert left.right() < right.left()


def test_page_keys_walk_months_and_years_and_home_comes_back(screen: CalendarScreen, qtbot: QtBot) -> None:
    screen.open_day(date(2024, 1, 31))
    press(qtbot, screen, Qt.Key.Key_PageDown)
    assert screen.day == date(2024, 2, 29)
    qtbot.keyClick(screen.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert screen.day == date(2025, 2, 28)
    press(qtbot, screen, Qt.Key.Key_PageUp)
    assert screen.month() == (2025, 1)
    qtbot.keyClick(screen.grid, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert screen.month() == (2024, 1)
    press(qtbot, screen, Qt.Key.Key_Home)
    assert screen.day == TODAY


def test_buttons_do_what_the_keys_do(screen: CalendarScreen) -> None:
    screen.on.click()
    assert screen.month() == (2026, 12)
    screen.back.click()
    screen.back.click()
    assert screen.month() == (2026, 10)
    screen.today_button.click()
    assert screen.day == TODAY


@pytest.mark.parametrize("day", [date.min, date.max, date(4, 2, 29), date(9996, 2, 29)])
def test_the_ends_of_time_do_not_crash(screen: CalendarScreen, journal: Journal, qtbot: QtBot, day: date) -> None:
    person(journal, "Ada", birthday("1985-01-01"), birthday("--12-31"), birthday("--02-29"))
    screen.open_day(day)
    keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
    press(qtbot, screen, *keys)
    qtbot.keyClick(screen.grid, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(screen.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    screen.grid.grab()
    assert date.min <= screen.day <= date.max
    assert screen.grid.chosen() == screen.day


def test_a_day_says_all_that_stands_on_it(screen: CalendarScreen, journal: Journal) -> None:
    jean = person(journal, "Jean Bartik", birthday("1986-11-23"))
    add_follow_up(journal, FollowUp("Send the paper", due=date(2026, 11, 14), contact=jean))
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 11, 10), contact_ids=(jean.id,), text="Words"))
    assert spoken(screen, date(2026, 11, 23)).startswith(
        "Monday, 23 November. Jean Bartik turns 40, Birthday · born 23"
    )
    assert spoken(screen, date(2026, 11, 23)).endswith(", round")
    assert spoken(screen, date(2026, 11, 14)) == ("Saturday, 14 November. Send the paper, Jean Bartik, follow-up, late")
    assert spoken(screen, date(2026, 11, 10)) == "Tuesday, 10 November. Call, Jean Bartik, journal"


def test_screen_readers_find_a_table_of_days(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Jean Bartik", birthday("--11-23"))
    table = QAccessible.queryAccessibleInterface(screen.grid)
    names = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]
    assert "Monday" in names
    assert "Monday, 23 November. Jean Bartik’s birthday, Birthday" in names


def test_a_leap_day_shows_its_rule(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Ada", birthday("2000-02-29"))
    rule = "29 February, shown on the 28th in common years"
    screen.open_day(date(2027, 2, 28))
    assert rule in spoken(screen, date(2027, 2, 28))
    assert rule in [label.text() for label in cards(screen)[0].findChildren(type(screen.panel.nothing))]
    screen.open_day(date(2028, 2, 29))
    assert rule not in spoken(screen, date(2028, 2, 29))
    assert len(cards(screen)) == 1


def test_nothing_is_shown_before_the_year_it_began(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Ada", birthday("2020-11-23"))
    screen.open_day(date(2019, 11, 23))
    assert cards(screen) == []
    assert screen.panel.nothing.isVisible()
    screen.open_day(date(2020, 11, 23))
    assert [card.accessibleName() for card in cards(screen)] == ["Ada is born"]


def test_chips_filter_what_the_month_shows(screen: CalendarScreen, journal: Journal) -> None:
    day = date(2026, 11, 23)
    person(journal, "Ada", birthday("--11-23"))
    add_follow_up(journal, FollowUp("Send it", due=day))
    log_entry(journal, EntryDraft(Kind.NOTE, day, title="A note"))

    def marks() -> list[str]:
        return [mark.text for mark in screen.grid.days.sheet.marks(day)]

    assert marks() == ["Ada’s birthday", "Send it", "A note"]
    chips = screen.shown_row.chips
    chips["birthdays"].click()
    assert marks() == ["Send it", "A note"]
    chips["entries"].click()
    assert marks() == ["Send it"]
    assert screen.shown_row.said.text() == "Not shown: Birthdays, Journal"
    chips["birthdays"].click()
    assert marks() == ["Ada’s birthday", "Send it"]
    screen.shown_row.everything.click()
    assert marks() == ["Ada’s birthday", "Send it", "A note"]
    assert screen.shown_row.everything.isHidden()


def test_a_full_day_says_how_much_more_there_is(screen: CalendarScreen, journal: Journal) -> None:
    with journal.edit("many"):
        for number in range(30):
            person(journal, f"Person {number:02d}", birthday("--11-23"))
    day = date(2026, 11, 23)
    screen.open_day(day)
    assert screen.grid.days.sheet.count(day) == 30
    assert spoken(screen, day).endswith(" more")
    assert len(cards(screen)) < 30
    screen.panel.more.click()
    assert len(cards(screen)) == 30
    number_row = screen.grid.visualRect(screen.grid.days.place_of(day)).topLeft() + QPoint(4, 4)
    assert screen.grid.tip_at(number_row).startswith("Monday, 23 November\nPerson 00’s birthday")


def test_tooltips_say_a_mark_in_full(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Dom Pedro de Alcântara João Carlos Leopoldo Salvador", birthday("1956-11-23"))
    point = first_mark_of(screen, date(2026, 11, 23))
    assert screen.grid.tip_at(point).startswith("Dom Pedro de Alcântara João… turns 70, Birthday · born")
    assert screen.grid.tip_at(middle_of(screen, date(2026, 11, 3))) == ""


def test_a_click_chooses_and_keeps_the_page(screen: CalendarScreen, qtbot: QtBot) -> None:
    other = date(2026, 12, 2)
    qtbot.mouseClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(screen, other))
    assert (screen.day, screen.month()) == (other, (2026, 11))
    assert screen.panel.heading.text() == "Wednesday, 2 December"


def test_double_clicking_a_mark_opens_what_it_stands_for(
    screen: CalendarScreen, journal: Journal, ways: FakeWays, qtbot: QtBot
) -> None:
    ada = person(journal, "Ada", birthday("--11-23"))
    note = log_entry(journal, EntryDraft(Kind.NOTE, date(2026, 11, 3), title="A note"))
    add_follow_up(journal, FollowUp("Send it", due=date(2026, 11, 5), contact=ada))
    for day in (date(2026, 11, 23), date(2026, 11, 3), date(2026, 11, 5)):
        point = first_mark_of(screen, day)
        qtbot.mouseClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseDClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert ways.named("open_contact") == [(ada.id, "dates"), (ada.id, "follow_ups")]
    assert ways.named("open_entry") == [(note,)]


@pytest.mark.parametrize("how", ["double click", "key"])
def test_an_empty_day_offers_something_new(screen: CalendarScreen, ways: FakeWays, qtbot: QtBot, how: str) -> None:
    day = date(2026, 11, 24)
    asked: list[date] = []
    screen.grid.new_wanted.disconnect()
    screen.grid.new_wanted.connect(lambda wanted, _point: asked.append(wanted))
    screen.open_day(day)
    if how == "key":
        press(qtbot, screen, Qt.Key.Key_Insert)
    else:
        qtbot.mouseDClick(screen.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(screen, day))
    assert asked == [day]
    menu = screen.new_menu(day)
    menu.actions()[2].trigger()
    assert ways.named("write_entry") == [(EntryDraft(Kind.IN_PERSON, day), ())]
    menu.actions()[0].trigger()
    form = screen.findChild(KeyDateForm)
    assert (form.when.day.text(), form.when.month.currentData()) == ("24", 11)
    form.reject()


def test_enter_goes_to_the_panel_and_back_returns(screen: CalendarScreen, journal: Journal, qtbot: QtBot) -> None:
    ada = person(journal, "Ada", birthday("1985-11-23", note="Likes letters"))
    screen.open_day(date(2026, 11, 23))
    press(qtbot, screen, Qt.Key.Key_Return)
    assert cards(screen)[0].wished_button.hasFocus()
    assert screen.go_back()
    assert screen.grid.hasFocus()
    assert not screen.go_back()
    assert screen.contacts_to_print() == [ada.id]


def test_a_card_logs_plans_and_opens(screen: CalendarScreen, journal: Journal, ways: FakeWays) -> None:
    ada = person(journal, "Ada", birthday("1985-11-23"))
    screen.open_day(date(2026, 11, 23))
    card = cards(screen)[0]
    card.log_button.click()
    card.open_button.click()
    assert ways.named("capture") == [((ada.id,),)]
    assert ways.named("open_contact") == [(ada.id, "dates")]
    card.plan_button.click()
    dialog = card.window().findChild(FollowUpDialog)
    assert (dialog.person.person(), dialog.form.due.full_day()) == (ada, date(2026, 11, 23))
    dialog.reject()


def test_a_card_writes_and_calls_whom_it_can(
    screen: CalendarScreen, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: used.append(url.toString()) or True)
    card = Card(
        name=Name(given="Ada"),
        key_dates=(birthday("1985-11-23"), KeyDate(DateSort.MEMORIAL, PartialDate(2020, 11, 24))),
        emails=(Labelled("home", "old@example.org"), Labelled("work", "ada@example.org", preferred=True)),
        phones=(Labelled("mobile", "+44 20 7946 0102"),),
    )  # fmt: skip
    add_contact(journal, card)
    screen.open_day(date(2026, 11, 23))
    screen.panel.take_focus()
    assert cards(screen)[0].wished_button.hasFocus()
    cards(screen)[0].write_button.click()
    cards(screen)[0].call_button.click()
    assert used == ["mailto:ada@example.org", "tel:+442079460102"]
    screen.open_day(date(2026, 11, 24))
    assert cards(screen)[0].write_button.isHidden()


def test_a_card_says_what_was_done_the_last_time(screen: CalendarScreen, journal: Journal, ways: FakeWays) -> None:
    ada = person(journal, "Ada", birthday("1985-11-23"))
    screen.open_day(date(2026, 11, 23))
    assert cards(screen)[0].last_time is None
    call = log_entry(journal, EntryDraft(Kind.CALL, date(2025, 11, 24), contact_ids=(ada.id,), text="Happy birthday"))
    link = cards(screen)[0].last_time
    assert isinstance(link, LinkButton)
    assert link.text() == "Last year: Call"
    link.click()
    assert ways.named("open_entry") == [(call,)]
    wish(journal, contact(journal, ada.id).card.key_dates[0].id, date(2025, 11, 23), date(2025, 11, 23), "a card")
    said = cards(screen)[0].last_time
    assert isinstance(said, Label)
    assert said.text() == "Last year: a card"


def test_follow_ups_of_the_day_are_ticked_and_unticked_there(screen: CalendarScreen, journal: Journal) -> None:
    item = add_follow_up(journal, FollowUp("Send it", due=TODAY))
    screen.panel.follow_ups.rows[0].tick.click()
    assert follow_up(journal, item).done_on == TODAY
    assert screen.grid.days.sheet.marks(TODAY) == ()
    screen.panel.follow_ups.rows[0].tick.click()
    assert follow_up(journal, item).done_on is None


def test_coming_up_leads_to_its_day(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Ada", birthday("--12-10"))
    person(journal, "Far", birthday("--12-25"))
    add_follow_up(journal, FollowUp("Send it", due=date(2026, 11, 24)))
    rows = screen.panel.coming.rows
    assert [row.day for row in rows] == [date(2026, 11, 24), date(2026, 12, 10)]
    rows[1].click()
    assert (screen.day, screen.month()) == (date(2026, 12, 10), (2026, 12))


def test_a_month_and_year_can_be_named(screen: CalendarScreen, qtbot: QtBot) -> None:
    choice = MonthChoice(2026, 11, screen)
    choice.chosen.connect(screen.go_to_month)
    choice.open_at(QPoint())
    choice.after.click()
    qtbot.keyClick(choice.year, Qt.Key.Key_Up)
    assert choice.chosen_year() == 2026
    choice.year.setText("1912")
    choice.months.button(6).click()
    assert screen.month() == (1912, 6)


def test_a_year_left_empty_keeps_the_one_before(screen: CalendarScreen, qtbot: QtBot) -> None:
    choice = MonthChoice(9999, 11, screen)
    choice.chosen.connect(screen.go_to_month)
    choice.show()
    choice.after.click()
    assert choice.year.text() == "9999"
    choice.year.clear()
    qtbot.keyClick(choice.year, Qt.Key.Key_Return)
    assert screen.month() == (9999, 11)


def test_the_form_adds_a_key_date(qtbot: QtBot, context: Context, journal: Journal, ways: FakeWays) -> None:
    ada = person(journal, "Ada")
    form = KeyDateForm(context, date(2026, 12, 10))
    form.show()
    form.accept()
    assert form.person_field.error()
    form.set_person(ada)
    form.when.year.setText("1985")
    form.accept()
    assert contact(journal, ada.id).card.key_dates == (birthday("1985-12-10"),)
    assert ways.named("offer_undo") == [("Added to Ada: Birthday",)]
    QApplication.sendPostedEvents()


def test_the_form_refuses_days_that_are_none(qtbot: QtBot, context: Context, journal: Journal) -> None:
    form = KeyDateForm(context, date(2026, 2, 28))
    form.set_person(person(journal, "Ada"))
    form.when.day.setText("29")
    form.when.year.setText("2025")
    assert form.key_date() is None
    assert form.day_field.error() == "There is no such day."
    form.when.year.setText("")
    assert form.key_date() == birthday("--02-29")
    form.sort.setCurrentIndex(form.sort.findData(DateSort.OTHER))
    assert form.key_date() is None
    assert form.label_field.error()
    form.label.setText("Founders’ Day")
    assert form.key_date() == KeyDate(DateSort.OTHER, PartialDate(None, 2, 29), "Founders’ Day")
    form.reject()


def test_changes_show_at_once_and_undo_takes_them_back(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Ada", birthday("--11-21"))
    assert [card.accessibleName() for card in cards(screen)] == ["Ada’s birthday"]
    journal.undo()
    assert cards(screen) == []
    assert screen.grid.days.sheet.marks(TODAY) == ()


@pytest.mark.parametrize(("locale", "first"), [("en_GB", "Mon"), ("en_US", "Sun"), ("ar_EG", "السبت")])
def test_the_week_begins_where_the_person_lives(qtbot: QtBot, context: Context, locale: str, first: str) -> None:
    QLocale.setDefault(QLocale(locale))
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    assert made.grid.days.headerData(0, Qt.Orientation.Horizontal) == first


@pytest.mark.parametrize("width", [1240, 824, 560])
def test_every_width_shows_sheet_and_panel(screen: CalendarScreen, qtbot: QtBot, width: int) -> None:
    screen.resize(width, 700)
    QApplication.processEvents()
    beside = screen.panel.geometry().left() >= screen.grid.mapTo(screen.panel.parentWidget(), QPoint()).x() + 1
    assert screen.panel.width() > 0
    assert beside == (width > 600)
    assert screen.grid.visualRect(screen.grid.days.index(5, 6)).bottom() <= screen.grid.viewport().height()


def test_dates_go_out_into_other_calendars(screen: CalendarScreen, ways: FakeWays) -> None:
    screen.resize(1400, 800)
    screen.export_button.click()
    assert ways.named("export_calendar") == [()]
    # Where there is little room the name of the month comes first; the menu has it always.
    screen.resize(480, 800)
    assert not screen.export_button.isVisible()
