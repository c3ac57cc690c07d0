"""How an entry looks in the timeline: a card with kind, title, date, the text as it reads, and what it left open."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.entries import Entry, EntryFile
from reljournal.ui.markdown.folding import count_long_quotes
from reljournal.ui.people.entry_around import Around, measure_around, paint_around
from reljournal.ui.people.entry_text import EntryText, Shown, is_quote, laid_out
from reljournal.ui.people.event_line import event_height, paint_event
from reljournal.ui.people.timeline_model import EntryRole
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import chip_font, chip_size, fill_round, focus_ring, paint_chip
from reljournal.ui.widgets.row_look import look_of
from reljournal.ui.wording import duration, kind_label, short_day, weekday_date

if TYPE_CHECKING:
    from reljournal.ui.people.entry_pictures import EntryPictures

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 120
_KIND_ROLES = {
    "in_person": "accent", "call": "journal", "video": "journal", "email": "due", "message": "due",
    "letter": "due", "gift": "dates", "note": "plain",
}  # fmt: skip


class _Card(NamedTuple):
    """One entry measured at one width. Heights are in pixels."""

    shown: EntryText | None
    month: int
    head: int
    text: int
    around: Around
    height: int


class EntryDelegate(QStyledItemDelegate):
    """Measures and draws entries ``width`` pixels wide; keeps the documents it laid out last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.contact_id: int | None = None
        self.width = 0
        self.find_pictures: Callable[[], EntryPictures] | None = None
        """Answers with what draws pictures, once there is an entry with one; without it their names stand there."""
        self._opened: dict[int, set[int]] = {}
        self._cards: OrderedDict[tuple[int, int | None, bool], tuple[Entry, _Card]] = OrderedDict()

    def forget(self) -> None:
        """Measure everything anew: the width, the theme or the size of text is another."""
        self._cards.clear()

    # Quotes

    def turn_quote(self, entry: Entry, number: int) -> None:
        """Open a long quote of an entry, or fold it again; its card is measured anew."""
        self._opened.setdefault(entry.id, set()).symmetric_difference_update({number})
        self._drop_cards(entry.id)

    def turn_quotes(self, entry: Entry) -> bool:
        """Open all long quotes of an entry, or fold them again; return whether it has any."""
        count = count_long_quotes(entry.text)
        if count:
            self._opened[entry.id] = set() if self._opened.get(entry.id) else set(range(count))
            self._drop_cards(entry.id)
        return bool(count)

    def fold_quotes(self) -> None:
        """Fold whatever was opened."""
        for entry_id in self._opened:
            self._drop_cards(entry_id)
        self._opened.clear()

    # Pictures

    def _file(self, entry: Entry, digest: str, widest: int) -> Shown | None:
        """Return what a file of an entry is on its card; None where the entry does not have it."""
        file = file_of(entry, digest)
        if file is None:
            return None
        return Shown(self.find_pictures().size(file, widest) if self.find_pictures is not None else None)

    def take_pictures(self, entry: Entry, digests: Collection[str]) -> bool:
        """Measure the card of an entry anew if one of these pictures is in it; return whether it is."""
        has = any(file.digest in digests for file in entry.around.files)
        if has:
            self._drop_cards(entry.id)
        return has

    def _drop_cards(self, entry_id: int) -> None:
        for key in [key for key in self._cards if key[0] == entry_id]:
            del self._cards[key]

    # Measuring

    def _card(self, index: _Index, width: int, font: QFont) -> _Card:
        entry: Entry = index.data(EntryRole.ENTRY)
        month = bool(index.data(EntryRole.MONTH))
        # What was noted for one person alone stands on their timeline only.
        key = (entry.id, self.contact_id, month)
        kept = self._cards.get(key)
        if kept is not None and (kept[0] is entry or kept[0] == entry):
            self._cards.move_to_end(key)
            return kept[1]
        card = self._measure(entry, width, font, month=month)
        self._cards[key] = (entry, card)
        if len(self._cards) > _KEPT:
            self._cards.popitem(last=False)
        return card

    def _measure(self, entry: Entry, width: int, font: QFont, *, month: bool) -> _Card:
        theme = current_theme()
        pad, gap = theme.space("l") + 2, theme.space("s")
        inner = max(80, width - 2 * pad)
        month_high = QFontMetrics(_month_font(font)).height() + 2 * current_theme().space("s") if month else 0
        head = max(chip_size("x", chip_font(font)).height(), QFontMetrics(font).height())
        if self._aside_below(entry, inner, font):
            head += QFontMetrics(theme.font("small", font)).height() + theme.space("xs")
        shown, text_high = None, 0
        if entry.text.strip():
            shown = laid_out(
                entry.text, inner, font, self._opened.get(entry.id, ()), lambda digest: self._file(entry, digest, inner)
            )
            text_high = round(shown.document.size().height()) + gap
        around = measure_around(entry, self.contact_id, inner, font)
        height = month_high + pad + head + text_high + around.height + pad + theme.space("m")
        return _Card(shown, month_high, head, text_high, around, height)

    def _aside(self, entry: Entry) -> str:
        """Return date, duration and who else was there, in one line."""
        others = [person.name for person in entry.people if person.id != self.contact_id]
        # The month above tells the year.
        parts = [short_day(entry.on) if others else weekday_date(entry.on)]
        if entry.minutes:
            parts.append(duration(entry.minutes))
        if others:
            more = len(others) - 1
            named = self.tr("%1 and %Ln more", None, more) if more else "%1"
            parts.append("+ " + named.replace("%1", others[0]))
        return " · ".join(parts)

    def _aside_below(self, entry: Entry, inner: int, font: QFont) -> bool:
        """Whether date and people need a line of their own, because the title would be cut too short."""
        theme = current_theme()
        small = QFontMetrics(theme.font("small", font)).horizontalAdvance(self._aside(entry))
        chip = chip_size(kind_label(entry.kind), chip_font(font)).width()
        title = QFontMetrics(theme.font("body", font, semibold=True)).horizontalAdvance(entry.title)
        return chip + min(title, inner // 2) + small + 3 * theme.space("m") > inner

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of an entry, or of an event between entries, at the list's width."""
        event = index.data(EntryRole.EVENT)
        if event is not None:
            return QSize(0, event_height(option.font) + self._month_height(index, option.font))
        return QSize(0, self._card(index, self.width, option.font).height)

    def _month_height(self, index: _Index, font: QFont) -> int:
        month = bool(index.data(EntryRole.MONTH))
        return QFontMetrics(_month_font(font)).height() + 2 * current_theme().space("s") if month else 0

    def _cut(self, option: QStyleOptionViewItem) -> QRect:
        """Return the part of a row that is drawn on: beside it there is room for the scroll bar."""
        rect = QRect(option.rect)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            rect.setLeft(rect.right() + 1 - self.width)
        else:
            rect.setWidth(self.width)
        return rect

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one entry, with its month above when it is the first."""
        theme, font, rect = current_theme(), option.font, self._cut(option)
        month = self._month_height(index, font)
        if month:
            painter.setFont(_month_font(font))
            painter.setPen(theme.colour("muted"))
            area = QRect(rect.left(), rect.top(), rect.width(), month)
            painter.drawText(area, _leading(option), index.data(EntryRole.MONTH).upper())
        event = index.data(EntryRole.EVENT)
        if event is not None:
            paint_event(painter, option, event, rect.adjusted(0, month, 0, 0))
            return
        card = self._card(index, rect.width(), font)
        entry: Entry = index.data(EntryRole.ENTRY)
        pad = theme.space("l") + 2
        box = rect.adjusted(0, card.month, 0, -theme.space("m"))
        look = look_of(option)
        line = blend(theme.colour("muted"), theme.colour("line"), 0.35) if look.lit else theme.colour("line")
        fill_round(painter, box, theme.radius_card, theme.colour("card"), line)
        if look.ringed:
            focus_ring(painter, box, theme.radius_card - 1)
        inner = box.adjusted(pad, pad, -pad, -pad)
        self._paint_head(painter, option, entry, QRect(inner.left(), inner.top(), inner.width(), card.head))
        if card.shown is not None:
            painter.save()
            painter.translate(inner.left(), inner.top() + card.head + theme.space("s"))
            context = QAbstractTextDocumentLayout.PaintContext()
            context.palette = _palette(option.palette)
            card.shown.document.documentLayout().draw(painter, context)
            for digest, place in card.shown.places(option.direction):
                file = file_of(entry, digest)
                if self.find_pictures is not None and file is not None:
                    self.find_pictures().paint(painter, file, place)
            painter.restore()
        corner = inner.topLeft() + QPoint(0, card.head + card.text)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        paint_around(painter, card.around, corner, inner.width(), font, mirrored=mirrored)

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry, area: QRect) -> None:
        theme, font = current_theme(), option.font
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        below = self._aside_below(entry, area.width(), font)
        chip = chip_size(kind_label(entry.kind), chip_font(font))
        first = max(chip.height(), QFontMetrics(font).height())
        left = area.right() + 1 - chip.width() if mirrored else area.left()
        role = _KIND_ROLES.get(str(entry.kind), "plain")
        at = QPoint(left, area.top() + (first - chip.height()) // 2)
        paint_chip(painter, at, kind_label(entry.kind), role, chip_font(font))
        small, aside = theme.font("small", font), self._aside(entry)
        aside_width = 0 if below else QFontMetrics(small).horizontalAdvance(aside)
        before = chip.width() + theme.space("m")
        words = QRect(area.left(), area.top(), area.width(), first)
        words.adjust(*((aside_width + before - chip.width(), 0, -before, 0) if mirrored
                       else (before, 0, -(aside_width + theme.space("m") if aside_width else 0), 0)))  # fmt: skip
        bold = theme.font("body", font, semibold=True)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        title = QFontMetrics(bold).elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _leading(option), title)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        if below:
            line = QRect(area.left(), area.top() + first, area.width(), area.height() - first)
            shown = QFontMetrics(small).elidedText(aside, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(line, int(_leading(option) & ~Qt.AlignmentFlag.AlignVCenter.value)
                             | Qt.AlignmentFlag.AlignBottom.value, shown)  # fmt: skip
        else:
            trailing = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
            flags = trailing | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(area.left(), area.top(), area.width(), first), int(flags), aside)

    def link_at(self, index: _Index, option: QStyleOptionViewItem, point: QPoint) -> str:
        """Return the address of the link at a point of the viewport, empty when there is none."""
        shown, inside = self._text_at(index, option, point)
        if shown is None:
            return ""
        pictures = (digest for digest, place in shown.places(option.direction) if place.contains(inside.toPoint()))
        found = next(pictures, "")
        return f"kept:{found}" if found else shown.document.documentLayout().anchorAt(inside)

    def box_at(self, index: _Index, option: QStyleOptionViewItem, point: QPoint) -> int | None:
        """Return which box of the text, counted from 0, is at a point of the viewport; None where there is none."""
        shown, inside = self._text_at(index, option, point)
        block = shown.document.documentLayout().blockWithMarkerAt(inside) if shown is not None else None
        if shown is None or block is None or not block.isValid():
            return None
        number, each = 0, shown.document.begin()
        while each.isValid() and each != block:
            number += _has_box(each)
            each = each.next()
        return number if _has_box(block) else None

    def _text_at(
        self, index: _Index, option: QStyleOptionViewItem, point: QPoint
    ) -> tuple[EntryText | None, QPointF]:
        """Return the text of an entry and a point of the viewport in its own coordinates."""
        if index.data(EntryRole.EVENT) is not None:
            return None, QPointF()
        theme = current_theme()
        card = self._card(index, self.width, option.font)
        rect = self._cut(option)
        pad = theme.space("l") + 2
        top = rect.top() + card.month + pad + card.head + theme.space("s")
        return card.shown, QPointF(point - QPoint(rect.left() + pad, top))


def file_of(entry: Entry, digest: str) -> EntryFile | None:
    """Return the file of an entry with this content, None when it has none."""
    return next((file for file in entry.around.files if file.digest == digest), None)


def _has_box(block: QTextBlock) -> bool:
    """Return whether a block has a box of the person's own to tick: what is only quoted has none."""
    return block.blockFormat().marker() != QTextBlockFormat.MarkerType.NoMarker and not is_quote(block)


def _leading(option: QStyleOptionViewItem) -> int:
    rtl = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter).value


def _month_font(base: QFont) -> QFont:
    font = current_theme().font("small", base, semibold=True)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font


def _palette(base: QPalette) -> QPalette:
    theme, palette = current_theme(), QPalette(base)
    palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
    return palette

