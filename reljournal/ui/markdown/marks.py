"""Dots, boxes and bars that stand where Markdown has its marks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock

from reljournal.ui.markdown.layout import x_of
from reljournal.ui.markdown.lines import Line, reads_from_right
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round, paint_icon


def mark_area(block: QTextBlock, start: int, end: int, top: QPointF) -> QRect | None:
    """Return where letters ``start`` to ``end`` of a line stand, its corner at ``top``; None until it is laid out."""
    row = block.layout().lineForTextPosition(start)
    if not row.isValid():
        return None
    first, last = x_of(row, start), x_of(row, end)
    at = QRectF(min(first, last), row.y(), abs(last - first), row.ascent() + row.descent())
    return at.translated(top).toRect()


def box_rect(block: QTextBlock, line: Line, top: QPointF) -> QRect | None:
    """Return where the box of a line stands, None when it has none."""
    area = mark_area(block, line.mark_start, line.box + 3, top) if line.box >= 0 else None
    if area is None:
        return None
    side = min(current_theme().size("tick"), area.height())
    left = area.right() + 1 - side if reads_from_right(block.text()) else area.left()
    return QRect(left, area.center().y() - side // 2 + 1, side, side)


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
