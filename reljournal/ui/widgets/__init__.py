"""The small kit every screen is made of."""

from __future__ import annotations

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
from reljournal.ui.widgets.tabs import UnderlineTabs
from reljournal.ui.widgets.toast import Toast

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
    "Toast",
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
