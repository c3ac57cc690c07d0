from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from reljournal.ui.theme import ThemeKeeper, current_theme
from reljournal.ui.widgets import Avatar, hue_of, paint_avatar


def painted(name: str, initials: str, photo: QPixmap | None = None) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_avatar(painter, QRect(0, 0, 60, 60), name, initials, photo)
    painter.end()
    return image


def test_a_name_keeps_its_hue() -> None:
    # These are what people have come to know a face by; a new hash would repaint everybody.
    assert [hue_of(name) for name in ("Ada Lovelace", "Alan Turing", "Grace Hopper")] == [1, 2, 5]
    assert hue_of(" ada lovelace ") == hue_of("Ada Lovelace")


def test_all_six_hues_are_used() -> None:
    assert {hue_of(f"Person {number}") for number in range(100)} == set(range(6))


def test_initials_stand_on_the_hue_in_a_circle(keeper: ThemeKeeper) -> None:
    image = painted("Ada Lovelace", "AL")
    ground, ink = current_theme().avatar_colours(hue_of("Ada Lovelace"))
    assert image.pixelColor(30, 6) == ground
    assert image.pixelColor(0, 0).alpha() == 0
    assert ink.name() in {image.pixelColor(x, y).name() for x in range(60) for y in range(60)}


def test_a_photo_covers_the_circle(keeper: ThemeKeeper) -> None:
    photo = QPixmap(20, 200)
    photo.fill(QColor("#123456"))
    image = painted("Ada Lovelace", "AL", photo)
    assert all(image.pixelColor(*place).name() == "#123456" for place in ((30, 2), (2, 30), (57, 30), (30, 57)))
    assert image.pixelColor(0, 0).alpha() == 0


def test_a_photo_that_could_not_be_read_leaves_the_initials(keeper: ThemeKeeper) -> None:
    assert painted("Ada Lovelace", "AL", QPixmap()) == painted("Ada Lovelace", "AL")


def test_the_widget_says_who_it_is_and_grows_with_the_text(keeper: ThemeKeeper, qtbot) -> None:
    avatar = Avatar(size="avatar_large")
    qtbot.addWidget(avatar)
    avatar.set_person("Ada Lovelace", "AL")
    assert avatar.accessibleName() == "Ada Lovelace"
    assert avatar.sizeHint().width() == 84
    keeper.set_text_percent(300)
    assert avatar.sizeHint().width() > 84
