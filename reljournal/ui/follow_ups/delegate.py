"""How a follow-up looks among all of them: its group in the gutter, a ring to tick, the words, and when it asks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.entries import FollowUp
from reljournal.ui.date_words import waits_for
from reljournal.ui.follow_ups.model import FollowUpRole, FollowUpsModel
from reljournal.ui.follow_ups.words import asks, repeat_words
from reljournal.ui.journal.card_ground import paint_card
from reljournal.ui.journal.marked_text import MarkedText
from reljournal.ui.theme import Theme, blend, current_theme
from reljournal.ui.widgets import chip_font, chip_size, focus_ring, paint_chip
from reljournal.ui.widgets.icons import icon_pixmap
from reljournal.ui.widgets.painting import fill_round
from reljournal.ui.widgets.row_look import look_of

_Index = QModelIndex | QPersistentModelIndex
_LONGEST_HEADING = "Within a month"
# How many times as wide as the headings the list must be to have them beside it.
_ROOMY = 5


class _Measures:
    """Fonts and lengths of one theme and text size, measured once."""

    def __init__(self, theme: Theme, base: QFont) -> None:
        self.text = MarkedText(theme.font("body", base, semibold=True))
        self.aside = MarkedText(theme.font("small", base))
        self.heading = theme.font("small", base, semibold=True)
        self.chip = chip_font(base)
        self.pad, self.gap = theme.space("m"), theme.space("s")
        self.ring = QFontMetrics(base).height()
        self.height = (
            2 * self.pad + self.text.metrics.height() + theme.space("xs") + self.aside.metrics.height() + self.gap
        )
        self.gutter = QFontMetrics(self.heading).horizontalAdvance(_LONGEST_HEADING) + theme.space("l")


class FollowUpsDelegate(QStyledItemDelegate):
    """Draws follow-ups in rows of one height."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._key: tuple[str, str] | None = None
        self._known: _Measures | None = None

    def _measures(self, option: QStyleOptionViewItem) -> _Measures:
        theme = current_theme()
        key = (theme.name, option.font.key())
        if self._known is None or key != self._key:
            self._key, self._known = key, _Measures(theme, option.font)
        return self._known

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return one row's height; the width is the list's."""
        return QSize(0, self._measures(option).height)

    def ring_rect(self, option: QStyleOptionViewItem) -> QRect:
        """Return where the ring of a row stands that is pressed to tick it off."""
        at, card = self._measures(option), self._card(option)
        left = card.right() + 1 - at.pad - at.ring if self._mirrored(option) else card.left() + at.pad
        return QRect(left, card.center().y() + 1 - at.ring // 2, at.ring, at.ring)

    @staticmethod
    def _mirrored(option: QStyleOptionViewItem) -> bool:
        return bool(option.direction == Qt.LayoutDirection.RightToLeft)

    def _has_gutter(self, option: QStyleOptionViewItem) -> bool:
        """Return whether there is room for headings beside the rows; else each row's chip says when."""
        return bool(option.rect.width() > _ROOMY * self._measures(option).gutter)

    def _card(self, option: QStyleOptionViewItem) -> QRect:
        at = self._measures(option)
        if not self._has_gutter(option):
            return option.rect.adjusted(0, 0, 0, -at.gap)
        if self._mirrored(option):
            return option.rect.adjusted(0, 0, -at.gutter, -at.gap)
        return option.rect.adjusted(at.gutter, 0, 0, -at.gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        item: FollowUp | None = index.data(FollowUpRole.ITEM)
        if item is None:
            return
        at, theme, card, mirrored = self._measures(option), current_theme(), self._card(option), self._mirrored(option)
        look = look_of(option)
        fill = theme.colour("card")
        line = theme.colour("accent") if look.selected else theme.colour("line")
        if look.selected:
            fill = blend(theme.colour("accent_soft"), fill, 0.45)
        elif look.lit:
            line = blend(theme.colour("muted"), line, 0.5)
        paint_card(painter, card, theme.radius_card, fill, line)
        if look.ringed:
            focus_ring(painter, card, theme.radius_card - 1)
        if self._has_gutter(option):
            self._paint_heading(painter, option, index, at)
        self._paint_ring(painter, self.ring_rect(option), done=item.done_on is not None)
        self._paint_words(painter, card, item, index, at, mirrored=mirrored)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, at: _Measures) -> None:
        found = index.data(FollowUpRole.HEADING)
        if found is None:
            return
        words, count = found
        theme, rect = current_theme(), option.rect
        gutter = QRect(rect.left(), rect.top() + at.pad, at.gutter - theme.space("m"), rect.height())
        if self._mirrored(option):
            gutter.moveRight(rect.right())
        side = Qt.AlignmentFlag.AlignRight if self._mirrored(option) else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        painter.setFont(at.heading)
        painter.setPen(theme.colour("text"))
        painter.drawText(gutter, flags, words)
        painter.setFont(at.aside.font)
        painter.setPen(theme.colour("muted"))
        painter.drawText(gutter.translated(0, QFontMetrics(at.heading).height()), flags, QLocale().toString(count))

    @staticmethod
    def _paint_ring(painter: QPainter, rect: QRect, *, done: bool) -> None:
        theme = current_theme()
        fill, line = (theme.colour("accent"), None) if done else (theme.colour("card"), theme.colour("muted"))
        fill_round(painter, rect.adjusted(1, 1, -1, -1), rect.height() / 4, fill, line)
        if done:
            ratio = painter.device().devicePixelRatioF()
            size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
            painter.drawPixmap(rect.topLeft(), icon_pixmap("check", size, theme.colour("on_accent").name(), ratio))

    def _paint_words(
        self, painter: QPainter, card: QRect, item: FollowUp, index: _Index, at: _Measures, *, mirrored: bool
    ) -> None:
        theme = current_theme()
        words, role = asks(item, self.today)
        chip = chip_size(words, at.chip)
        inner = card.adjusted(at.pad, at.pad, -at.pad, -at.pad)
        wide = min(chip.width(), inner.width() // 2)
        left = inner.left() if mirrored else inner.right() + 1 - wide
        paint_chip(painter, QPoint(left, card.center().y() - chip.height() // 2), words, role, at.chip, wide)
        before, after = at.ring + at.pad, wide + at.pad
        line = inner.adjusted(after if mirrored else before, 0, -(before if mirrored else after), 0)
        model = index.model()
        marks = tuple(model.words()) if isinstance(model, FollowUpsModel) else ()
        ink = theme.colour("muted" if item.done_on is not None else "text")
        at.text.paint(painter, line, item.text, ink, marks, trailing=mirrored)
        below = line.adjusted(0, at.text.metrics.height() + theme.space("xs"), 0, 0)
        said = " · ".join(part for part in (waits_for(item), repeat_words(item.repeat), item.note) if part)
        at.aside.paint(painter, below, said, theme.colour("muted"), marks, trailing=mirrored)
