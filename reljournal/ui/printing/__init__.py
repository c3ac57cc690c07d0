"""Looking at briefs, and at the calendar, before they are printed or saved as PDF."""

from __future__ import annotations

from reljournal.ui.printing.preview import BriefPreview

__all__ = ["BriefPreview"]
