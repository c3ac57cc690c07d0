"""The small kit every screen is made of.

A part is imported when it is first asked for. The window needs half of the kit before its first paint, and the
Qt classes behind the other half take longer to load than the window takes to paint.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reljournal.ui.widgets.avatar import Avatar, hue_of, paint_avatar
    from reljournal.ui.widgets.banner import Banner, BannerRole
    from reljournal.ui.widgets.buttons import AccentButton, IconButton, LinkButton, QuietButton
    from reljournal.ui.widgets.chip import (
        Chip,
        ChipButton,
        ChipRole,
        RemovableChip,
        chip_font,
        chip_size,
        paint_chip,
    )
    from reljournal.ui.widgets.chip_choice import ChipChoice
    from reljournal.ui.widgets.column import FieldsColumn, ScrollColumn
    from reljournal.ui.widgets.delegates import PersonDelegate, PersonRole, avatar_pixmap
    from reljournal.ui.widgets.empty import EmptyState
    from reljournal.ui.widgets.fields import LabelledField, QuietEdit, SearchField, dress_spin_box
    from reljournal.ui.widgets.flow import FlowLayout
    from reljournal.ui.widgets.icons import icon, icon_names, paint_icon
    from reljournal.ui.widgets.labels import ElidedLabel, Label
    from reljournal.ui.widgets.painting import fill_round, focus_ring
    from reljournal.ui.widgets.panel import Hairline, Panel, clear_layout
    from reljournal.ui.widgets.progress import ProgressPanel
    from reljournal.ui.widgets.rail import Rail
    from reljournal.ui.widgets.segments import Segments
    from reljournal.ui.widgets.tabs import UnderlineTabs
    from reljournal.ui.widgets.toast import Toast
    from reljournal.ui.widgets.turning_row import TurningRow

_HOMES = {
    "avatar": ("Avatar", "hue_of", "paint_avatar"),
    "banner": ("Banner", "BannerRole"),
    "buttons": ("AccentButton", "IconButton", "LinkButton", "QuietButton"),
    "chip": ("Chip", "ChipButton", "ChipRole", "RemovableChip", "chip_font", "chip_size", "paint_chip"),
    "chip_choice": ("ChipChoice",),
    "column": ("FieldsColumn", "ScrollColumn"),
    "delegates": ("PersonDelegate", "PersonRole", "avatar_pixmap"),
    "empty": ("EmptyState",),
    "fields": ("LabelledField", "QuietEdit", "SearchField", "dress_spin_box"),
    "flow": ("FlowLayout",),
    "icons": ("icon", "icon_names", "paint_icon"),
    "labels": ("ElidedLabel", "Label"),
    "painting": ("fill_round", "focus_ring"),
    "panel": ("Hairline", "Panel", "clear_layout"),
    "progress": ("ProgressPanel",),
    "rail": ("Rail",),
    "segments": ("Segments",),
    "tabs": ("UnderlineTabs",),
    "toast": ("Toast",),
    "turning_row": ("TurningRow",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AccentButton",
    "Avatar",
    "Banner",
    "BannerRole",
    "Chip",
    "ChipButton",
    "ChipChoice",
    "ChipRole",
    "ElidedLabel",
    "EmptyState",
    "FieldsColumn",
    "FlowLayout",
    "Hairline",
    "IconButton",
    "Label",
    "LabelledField",
    "LinkButton",
    "Panel",
    "PersonDelegate",
    "PersonRole",
    "ProgressPanel",
    "QuietButton",
    "QuietEdit",
    "Rail",
    "RemovableChip",
    "ScrollColumn",
    "SearchField",
    "Segments",
    "Toast",
    "TurningRow",
    "UnderlineTabs",
    "avatar_pixmap",
    "chip_font",
    "chip_size",
    "clear_layout",
    "dress_spin_box",
    "fill_round",
    "focus_ring",
    "hue_of",
    "icon",
    "icon_names",
    "paint_avatar",
    "paint_chip",
    "paint_icon",
]


def __getattr__(name: str) -> Any:
    """Import the part called ``name`` from its module (PEP 562), once: then it is an ordinary name here."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    part = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = part
    return part
