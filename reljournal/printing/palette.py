"""The colours of paper: those of the light theme, whatever the window wears."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from PySide6.QtGui import QColor

from reljournal.system.resources import resource


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by the role they have in the theme files."""

    colours: dict[str, str]
    avatars: tuple[tuple[str, str], ...]

    def colour(self, role: str) -> QColor:
        """Return the colour of a role such as ``late_soft``; an unknown role raises `KeyError`."""
        return QColor(self.colours[role])

    def avatar(self, name: str) -> tuple[QColor, QColor]:
        """Return ground and ink of the circle that stands for a contact without a photo.

        The hue is picked from the name just as the window picks it, so that a person keeps their colour.
        """
        ground, ink = self.avatars[crc32(name.strip().casefold().encode()) % len(self.avatars)]
        return QColor(ground), QColor(ink)


@cache
def paper_palette() -> Palette:
    """Return the colours for paper."""
    look = json.loads(resource("themes", "light.json").read_text(encoding="utf-8"))
    return Palette(look["colours"], tuple((hue["background"], hue["text"]) for hue in look["avatars"]))
