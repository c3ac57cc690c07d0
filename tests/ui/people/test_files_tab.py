"""Files on the card: brought, shown, opened, renamed, deleted, dragged out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reljournal.domain.files import KeptFile
from reljournal.domain.progress import Progress
from reljournal.operations.files import content_of, keep_file, write_copy
from reljournal.store.journal import Journal
from reljournal.store.queries.files import files_of
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen, file_lending
from reljournal.ui.people.file_form import FileForm
from reljournal.ui.people.files_model import FileRole
from reljournal.ui.people.files_tab import FilesTab
from reljournal.ui.pictures import packed
from tests.ui.fakes import FakeWays

LIMIT = 25_000_000
Opened = list[Path]


def picture(colour: str = "teal", width: int = 400, height: int = 300) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return packed(image)[1]


@pytest.fixture
def tab(screen: PeopleScreen, people: dict[str, int], journal: Journal) -> FilesTab:
    keep_file(journal, people["Ada"], "portrait.jpg", picture(), LIMIT)
    keep_file(journal, people["Ada"], "letter.txt", b"dear Charles", LIMIT)
    screen.open_contact(people["Ada"], "files")
    screen.card.files.view.setFocus()
    return screen.card.files


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the system was asked to open."""
    seen: Opened = []

    def open_url(url: QUrl) -> bool:
        seen.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return seen


def names(tab: FilesTab) -> list[str]:
    return [file.name for file in tab.model.files()]


def choose(tab: FilesTab, row: int) -> None:
    tab.view.setCurrentIndex(tab.model.index(row))


def drop(screen: PeopleScreen, data: QMimeData) -> bool:
    """Drop something on the card as the system would; return whether the card took it."""
    actions, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), actions, data, button, keys)
    screen.card.dragEnterEvent(enter)
    if enter.isAccepted():
        screen.card.dropEvent(QDropEvent(QPointF(9, 9), actions, data, button, keys))
    return enter.isAccepted()


def urls(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_files_stand_newest_first_and_are_counted_on_the_tab(tab: FilesTab, screen: PeopleScreen) -> None:
    assert names(tab) == ["letter.txt", "portrait.jpg"]
    assert screen.card.tabs.tabText(5) == "Files 2"
    spoken = tab.model.data(tab.model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("letter.txt, TXT, 12 bytes, ")


def test_pictures_come_beside_the_window(tab: FilesTab, qtbot: QtBot) -> None:
    index = tab.model.index(1)
    assert tab.model.data(index, FileRole.THUMBNAIL) is None
    qtbot.waitUntil(lambda: tab.model.data(index, FileRole.THUMBNAIL) is not None)
    thumbnail = tab.model.data(index, FileRole.THUMBNAIL)
    assert (thumbnail.width(), thumbnail.height()) == (160, 120)
    assert tab.model.data(tab.model.index(0), FileRole.THUMBNAIL) is None


def test_a_damaged_picture_shows_its_sort(
    tab: FilesTab, journal: Journal, people: dict[str, int], qtbot: QtBot
) -> None:
    keep_file(journal, people["Ada"], "broken.bmp", b"BM and nothing more", LIMIT)
    with qtbot.waitSignal(tab.model.thumbnails.arrived):
        tab.model.data(tab.model.index(0), FileRole.THUMBNAIL)
    qtbot.waitUntil(lambda: not tab.model.thumbnails._context.asides.is_running())
    assert tab.model.data(tab.model.index(0), FileRole.THUMBNAIL) is None
    assert not tab.grab().isNull()


def test_enter_opens_a_copy_that_cannot_be_written(tab: FilesTab, opened: Opened, qtbot: QtBot) -> None:
    choose(tab, 0)
    qtbot.keyClick(tab.view, Qt.Key.Key_Return)
    [copy] = opened
    assert (copy.name, copy.read_bytes()) == ("letter.txt", b"dear Charles")
    assert not copy.stat().st_mode & 0o277


def test_a_program_is_never_opened(
    tab: FilesTab, journal: Journal, people: dict[str, int], opened: Opened, ways: FakeWays
) -> None:
    keep_file(journal, people["Ada"], "holiday.jpg", b"#!/bin/sh\nexit", LIMIT)
    choose(tab, 0)
    tab.open()
    [folder] = opened
    assert folder.is_dir()
    assert not any(path.stat().st_mode & 0o111 for path in folder.iterdir())
    assert "may be a program" in str(ways.named("warn"))


def test_copies_are_gone_with_the_window(tab: FilesTab, opened: Opened, context: Context) -> None:
    choose(tab, 0)
    tab.open()
    context.lent_files.clear()
    assert not opened[0].exists()


def test_delete_offers_undo(tab: FilesTab, journal: Journal, ways: FakeWays, qtbot: QtBot) -> None:
    choose(tab, 0)
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    assert names(tab) == ["portrait.jpg"]
    assert ways.named("offer_undo") == [("Deleted: letter.txt",)]
    assert tab.view.currentIndex().row() == 0
    journal.undo()
    assert names(tab) == ["letter.txt", "portrait.jpg"]


def test_f2_renames_and_notes(tab: FilesTab, qtbot: QtBot) -> None:
    choose(tab, 0)
    qtbot.keyClick(tab.view, Qt.Key.Key_F2)
    form = tab.findChild(FileForm)
    assert form.name.selectedText() == "letter"
    form.name.setText("")
    form.accept()
    assert form.isVisible()
    form.name.setText("Letter of May")
    form.note.setText("signed")
    form.accept()
    assert names(tab)[0] == "Letter of May.txt"
    assert tab.model.file(0).note == "signed"


def test_files_are_added_beside_the_window(
    tab: FilesTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ways: FakeWays, qtbot: QtBot
) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path in paths:
        path.write_text(path.name)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in paths], ""))
    with qtbot.waitSignal(tab.keeping.kept):
        tab.add_button.click()
    assert names(tab)[:2] == ["b.txt", "a.txt"]
    assert sorted(file.name for file in tab.chosen()) == ["a.txt", "b.txt"]
    assert len(ways.named("offer_undo")) == 1


