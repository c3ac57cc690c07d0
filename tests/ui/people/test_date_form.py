"""The form of a key date: simple things stay simple, the others are there when they are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.operations.contacts import add_key_date, change_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import contact
from reljournal.store.queries.couples import count_dates
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.date_form import DateForm
from reljournal.ui.people.dates_tab import DatesTab


@pytest.fixture(autouse=True)
def english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def tab(people: dict[str, int], screen: PeopleScreen) -> DatesTab:
    screen.open_contact(people["Jean"], "dates")
    return screen.card.dates


def form_of(tab: DatesTab) -> DateForm:
    assert tab.form is not None
    return tab.form


def dates(journal: Journal, people: dict[str, int], name: str = "Jean") -> tuple[KeyDate, ...]:
    return contact(journal, people[name]).card.key_dates


def choose(form: DateForm, sort: DateSort) -> None:
    form.sort.setCurrentIndex(form.sort.findData(str(sort)))


ITEMS = (
    KeyDate(DateSort.BIRTHDAY, PartialDate(1924, 12, 27), note="Likes letters"),
    KeyDate(DateSort.BIRTHDAY, PartialDate(5747, 9, 25, calendar=CalendarKind.HEBREW)),
    KeyDate(DateSort.BIRTHDAY, PartialDate(5782, 12, 30, calendar=CalendarKind.HEBREW)),
    KeyDate(DateSort.BIRTHDAY, PartialDate(None, 12, 3, calendar=CalendarKind.HEBREW, leap_month=True)),
    KeyDate(DateSort.BIRTHDAY, PartialDate(1406, 9, calendar=CalendarKind.ISLAMIC)),
    KeyDate(DateSort.BIRTHDAY, PartialDate(2001, 4, 1, calendar=CalendarKind.CHINESE, leap_month=True)),
    KeyDate(DateSort.BIRTHDAY, PartialDate(1979), approximate=True, estimated_on=date(2024, 5, 3)),
    KeyDate(DateSort.WEDDING, PartialDate(2000, 2, 29), leap_rule=LeapRule.MAR1, show_age=False, leads=(7, 1)),
    KeyDate(DateSort.OTHER, PartialDate(2025, 10, 31), "Rent", unit=DateUnit.MONTH, every=3, icon="music"),
    KeyDate(DateSort.OTHER, PartialDate(2027, 6, 19), "Exhibition", once=True, leads=()),
    KeyDate(DateSort.MEMORIAL, PartialDate(1852, 11, 27), until=date(2030, 1, 1), every=5),
)


@pytest.mark.parametrize("item", ITEMS, ids=str)
def test_what_is_shown_and_saved_is_the_same(
    journal: Journal, people: dict[str, int], tab: DatesTab, item: KeyDate
) -> None:
    add_key_date(journal, people["Jean"], replace(item, partner_id=people["Ada"]))
    (before,) = dates(journal, people)
    label = journal.undo_label()
    tab.begin_edit(before)
    form_of(tab).save()
    assert tab.form is None
    assert dates(journal, people) == (before,)
    assert journal.undo_label() == label


def test_filling_the_form_writes_nothing(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    add_key_date(journal, people["Jean"], ITEMS[8])
    label = journal.undo_label()
    tab.begin_edit(dates(journal, people)[0])
    form = form_of(tab)
    form.more.every.setValue(7)
    choose(form, DateSort.BIRTHDAY)
    tab.leave_form()
    assert dates(journal, people) == (ITEMS[8],)
    assert journal.undo_label() == label


def test_a_birthday_needs_nothing_but_its_day(
    qtbot: QtBot, journal: Journal, people: dict[str, int], tab: DatesTab
) -> None:
    tab.begin_new()
    form = form_of(tab)
    for hidden in (form.more.leap_field, form.more.calendar, form.more.returns, form.ends_box, form.memorial_box):
        assert not hidden.isVisible()
    qtbot.keyClicks(form.when.day, "27")
    form.when.month.setCurrentIndex(12)
    qtbot.keyClick(form.when.day, Qt.Key.Key_Return)
    assert dates(journal, people) == (KeyDate(DateSort.BIRTHDAY, PartialDate(None, 12, 27)),)


def test_a_leap_day_asks_for_its_rule(qtbot: QtBot, journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.show()
    form.when.set_value(PartialDate(2000, 2, 28))
    form.when.changed.emit()
    assert form.more.leap_field.isHidden()
    form.when.day.clear()
    qtbot.keyClicks(form.when.day, "29")
    assert not form.more.leap_field.isHidden()
    form.more.leap.set_value("mar1")
    form.save()
    assert dates(journal, people) == (KeyDate(DateSort.BIRTHDAY, PartialDate(2000, 2, 29), leap_rule=LeapRule.MAR1),)
    row = tab.rows()[0]
    assert "shown on 1 March in common years" in [label.text() for label in row.findChildren(type(row.said))]


def test_a_date_is_written_in_another_calendar(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.when.set_value(PartialDate(1986, 12, 27))
    form.more.calendar_part.open()
    form.more.calendar.setCurrentIndex(form.more.calendar.findData("hebrew"))
    assert (form.when.day.text(), form.when.month.currentText(), form.when.year.text()) == ("25", "Kislev", "5747")
    assert form.says.text() == "25 Kislev 5747 was 27 December 1986."
    form.save()
    assert dates(journal, people) == (ITEMS[1],)
    assert tab.rows()[0].said.text() == "25 Kislev 5747 (27 December 1986) · turns 40 in 13 days"


@pytest.mark.parametrize(
    ("kind", "year", "month", "day", "sentence"),
    [
        ("hebrew", "5784", "Adar", "3", "There is no such date."),
        ("hebrew", "5784", "Kislev", "30", "There is no such date."),
        ("chinese", "2002", "leap month 4", "1", "There is no such date."),
    ],
)
def test_what_a_calendar_lacks_is_refused(
    tab: DatesTab, kind: str, year: str, month: str, day: str, sentence: str
) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.more.calendar.setCurrentIndex(form.more.calendar.findData(kind))
    form.when.year.setText(year)
    form.when.month.setCurrentText(month)
    form.when.day.setText(day)
    form.save()
    assert form.says.text() == sentence


def test_what_cannot_be_reckoned_says_so_and_is_kept(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.more.calendar.setCurrentIndex(form.more.calendar.findData("chinese"))
    form.when.set_value(PartialDate(1850, 1, 1, calendar=CalendarKind.CHINESE))
    form.when.changed.emit()
    assert form.says.text() == "The Chinese calendar can be reckoned for the years 1900 to 2099 only."
    form.save()
    assert str(dates(journal, people)[0].when) == "chinese:1850-01-01"


def test_an_age_is_enough(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.more.more_part.open()
    form.more.age.setText("forty")
    form.save()
    assert form.says.text() == "Write the age as a number, such as 45."
    form.more.age.setText("45")
    form.more.age_on.set_value(date(2024, 5, 3))
    form.save()
    assert dates(journal, people) == (ITEMS[6],)
    assert tab.rows()[0].said.text() == "about 45 years old on 3 May 2024 · about 47 now"


def test_what_returns_otherwise_needs_its_year(tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.when.set_value(PartialDate(None, 5, 4))
    form.more.returns.setCurrentIndex(form.more.returns.findData("years"))
    form.save()
    assert form.says.text() == "A date that does not return every year needs its year."
    form.when.set_value(PartialDate(2030, 5, 4))
    form.more.until.set_value(date(2029, 1, 1))
    form.save()
    assert form.says.text() == "The end lies before the date itself."
    form.more.until.set_value(None)
    form.more.partner.setText("Nobody Known")
    form.save()
    assert form.says.text() == "Choose a contact from the list."


def test_a_date_may_ask_at_times_of_its_own(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    tab.begin_new()
    form = form_of(tab)
    form.more.more_part.open()
    assert form.more.leads.isHidden()
    form.when.set_value(PartialDate(None, 5, 4))
    form.more.remind.setCurrentIndex(1)
    for days in (0, 1, 3, 7, 14, 30):
        form.more.leads.chip(days).setChecked(days in {0, 30})
    form.save()
    assert dates(journal, people)[0].leads == (30, 0)
    tab.begin_edit(dates(journal, people)[0])
    form = form_of(tab)
    assert form.more.more_part.is_open()
    form.more.remind.setCurrentIndex(0)
    form.save()
    assert dates(journal, people)[0].leads is None


def test_when_two_met_need_not_be_written_again(journal: Journal, people: dict[str, int], tab: DatesTab) -> None:
    card = contact(journal, people["Jean"]).card
    change_contact(journal, people["Jean"], replace(card, met=replace(card.met, when=PartialDate(1946, 2, 14))))
    tab.begin_new()
    form = form_of(tab)
    choose(form, DateSort.FIRST_MET)
    form.save()
    assert dates(journal, people) == (KeyDate(DateSort.FIRST_MET, PartialDate(1946, 2, 14)),)
    tab.begin_new()
    form = form_of(tab)
    form.when.set_value(PartialDate(None, 5, 4))
    choose(form, DateSort.FIRST_MET)
    assert form.when.value() == PartialDate(None, 5, 4)


def test_the_day_two_met_is_offered_to_return(
    qtbot: QtBot, journal: Journal, people: dict[str, int], tab: DatesTab
) -> None:
    assert tab.met_link.isHidden()
    card = contact(journal, people["Jean"]).card
    for when, offered in ((PartialDate(1946), False), (PartialDate(1946, 2, 14), True)):
        change_contact(journal, people["Jean"], replace(card, met=replace(card.met, when=when)))
        assert tab.met_link.isHidden() is not offered
    assert tab.met_link.text() == "You met on 14 February 1946: let this day return"
    tab.met_link.click()
    assert dates(journal, people) == (KeyDate(DateSort.FIRST_MET, PartialDate(1946, 2, 14)),)
    assert tab.met_link.isHidden()


# Those who died


def test_a_memorial_ends_birthdays_where_that_is_wanted(
    journal: Journal, people: dict[str, int], tab: DatesTab
) -> None:
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(1924, 12, 27))
    add_key_date(journal, people["Jean"], born)
    died = KeyDate(DateSort.MEMORIAL, PartialDate(2011, 3, 23))
    for wanted in (False, True):
        tab.begin_new()
        form = form_of(tab)
        choose(form, DateSort.MEMORIAL)
        assert form.ends_box.isHidden()
        form.when.set_value(died.when)
        form.when.changed.emit()
        assert not form.ends_box.isHidden()
        assert form.ends_box.isChecked()
        form.ends_box.setChecked(wanted)
        form.save()
        until = date(2011, 3, 23) if wanted else None
        assert dates(journal, people) == (replace(born, until=until), died)
        journal.undo()
        assert dates(journal, people) == (born,)


def test_the_end_of_a_birthday_may_become_a_memorial(
    journal: Journal, people: dict[str, int], tab: DatesTab
) -> None:
    born = KeyDate(DateSort.BIRTHDAY, PartialDate(1924, 12, 27))
    add_key_date(journal, people["Jean"], born)
    tab.begin_edit(dates(journal, people)[0])
    form = form_of(tab)
    assert form.memorial_box.isHidden()
    form.more.until.set_value(date(2011, 3, 23))
    form.more.until.changed.emit()
    form.memorial_box.setChecked(True)
    form.save()
    ended = replace(born, until=date(2011, 3, 23))
    assert dates(journal, people) == (ended, KeyDate(DateSort.MEMORIAL, PartialDate(2011, 3, 23)))


# Couples


def test_a_couple_sees_its_date_on_both_cards(
    journal: Journal, people: dict[str, int], screen: PeopleScreen, tab: DatesTab
) -> None:
    wed = KeyDate(DateSort.WEDDING, PartialDate(1946, 12, 14), partner_id=people["Ada"])
    add_key_date(journal, people["Jean"], wed)
    assert [row.accessibleName() for row in tab.rows()] == ["Wedding, with Ada Lovelace"]
    before = count_dates(journal, people["Ada"])
    assert before == len(dates(journal, people, "Ada")) + 1
    screen.open_contact(people["Ada"], "dates")
    (row,) = [row for row in tab.rows() if row.key_date.sort is DateSort.WEDDING]
    assert row.accessibleName().startswith("Wedding, with Jean")
    tab.begin_edit(row.key_date)
    form_of(tab).note.setText("In the garden")
    form_of(tab).save()
    assert dates(journal, people) == (replace(wed, note="In the garden"),)
    (row,) = [row for row in tab.rows() if row.key_date.sort is DateSort.WEDDING]
    row.delete_asked.emit(row.key_date)
    assert dates(journal, people) == ()
