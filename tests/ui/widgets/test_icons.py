from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap, QPixmapCache
from PySide6.QtWidgets import QPushButton

from reljournal.system.resources import resource
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, load_theme
from reljournal.ui.widgets import icon, icon_names

NEEDED = (
    "today people journal calendar search plus phone mail map-pin link chat print undo redo close check chevron-left "
    "chevron-right chevron-down chevron-up edit trash tag clock cake heart gift star note in-person video letter "
    "message bold italic heading list checklist quote more import export backup sun moon help history user-plus flag "
    "warning info settings save circle filter"
)


def inks(pixmap: QPixmap) -> set[str]:
    """Return the colours of the pixels that are fully covered."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_every_icon_the_screens_need_is_there() -> None:
    assert set(NEEDED.split()) <= set(icon_names())


@pytest.mark.parametrize("name", NEEDED.split())
def test_icons_are_one_family_and_are_drawn(name: str, keeper: ThemeKeeper) -> None:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    assert 'viewBox="0 0 24 24"' in drawing
    assert 'stroke="currentColor"' in drawing
    assert 'stroke-linecap="round"' in drawing
    assert inks(icon(name).pixmap(QSize(48, 48))) == {"#26241f"}


def test_an_unknown_icon_is_our_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn")


def test_icons_follow_theme_and_state(keeper: ThemeKeeper) -> None:
    kept = icon("people")
    light, dark = load_theme("light"), load_theme("dark")
    size = QSize(24, 24)

    def drawn(mode: QIcon.Mode) -> set[str]:
        return inks(kept.pixmap(size, mode))

    assert drawn(QIcon.Mode.Normal) == {light.colour("text").name()}
    assert drawn(QIcon.Mode.Disabled) == {light.colour("disabled").name()}
    assert drawn(QIcon.Mode.Selected) == {light.colour("on_accent").name()}
    keeper.set_choice(ThemeChoice.DARK)
    assert drawn(QIcon.Mode.Normal) == {dark.colour("text").name()}
    assert inks(icon("people", "accent").pixmap(size)) == {dark.colour("accent").name()}


def test_icons_are_sharp_at_twice_the_pixels(keeper: ThemeKeeper) -> None:
    pixmap = icon("people").pixmap(QSize(18, 18), 2.0)
    assert pixmap.size() == QSize(36, 36)
    assert pixmap.devicePixelRatio() == 2.0


def test_an_icon_is_drawn_once(keeper: ThemeKeeper) -> None:
    QPixmapCache.clear()
    one, other = (icon("cake").pixmap(QSize(20, 20)) for _ in range(2))
    assert one.cacheKey() == other.cacheKey()


def test_buttons_of_qt_take_them(keeper: ThemeKeeper, qtbot) -> None:
    button = QPushButton("Print")
    qtbot.addWidget(button)
    button.setIcon(icon("print"))
    button.setIconSize(QSize(32, 32))
    ink = load_theme("light").colour("text")
    image = button.grab().toImage()
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(4, 44)}
    assert QColor(ink).name() in seen
