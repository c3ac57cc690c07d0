"""Week, year and agenda: the same day in each, walked by keys, with what is left out said and taken back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card, KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import EntryDraft, FollowUp, Kind, PersonRef
from reljournal.domain.names import Name
from reljournal.operations.circles import add_circle
from reljournal.operations.contacts import add_contact
from reljournal.operations.entries import log_entry
from reljournal.operations.follow_ups import add_follow_up
from reljournal.operations.tiers import put_in_tier
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circle
from reljournal.store.queries.follow_ups import follow_up
from reljournal.ui.calendar import CalendarScreen
from reljournal.ui.calendar.agenda_view import AgendaView
from reljournal.ui.calendar.week_view import WeekView
from reljournal.ui.calendar.year_layout import YearLayout
from reljournal.ui.calendar.year_sheet import YearSheet, grounds
from reljournal.ui.calendar.year_view import YearView
from reljournal.ui.choosing_whom import tiers_offered
from reljournal.ui.context import Context
from reljournal.ui.theme import apply_theme, load_theme
from tests.ui.calendar.conftest import TODAY
from tests.ui.fakes import FakeWays


def person(journal: Journal, name: str, *dates: str, sort: DateSort = DateSort.BIRTHDAY) -> PersonRef:
    key_dates = tuple(KeyDate(sort, PartialDate.parse(text)) for text in dates)
    return PersonRef(add_contact(journal, Card(name=Name(given=name), key_dates=key_dates)), name)


def year_of(screen: CalendarScreen) -> YearSheet:
    assert isinstance(screen.view, YearView)
    return screen.view.sheet


def agenda_of(screen: CalendarScreen) -> AgendaView:
    assert isinstance(screen.view, AgendaView)
    return screen.view


def week_of(screen: CalendarScreen) -> WeekView:
    assert isinstance(screen.view, WeekView)
    return screen.view


def press(qtbot: QtBot, screen: CalendarScreen, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    focused = screen.view.keyboard()
    qtbot.keyClick(focused, key, modifiers[0] if modifiers else Qt.KeyboardModifier.NoModifier)


def test_letters_change_the_view_and_the_day_stays(screen: CalendarScreen, qtbot: QtBot) -> None:
    day = date(2025, 3, 14)
    screen.open_day(day)
    titles = []
    for key in (Qt.Key.Key_W, Qt.Key.Key_Y, Qt.Key.Key_A, Qt.Key.Key_M):
        press(qtbot, screen, key)
        titles.append(screen.title.text())
        assert screen.day == day
        assert screen.view.isVisible()
        assert screen.window().focusWidget() is screen.view.keyboard()
    assert titles == ["10 Mar – 16 Mar 2025, week 11", "2025", "March 2025", "March 2025"]
    assert screen.grid.chosen() == day


def test_the_segments_say_and_change_the_view(screen: CalendarScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.views.buttons["year"], Qt.MouseButton.LeftButton)
    assert isinstance(screen.view, YearView)
    press(qtbot, screen, Qt.Key.Key_W)
    assert screen.views.value() == "week"
    qtbot.keyClick(screen.views.buttons["week"], Qt.Key.Key_Left)
    assert screen.view is screen.month_view
    screen.views.set_compact(True)
    actions = screen.views.menu_of().actions()
    assert [action.isChecked() for action in actions] == [True, False, False, False]
    actions[3].trigger()
    assert isinstance(screen.view, AgendaView)


@pytest.mark.parametrize("view", ["month", "week", "year", "agenda"])
def test_t_and_home_are_today_in_every_view(screen: CalendarScreen, qtbot: QtBot, view: str) -> None:
    screen.show_view(view)
    screen.view.setFocus()
    for key in (Qt.Key.Key_T, Qt.Key.Key_Home):
        screen.open_day(date(2031, 5, 6))
        press(qtbot, screen, key)
        assert screen.day == TODAY


@pytest.mark.parametrize(
    ("view", "page", "far"),
    [
        ("week", date(2026, 11, 28), date(2026, 12, 19)),
        ("year", date(2027, 11, 21), date(2036, 11, 21)),
        ("agenda", date(2026, 12, 1), date(2027, 11, 21)),
    ],
)
def test_page_keys_walk_what_the_view_shows(
    screen: CalendarScreen, qtbot: QtBot, view: str, page: date, far: date
) -> None:
    screen.show_view(view)
    screen.view.setFocus()
    press(qtbot, screen, Qt.Key.Key_PageDown)
    assert screen.day == page
    screen.go_to_today()
    press(qtbot, screen, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert screen.day == far
    press(qtbot, screen, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert screen.day == TODAY


@pytest.mark.parametrize("view", ["week", "year", "agenda"])
@pytest.mark.parametrize("day", [date.min, date.max])
def test_no_view_walks_out_of_time(
    screen: CalendarScreen, journal: Journal, qtbot: QtBot, view: str, day: date
) -> None:
    person(journal, "Ada", "--01-01", "--12-31")
    screen.show_view(view)
    screen.view.setFocus()
    screen.open_day(day)
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(qtbot, screen, key)
    screen.grab()
    QApplication.processEvents()
    assert date.min <= screen.day <= date.max


# The year


def test_the_year_counts_and_names_what_stands_on_a_day(screen: CalendarScreen, journal: Journal) -> None:
    ada = person(journal, "Ada", "1985-03-03", "--03-03")
    add_follow_up(journal, FollowUp("Send it", due=date(2026, 3, 3), contact=ada))
    screen.show_view("year")
    sheet = year_of(screen)
    assert sheet.words_of(date(2026, 3, 3)) == "Tuesday, 3 March 2026: 2 dates, 1 follow-up"
    assert sheet.words_of(date(2026, 3, 4)) == "Wednesday, 4 March 2026: nothing"
    assert sheet.tip_of(date(2026, 3, 3)).splitlines()[1:] == ["Ada turns 41", "Ada’s birthday", "Send it"]
    screen.open_day(date(2026, 3, 3))
    assert sheet.accessibleDescription() == "Tuesday, 3 March 2026: 2 dates, 1 follow-up"


def test_arrows_walk_the_year_across_its_months_and_edges(screen: CalendarScreen, qtbot: QtBot) -> None:
    screen.show_view("year")
    screen.view.setFocus()
    screen.open_day(date(2026, 1, 31))
    press(qtbot, screen, Qt.Key.Key_Right)
    assert screen.day == date(2026, 2, 1)
    press(qtbot, screen, Qt.Key.Key_Down)
    assert screen.day == date(2026, 2, 8)
    press(qtbot, screen, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert screen.day == date(2026, 3, 8)
    screen.open_day(date(2026, 1, 1))
    press(qtbot, screen, Qt.Key.Key_Left)
    assert (screen.day, screen.title.text()) == (date(2025, 12, 31), "2025")
    assert year_of(screen).chosen() == date(2025, 12, 31)
    qtbot.waitUntil(lambda: screen.panel.heading.text().startswith("Wednesday, 31 December"))


def test_a_month_of_the_year_opens_by_its_name_and_by_a_double_click(
    screen: CalendarScreen, journal: Journal, qtbot: QtBot
) -> None:
    person(journal, "Ada", "--03-03")
    screen.show_view("year")
    sheet = year_of(screen)
    where = sheet.place_of(date(2026, 3, 3)).center()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=where)
    assert (screen.day, screen.view) == (date(2026, 3, 3), screen._views["year"])
    qtbot.mouseDClick(sheet, Qt.MouseButton.LeftButton, pos=where)
    assert (screen.view, screen.month(), screen.day) == (screen.month_view, (2026, 3), date(2026, 3, 3))
    screen.show_view("year")
    name = sheet._laid_out().month_at(7).topLeft() + QPoint(30, 4)
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=name)
    assert screen.month() == (2026, 7)


@pytest.mark.parametrize("size", [(1200, 800), (700, 500), (400, 900), (180, 200)])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("lead", [0, 24])
def test_every_day_of_the_year_is_found_where_it_stands(size: tuple[int, int], *, mirrored: bool, lead: int) -> None:
    layout = YearLayout.fitting(2024, *size, (22, 20), 36, lead, 16, 16, 0, mirrored=mirrored)
    day, seen = date(2024, 1, 1), set()
    while day.year == 2024:
        place = layout.place_of(day)
        assert layout.day_at(place.center()) == day
        assert place.right() < max(size[0], layout.month_wide + 32)
        assert place.bottom() < layout.height
        seen.add((place.x(), place.y()))
        day += timedelta(days=1)
    assert len(seen) == 366


def test_the_year_uses_the_room_there_is() -> None:
    wide = YearLayout.fitting(2026, 1000, 760, (22, 20), 36, 0, 16, 16, 0, mirrored=False)
    assert wide.height <= 760
    narrow = YearLayout.fitting(2026, 360, 760, (22, 20), 36, 0, 16, 16, 0, mirrored=False)
    assert narrow.height > 760
    assert narrow.across == 2


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numbers_read_on_every_ground_of_the_year(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, load_theme(theme))
    try:
        text = load_theme(theme).colour("text")
        for ground in grounds()[1:]:
            assert ground is not None
            lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5
    finally:
        apply_theme(qapp, load_theme("light"))


def _luminance(colour: object) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())  # type: ignore[attr-defined]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("locale", "first"), [("en_GB", 0), ("en_US", 6), ("ar_EG", 5)])
def test_the_weeks_of_every_view_begin_where_the_person_lives(
    qtbot: QtBot, context: Context, locale: str, first: int
) -> None:
    QLocale.setDefault(QLocale(locale))
    made = CalendarScreen(context)
    qtbot.addWidget(made)
    made.show_view("year")
    assert year_of(made).first_weekday == first
    made.show_view("week")
    assert week_of(made).first_of(TODAY).weekday() == first


def test_week_numbers_are_an_option(screen: CalendarScreen) -> None:
    head = screen.grid.verticalHeader()
    assert head.isHidden()
    screen.shown_row.week_numbers.click()
    assert not head.isHidden()
    orientation = Qt.Orientation.Vertical
    assert [screen.grid.days.headerData(row, orientation) for row in range(3)] == ["44", "45", "46"]
    screen.show_view("year")
    assert year_of(screen)._laid_out().lead > 0
    screen.shown_row.week_numbers.click()
    assert year_of(screen)._laid_out().lead == 0


# The week


def test_the_week_shows_its_days_in_words(screen: CalendarScreen, journal: Journal) -> None:
    ada = person(journal, "Ada Lovelace", "1985-11-19")
    log_entry(journal, EntryDraft(Kind.CALL, date(2026, 11, 20), title="The proofs", contact_ids=(ada.id,)))
    screen.show_view("week")
    grid = week_of(screen).grid
    assert [grid.days.day_at(grid.days.index(0, column)) for column in (0, 6)] == [
        date(2026, 11, 16), date(2026, 11, 22),
    ]  # fmt: skip
    assert [mark.text for mark in grid.days.sheet.marks(date(2026, 11, 19))] == ["Ada Lovelace turns 41"]
    place = grid.visualRect(grid.days.place_of(date(2026, 11, 20)))
    marks = [grid.mark_at(QPoint(place.center().x(), y)) for y in range(place.top(), place.bottom(), 4)]
    assert {mark.text for mark in marks if mark is not None} == {"The proofs"}


def test_a_narrow_week_is_a_list_of_days(screen: CalendarScreen, journal: Journal, qtbot: QtBot) -> None:
    for number in range(30):
        add_follow_up(journal, FollowUp(f"Thing {number}", due=date(2026, 11, 18)))
    screen.show_view("week")
    grid = week_of(screen).grid
    assert not grid.is_list()
    screen.resize(700, 700)
    QApplication.processEvents()
    assert grid.is_list()
    days = [grid.days.day_at(grid.days.index(row, 0)) for row in range(7)]
    assert days == [date(2026, 11, 16) + timedelta(days=number) for number in range(7)]
    screen.open_day(date(2026, 11, 22))
    assert grid.visualRect(grid.days.place_of(screen.day)).bottom() <= grid.viewport().height()
    screen.view.setFocus()
    press(qtbot, screen, Qt.Key.Key_Up)
    assert screen.day == date(2026, 11, 21)
    press(qtbot, screen, Qt.Key.Key_Right)
    assert screen.day == date(2026, 11, 22)
    screen.grab()
    screen.resize(1240, 900)
    QApplication.processEvents()
    assert not grid.is_list()


# The agenda


def test_the_agenda_goes_on_in_both_directions(screen: CalendarScreen, journal: Journal) -> None:
    person(journal, "Ada", "--03-03")
    screen.show_view("agenda")
    QApplication.processEvents()
    model = agenda_of(screen).model
    years = {row.day.year for row in model.rows}
    assert min(years) < 2026 < max(years)
    before = len(model.rows)
    assert before < 400
    bar = agenda_of(screen).list.verticalScrollBar()
    for _step in range(3):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert len(model.rows) > before
    days = [row.day for row in model.rows if not row.is_month]
    assert days == sorted(days)
    assert len(set(days)) == len(days)


def test_rows_that_come_before_leave_what_is_in_view_where_it_is(screen: CalendarScreen, journal: Journal) -> None:
    for month in range(1, 13):
        person(journal, f"P{month}", f"--{month:02d}-{month:02d}")
    screen.show_view("agenda")
    view = agenda_of(screen)
    QApplication.processEvents()
    bar = view.list.verticalScrollBar()
    bar.setValue(2 * view.list.row_height())
    seen = view.model.rows[2].day
    QApplication.processEvents()
    assert view.model.rows[bar.value() // view.list.row_height()].day == seen
    assert view.model.rows[0].day < seen


def test_the_agenda_is_walked_by_what_there_is(screen: CalendarScreen, journal: Journal, qtbot: QtBot) -> None:
    ada = person(journal, "Ada", "--12-24")
    add_follow_up(journal, FollowUp("Send it", due=date(2026, 11, 23), contact=ada))
    screen.show_view("agenda")
    screen.view.setFocus()
    QApplication.processEvents()
    assert agenda_of(screen).list.currentIndex().data() == "Send it"
    press(qtbot, screen, Qt.Key.Key_Down)
    assert screen.day == date(2026, 12, 24)
    assert screen.title.text() == "December 2026"
    press(qtbot, screen, Qt.Key.Key_Up)
    assert screen.day == date(2026, 11, 23)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert agenda_of(screen).list.currentIndex().data(role) == "Monday, 23 November. Send it, Ada, follow-up"
    press(qtbot, screen, Qt.Key.Key_Return)
    assert screen.panel.follow_ups.rows[0].tick.hasFocus()
    assert screen.go_back()
    assert agenda_of(screen).list.hasFocus()


def test_an_agenda_of_nothing_says_so(screen: CalendarScreen, journal: Journal) -> None:
    screen.show_view("agenda")
    view = agenda_of(screen)
    assert view.nothing.isVisible()
    asked: list[date] = []
    view.new_wanted.disconnect()
    view.new_wanted.connect(lambda day, _point: asked.append(day))
    view.nothing.findChild(QPushButton).click()
    assert asked == [TODAY]
    person(journal, "Ada", "--12-24")
    assert view.list.isVisible()
    assert not view.nothing.isVisible()
    assert not view.model.may_go_on() or view.model.rows


# What is shown


def test_a_person_and_a_circle_narrow_every_view_and_go_with_one_press(
    screen: CalendarScreen, journal: Journal
) -> None:
    ada, grace = person(journal, "Ada", "--11-20"), person(journal, "Grace", "--11-20")
    family = circle(journal, add_circle(journal, "Family", contact_ids=[grace.id]))
    day = date(2026, 11, 20)

    def shown() -> list[int]:
        counts = []
        for view in ("month", "week", "year", "agenda"):
            screen.show_view(view)
            if view in {"month", "week"}:
                counts.append(len(screen.view.keyboard().days.sheet.marks(day)))  # type: ignore[attr-defined]
            elif view == "year":
                counts.append(year_of(screen)._counts[day].dates if day in year_of(screen)._counts else 0)
            else:
                counts.append(sum(row.day == day for row in agenda_of(screen).model.rows))
        return counts

    assert shown() == [2, 2, 2, 2]
    screen.shown_row.narrow(circle=family)
    assert shown() == [1, 1, 1, 1]
    assert screen.shown_row.circle_chip.text() == "circle Family"
    screen.shown_row.narrow(ada, family)
    assert shown() == [0, 0, 0, 0]
    assert screen.shown_row.left_out() == "Only what is about Ada, Family."
    screen.shown_row.circle_chip.removed.emit()
    assert shown() == [1, 1, 1, 1]
    screen.shown_row.everything.click()
    assert shown() == [2, 2, 2, 2]
    assert screen.shown_row.left_out() == ""


def test_a_tier_narrows_too_and_follows_who_is_in_it(screen: CalendarScreen, journal: Journal) -> None:
    ada, grace = person(journal, "Ada", "--11-20"), person(journal, "Grace", "--11-20")
    put_in_tier(journal, [ada.id], "gold", date(2026, 11, 1))
    row = screen.shown_row
    assert [name for name, _ in tiers_offered(row._context, "")] == ["Gold", "Silver", "Bronze"]
    gold = dict(tiers_offered(row._context, "go"))["Gold"]
    row.narrow(tier=gold)
    assert row.shown().people == {ada.id}
    assert (row.tier_chip.text(), row.left_out()) == ("tier Gold", "Only what is about Gold.")
    put_in_tier(journal, [grace.id], "gold", date(2026, 11, 1))
    assert row.shown().people == {ada.id, grace.id}
    row.narrow(grace, tier=gold)
    assert row.shown().people == {grace.id}
    row.tier_chip.removed.emit()
    assert row.tier_chip.isHidden()
    row.everything.click()
    assert row.shown().people is None


# Moving


@pytest.mark.parametrize("view", ["month", "week"])
def test_a_follow_up_is_pulled_to_another_day_in_one_step(
    screen: CalendarScreen, journal: Journal, ways: FakeWays, qtbot: QtBot, view: str
) -> None:
    due, target = date(2026, 11, 18), date(2026, 11, 20)
    item = add_follow_up(journal, FollowUp("Send it", due=due, snoozed_until=date(2026, 12, 9)))
    screen.show_view(view)
    grid = screen.view.keyboard()
    where = grid.visualRect(grid.days.place_of(due))  # type: ignore[attr-defined]
    start = next(
        QPoint(where.center().x(), y) for y in range(where.top(), where.bottom())
        if grid.mark_at(QPoint(where.center().x(), y)) is not None  # type: ignore[attr-defined]
    ) + QPoint(0, 3)  # fmt: skip
    end = grid.visualRect(grid.days.place_of(target)).center()  # type: ignore[attr-defined]
    port = grid.viewport()  # type: ignore[attr-defined]
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, (start + end) / 2)
    qtbot.mouseMove(port, end)
    port.grab()
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    moved = follow_up(journal, item)
    assert (moved.due, moved.snoozed_until) == (target, None)
    assert screen.day == target
    assert ways.named("offer_undo") == [("“Send it” is due on Friday, 20 November now.",)]
    journal.undo()
    assert follow_up(journal, item).due == due


def test_a_follow_up_is_carried_by_keys_and_put_back_by_esc(
    screen: CalendarScreen, journal: Journal, ways: FakeWays, qtbot: QtBot
) -> None:
    item = add_follow_up(journal, FollowUp("Send it", due=TODAY))
    control = Qt.KeyboardModifier.ControlModifier
    press(qtbot, screen, Qt.Key.Key_X, control)
    assert screen.carry_line.isVisible()
    press(qtbot, screen, Qt.Key.Key_Right)
    press(qtbot, screen, Qt.Key.Key_Escape)
    assert screen.carry_line.isHidden()
    assert follow_up(journal, item).due == TODAY
    screen.open_day(TODAY)
    press(qtbot, screen, Qt.Key.Key_X, control)
    press(qtbot, screen, Qt.Key.Key_Down)
    press(qtbot, screen, Qt.Key.Key_Right)
    press(qtbot, screen, Qt.Key.Key_Return)
    assert follow_up(journal, item).due == date(2026, 11, 29)
    assert screen.carry_line.isHidden()
    screen.open_day(TODAY)
    press(qtbot, screen, Qt.Key.Key_X, control)
    assert ways.named("say") == [("No follow-up is due on this day.", "")]


def test_enter_on_an_empty_day_asks_what_is_new(screen: CalendarScreen, qtbot: QtBot) -> None:
    asked: list[date] = []
    for view in ("month", "week", "year"):
        screen.show_view(view)
        screen.view.setFocus()
        screen.view.new_wanted.disconnect()
        screen.view.new_wanted.connect(lambda day, _point: asked.append(day))
        press(qtbot, screen, Qt.Key.Key_Return)
    assert asked == [TODAY] * 3


@pytest.mark.parametrize("width", [1240, 820, 640, 480])
def test_the_bar_shows_all_it_has_or_lets_it_stand_before_the_chips(screen: CalendarScreen, width: int) -> None:
    screen.resize(width, 700)
    for view in ("week", "month", "year"):
        screen.show_view(view)
        QApplication.processEvents()
        bar = screen.title.parentWidget()
        assert bar.width() <= max(width, bar.minimumSizeHint().width())
        assert screen.title.width() >= screen.title.narrow_width()
        crowded = screen.views.isHidden()
        assert {part.isVisible() for part in screen._row_controls} == {crowded}
        assert screen.print_button.isHidden() == screen.export_button.isHidden() == crowded
        shown = screen._row_controls[0] if crowded else screen.views
        assert shown.value() == view
        edges = [part.geometry() for part in (screen.back, screen.on, screen.title, screen.new_date_button)]
        assert all(before.right() < after.left() for before, after in pairwise(edges))
        assert not crowded or width < 1240
    screen.show_view("month")
    screen.open_day(date(2026, 11, 1))
    QApplication.processEvents()
    assert screen.views.isHidden() == (width == 480)
