"""The small kit every screen is made of. Names load their module when first asked for."""

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
    from reljournal.ui.widgets.column import ScrollColumn
    from reljournal.ui.widgets.delegates import PersonDelegate, PersonRole
    from reljournal.ui.widgets.empty import EmptyState
    from reljournal.ui.widgets.fields import LabelledField, QuietEdit, SearchField
    from reljournal.ui.widgets.flow import FlowLayout
    from reljournal.ui.widgets.icons import icon, icon_names, paint_icon
    from reljournal.ui.widgets.labels import ElidedLabel, Label
    from reljournal.ui.widgets.painting import fill_round, focus_ring
    from reljournal.ui.widgets.panel import Hairline, Panel, clear_layout
    from reljournal.ui.widgets.progress import ProgressPanel
    from reljournal.ui.widgets.rail import Rail
    from reljournal.ui.widgets.tabs import UnderlineTabs
    from reljournal.ui.widgets.toast import Toast

_HOME = {
    "AccentButton": "buttons",
    "Avatar": "avatar",
    "Banner": "banner",
    "BannerRole": "banner",
    "Chip": "chip",
    "ChipButton": "chip",
    "ChipChoice": "chip_choice",
    "ChipRole": "chip",
    "ElidedLabel": "labels",
    "EmptyState": "empty",
    "FlowLayout": "flow",
    "Hairline": "panel",
    "IconButton": "buttons",
    "Label": "labels",
    "LabelledField": "fields",
    "LinkButton": "buttons",
    "Panel": "panel",
    "PersonDelegate": "delegates",
    "PersonRole": "delegates",
    "ProgressPanel": "progress",
    "QuietButton": "buttons",
    "QuietEdit": "fields",
    "Rail": "rail",
    "RemovableChip": "chip",
    "ScrollColumn": "column",
    "SearchField": "fields",
    "Toast": "toast",
    "UnderlineTabs": "tabs",
    "chip_font": "chip",
    "chip_size": "chip",
    "clear_layout": "panel",
    "fill_round": "painting",
    "focus_ring": "painting",
    "hue_of": "avatar",
    "icon": "icons",
    "icon_names": "icons",
    "paint_avatar": "avatar",
    "paint_chip": "chip",
    "paint_icon": "icons",
}

__all__ = [  # noqa: PLE0604 - the names of the table above, sorted there
    *_HOME
]


def __getattr__(name: str) -> Any:
    """Load the module that a name lives in."""
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
