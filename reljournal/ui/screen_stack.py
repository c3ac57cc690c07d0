"""The screens behind each other: each imported and built when it is first shown, one of them in front."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QStackedWidget

from reljournal.ui.context import Context
from reljournal.ui.screen import Screen

# Where each screen lives.
_SCREENS = {
    "today": ("reljournal.ui.today", "TodayScreen"),
    "people": ("reljournal.ui.people", "PeopleScreen"),
    "journal": ("reljournal.ui.journal", "JournalScreen"),
    "calendar": ("reljournal.ui.calendar", "CalendarScreen"),
    "follow_ups": ("reljournal.ui.follow_ups.screen", "FollowUpsScreen"),
}
# Screens that one comes to from another, and which place of the rail is theirs.
RAIL_PLACES = {"follow_ups": "today"}


class ScreenStack(QStackedWidget):
    """Holds the screens by their keys, and the welcome of an empty journal, which is none of them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._screens: dict[str, Screen] = {}

    @staticmethod
    def knows(key: str) -> bool:
        """Return whether there is a screen of this key."""
        return key in _SCREENS

    def screen_of(self, key: str) -> Screen:
        """Return a screen, built on first use."""
        if key not in self._screens:
            module, name = _SCREENS[key]
            built: Screen = getattr(import_module(module), name)(self._context)
            self._screens[key] = built
            self.addWidget(built)
        return self._screens[key]

    def current_screen(self) -> Screen | None:
        """Return the screen in front, None while the welcome is."""
        current = self.currentWidget()
        return current if isinstance(current, Screen) else None

    def current_key(self) -> str:
        """Return the key of the screen in front, empty while the welcome is."""
        current = self.currentWidget()
        return next((key for key, screen in self._screens.items() if screen is current), "")

    def bring_forward(self, key: str) -> Screen:
        """Put a screen in front, after the one before it has kept its drafts, and return it."""
        before = self.current_screen()
        if before is not None and before is not self._screens.get(key):
            before.keep_drafts()
        screen = self.screen_of(key)
        self.setCurrentWidget(screen)
        return screen

    def keep_drafts(self) -> None:
        """Let every screen keep what is unfinished."""
        for screen in self._screens.values():
            screen.keep_drafts()
