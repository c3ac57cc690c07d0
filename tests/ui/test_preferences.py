"""Preferences are seen at once and kept only when the person says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reljournal.system.settings import PAPERS, THEMES, Settings
from reljournal.ui.preferences import PreferencesDialog
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme


@pytest.fixture
def dialog(keeper: ThemeKeeper, qtbot: QtBot) -> Iterator[PreferencesDialog]:
    made = PreferencesDialog(Settings(theme="light", last_screen="people", window_geometry="abc"), keeper, None)
    made.open()
    yield made
    keeper.set_text_percent(100)


def kept(dialog: PreferencesDialog) -> list[Settings]:
    heard: list[Settings] = []
    dialog.chosen.connect(heard.append)
    return heard


def test_a_theme_is_worn_as_it_is_chosen_and_kept(dialog: PreferencesDialog, keeper: ThemeKeeper, qtbot: QtBot) -> None:
    heard = kept(dialog)
    dialog.theme.button("dark").click()
    assert current_theme().name == "dark"
    dialog.accept()
    assert heard == [Settings(theme="dark", last_screen="people", window_geometry="abc")]
    assert keeper.choice() is ThemeChoice.DARK


def test_the_size_of_text_works_at_once(dialog: PreferencesDialog, keeper: ThemeKeeper, qapp: QApplication) -> None:
    heard = kept(dialog)
    before = QFont(qapp.font()).pointSizeF()
    dialog.text.stepBy(5)
    assert keeper.text_percent() == 150
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5)
    assert dialog.minimumSizeHint().width() <= dialog.width()
    dialog.accept()
    assert [settings.text_percent for settings in heard] == [150]


def test_paper_is_kept(dialog: PreferencesDialog) -> None:
    heard = kept(dialog)
    dialog.paper.button("letter").click()
    dialog.accept()
    assert [settings.paper for settings in heard] == ["letter"]


@pytest.mark.parametrize("how", ["esc", "cross"])
def test_cancel_brings_back_what_was(dialog: PreferencesDialog, keeper: ThemeKeeper, qtbot: QtBot, how: str) -> None:
    heard = kept(dialog)
    dialog.theme.button("dark").click()
    dialog.text.setValue(180)
    if how == "esc":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert heard == []
    assert current_theme().name == "light"
    assert (keeper.choice(), keeper.text_percent()) == (ThemeChoice.LIGHT, 100)


def test_every_choice_that_settings_know_is_offered(dialog: PreferencesDialog) -> None:
    for theme in THEMES:
        assert dialog.theme.button(theme).text()
    for paper in PAPERS:
        assert dialog.paper.button(paper).text()
    assert (dialog.text.minimum(), dialog.text.maximum()) == (80, 200)
    dialog.close()


@pytest.mark.parametrize("percent", [50, 300])
def test_an_unusual_size_of_text_is_shown_as_it_is(keeper: ThemeKeeper, qtbot: QtBot, percent: int) -> None:
    dialog = PreferencesDialog(Settings(text_percent=percent), keeper, None)
    qtbot.addWidget(dialog)
    assert dialog.settings() == Settings(text_percent=percent)


def test_a_number_that_is_half_typed_changes_nothing_yet(
    dialog: PreferencesDialog, keeper: ThemeKeeper, qtbot: QtBot
) -> None:
    dialog.text.selectAll()
    qtbot.keyClicks(dialog.text, "9")
    assert keeper.text_percent() == 100
    qtbot.keyClicks(dialog.text, "0")
    dialog.text.interpretText()
    assert keeper.text_percent() == 90
    dialog.close()
    assert keeper.text_percent() == 100


def test_every_field_has_a_name(dialog: PreferencesDialog) -> None:
    assert dialog.theme.accessibleName() == "Theme"
    assert dialog.text.accessibleName() == "Size of text"
    assert dialog.paper.accessibleName() == "Paper"
    dialog.close()


def test_dictionaries_go_together_and_as_my_language_stands_alone(keeper: ThemeKeeper, two_dictionaries: Path) -> None:
    asked = PreferencesDialog(Settings(spelling="en_GB fr_FR"), keeper, None)
    assert [asked.spelling.chip(name).isChecked() for name in ("de_DE", "en_GB")] == [False, True]
    asked.spelling.chip("de_DE").click()
    # A dictionary that is not there just now stays chosen.
    assert asked.settings().spelling == "en_GB de_DE fr_FR"
    asked.spelling.chip("de_DE").click()
    asked.spelling.chip("en_GB").click()
    asked.reject()
    usual = PreferencesDialog(Settings(), keeper, None)
    assert usual.settings().spelling == "system"
    usual.spelling.chip("de_DE").click()
    assert usual.settings().spelling == "de_DE"
    usual.spelling.chip("de_DE").click()
    assert usual.settings().spelling == ""
    usual.reject()
    assert two_dictionaries.is_dir()
