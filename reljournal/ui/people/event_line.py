"""How an event stands between the entries of a timeline: one quiet line, with an icon before it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reljournal.domain.timeline import TimelineEvent
from reljournal.ui.people.event_words import event_icon, event_words
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import focus_ring, paint_icon
from reljournal.ui.widgets.row_look import look_of
from reljournal.ui.wording import short_day


def event_height(font: QFont) -> int:
    """Return the height of the line, in pixels, with the room below it."""
    theme = current_theme()
    return QFontMetrics(theme.font("small", font)).height() + theme.space("s") + theme.space("m")


def paint_event(painter: QPainter, option: QStyleOptionViewItem, event: TimelineEvent, area: QRect) -> None:
    """Draw the line into ``area``; the day stands first, under the month that tells the year."""
    theme = current_theme()
    small = theme.font("small", option.font)
    line = area.adjusted(0, 0, 0, -theme.space("m"))
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    if look_of(option).ringed:
        focus_ring(painter, line, theme.radius_control)
    side = QFontMetrics(small).height()
    pad = theme.space("l") + 2
    left = line.right() - pad - side if mirrored else line.left() + pad
    paint_icon(painter, QRect(left, line.top() + (line.height() - side) // 2, side, side), event_icon(event), "dates")
    painter.setFont(small)
    painter.setPen(theme.colour("muted"))
    gap = pad + side + theme.space("s")
    words = line.adjusted(pad, 0, -gap, 0) if mirrored else line.adjusted(gap, 0, -pad, 0)
    shown = QFontMetrics(small).elidedText(
        f"{short_day(event.on)} · {event_words(event)}", Qt.TextElideMode.ElideRight, words.width()
    )
    side_flag = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side_flag | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, int(flags.value), shown)
