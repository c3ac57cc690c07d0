"""Fields that read days, times and lengths of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from reljournal.domain.when import Leaning
from reljournal.ui.context import Context
from reljournal.ui.journal.calendar_popup import CalendarPopup
from reljournal.ui.journal.date_reading import locale_words, read_day
from reljournal.ui.journal.due_field import DueField
from reljournal.ui.journal.fields import DayField, DurationField, TimeField, read_time
from reljournal.ui.theme import ThemeKeeper


@pytest.fixture
def english() -> object:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield None
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("13:00", time(13)),
        ("13.05", time(13, 5)),
        ("1305", time(13, 5)),
        ("9", time(9)),
        ("9:30am", time(9, 30)),
        ("1 p.m.", time(13)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("13h05", time(13, 5)),
        (" ", None),
    ],
)
def test_times(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "9:61", "13 pm", "noon", "24:00"])
def test_no_times(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - ours or datetime's
        read_time(typed)


def test_a_day_is_read_while_typed_and_written_out_when_left(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, english: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-22")
    field = DayField(context, "day", "Day", Leaning.PAST)
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 22))
    field.show()
    assert field.text() == "Sun 22 Nov 2026"
    field.selectAll()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field, "12 aug")
    assert field.value() == date(2026, 8, 12)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Wed 12 Aug 2026"
    field.selectAll()
    qtbot.keyClicks(field, "nonsense")
    with qtbot.waitSignal(field.refused):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Not a day" in field.error()
    assert field.value() == date(2026, 8, 12)
    assert field.text() == "nonsense"


def test_what_a_field_writes_it_reads(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-22")
    before = QLocale()
    days = [date(2026, month, 28) for month in range(1, 13)] + [date(2024, 2, 29), date(2027, 1, 1)]
    try:
        for name in ("en_GB", "en_US", "de_DE", "fr_FR", "es_ES", "pl_PL", "fi_FI"):
            QLocale.setDefault(QLocale(name))
            for field in (DayField(context, "day", "Day", Leaning.FUTURE), DueField(context)):
                qtbot.addWidget(field)
                for day in days:
                    field.set_value(day)
                    assert field.text()
                    field.editingFinished.emit()
                    assert field.error() == ""
                    assert field.value() == day
    finally:
        QLocale.setDefault(before)


def test_months_and_weekdays_of_the_language_are_understood() -> None:
    before = QLocale()
    today = date(2026, 11, 22)
    try:
        QLocale.setDefault(QLocale("de_DE"))
        assert read_day("3. März", today, Leaning.FUTURE) == date(2027, 3, 3)
        assert read_day("Freitag", today, Leaning.FUTURE) == date(2026, 11, 27)
        QLocale.setDefault(QLocale("en_US"))
        assert not locale_words().day_first
        assert read_day("3/4", today, Leaning.FUTURE) == date(2027, 3, 4)
    finally:
        QLocale.setDefault(before)


def test_duration_and_time_fields(qtbot: QtBot, keeper: ThemeKeeper, english: object) -> None:
    duration = DurationField("how long", "How long")
    clock = TimeField("time", "Time")
    for field in (duration, clock):
        qtbot.addWidget(field)
        field.show()
    qtbot.keyClicks(duration, "1:20")
    qtbot.keyClick(duration, Qt.Key.Key_Return)
    assert (duration.value(), duration.text()) == (80, "1 h 20")
    qtbot.keyClicks(clock, "1pm")
    qtbot.keyClick(clock, Qt.Key.Key_Return)
    assert (clock.value(), clock.text()) == (time(13), "13:00")
    clock.clear()
    clock.textEdited.emit("")
    assert clock.value() is None


def test_a_day_can_be_chosen_from_a_month(qtbot: QtBot, context: Context, keeper: ThemeKeeper, english: object) -> None:
    field = DayField(context, "day", "Day", Leaning.PAST)
    qtbot.addWidget(field)
    field.set_value(date(2026, 8, 12))
    field.show()
    field.open_calendar()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(2026, 8, 12)
    with qtbot.waitSignal(field.changed):
        popup.calendar.activated.emit(QDate(2026, 8, 14))
    assert field.text() == "Fri 14 Aug 2026"
    assert QApplication.activePopupWidget() is None


@pytest.fixture
def doubtful(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, english: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DayField]:
    """The field of an entry's day, on a Sunday."""
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-22")
    field = DayField(context, "day", "Day", Leaning.PAST, doubts=True)
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 22))
    field.show()
    field.selectAll()
    yield field
    if field.offered is not None:
        field.offered.hide()


