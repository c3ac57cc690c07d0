"""How the program looks: tokens from resources/themes, and putting them on.

Screens ask `current_theme` for every colour, length and font and hold none of their own.
"""

from __future__ import annotations

from reljournal.ui.theme.applying import Application, apply_theme, blend, current_theme, new_application, palette_of
from reljournal.ui.theme.choice import ThemeChoice, ThemeKeeper
from reljournal.ui.theme.tokens import Theme, load_theme

__all__ = [
    "Application",
    "Theme",
    "ThemeChoice",
    "ThemeKeeper",
    "apply_theme",
    "blend",
    "current_theme",
    "load_theme",
    "new_application",
    "palette_of",
]
