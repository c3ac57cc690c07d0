"""How one person looks in a list."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QPixmapCache, QStaticText, QTransform
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets.avatar import hue_of, paint_avatar
from reljournal.ui.widgets.chip import chip_font, chip_size, paint_chip
from reljournal.ui.widgets.painting import fill_round, focus_ring
from reljournal.ui.widgets.row_look import RowLook, look_of

_KEPT_TEXTS = 2000
_DOTS = {"gold": "gold", "silver": "silver", "bronze": "bronze", "accent": "accent", "plain": "muted"}


class PersonRole(IntEnum):
    """What a model of people answers to, beside Qt's own roles."""

    NAME = Qt.ItemDataRole.UserRole + 1
    INITIALS = Qt.ItemDataRole.UserRole + 2
    SECOND = Qt.ItemDataRole.UserRole + 3
    """The muted line under the name: organisation, town, or how the person was found."""
    PHOTO = Qt.ItemDataRole.UserRole + 4
    """A `QPixmap`, or nothing."""
    BADGE = Qt.ItemDataRole.UserRole + 5
    """Nothing, ``(words, chip role)`` for a chip, or ``("", chip role)`` for a dot of a tier."""


class _Fonts:
    """Fonts, metrics and lengths of one theme and text size, measured once."""

    def __init__(self, theme: Theme, base: QFont) -> None:
        self.name = theme.font("body", base, semibold=True)
        self.second = theme.font("small", base)
        self.chip = chip_font(base)
        self.name_metrics = QFontMetrics(self.name)
        self.second_metrics = QFontMetrics(self.second)
        self.avatar = theme.size("avatar_small")
        self.dot = theme.size("dot")
        self.pad = theme.space("m")
        self.edge = theme.space("s")
        self.gap = 2
        self._texts: dict[tuple[str, int, bool], QStaticText] = {}
        text = self.name_metrics.height() + self.gap + self.second_metrics.height()
        self.height = max(self.avatar, text) + 2 * self.pad

    def text(self, words: str, width: int, *, name: bool) -> QStaticText:
        """Return ``words`` cut to ``width`` and laid out, kept for the next time the row is drawn."""
        key = (words, width, name)
        kept = self._texts.get(key)
        if kept is None:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            metrics, font = (self.name_metrics, self.name) if name else (self.second_metrics, self.second)
            kept = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
            kept.setTextFormat(Qt.TextFormat.PlainText)
            kept.prepare(QTransform(), font)
            self._texts[key] = kept
        return kept


class PersonDelegate(QStyledItemDelegate):
    """Draws avatar, name, second line and badge; selection is a rounded ground, focus a ring."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._base = QFont()
        self._fonts: _Fonts | None = None

    def _measured(self, option: QStyleOptionViewItem) -> _Fonts:
        theme = current_theme()
        if self._fonts is None or self._theme is not theme or self._base != option.font:
            self._theme, self._base = theme, QFont(option.font)
            self._fonts = _Fonts(theme, self._base)
        return self._fonts

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one row's height; the width is the list's."""
        return QSize(0, self._measured(option).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        fonts, theme = self._measured(option), current_theme()
        row = option.rect.adjusted(fonts.edge, 1, -fonts.edge, -1)
        self._paint_ground(painter, look_of(option), row, theme)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        name = index.data(PersonRole.NAME) or index.data(Qt.ItemDataRole.DisplayRole) or ""
        inner = row.adjusted(fonts.pad, 0, -fonts.pad, 0)
        avatar = QRect(inner.left(), row.center().y() - fonts.avatar // 2, fonts.avatar, fonts.avatar)
        if mirrored:
            avatar.moveRight(inner.right())
        initials, photo = index.data(PersonRole.INITIALS) or "", index.data(PersonRole.PHOTO)
        painter.drawPixmap(avatar.topLeft(), avatar_pixmap(painter, fonts.avatar, name, initials, photo))
        badge = self._paint_badge(painter, index.data(PersonRole.BADGE), inner, fonts, mirrored=mirrored)
        before, after = fonts.avatar + fonts.pad, badge + fonts.pad if badge else 0
        words = inner.adjusted(after, 0, -before, 0) if mirrored else inner.adjusted(before, 0, -after, 0)
        self._paint_words(painter, words, name, index.data(PersonRole.SECOND) or "", fonts, mirrored=mirrored)

    @staticmethod
    def _paint_ground(painter: QPainter, look: RowLook, row: QRect, theme: Theme) -> None:
        if look.selected:
            fill_round(painter, row, theme.radius_control, theme.colour("accent_soft"))
        elif look.lit:
            fill_round(painter, row, theme.radius_control, theme.colour("hover"))
        if look.ringed:
            focus_ring(painter, row, theme.radius_control - 1)

    @staticmethod
    def _paint_badge(
        painter: QPainter, badge: tuple[str, str] | None, inner: QRect, fonts: _Fonts, *, mirrored: bool
    ) -> int:
        """Draw the badge at the trailing edge and return its width."""
        if not badge:
            return 0
        words, role = badge
        theme = current_theme()
        if not words and role in _DOTS:
            side = fonts.dot
            left = inner.left() if mirrored else inner.right() + 1 - side
            dot = QRect(left, inner.center().y() - side // 2, side, side)
            fill_round(painter, dot, side / 2, theme.colour(_DOTS[role]))
            return side
        most = round(inner.width() * 0.42)
        size = chip_size(words, fonts.chip)
        width = min(size.width(), most)
        left = inner.left() if mirrored else inner.right() + 1 - width
        at = QRect(left, inner.center().y() - size.height() // 2, width, size.height())
        paint_chip(painter, at.topLeft(), words, role, fonts.chip, most)
        return width

    @staticmethod
    def _paint_words(painter: QPainter, words: QRect, name: str, second: str, fonts: _Fonts, *, mirrored: bool) -> None:
        theme = current_theme()
        high, low = fonts.name_metrics.height(), fonts.second_metrics.height()
        total = high + fonts.gap + low if second else high
        top = words.center().y() + 1 - total // 2

        def draw(text: QStaticText, y: int) -> None:
            x = words.right() + 1 - round(text.size().width()) if mirrored else words.left()
            painter.drawStaticText(x, y, text)

        painter.setFont(fonts.name)
        painter.setPen(theme.colour("text"))
        draw(fonts.text(name, words.width(), name=True), top)
        if second:
            painter.setFont(fonts.second)
            painter.setPen(theme.colour("muted"))
            draw(fonts.text(second, words.width(), name=False), top + high + fonts.gap)


def avatar_pixmap(painter: QPainter, side: int, name: str, initials: str, photo: QPixmap | None) -> QPixmap:
    """Return the avatar drawn once; people who share hue and initials share the picture."""
    ratio = painter.device().devicePixelRatioF()
    has_photo = photo is not None and not photo.isNull()
    who = str(photo.cacheKey()) if has_photo and photo is not None else f"{hue_of(name)}/{initials}"
    key = f"reljournal-avatar/{current_theme().name}/{who}/{side}/{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixels = round(side * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    inner = QPainter(pixmap)
    paint_avatar(inner, QRect(0, 0, side, side), name, initials, photo)
    inner.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap
