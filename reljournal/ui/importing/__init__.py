"""Importing address books in the window: choosing or dropping, watching, and reading the report."""

from __future__ import annotations

from reljournal.ui.importing.flow import ImportFlow

__all__ = ["ImportFlow"]
