"""One file in a row: its picture or icon, its name, and what is known of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.files import KeptFile
from reljournal.ui.people.file_words import about, icon_of
from reljournal.ui.people.files_model import FileRole
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import fill_round, focus_ring, paint_icon
from reljournal.ui.widgets.row_look import RowLook, look_of

_GAP = 2


class FileDelegate(QStyledItemDelegate):
    """Draws a file; selection is a rounded ground, focus a ring."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one row's height; the width is the list's."""
        theme = current_theme()
        name = QFontMetrics(theme.font("body", option.font, semibold=True)).height()
        second = QFontMetrics(theme.font("small", option.font)).height()
        return QSize(0, max(theme.size("thumbnail"), name + _GAP + second) + 2 * theme.space("s"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme = current_theme()
        row = option.rect.adjusted(0, 1, 0, -1)
        _paint_ground(painter, look_of(option), row)
        file: KeptFile = index.data(FileRole.FILE)
        side, pad = theme.size("thumbnail"), theme.space("s")
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        left = row.right() + 1 - pad - side if mirrored else row.left() + pad
        square = QRect(left, row.center().y() + 1 - side // 2, side, side)
        _paint_picture(painter, square, index.data(FileRole.THUMBNAIL), file)
        before = side + pad + theme.space("m")
        words = row.adjusted(pad, 0, -before, 0) if mirrored else row.adjusted(before, 0, -pad, 0)
        _paint_words(painter, words, file, option)


def _paint_ground(painter: QPainter, look: RowLook, row: QRect) -> None:
    theme = current_theme()
    if look.selected:
        fill_round(painter, row, theme.radius_control, theme.colour("accent_soft"))
    elif look.lit:
        fill_round(painter, row, theme.radius_control, theme.colour("hover"))
    if look.ringed:
        focus_ring(painter, row, theme.radius_control - 1)


def _paint_picture(painter: QPainter, square: QRect, pixmap: QPixmap | None, file: KeptFile) -> None:
    theme = current_theme()
    fill_round(painter, square, theme.radius_control, theme.colour("chip"))
    if pixmap is None or pixmap.isNull():
        side = theme.size("icon") * 4 // 3
        rect = QRect(0, 0, side, side)
        rect.moveCenter(square.center())
        paint_icon(painter, rect, icon_of(file), "muted")
        return
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(square, theme.radius_control, theme.radius_control)
    painter.setClipPath(path)
    size = pixmap.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    target = QRect(0, 0, size.width(), size.height())
    target.moveCenter(square.center())
    painter.drawPixmap(target, pixmap)
    painter.restore()


def _paint_words(painter: QPainter, words: QRect, file: KeptFile, option: QStyleOptionViewItem) -> None:
    theme = current_theme()
    name_font, second_font = theme.font("body", option.font, semibold=True), theme.font("small", option.font)
    name_metrics, second_metrics = QFontMetrics(name_font), QFontMetrics(second_font)
    high = name_metrics.height() + _GAP + second_metrics.height()
    top = words.center().y() + 1 - high // 2
    side = Qt.AlignmentFlag.AlignLeft
    if option.direction == Qt.LayoutDirection.RightToLeft:
        side = Qt.AlignmentFlag.AlignRight
    flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine)
    painter.setFont(name_font)
    painter.setPen(theme.colour("text"))
    # The ending of a long name says what it is.
    name = name_metrics.elidedText(file.name, Qt.TextElideMode.ElideMiddle, words.width())
    painter.drawText(QRect(words.left(), top, words.width(), name_metrics.height()), flags, name)
    painter.setFont(second_font)
    painter.setPen(theme.colour("muted"))
    said = " · ".join(part for part in (about(file), file.note) if part)
    said = second_metrics.elidedText(said, Qt.TextElideMode.ElideRight, words.width())
    below = QRect(words.left(), top + name_metrics.height() + _GAP, words.width(), second_metrics.height())
    painter.drawText(below, flags, said)
