"""How an entry looks in the journal: the day in the gutter, and a card with kind, title, people and first words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.entries import Aside, Entry
from reljournal.domain.text import excerpt
from reljournal.ui.journal.card_ground import paint_card
from reljournal.ui.journal.kinds import CHIP_ROLES
from reljournal.ui.journal.list_model import JournalModel, JournalRole, shown_title
from reljournal.ui.journal.marked_text import MarkedText
from reljournal.ui.theme import Theme, blend, current_theme
from reljournal.ui.widgets import chip_font, chip_size, focus_ring, paint_chip
from reljournal.ui.widgets.row_look import RowLook, look_of
from reljournal.ui.wording import aside_words, duration, kind_label

_Index = QModelIndex | QPersistentModelIndex
_EXCERPT = 330
_LINES = 2


class _Measures:
    """Fonts and lengths of one theme and text size, measured once."""

    def __init__(self, theme: Theme, base: QFont) -> None:
        self.title = MarkedText(theme.font("body", base, semibold=True))
        self.text = MarkedText(QFont(base))
        self.aside = MarkedText(theme.font("small", base))
        self.small = self.aside.font
        self.month = theme.font("small", base, semibold=True)
        self.day = theme.font("title", base)
        self.chip = chip_font(base)
        self.pad = theme.space("l") - 2
        self.gap = theme.space("s")
        self.head = max(chip_size("x", self.chip).height(), self.title.metrics.height())
        self.line = self.text.metrics.height()
        card = 2 * self.pad + self.head + self.gap + _LINES * self.line
        month, day = QFontMetrics(self.month).height(), QFontMetrics(self.day).height()
        date_block = month + theme.space("xs") + day + QFontMetrics(self.small).height() + theme.space("s")
        self.height = max(card, date_block) + self.gap
        letters = QFontMetrics(self.month).horizontalAdvance("MMM 0000")
        self.gutter = letters + theme.space("l")


class JournalDelegate(QStyledItemDelegate):
    """Draws entries in rows of one height, so that a list of any length is never measured."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
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

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        entry: Entry | None = index.data(JournalRole.ENTRY)
        if entry is None:
            return
        at, theme = self._measures(option), current_theme()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        card = option.rect.adjusted(0 if mirrored else at.gutter, 0, -at.gutter if mirrored else 0, -at.gap)
        gutter = QRect(option.rect.left(), card.top(), at.gutter, card.height())
        if mirrored:
            gutter.moveRight(option.rect.right())
        self._paint_day(painter, gutter, entry.on, index.data(JournalRole.DAY_BEFORE), at, mirrored=mirrored)
        self._paint_ground(painter, look_of(option), card, theme)
        inner = card.adjusted(at.pad, at.pad, -at.pad, -at.pad)
        model = index.model()
        words = model.words() if isinstance(model, JournalModel) else ()
        self._paint_head(painter, inner, entry, words, at, mirrored=mirrored)
        below = QRect(inner.left(), inner.top() + at.head + at.gap, inner.width(), _LINES * at.line)
        aside = model.aside_of(entry) if isinstance(model, JournalModel) else None
        shown = _excerpt(entry, list(words)) if aside is None else aside_excerpt(aside, list(words))
        if shown:
            ink = blend(theme.colour("text"), theme.colour("muted"), 0.75)
            at.text.paint(painter, below, shown, ink, words, lines=_LINES, trailing=mirrored)

    @staticmethod
    def _paint_ground(painter: QPainter, look: RowLook, card: QRect, theme: Theme) -> None:
        radius = theme.radius_card
        fill, line = theme.colour("card"), theme.colour("line")
        if look.selected:
            # Half of the accent's ground, so that a chip of that colour still stands out.
            fill, line = blend(theme.colour("accent_soft"), theme.colour("card"), 0.45), theme.colour("accent")
        elif look.lit:
            line = blend(theme.colour("muted"), theme.colour("line"), 0.5)
        paint_card(painter, card, radius, fill, line)
        if look.ringed:
            focus_ring(painter, card, radius - 1)

    @staticmethod
    def _paint_day(
        painter: QPainter, gutter: QRect, on: date, before: date | None, at: _Measures, *, mirrored: bool
    ) -> None:
        """Write the month where one begins, and the day where one begins."""
        if on == before:
            return
        theme, locale = current_theme(), QLocale()
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        y = gutter.top() + 2
        # The month of the first row stands above the list.
        if before is not None and (on.year, on.month) != (before.year, before.month):
            painter.setFont(at.month)
            painter.setPen(theme.colour("accent"))
            month = locale.standaloneMonthName(on.month, QLocale.FormatType.ShortFormat)
            painter.drawText(gutter.left(), y, gutter.width(), gutter.height(), flags, f"{month} {on.year}")
        y += QFontMetrics(at.month).height() + theme.space("xs") - 2
        painter.setFont(at.day)
        painter.setPen(theme.colour("text"))
        painter.drawText(gutter.left(), y, gutter.width(), gutter.height(), flags, locale.toString(on.day))
        y += QFontMetrics(at.day).height()
        painter.setFont(at.small)
        painter.setPen(theme.colour("muted"))
        weekday = locale.standaloneDayName(on.isoweekday(), QLocale.FormatType.ShortFormat)
        painter.drawText(gutter.left(), y, gutter.width(), gutter.height(), flags, weekday)

    def _paint_head(
        self, painter: QPainter, inner: QRect, entry: Entry, words: tuple[str, ...], at: _Measures, *, mirrored: bool
    ) -> None:
        theme = current_theme()
        label = kind_label(entry.kind)
        chip = chip_size(label, at.chip)
        left = inner.right() + 1 - chip.width() if mirrored else inner.left()
        top = inner.top() + (at.head - chip.height()) // 2
        paint_chip(painter, QPoint(left, top), label, CHIP_ROLES[entry.kind], at.chip)
        aside = self._aside(entry)
        small, bold = at.aside.metrics, at.title.metrics
        gap = theme.space("m")
        room = inner.width() - chip.width() - gap
        title = shown_title(entry)
        # The title gives way only as far as to leave the people a third of the line.
        wide = min(small.horizontalAdvance(aside) + 1, max(room // 3, room - bold.horizontalAdvance(title) - gap))
        name = QRect(inner.left() + chip.width() + gap, inner.top(), max(0, room - wide - gap), at.head)
        after = QRect(inner.right() + 1 - wide, inner.top(), wide, at.head)
        if mirrored:
            name.moveRight(inner.right() - chip.width() - gap)
            after.moveLeft(inner.left())
        name.adjust(0, (at.head - bold.height()) // 2, 0, 0)
        after.adjust(0, (at.head - small.height()) // 2, 0, 0)
        at.title.paint(painter, name, title, theme.colour("text"), words, trailing=mirrored)
        at.aside.paint(painter, after, aside, theme.colour("muted"), words, trailing=not mirrored)

    def _aside(self, entry: Entry) -> str:
        """Return time, duration and people in one line."""
        parts = []
        if entry.people:
            shown = ", ".join(person.name or self.tr("Without a name") for person in entry.people[:2])
            more = len(entry.people) - 2
            parts.append(shown + (" " + self.tr("and %Ln more", None, more) if more > 0 else ""))
        if entry.at is not None:
            parts.append(f"{entry.at:%H:%M}")
        if entry.minutes:
            parts.append(duration(entry.minutes))
        return " · ".join(parts)


def aside_excerpt(aside: Aside, words: list[str]) -> str:
    """Return whose a private aside is, and the piece of it in which the words stand."""
    return aside_words(aside, excerpt(aside.text, _EXCERPT, words))


def _excerpt(entry: Entry, words: list[str]) -> str:
    shown = excerpt(entry.text, _EXCERPT, words or None)
    if entry.title:
        return shown
    # The first words already stand where a title would.
    first = shown_title(entry)
    return shown[len(first) :].lstrip() if shown.startswith(first) else shown
