"""The Journal screen."""

from __future__ import annotations

from reljournal.ui.journal.screen import JournalScreen

__all__ = ["JournalScreen"]
