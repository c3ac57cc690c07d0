"""Pictures of entries are drawn in a timeline, small, read beside the window; a click opens the file."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from reljournal.domain.entries import EntryDraft, EntryFile, Kind, Surroundings
from reljournal.domain.files import KeptFile
from reljournal.operations.entries import log_entry
from reljournal.operations.files import NewFile, lay_in
from reljournal.store.journal import Journal
from reljournal.ui import thumbnails
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.entry_pictures import EntryPictures
from reljournal.ui.people.entry_text import EntryText
from reljournal.ui.people.file_lending import FileLending
from reljournal.ui.people.timeline import TimelineView
from reljournal.ui.theme import current_theme
from tests.ui.people.ada import TODAY


def png(colour: str, wide: int, high: int) -> bytes:
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.fixture
def files(journal: Journal) -> list[EntryFile]:
    given = [NewFile("sea.png", png("navy", 1600, 900)), NewFile("seal.png", png("maroon", 60, 40))]
    given += [NewFile("notes.pdf", b"%PDF-1.4"), NewFile("torn.png", b"\x89PNG\r\n\x1a\n torn")]
    return lay_in(journal, given, 10**7)


def shown(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, text: str, files: Sequence[EntryFile]
) -> TimelineView:
    around = Surroundings(files=tuple(files))
    for _ in range(2):
        draft = EntryDraft(Kind.IN_PERSON, TODAY, title="Walk", text=text, contact_ids=(people["Alan"],), around=around)
        log_entry(journal, draft)
    screen.open_contact(people["Alan"])
    view = screen.card.timeline.view
    view.grab()
    qtbot.waitUntil(lambda: not screen.context.asides.is_running())
    view.grab()
    return view


def option_of(view: TimelineView) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(view.model().index(0, 0))
    return option


def text_of(view: TimelineView) -> EntryText:
    delegate = view.delegate()
    found = delegate._card(view.model().index(0, 0), delegate.width, option_of(view).font).shown
    assert found is not None
    return found


def points(view: TimelineView, address: str) -> list[QPoint]:
    index, option, delegate = view.model().index(0, 0), option_of(view), view.delegate()
    grid = (QPoint(x, y) for y in range(0, option.rect.bottom(), 6) for x in range(0, option.rect.width(), 6))
    return [point for point in grid if delegate.link_at(index, option, point) == address]


def test_a_picture_on_a_line_of_its_own_is_drawn(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    read_in: list[int] = []
    small = thumbnails._small

    def watched(journal: Journal, file: KeptFile, longest_side: int) -> QImage:
        read_in.append(threading.get_ident())
        return small(journal, file, longest_side)

    monkeypatch.setattr(thumbnails, "_small", watched)
    sea, seal = files[0].digest, files[1].digest
    text = f"We walked.\n![sea.png](kept:{sea})\n![seal](kept:{seal})\nand a ![seal](kept:{seal}) here"
    view = shown(qtbot, screen, people, journal, text, files)
    assert len(read_in) == 2
    assert threading.get_ident() not in read_in
    places = dict(text_of(view).places(Qt.LayoutDirection.LeftToRight))
    most = current_theme().size("picture")
    assert places[sea].size() == QSize(most * 1600 // 900, most)
    assert places[seal].size() == QSize(60, 40)
    picture = view.grab().toImage()
    at = points(view, f"kept:{sea}")
    assert picture.pixelColor(at[len(at) // 2]) == QColor("navy")
    # The corners are round.
    corner = QRect(at[0], at[-1]).topLeft()
    assert picture.pixelColor(corner.x() - 5, corner.y() - 5) != QColor("navy")
    # One in the middle of a sentence is named.
    assert text_of(view).document.toPlainText().endswith("and a seal here")


def test_a_click_opens_the_file(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened: list[str] = []
    monkeypatch.setattr(FileLending, "open", lambda _self, chosen: opened.extend(file.name for file in chosen))
    text = f"![sea](kept:{files[0].digest})\n\nSee the [notes](kept:{files[2].digest})"
    view = shown(qtbot, screen, people, journal, text, files)
    for file in (files[0], files[2]):
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=points(view, f"kept:{file.digest}")[3]
        )
    assert opened == ["sea.png", "notes.pdf"]


def test_what_is_no_picture_is_named_and_can_be_opened(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile]
) -> None:
    text = f"![the notes](kept:{files[2].digest})\n\n![torn](kept:{files[3].digest})"
    view = shown(qtbot, screen, people, journal, text, files)
    assert text_of(view).pictures == ()
    assert text_of(view).document.toPlainText() == "the notes\ntorn"
    assert points(view, f"kept:{files[3].digest}")


def test_a_missing_file_shows_its_words_quietly(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile]
) -> None:
    gone = "ab" * 32
    view = shown(qtbot, screen, people, journal, f"![the sea](kept:{gone})\n\nand [it](kept:{gone})", files)
    assert text_of(view).document.toPlainText() == "the sea\nand it"
    assert points(view, f"kept:{gone}") == []
    look = text_of(view).document.begin().begin().fragment().charFormat()
    assert look.foreground().color() == current_theme().colour("muted")


def test_entries_below_make_room_and_what_was_read_stays_where_it_is(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile]
) -> None:
    view = shown(qtbot, screen, people, journal, f"![seal](kept:{files[1].digest})", files)
    tops = [view.span(row) for row in range(2)]
    assert tops[1][0] == tops[0][0] + tops[0][1]
    delegate, font = view.delegate(), option_of(view).font
    assert [high for _, high in tops] == [
        delegate._card(view.model().index(row, 0), delegate.width, font).height for row in range(2)
    ]


def test_code_is_words(
    qtbot: QtBot, screen: PeopleScreen, people: dict[str, int], journal: Journal, files: list[EntryFile]
) -> None:
    text = f"```\n![sea](kept:{files[0].digest})\n```"
    view = shown(qtbot, screen, people, journal, text, files)
    assert text_of(view).pictures == ()
    assert f"kept:{files[0].digest}" in text_of(view).document.toPlainText()


def test_few_are_in_memory_however_many_are_seen(qtbot: QtBot, context: Context, journal: Journal) -> None:
    many = lay_in(journal, [NewFile(f"{n}.png", png("navy", 20 + n, 30)) for n in range(90)], 10**6)
    pictures = EntryPictures(context)
    canvas = QPixmap(400, 400)
    left = {file.digest for file in many}

    def paint() -> bool:
        painter = QPainter(canvas)
        for file in many:
            if file.digest in left:
                size = pictures.size(file, 300)
                assert size is not None
                pictures.paint(painter, file, QRect(QPoint(0, 0), size))
        painter.end()
        assert pictures.kept_in_memory() <= 8 + 64
        return not left

    pictures.arrived.connect(left.difference_update)
    qtbot.waitUntil(paint, timeout=20_000)
    pictures.forget_wishes()
    qtbot.waitUntil(lambda: not context.asides.is_running())
    assert {pictures.size(file, 300) for file in many} == {QSize(20 + n, 30) for n in range(90)}
