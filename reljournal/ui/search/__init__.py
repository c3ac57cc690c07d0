"""Search over everything, as you type (Ctrl+K)."""

from __future__ import annotations

from reljournal.ui.search.popup import SearchPopup

__all__ = ["SearchPopup"]
