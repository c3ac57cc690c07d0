"""The People screen: the list, and beside it the card with its timeline, facts, dates and follow-ups."""

from __future__ import annotations

from reljournal.ui.people.screen import PeopleScreen

__all__ = ["PeopleScreen"]
