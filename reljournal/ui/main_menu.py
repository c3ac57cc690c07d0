"""The window's menu: the button in the rail that opens it, and what undo and redo are called in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reljournal.ui.widgets import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reljournal.ui.window import MainWindow


class MainMenu(QObject):
    """Made with the window; the menu itself is made when it is first opened."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.button = IconButton("menu", self.tr("Menu"))
        self.button.clicked.connect(self.open)

    @cached_property
    def _menu(self) -> QMenu:
        menu = self._window.actions_by_key.menu(self._window)
        menu.setAccessibleName(self.tr("Menu"))
        menu.aboutToShow.connect(self.name_actions)
        return menu

    def open(self) -> None:
        """Open the menu below its button."""
        self._menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def name_actions(self) -> None:
        """Say what undo and redo would do, and which way the sample journal lies."""
        actions, journal = self._window.actions_by_key, self._window.journal
        if self._window.throwaway:
            actions["sample"].setText(self.tr("To my own journal"))
        for key, label, words in (
            ("undo", journal.undo_label(), (self.tr("Undo"), self.tr("Undo {what}"))),
            ("redo", journal.redo_label(), (self.tr("Redo"), self.tr("Redo {what}"))),
        ):
            actions[key].setText(words[1].format(what=label) if label else words[0])
