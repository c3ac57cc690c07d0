"""About says which program this is and where everything lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reljournal import __version__
from reljournal.store.journal import Journal
from reljournal.store.queries.versions import sqlite_version
from reljournal.system import paths
from reljournal.ui import about
from reljournal.ui.about import AboutDialog
from reljournal.ui.theme import ThemeKeeper


@pytest.fixture
def dialog(keeper: ThemeKeeper, journal: Journal) -> Iterator[AboutDialog]:
    made = AboutDialog(journal, None)
    made.open()
    yield made
    made.close()


def test_places_are_named_and_can_be_copied(dialog: AboutDialog, journal: Journal) -> None:
    labels = {label.text(): label for label in dialog.findChildren(QLabel)}
    for path in (
        journal.path,
        paths.backups_folder(journal.path),
        paths.settings_file(),
        paths.logs_folder() / "reljournal.log",
    ):
        shown = labels[str(path)]
        assert shown.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert any("MIT" in text for text in labels)
    assert any(__version__ in text for text in labels)


def test_a_folder_is_opened_when_there_is_one(
    dialog: AboutDialog, journal: Journal, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(about, "open_folder", opened.append)
    there, missing = dialog.buttons[0], dialog.buttons[1]
    qtbot.mouseClick(there, Qt.MouseButton.LeftButton)
    assert opened == [journal.path.parent]
    assert not missing.isEnabled()
    assert missing.toolTip()
    assert len({button.accessibleName() for button in dialog.buttons}) == 4


def test_versions_go_to_the_clipboard(dialog: AboutDialog, journal: Journal) -> None:
    dialog.copy_versions()
    copied = QGuiApplication.clipboard().text()
    for version in (__version__, qVersion(), sqlite_version(journal)):
        assert version in copied
    assert sqlite_version(journal).count(".") >= 1
