"""What goes on beside the window, and while it is hidden: reminders, and the icon in the tray."""

from __future__ import annotations

import sys
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reljournal.system.settings import Settings
from reljournal.ui.reminding.watch import Desktop, ReminderWatch

if TYPE_CHECKING:
    from reljournal.ui.reminding.tray import Tray
    from reljournal.ui.window import MainWindow

# Here notifications come through the tray.
_WITHOUT_BUS = {"win32", "darwin"}


class Attendant(QObject):
    """Attends to one window from after its first paint until it is closed."""

    quit_wanted = Signal()

    def __init__(self, window: MainWindow, settings: Settings, *, always_tray: bool = False) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._always_tray = always_tray
        self.watch = ReminderWatch(
            window.context, self._chosen, self._desktop(), self._is_seen, self._is_on_today, self
        )
        self.watch.wanted.connect(self._open)
        window.closing.connect(self.stop)
        self.apply(settings)
        self.watch.begin()

    def _chosen(self) -> Settings:
        return self._settings

    def _desktop(self) -> Desktop:
        if sys.platform in _WITHOUT_BUS:
            from reljournal.ui.reminding.tray import TrayNotes

            return TrayNotes(self.tray, self)
        from reljournal.system.notifications import DesktopNotifications

        return DesktopNotifications(self)

    @cached_property
    def tray(self) -> Tray:
        """The icon in the tray, made when it is first wished for."""
        from reljournal.ui.reminding.tray import Tray

        tray = Tray(self._window)
        tray.open_wanted.connect(self._open)
        tray.log_wanted.connect(self._log)
        tray.quit_wanted.connect(self.quit_wanted)
        tray.set_count(self._window.counts.waiting)
        self._window.counts.waiting_changed.connect(tray.set_count)
        return tray

    def apply(self, settings: Settings) -> None:
        """Follow what was chosen in the preferences."""
        self._settings = settings
        self._window.context.remind_at = time.fromisoformat(settings.notify_at)
        self.watch.forget_rules()
        if settings.tray_icon or settings.stay_running or self._always_tray:
            self.tray.show()
        elif "tray" in vars(self):
            self.tray.hide()

    def stop(self) -> None:
        """End with the window."""
        self.watch.stop()
        if "tray" in vars(self):
            self.tray.put_away()

    def _is_seen(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()

    def _is_on_today(self) -> bool:
        return self._window.current_key() == "today"

    def _open(self) -> None:
        self._window.come_forward()
        self._window.show_screen("today")

    def _log(self) -> None:
        self._window.come_forward()
        self._window.capture()
