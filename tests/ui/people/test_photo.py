"""From a picture to a photo: cut by mouse and keys, turned as its EXIF says, its original kept when wanted."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reljournal.domain.contacts import Card
from reljournal.domain.cropping import Square
from reljournal.operations.contacts import add_contact
from reljournal.store.journal import Journal
from reljournal.store.queries.contacts import photo
from reljournal.store.queries.files import files_of
from reljournal.ui.context import Context
from reljournal.ui.people import PeopleScreen
from reljournal.ui.people.photo_crop import PhotoCrop
from reljournal.ui.pictures import Picture, packed, read_picture
from reljournal.ui.theme import ThemeKeeper
from tests.ui.fakes import FakeWays

Cut = Callable[[], PhotoCrop]


def halves(width: int = 800, height: int = 400) -> QImage:
    """A picture that is red on its left and blue on its right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width // 2, height, QColor("blue"))
    painter.end()
    return image


def with_orientation(jpeg: bytes, orientation: int) -> bytes:
    """Put an EXIF block with nothing but an orientation (tag 0x0112) into a JPEG (CIPA DC-008, section 4.5)."""
    tiff = b"MM\0*" + struct.pack(">IH", 8, 1) + struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0) + bytes(4)
    block = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def is_red(image: QImage, x: int, y: int) -> bool:
    colour = image.pixelColor(x, y)
    return colour.red() > 200 and colour.blue() < 60


@pytest.fixture
def crop(qtbot: QtBot, keeper: ThemeKeeper) -> Iterator[PhotoCrop]:
    made = PhotoCrop(Picture(halves()), None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def cut(screen: PeopleScreen, people: dict[str, int], qtbot: QtBot) -> Cut:
    """Waits for the dialog over Ada's card."""
    screen.open_contact(people["Ada"])

    def dialog() -> PhotoCrop:
        qtbot.waitUntil(lambda: screen.findChild(PhotoCrop) is not None)
        found = screen.findChild(PhotoCrop)
        assert isinstance(found, PhotoCrop)
        return found

    return dialog


def test_keys_move_and_resize_the_square(crop: PhotoCrop) -> None:
    view = crop.view
    assert view.square == Square(200, 0, 400, 800, 400)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.square.left == 208
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.square.left == 207
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.square.side == 377
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.square.side == 400
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.square.left == 400


def test_the_mouse_moves_and_resizes_the_square(crop: PhotoCrop) -> None:
    view = crop.view
    rect = view.square_rect()
    start, corner = rect.center().toPoint(), rect.bottomRight().toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(40, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))
    assert view.square.left > 200
    assert view.square.side == 400
    left = view.square.left
    corner += QPoint(40, 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(view, corner - QPoint(50, 50))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=corner - QPoint(50, 50))
    assert view.square.side < 400
    assert abs(view.square.left - left) <= 1


def test_the_preview_follows(crop: PhotoCrop) -> None:
    before = crop.preview.grab().toImage()
    for _ in range(30):
        QTest.keyClick(crop.view, Qt.Key.Key_Right)
    assert crop.preview.grab().toImage() != before


def test_turning_turns_picture_and_square(crop: PhotoCrop) -> None:
    crop.view.square = crop.view.square.at(0, 0)
    crop.right.click()
    assert crop.view.square == Square(0, 0, 400, 400, 800)
    assert is_red(crop.view.cut(), 200, 200)
    crop.left.click()
    assert crop.view.square == Square(0, 0, 400, 800, 400)


def test_a_photo_is_at_most_512_pixels_and_never_blown_up(crop: PhotoCrop, qtbot: QtBot) -> None:
    assert QImage.fromData(crop.photo().data).width() == 400
    large = PhotoCrop(Picture(halves(2000, 1200)), None)
    assert QImage.fromData(large.photo().data).width() == 512
    assert large.photo().media_type == "image/jpeg"
    large.deleteLater()


def test_see_through_pictures_stay_so() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    crop = PhotoCrop(read_picture(packed(image)[1], 2048), None)
    assert crop.photo().media_type == "image/png"
    crop.deleteLater()


@pytest.mark.parametrize(("orientation", "turned"), [(1, False), (3, False), (6, True), (8, True)])
def test_pictures_stand_upright(orientation: int, turned: bool) -> None:
    image = read_picture(with_orientation(packed(halves())[1], orientation), 2048).image
    assert (image.width(), image.height()) == ((400, 800) if turned else (800, 400))
    # 1 as it is; 3 upside down; 6 turned clockwise; 8 turned back.
    red = {1: (100, 200), 3: (700, 200), 6: (200, 100), 8: (200, 700)}[orientation]
    assert is_red(image, *red)


def test_large_pictures_are_scaled_while_they_are_read() -> None:
    assert read_picture(packed(halves(4000, 2000))[1], 2048).image.width() == 2048


