"""The icon in the tray: how much waits today, and the way to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from reljournal.system.notifications import Note
from reljournal.ui.reminding.words import OPEN
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round
from reljournal.ui.widgets.icons import icon_pixmap

# What trays of different systems and scales take.
_SIDES = (16, 22, 32, 48, 64)
_MOST_SHOWN = 99


class Tray(QObject):
    """Stands in the tray while it is shown; where there is no tray it waits for one and does nothing."""

    open_wanted = Signal()
    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._count = 0
        self._wished = False
        self._menu = QMenu()
        self._waits = self._menu.addAction("")
        self._waits.triggered.connect(self.open_wanted)
        self._menu.addAction(self.tr("Log a conversation")).triggered.connect(self.log_wanted)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit RelJournal")).triggered.connect(self.quit_wanted)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._activated)
        window.installEventFilter(self)
        self._paint()

    def show(self) -> None:
        """Stand in the tray, at once or as soon as there is one and this is called again."""
        self._wished = True
        if QSystemTrayIcon.isSystemTrayAvailable() and not self.icon.isVisible():
            self.icon.show()

    def hide(self) -> None:
        """Leave the tray."""
        self._wished = False
        self.icon.hide()

    def is_shown(self) -> bool:
        """Return whether it stands in a tray."""
        return self._wished and self.icon.isVisible()

    def set_count(self, count: int) -> None:
        """Say how much waits today."""
        if count != self._count:
            self._count = count
            self._paint()

    def put_away(self) -> None:
        """Leave the tray for good."""
        self._window.removeEventFilter(self)
        self.hide()
        self._menu.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the theme as the window does."""
        if watched is self._window and event.type() is QEvent.Type.PaletteChange:
            self._paint()
        return super().eventFilter(watched, event)

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in {QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick}:
            self.open_wanted.emit()

    def _paint(self) -> None:
        drawn = QIcon()
        for side in _SIDES:
            drawn.addPixmap(tray_pixmap(side, self._count))
        self.icon.setIcon(drawn)
        words = self.tr("%Ln wait today", None, self._count) if self._count else self.tr("Nothing waits today")
        self.icon.setToolTip(f"RelJournal: {words}")
        self._waits.setText(self.tr("Open RelJournal · {what}").format(what=words))


def tray_pixmap(side: int, count: int) -> QPixmap:
    """Return the icon at a size: a journal on a ground of its own, that is seen on light and dark panels alike.

    How much waits stands on it as a number where that can be read, else as a dot.
    """
    theme = current_theme()
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill_round(painter, QRect(0, 0, side, side), side * 0.22, theme.colour("accent"))
    inner = round(side * 0.68)
    drawn = icon_pixmap("journal", QSize(inner, inner), theme.colour("on_accent").name())
    painter.drawPixmap(QPoint((side - inner) // 2, (side - inner) // 2), drawn)
    if count > 0:
        _paint_count(painter, side, count)
    painter.end()
    return pixmap


def _paint_count(painter: QPainter, side: int, count: int) -> None:
    theme = current_theme()
    readable = side >= 22
    high = side * (0.56 if readable else 0.44)
    text = str(min(count, _MOST_SHOWN)) if readable else ""
    font = QFont(theme.font("body"))
    font.setPixelSize(max(1, round(high * 0.8)))
    font.setBold(True)
    painter.setFont(font)
    wide = max(high, painter.fontMetrics().horizontalAdvance(text) + high * 0.4)
    badge = QRectF(side - wide, side - high, wide, high)
    fill_round(painter, badge.toAlignedRect(), high / 2, theme.colour("card"), theme.colour("accent"))
    painter.setPen(theme.colour("text"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text or "•")


class TrayNotes(QObject):
    """Shows notes through the tray: where there is no D-Bus, on macOS and Windows. A click on one opens the window."""

    shown = Signal(str)
    refused = Signal(str)
    acted = Signal(str, str)

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._last = ""
        tray.icon.messageClicked.connect(self._clicked)

    def show_note(self, note: Note) -> None:
        """Show a note, for which the icon must stand in the tray."""
        icon = self._tray.icon
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            self.refused.emit(note.name)
            return
        if not icon.isVisible():
            icon.show()
        self._last = note.name
        icon.showMessage(note.title, note.body, icon.icon())
        self.shown.emit(note.name)

    def withdraw(self, name: str) -> None:
        """Let it stand: the system puts it away by itself."""

    def close(self) -> None:
        """Show nothing more."""
        self._last = ""

    def _clicked(self) -> None:
        if self._last:
            self.acted.emit(self._last, OPEN)
