"""A contract is kept with somebody, found again after a restart, opened and put away; and I hand out my own card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QImage
from pytestqt.qtbot import QtBot

from reljournal.app import Program
from reljournal.domain.contacts import Card, Labelled
from reljournal.domain.names import Name
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import find_contact
from reljournal.store.queries.files import files_of
from reljournal.store.queries.me import me
from reljournal.ui.people.my_card import MyCard
from reljournal.ui.people.photo_crop import PhotoCrop
from reljournal.ui.window import MainWindow

Start = Callable[[Path], Program]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.reljournal"
    with Journal.open(path) as journal:
        for given, family in (("Ada", "Lovelace"), ("Charles", "Babbage")):
            emails = (Labelled("work", f"{given.lower()}@engines.example"),)
            add_contact(journal, Card(name=Name(given=given, family=family), emails=emails))
    return path


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def drop_on_card(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card = window.people_screen().card
    enter = QDragEnterEvent(QPoint(9, 9), actions, data, button, keys)
    card.dragEnterEvent(enter)
    assert enter.isAccepted()
    card.dropEvent(QDropEvent(QPointF(9, 9), actions, data, button, keys))


def test_a_contract_is_kept_and_found_again(
    start: Start, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: (opened.append(Path(url.toLocalFile())), True)[1])
    contract = tmp_path / "contract.pdf"
    contract.write_bytes(b"%PDF-1.7 the Engine")

    window = window_of(start(path))
    charles = find_contact(window.journal, "Charles")
    window.open_contact(charles)
    drop_on_card(window, contract)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.journal.undo_label() == "Keep contract.pdf with Charles Babbage"
    contract.unlink()

    window.actions_by_key["undo"].trigger()
    assert files_of(window.journal, charles) == []
    window.actions_by_key["redo"].trigger()

    window = window_of(start(path))
    window.open_contact(charles, "files")
    tab = window.people_screen().card.files
    tab.view.setCurrentIndex(tab.model.index(0))
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    [copy] = opened
    assert copy.read_bytes() == b"%PDF-1.7 the Engine"
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    assert files_of(window.journal, charles) == []
    window.toast.focus_action()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert [file.name for file in files_of(window.journal, charles)] == ["contract.pdf"]

    window.close()
    assert not copy.exists()


def test_my_card_with_my_photo(start: Start, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "me.png"))

    window = window_of(start(path))
    ada = find_contact(window.journal, "Ada")
    window.open_contact(ada)
    card = window.people_screen().card
    card.header.photo.file_given.emit(tmp_path / "me.png")
    qtbot.waitUntil(lambda: bool(window.findChildren(PhotoCrop)))
    [cutting] = window.findChildren(PhotoCrop)
    cutting.accept()
    assert window.journal.undo_label() == "Change the photo of Ada Lovelace"

    menu = card.more_menu()
    next(action for action in menu.actions() if action.text() == "This is me").trigger()
    menu.deleteLater()
    assert me(window.journal) == ada

    window.actions_by_key["my_card"].trigger()
    [mine] = window.findChildren(MyCard)
    mine.save(tmp_path / "ada.vcf")
    mine.close()
    assert b"EMAIL;TYPE=work:ada@engines.example" in (tmp_path / "ada.vcf").read_bytes()