def written(image: QImage, form: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, form)  # type: ignore[call-overload]
    return bytes(data.data())


@pytest.mark.parametrize("form", ["PNG", "BMP", "JPEG"])
def test_pictures_of_every_sort_are_read(form: str) -> None:
    image = read_picture(written(halves(), form), 200).image
    assert (image.width(), image.height()) == (200, 100)
    assert is_red(image, 20, 50)


def test_a_picture_that_claims_to_be_enormous_is_refused() -> None:
    png = bytearray(written(halves(2, 2), "PNG"))
    # A PNG says its size in its first chunk (W3C PNG, section 11.2.1), and need not have all the pixels.
    png[16:24] = struct.pack(">II", 20_000, 20_000)
    png[29:33] = struct.pack(">I", zlib.crc32(png[12:29]))
    picture = read_picture(bytes(png), 2048)
    assert picture.image.isNull()
    assert "100 million" in picture.refusal


def test_the_colours_of_a_printing_press_become_those_of_a_screen() -> None:
    press = halves().convertToFormat(QImage.Format.Format_CMYK8888)
    picture = read_picture(written(press, "JPEG"), 2048)
    assert is_red(picture.image, 100, 200)
    assert "printing press" in picture.remark


def test_what_is_no_picture_is_refused() -> None:
    assert "not a picture" in read_picture(b"Dear Ada", 100).refusal


def test_moving_pictures_keep_still_with_a_remark() -> None:
    # Two frames of one pixel (CompuServe GIF89a).
    frame = b"!\xf9\x04\0\x0a\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    gif = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff" + frame + frame + b";"
    picture = read_picture(gif, 100)
    assert not picture.image.isNull()
    assert "moves" in picture.remark


def test_a_file_becomes_a_photo(
    cut: Cut, screen: PeopleScreen, people: dict[str, int], journal: Journal, tmp_path: Path
) -> None:
    path = tmp_path / "garden.png"
    assert halves(2400, 1200).save(str(path))
    screen.card.header.photo.file_given.emit(path)
    dialog = cut()
    assert dialog.keep.isVisible()
    dialog.accept()
    kept = photo(journal, people["Ada"])
    assert kept is not None
    assert QImage.fromData(kept.data).width() == 512
    assert files_of(journal, people["Ada"]) == []


def test_the_original_is_kept_as_a_file_in_the_same_step(
    cut: Cut, screen: PeopleScreen, people: dict[str, int], journal: Journal, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "garden.png"
    assert halves().save(str(path))
    screen.card.header.photo.file_given.emit(path)
    dialog = cut()
    dialog.keep.setChecked(True)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(files_of(journal, people["Ada"])))
    [file] = files_of(journal, people["Ada"])
    assert (file.name, file.size) == ("garden.png", path.stat().st_size)
    journal.notice_other_writers()
    journal.undo()
    assert files_of(journal, people["Ada"]) == []
    assert photo(journal, people["Ada"]) is None


def test_an_original_over_the_limit_is_not_offered(
    cut: Cut, screen: PeopleScreen, context: Context, tmp_path: Path
) -> None:
    context.file_limit = 10
    path = tmp_path / "garden.png"
    assert halves().save(str(path))
    screen.card.header.photo.file_given.emit(path)
    dialog = cut()
    assert not dialog.keep.isVisible()
    dialog.reject()


def test_a_picture_is_pasted_and_left(cut: Cut, screen: PeopleScreen, people: dict[str, int], journal: Journal) -> None:
    QGuiApplication.clipboard().setImage(halves())
    screen.card.header.photo.paste()
    cut().reject()
    assert photo(journal, people["Ada"]) is None
    QGuiApplication.clipboard().clear()


def test_a_picture_comes_to_nobody_else(
    screen: PeopleScreen, people: dict[str, int], context: Context, qtbot: QtBot
) -> None:
    screen.open_contact(people["Ada"])
    screen.card.header.photo.image_given.emit(halves())
    screen.open_contact(people["Grace"])
    qtbot.waitUntil(lambda: not context.asides.is_running())
    assert screen.findChild(PhotoCrop) is None


def test_a_photo_is_removed_with_undo(
    cut: Cut, screen: PeopleScreen, people: dict[str, int], journal: Journal, ways: FakeWays
) -> None:
    screen.card.header.photo.image_given.emit(halves())
    cut().accept()
    screen.card.header.photo.photo_removed.emit()
    assert photo(journal, people["Ada"]) is None
    assert ways.named("offer_undo") == [("Photo of Ada Lovelace removed.",)]


def test_somebody_without_a_name_has_no_initials(screen: PeopleScreen, journal: Journal) -> None:
    nobody = add_contact(journal, Card(note="met on the train"))
    screen.card.show_contact(nobody)
    shown = screen.card.header.photo.grab().toImage()

    screen.card.header.photo.set_person("Without a name", "")

    assert screen.card.header.photo.grab().toImage() == shown