def test_a_file_over_the_limit_is_told_of(
    tab: FilesTab, context: Context, screen: PeopleScreen, tmp_path: Path, ways: FakeWays, qtbot: QtBot
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(bytes(1_000_001))
    context.file_limit = 1_000_000
    assert drop(screen, urls(path))
    qtbot.waitUntil(lambda: bool(ways.named("warn")))
    assert "film.mp4 has 1.1 MB" in str(ways.named("warn"))
    assert len(names(tab)) == 2


def test_a_file_dropped_on_any_part_of_the_card_is_kept(
    screen: PeopleScreen, people: dict[str, int], journal: Journal, tmp_path: Path, ways: FakeWays, qtbot: QtBot
) -> None:
    path = tmp_path / "contract.pdf"
    path.write_bytes(b"%PDF")
    screen.open_contact(people["Grace"])
    assert drop(screen, urls(path))
    qtbot.waitUntil(lambda: bool(ways.named("offer_undo")))
    assert ways.named("offer_undo") == [("contract.pdf is kept with Grace Hopper.",)]
    assert [file.name for file in files_of(journal, people["Grace"])] == ["contract.pdf"]
    assert screen.card.tabs.tabText(5) == "Files 1"


def test_address_books_mail_and_folders_are_left_to_the_window(
    screen: PeopleScreen, people: dict[str, int], tmp_path: Path
) -> None:
    book = tmp_path / "people.vcf"
    book.write_text("BEGIN:VCARD")
    screen.open_contact(people["Grace"])
    assert not drop(screen, urls(book))
    assert not drop(screen, urls(tmp_path))
    for name in ("letter.eml", "letters.mbox", "meetings.ics"):
        (tmp_path / name).write_text("x")
        assert not drop(screen, urls(tmp_path / name))
    text = QMimeData()
    text.setText("words")
    assert not drop(screen, text)


def test_a_picture_is_pasted_as_a_file(tab: FilesTab, journal: Journal, people: dict[str, int], qtbot: QtBot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(tab.keeping.kept):
        qtbot.keyClick(tab.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    file = files_of(journal, people["Ada"])[0]
    assert file.name == "Picture of 22 November 2026.jpg"
    assert QImage.fromData(content_of(journal, file)).width() == 40


def test_an_empty_clipboard_is_told_of(tab: FilesTab, ways: FakeWays) -> None:
    QGuiApplication.clipboard().clear()
    tab.paste()
    assert "no file and no picture" in str(ways.named("say"))


def test_what_is_copied_can_be_pasted_elsewhere(tab: FilesTab) -> None:
    choose(tab, 0)
    tab.copy()
    [url] = QGuiApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).read_bytes() == b"dear Charles"
    QGuiApplication.clipboard().clear()


def test_a_copy_is_saved(tab: FilesTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "saved.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    choose(tab, 0)
    tab.save_as()
    assert target.read_bytes() == b"dear Charles"


def test_nobody_elses_files_are_shown(tab: FilesTab, screen: PeopleScreen, people: dict[str, int]) -> None:
    screen.open_contact(people["Grace"], "files")
    assert names(tab) == []
    assert not tab.more.isVisible()


def test_every_deed_is_in_the_menu(tab: FilesTab) -> None:
    choose(tab, 0)
    menu = tab.menu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Open", "Save a copy…", "Copy", "Rename…", "Delete", "Paste"]
    assert all(action.isEnabled() for action in menu.actions())
    menu.deleteLater()


def test_closing_waits_for_what_is_being_kept(context: Context, journal: Journal, people: dict[str, int]) -> None:
    def work(own: Journal, _progress: object) -> None:
        keep_file(own, people["Ada"], "late.txt", b"late", LIMIT)

    context.asides.run(work, _nothing, may_stop=False)
    context.asides.end()
    assert [file.name for file in files_of(journal, people["Ada"])] == ["late.txt"]


def _nothing(_result: object) -> None:
    """Take an answer that nobody waits for."""


@pytest.fixture
def large(journal: Journal, people: dict[str, int], monkeypatch: pytest.MonkeyPatch, tab: FilesTab) -> FilesTab:
    """The tab with a file on top that is larger than what is copied at once."""
    monkeypatch.setattr(file_lending, "MOST_AT_ONCE", 1_000)
    keep_file(journal, people["Ada"], "film.mp4", bytes(3_000_000), LIMIT)
    choose(tab, 0)
    return tab


def test_a_large_file_is_copied_beside_the_window_and_then_opened(
    large: FilesTab, opened: Opened, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(large.lending.work.ended, timeout=10_000):
        large.open()
        assert opened == []
        assert large.lending.work.is_running()
    [copy] = opened
    assert copy.stat().st_size == 3_000_000
    # It is there now: the second time nothing is copied.
    large.open()
    assert opened == [copy, copy]


def test_copying_can_be_cancelled_and_leaves_nothing(
    large: FilesTab, opened: Opened, context: Context, ways: FakeWays, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press_cancel_and_write(journal: Journal, file: KeptFile, target: Path, progress: Progress) -> Path:
        # As when the button is pressed while the first bytes are on their way.
        large.lending.work._job.cancel()
        return write_copy(journal, file, target, progress)

    monkeypatch.setattr(file_lending, "write_copy", press_cancel_and_write)
    with qtbot.waitSignal(large.lending.work.ended, timeout=10_000):
        large.open()
    assert opened == []
    qtbot.waitUntil(lambda: ways.named("say") == [("Cancelled. The file is still kept.", "")])
    assert not any(path.is_file() for path in context.lent_files._own_folder().rglob("*"))


def test_a_large_copy_reaches_the_clipboard_when_it_is_whole(large: FilesTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(large.lending.work.ended, timeout=10_000):
        large.copy()
    [url] = QGuiApplication.clipboard().mimeData().urls()
    assert Path(url.toLocalFile()).stat().st_size == 3_000_000


def test_a_large_file_is_dragged_once_it_is_laid_out(large: FilesTab, ways: FakeWays, qtbot: QtBot) -> None:
    with qtbot.waitSignal(large.lending.work.ended, timeout=10_000):
        assert large.lending.mime_of(large.chosen()) is None
    assert ways.named("say") == [("The copy is ready: drag it once more.", "")]
    assert large.lending.mime_of(large.chosen()) is not None


def test_copying_ends_with_the_window(large: FilesTab, context: Context, opened: Opened, ways: FakeWays) -> None:
    large.open()
    context.closing.emit()
    assert not large.lending.work.is_running()
    QCoreApplication.processEvents()
    assert opened == []
    assert ways.calls == []