def offered(field: DayField) -> list[str]:
    return field.offered.words() if field.offered is not None else []


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tue", ["Tue 17 Nov 2026 · 5 days ago", "Tue 24 Nov 2026 · in 2 days"]),
        ("on tuesday", ["Tue 17 Nov 2026 · 5 days ago", "Tue 24 Nov 2026 · in 2 days"]),
        ("3 dec", ["Wed 3 Dec 2025 · 354 days ago", "Thu 3 Dec 2026 · in 11 days"]),
        ("14th", ["Sat 14 Nov 2026 · 8 days ago", "Mon 14 Dec 2026 · in 22 days"]),
        ("2 weeks", ["Sun 8 Nov 2026 · 14 days ago", "Sun 6 Dec 2026 · in 14 days"]),
        ("next tuesday", []), ("tomorrow", []), ("in 2 weeks", []), ("last tuesday", []), ("12 aug", []),
        ("3 dec 2026", []), ("nonsense", []), ("in 2 Wochen", []), ("sunday", []),
    ],
)  # fmt: skip
def test_both_days_that_a_word_may_mean_are_offered(
    qtbot: QtBot, doubtful: DayField, typed: str, words: list[str]
) -> None:
    qtbot.keyClicks(doubtful, typed)
    assert offered(doubtful) == words


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("tomorrow", date(2026, 11, 23)), ("next tuesday", date(2026, 11, 24)), ("in 2 weeks", date(2026, 12, 6)),
        ("in 2 Wochen", date(2026, 12, 6)), ("nächsten Dienstag", date(2026, 11, 24)), ("morgen", date(2026, 11, 23)),
        ("übermorgen", date(2026, 11, 24)), ("am kommenden Freitag", date(2026, 11, 27)),
    ],
)  # fmt: skip
def test_what_speaks_of_the_future_lies_ahead(
    context: Context, doubtful: DayField, monkeypatch: pytest.MonkeyPatch, typed: str, day: date
) -> None:
    monkeypatch.setenv("RELJOURNAL_LANGUAGE", "de")
    doubtful.setText(typed)
    doubtful.textEdited.emit(typed)
    assert doubtful.value() == day
    assert offered(doubtful) == []


def test_a_day_that_is_offered_is_chosen_by_keys_and_by_a_click(qtbot: QtBot, doubtful: DayField) -> None:
    qtbot.keyClicks(doubtful, "tue")
    assert doubtful.value() == date(2026, 11, 17)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(doubtful.changed):
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert (doubtful.text(), doubtful.value()) == ("Tue 24 Nov 2026", date(2026, 11, 24))
    assert offered(doubtful) == []
    doubtful.selectAll()
    qtbot.keyClicks(doubtful, "fri")
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    place = popup.visualRect(popup.model().index(0, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (doubtful.text(), doubtful.value()) == ("Fri 20 Nov 2026", date(2026, 11, 20))


def test_whoever_goes_on_without_choosing_sees_the_day_that_has_been(qtbot: QtBot, doubtful: DayField) -> None:
    qtbot.keyClicks(doubtful, "tue")
    doubtful.finish()
    assert (doubtful.text(), doubtful.value()) == ("Tue 17 Nov 2026", date(2026, 11, 17))


def test_what_is_due_is_not_in_doubt(
    qtbot: QtBot, context: Context, keeper: ThemeKeeper, english: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RELJOURNAL_TODAY", "2026-11-22")
    field = DayField(context, "by when?", "Due", Leaning.FUTURE)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field, "tue")
    assert offered(field) == []
    assert field.value() == date(2026, 11, 24)
