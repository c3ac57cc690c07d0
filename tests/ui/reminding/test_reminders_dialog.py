"""Choosing when and how one is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reljournal.domain.dates import DateSort
from reljournal.operations.reminding import choose_leads
from reljournal.store.journal import Journal
from reljournal.store.queries.reminding import chosen_leads
from reljournal.system.autostart import entry_file, starts_at_login
from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.preferences import PreferencesDialog
from reljournal.ui.reminding.dialog import RemindersDialog
from reljournal.ui.reminding.preferences_part import RemindersPart
from reljournal.ui.theme import ThemeKeeper


@pytest.fixture(autouse=True)
def own_computer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr("sys.platform", "linux")
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def over(keeper: ThemeKeeper, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(context: Context, over: QWidget, settings: Settings = Settings()) -> tuple[RemindersDialog, list[Settings]]:  # noqa: B008
    saved: list[Settings] = []
    dialog = RemindersDialog(context, settings, over)
    dialog.chosen.connect(saved.append)
    dialog.show()
    return dialog, saved


def test_what_holds_is_shown_and_saved_unchanged(context: Context, over: QWidget, journal: Journal) -> None:
    dialog, saved = opened(context, over)
    assert dialog.help_page == "reminders"
    assert dialog.leads[DateSort.BIRTHDAY].value() == (7, 0)
    assert dialog.leads[DateSort.NAME_DAY].value() == (0,)
    assert not dialog.stay.isChecked()
    assert not dialog.tray.isChecked()
    assert not dialog.login.isChecked()
    dialog.save.click()
    assert saved == [Settings()]
    assert not starts_at_login()


def test_everything_can_be_chosen(context: Context, over: QWidget, journal: Journal) -> None:
    dialog, saved = opened(context, over)
    for box in (dialog.notify, dialog.names, dialog.tray, dialog.stay, dialog.login):
        box.click()
    dialog.at.setTime(QTime(18, 30))
    dialog.quiet_from.setTime(QTime(21, 0))
    dialog.quiet_until.setTime(QTime(7, 15))
    dialog.digest.setValue(0)
    dialog.leads[DateSort.BIRTHDAY].chip(14).click()
    dialog.leads[DateSort.BIRTHDAY].chip(7).click()
    dialog.leads[DateSort.MEMORIAL].chip(0).click()
    dialog.leads[DateSort.MEMORIAL].chip(1).click()
    dialog.save.click()
    assert saved == [
        Settings(
            notify=False, names_in_notifications=False, tray_icon=True, stay_running=True, notify_at="18:30",
            quiet_from="21:00", quiet_until="07:15", digest_over=0,
        )
    ]  # fmt: skip
    assert starts_at_login()
    leads = chosen_leads(journal)
    assert (leads["birthday"], leads["memorial"], leads["wedding"]) == ((14, 0), (), (7, 0))
    assert journal.undo_label() == "Choose when dates ask"


def test_cancel_changes_nothing(context: Context, over: QWidget, journal: Journal) -> None:
    dialog, saved = opened(context, over)
    dialog.login.click()
    dialog.leads[DateSort.BIRTHDAY].chip(30).click()
    dialog.reject()
    assert saved == []
    assert not starts_at_login()
    assert chosen_leads(journal)["birthday"] == (7, 0)


def test_without_quiet_hours(context: Context, over: QWidget) -> None:
    dialog, saved = opened(context, over)
    dialog.quiet.click()
    assert not dialog.quiet_from.isEnabled()
    assert not dialog.quiet_until.isEnabled()
    dialog.save.click()
    assert saved[0].quiet_from == saved[0].quiet_until
    dialog, _ = opened(context, over, saved[0])
    assert not dialog.quiet.isChecked()
    dialog.quiet.click()
    assert dialog.quiet_until.isEnabled()
    dialog.reject()


def test_days_that_were_chosen_elsewhere_stay(context: Context, over: QWidget, journal: Journal) -> None:
    choose_leads(journal, {"birthday": (60, 7)})
    dialog, _ = opened(context, over)
    assert dialog.leads[DateSort.BIRTHDAY].chip(60).isChecked()
    assert dialog.leads[DateSort.BIRTHDAY].chip(60).accessibleName() == "Birthday: 60 days before"
    assert dialog.leads[DateSort.BIRTHDAY].chip(1).text() == "1 day"
    dialog.save.click()
    assert chosen_leads(journal)["birthday"] == (60, 7)


def test_what_the_system_refuses_is_said_and_nothing_is_saved(
    context: Context, over: QWidget, journal: Journal
) -> None:
    dialog, saved = opened(context, over)
    dialog.login.click()
    dialog.leads[DateSort.BIRTHDAY].chip(30).click()
    entry_file().parent.parent.mkdir(parents=True)
    entry_file().parent.write_text("in the way")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Starting at login could not be changed" in dialog.refusal.text()
    assert (saved, chosen_leads(journal)["birthday"]) == ([], (7, 0))
    dialog.reject()


def test_the_preferences_say_what_holds_and_lead_there(
    context: Context, over: QWidget, keeper: ThemeKeeper, qtbot: QtBot
) -> None:
    kept = [Settings()]
    dialog = PreferencesDialog(kept[0], keeper, over)
    dialog.chosen.connect(kept.append)
    part = RemindersPart(context, lambda: kept[-1], dialog)
    part.chosen.connect(dialog.take_meanwhile)
    dialog.add_part("Reminders", part)
    dialog.show()
    assert part.words.text() == "Notifications from 09:00 on. Quiet from 22:00 to 08:00."
    qtbot.keyClick(part.change, Qt.Key.Key_Space)
    (reminders,) = dialog.findChildren(RemindersDialog)
    reminders.quiet.click()
    reminders.at.setTime(QTime(7, 30))
    reminders.save.click()
    assert part.words.text() == "Notifications from 07:30 on."
    # What was saved there stays, whatever else is saved here or not.
    dialog.theme.set_value("dark")
    dialog.accept()
    assert kept[-1] == replace(Settings(), theme="dark", notify_at="07:30", quiet_from="22:00", quiet_until="22:00")
    kept.append(Settings(notify=False))
    part.refresh()
    assert part.words.text() == "No notifications: what asks stands on Today."
