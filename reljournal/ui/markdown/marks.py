"""Dots, boxes and bars that stand where Markdown has its marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round, paint_icon


def paint_dot(painter: QPainter, area: QRect, *, mirrored: bool = False) -> None:
    """Draw a list's dot where its mark begins."""
    theme = current_theme()
    radius = max(2.0, area.height() / 9)
    x = area.right() - radius - 1 if mirrored else area.left() + radius + 1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawEllipse(QPointF(x, QRectF(area).center().y() + 1), radius, radius)
    painter.restore()


def paint_box(painter: QPainter, rect: QRect, *, checked: bool) -> None:
    """Draw a box to tick; ticked it is filled and carries a check mark."""
    theme = current_theme()
    radius = rect.width() * 0.28
    if not checked:
        fill_round(painter, rect, radius, theme.colour("card"), theme.colour("muted"))
        return
    fill_round(painter, rect, radius, theme.colour("accent"), theme.colour("accent"))
    inset = max(1, round(rect.width() * 0.12))
    paint_icon(painter, rect.adjusted(inset, inset, -inset, -inset), "check", "on_accent")


def paint_quote_bar(painter: QPainter, area: QRect) -> None:
    """Draw the bar beside a quotation."""
    theme = current_theme()
    wide = theme.sizes["focus_ring"] + 1
    painter.fillRect(area.left(), area.top(), wide, area.height(), theme.colour("line"))
