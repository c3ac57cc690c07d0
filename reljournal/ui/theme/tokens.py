"""The tokens of the look, read from resources/themes: colours, type, space, radii, sizes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication

from reljournal.system.resources import resource

_SEMIBOLD_ROLES = frozenset({"title", "heading"})


@dataclass(frozen=True)
class Theme:
    """One look of the program. Screens ask it for every colour and length they use."""

    name: str
    colours: Mapping[str, str]
    avatars: tuple[tuple[str, str], ...]
    type_ratios: Mapping[str, float]
    spaces: Mapping[str, int]
    radii: Mapping[str, int]
    sizes: Mapping[str, int]
    reference_text: int

    @property
    def is_dark(self) -> bool:
        """Whether text is lighter than what it stands on."""
        return self.colour("text").lightness() > self.colour("background").lightness()

    def colour(self, role: str) -> QColor:
        """Return the colour of a role such as ``accent_soft``; an unknown role raises `KeyError`."""
        return QColor(self.colours[role])

    def avatar_colours(self, index: int) -> tuple[QColor, QColor]:
        """Return background and text colour of the avatar hue ``index`` (any whole number, taken round)."""
        background, text = self.avatars[index % len(self.avatars)]
        return QColor(background), QColor(text)

    def scale(self) -> float:
        """Return how much taller the program's text is than the reference text, never less than 1."""
        return max(1.0, _text_height(QGuiApplication.font().key()) / self.reference_text)

    def space(self, token: str) -> int:
        """Return a distance in pixels: xs, s, m, l, xl or xxl. Distances do not grow with the text."""
        return self.spaces[token]

    @property
    def radius_control(self) -> int:
        """Corner radius of buttons and fields, in pixels."""
        return self.radii["control"]

    @property
    def radius_card(self) -> int:
        """Corner radius of cards, in pixels."""
        return self.radii["card"]

    def size(self, token: str) -> int:
        """Return a length in pixels that grows with the program's text, such as ``avatar_small``."""
        return round(self.sizes[token] * self.scale())

    def font(self, role: str = "body", base: QFont | None = None, *, semibold: bool | None = None) -> QFont:
        """Return the font of a type role, relative to ``base`` (the program's font when not given).

        Titles and headings are semibold; ``semibold`` decides otherwise, for a name in a row for example.
        """
        font = QFont(base if base is not None else QGuiApplication.font())
        ratio = self.type_ratios[role]
        if font.pixelSize() > 0:
            font.setPixelSize(max(1, round(font.pixelSize() * ratio)))
        else:
            font.setPointSizeF(font.pointSizeF() * ratio)
        if role in _SEMIBOLD_ROLES if semibold is None else semibold:
            font.setWeight(QFont.Weight.DemiBold)
        return font


@cache
def _text_height(font_key: str) -> float:
    font = QFont()
    font.fromString(font_key)
    return QFontMetricsF(font).height()


def _read(name: str) -> dict[str, Any]:
    # JSON, because settings are read as JSON before the first paint too: another reader would take its time to load.
    found: dict[str, Any] = json.loads(resource("themes", f"{name}.json").read_text(encoding="utf-8"))
    return found


@cache
def load_theme(name: str) -> Theme:
    """Return the theme called ``light`` or ``dark``."""
    look, measures = _read(name), _read("measures")
    return Theme(
        name=look["name"],
        colours=look["colours"],
        avatars=tuple((hue["background"], hue["text"]) for hue in look["avatars"]),
        type_ratios=measures["type"],
        spaces=measures["space"],
        radii=measures["radius"],
        sizes=measures["sizes"],
        reference_text=measures["reference_text"],
    )
