"""Rows of one line: what the search offers to do, beside what it found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QAction, QPainter

from reljournal.ui.theme import Theme
from reljournal.ui.widgets.buttons import key_hint_size, paint_key_hint
from reljournal.ui.widgets.icons import paint_icon
from reljournal.ui.widgets.marked import MarkedLine


class LineSort(Enum):
    """What a line does when it is pressed."""

    RECENT = auto()
    """Searches again for what was searched for; Del forgets it."""
    FORGET = auto()
    """Forgets every recent search."""
    WRITE = auto()
    """Writes ``value`` into the field: what may have been meant, or an operator that was completed."""
    ACT = auto()
    """Triggers ``action``."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says, the icon before it and the keys (as this system writes them) at its end."""

    sort: LineSort
    words: str
    icon: str = ""
    keys: str = ""
    value: str = ""
    action: QAction | None = None

    @property
    def is_enabled(self) -> bool:
        """Whether it can be pressed now."""
        return self.action is None or self.action.isEnabled()

    def spoken(self) -> str:
        """Return it as a screen reader says it."""
        unable = "" if self.is_enabled else QCoreApplication.translate("Search", "not possible now")
        return ", ".join(part for part in (self.words, self.keys, unable) if part)


class LinePainter:
    """Draws lines in one theme and size of text."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._plain = MarkedLine(theme.font("body"), "text")
        self._muted = MarkedLine(theme.font("body"), "muted")
        self._icon, self._edge, self._gap = theme.size("icon"), theme.space("s"), theme.space("m")

    def height(self) -> int:
        """Return the height of a line in pixels."""
        return max(self._plain.height(), self._icon) + self._gap

    def paint(
        self, painter: QPainter, rect: QRect, line: Line, words: tuple[str, ...], direction: Qt.LayoutDirection
    ) -> None:
        """Draw a line into ``rect``: icon, words, keys at the end. In an action's name the words typed are marked."""
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(self._edge, 0, -self._edge, 0)
        room = QRect(inner)
        if line.icon:
            sign = QRect(inner.left(), inner.center().y() - self._icon // 2, self._icon, self._icon)
            paint_icon(painter, _mirrored(sign, inner) if mirrored else sign, line.icon, "muted")
            room.setLeft(sign.right() + self._gap)
        if line.keys:
            size = key_hint_size(line.keys)
            box = QRect(inner.right() - size.width(), inner.center().y() - size.height() // 2, *size.toTuple())
            ink, edge = self.theme.colour("muted"), self.theme.colour("line")
            paint_key_hint(painter, _mirrored(box, inner) if mirrored else box, line.keys, ink, edge)
            room.setRight(box.left() - self._gap)
        high = self._plain.height()
        room = QRect(room.left(), room.center().y() - high // 2, room.width(), high)
        drawn = self._plain if line.is_enabled else self._muted
        marked = words if line.sort is LineSort.ACT else ()
        drawn.paint(painter, _mirrored(room, inner) if mirrored else room, line.words, marked, mirrored=mirrored)


def _mirrored(part: QRect, whole: QRect) -> QRect:
    return QRect(whole.right() + whole.left() - part.right(), part.top(), part.width(), part.height())
