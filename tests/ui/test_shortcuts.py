"""The sheet of shortcuts shows all there are, once each, and is read by everyone."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reljournal.system.catalogue import InterfaceLanguage
from reljournal.ui.actions import deeds
from reljournal.ui.shortcuts import KeyCaps, ShortcutsDialog, key_words, shortcut_groups
from reljournal.ui.theme import ThemeKeeper
from reljournal.ui.widgets import Panel


def test_every_action_with_a_key_is_listed_once() -> None:
    listed = [(item.text, item.keys) for _, group in shortcut_groups() for item in group]
    for deed in deeds():
        if deed.shortcuts:
            assert listed.count((deed.text.rstrip("…"), deed.shortcuts)) == 1, deed.key


def test_no_key_means_two_things_anywhere() -> None:
    keys = [key for deed in deeds() for key in deed.shortcuts]
    assert len(keys) == len(set(keys))


def test_every_key_is_one_that_qt_knows() -> None:
    for _, group in shortcut_groups():
        for item in group:
            for key in item.keys:
                parsed = QKeySequence(key)
                assert parsed.count() == 1, key
                assert parsed[0].key() != Qt.Key.Key_unknown, key
                assert key_words(key)


def test_every_group_says_something() -> None:
    titles = [title for title, _ in shortcut_groups()]
    assert len(titles) == len(set(titles))
    assert all(group for _, group in shortcut_groups())


def test_the_dialog_shows_them_all_and_goes_away_for_good(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ShortcutsDialog(parent)
    dialog.open()
    spoken = [caps.accessibleName() for caps in dialog.findChildren(KeyCaps)]
    assert len(spoken) == sum(len(group) for _, group in shortcut_groups())
    assert "Ctrl+Shift+Z, Ctrl+Y" in spoken
    assert len(dialog.findChildren(Panel)) == len(shortcut_groups())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert parent.findChildren(ShortcutsDialog) == []


def test_keys_are_never_cut(keeper: ThemeKeeper, qtbot: QtBot) -> None:
    keeper.set_text_percent(200)
    dialog = ShortcutsDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    for caps in dialog.findChildren(KeyCaps):
        assert caps.width() >= caps.sizeHint().width()
        right = caps.mapTo(caps.parentWidget(), QPoint(caps.width(), 0)).x()
        assert right <= caps.parentWidget().width()
    keeper.set_text_percent(100)


def test_keys_are_written_as_the_system_writes_them() -> None:
    assert re.fullmatch(r"\S.*", key_words("Ctrl+Shift+I"))
    assert key_words("Ctrl+K") == QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)


def test_keys_are_called_as_on_keyboards_of_the_language(qapp: QApplication) -> None:
    speech = InterfaceLanguage(qapp)
    try:
        speech.use("de")
        keys = ("Ctrl+Return", "Shift+Del", "Home", "End", "Ctrl+PgUp", "PgDown", "Ins")
        named = ("Strg+Eingabe", "Umschalt+Entf", "Pos1", "Ende", "Strg+Bild auf", "Bild ab", "Einfg")
        assert tuple(key_words(key) for key in keys) == named
    finally:
        speech.let_go()
