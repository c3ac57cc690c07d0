"""Contacts that may be one: finding them, looking at them side by side, and making one card of them."""

from __future__ import annotations

from reljournal.ui.merging.duplicates_dialog import DuplicatesDialog
from reljournal.ui.merging.merge_dialog import MergeDialog

__all__ = ["DuplicatesDialog", "MergeDialog"]
