"""The part of the preferences that says when and how one is reminded; it is changed in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.system.settings import Settings
from reljournal.ui.context import Context
from reljournal.ui.reminding.dialog import RemindersDialog, clock_time
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton
from reljournal.ui.wording import time_of_day


class RemindersPart(QWidget):
    """Says what holds now. What is saved in the dialog holds at once, also where the preferences are cancelled."""

    chosen = Signal(object)
    """The `Settings` that the person saved in the dialog."""

    def __init__(self, context: Context, settings: Callable[[], Settings], over: QWidget) -> None:
        super().__init__()
        self._context, self._settings, self._over = context, settings, over
        self.words = Label("", wrap=True)
        self.change = LinkButton(self.tr("Change when and how you are reminded…"))
        self.change.clicked.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        column.addWidget(self.words)
        column.addWidget(self.change)
        self.setFocusProxy(self.change)
        self.refresh()

    def refresh(self) -> None:
        """Say what holds now."""
        settings = self._settings()
        if not settings.notify:
            self.words.setText(self.tr("No notifications: what asks stands on Today."))
            return
        words = self.tr("Notifications from %1 on.").replace("%1", _shown(settings.notify_at))
        if settings.quiet_from != settings.quiet_until:
            quiet = self.tr("Quiet from %1 to %2.").replace("%1", _shown(settings.quiet_from))
            words = f"{words} {quiet.replace('%2', _shown(settings.quiet_until))}"
        self.words.setText(words)

    def _open(self) -> None:
        dialog = RemindersDialog(self._context, self._settings(), self._over)
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, settings: Settings) -> None:
        self.chosen.emit(settings)
        self.refresh()
        self.change.setFocus()


def _shown(text: str) -> str:
    return time_of_day(clock_time(text))
