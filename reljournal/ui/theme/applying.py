"""Puts a theme on the running program: style, palette and one short style sheet."""

from __future__ import annotations

import sys
from string import Template

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reljournal.system.resources import resource
from reljournal.ui.theme.tokens import Theme, load_theme

_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}
_DISABLED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
    QPalette.ColorRole.PlaceholderText,
)

_current: list[Theme] = []


def current_theme() -> Theme:
    """Return the theme the program wears; light before any was put on."""
    return _current[0] if _current else load_theme("light")


def blend(over: QColor, under: QColor, share: float) -> QColor:
    """Return the opaque colour of ``over`` laid on ``under`` with an opacity of ``share`` (0 to 1)."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def palette_of(theme: Theme) -> QPalette:
    """Return the Qt palette that a theme's colours make."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    for role in _DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, theme.colour("line"))
    return palette


def style_sheet_of(theme: Theme) -> str:
    """Return the style sheet with a theme's colours and lengths filled in."""
    values: dict[str, object] = dict(theme.colours)
    values |= {f"space_{token}": length for token, length in theme.spaces.items()}
    values |= {f"radius_{token}": length for token, length in theme.radii.items()}
    values |= {f"size_{token}": theme.size(token) for token in theme.sizes}
    tick = theme.size("tick")
    # A chosen radio button is a ring with a hole; border and content together keep the size of the box.
    values["size_tick_ring"] = tick // 3
    values["size_tick_hole"] = tick + 2 - 2 * (tick // 3)
    values["size_tick_half"] = (tick + 2) // 2
    for role in theme.type_ratios:
        font = theme.font(role)
        in_pixels = font.pixelSize() > 0
        values[f"font_{role}"] = f"{font.pixelSize()}px" if in_pixels else f"{font.pointSizeF():.2f}pt"
    values["marks"] = resource("themes", theme.name).as_posix()
    return Template(resource("themes", "style.qss").read_text(encoding="utf-8")).substitute(values)


def new_application() -> QApplication:
    """Return the one application of this process, in Qt's own Fusion style on every system.

    The style is named at the start because asking the application for it later makes PySide6 create QStyle with
    all its lists of parts and states, which takes as long as half the first paint.
    """
    return Application([*sys.argv[:1], "-style", "fusion"])


class Application(QApplication):
    """Says when the system wants the program to end: the menu of macOS, and whoever ends the session."""

    leaving = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell before the windows are closed."""
        if event.type() is QEvent.Type.Quit:
            self.leaving.emit()
        return super().event(event)


def apply_theme(app: QApplication, theme: Theme, *, with_sheet: bool = True) -> None:
    """Dress the whole program in ``theme``; widgets that paint themselves hear of it as a palette change.

    Without the sheet only the palette is set: Qt matches every widget against a style sheet anew each
    time it gets a parent, so the first window is built before the sheet is put on.
    """
    _current[:] = [theme]
    app.setPalette(palette_of(theme))
    if with_sheet:
        app.setStyleSheet(style_sheet_of(theme))
