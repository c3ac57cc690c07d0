from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from reljournal.system.resources import resource
from reljournal.ui.theme import ThemeChoice, ThemeKeeper, current_theme, load_theme


def test_tokens_are_those_of_the_design() -> None:
    light, dark = load_theme("light"), load_theme("dark")
    assert light.colour("background") == QColor("#F6F3EE")
    assert dark.colour("accent") == QColor("#7CC2B0")
    assert [light.space(token) for token in ("xs", "s", "m", "l", "xl", "xxl")] == [4, 8, 12, 16, 24, 32]
    assert (light.radius_control, light.radius_card) == (8, 12)
    assert dark.is_dark
    assert not light.is_dark


def test_an_unknown_role_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        load_theme("light").colour("mauve")


def test_type_roles_are_ratios_of_the_base_font(qapp: QApplication) -> None:
    base = QFont("Sans Serif")
    base.setPointSizeF(10)
    theme = load_theme("light")
    sizes = [theme.font(role, base).pointSizeF() for role in ("small", "body", "large", "title", "heading")]
    assert sizes == pytest.approx([9.2, 10, 11.5, 13.5, 17])
    assert theme.font("heading", base).weight() == QFont.Weight.DemiBold
    assert theme.font("body", base).weight() == QFont.Weight.Normal
    assert theme.font("body", base, semibold=True).weight() == QFont.Weight.DemiBold
    base.setPixelSize(20)
    assert theme.font("heading", base).pixelSize() == 34


def test_lengths_grow_with_the_text(keeper: ThemeKeeper, qapp: QApplication) -> None:
    theme = current_theme()
    keeper.set_text_percent(100)
    before, line = theme.size("avatar_small"), QFontMetrics(qapp.font()).height()
    keeper.set_text_percent(300)
    assert QFontMetrics(qapp.font()).height() > 2 * line
    assert theme.size("avatar_small") > before
    keeper.set_text_percent(50)
    assert theme.size("avatar_small") == theme.sizes["avatar_small"]


def test_a_choice_is_put_on_live(keeper: ThemeKeeper, qapp: QApplication, qtbot) -> None:
    label = QLabel("Ada")
    qtbot.addWidget(label)
    with qtbot.waitSignal(keeper.theme_changed) as told:
        keeper.set_choice(ThemeChoice.DARK)
    assert told.args[0].name == "dark"
    assert current_theme().name == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor("#1B1A18")
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#EDE9E1")
    keeper.set_choice(ThemeChoice.LIGHT)
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor("#26241F")


def test_the_system_is_followed_only_when_that_is_the_choice(keeper: ThemeKeeper, qapp: QApplication) -> None:
    keeper.set_choice(ThemeChoice.SYSTEM)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_theme().name == "dark"
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert current_theme().name == "light"
    keeper.set_choice(ThemeChoice.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert current_theme().name == "light"


def test_a_label_in_a_tone_follows_the_theme(keeper: ThemeKeeper, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("quiet", window)
    label.setProperty("tone", "muted")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == load_theme("light").colour("muted")
    keeper.set_choice(ThemeChoice.DARK)
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText) == load_theme("dark").colour("muted")


def test_the_style_sheet_stays_short() -> None:
    assert len(resource("themes", "style.qss").read_text(encoding="utf-8").splitlines()) < 200


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_wear_the_colours_of_their_theme(name: str) -> None:
    colours = load_theme(name).colours
    roles = {"check": "on_accent", "partly": "on_accent"} | dict.fromkeys(("up", "down", "back", "on"), "muted")
    for mark, role in roles.items():
        drawing = resource("themes", name, f"{mark}.svg").read_text(encoding="utf-8")
        assert f'stroke="{colours[role]}"' in drawing
