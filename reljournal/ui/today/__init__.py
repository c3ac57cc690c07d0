"""The first screen of a day: what is owed, what was written last, which dates come next."""

from __future__ import annotations

from reljournal.ui.today.screen import TodayScreen

__all__ = ["TodayScreen"]
