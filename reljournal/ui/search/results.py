"""What was found, as rows of a list: a heading for each sort of thing, then the things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtCore import QSize as Size
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.contacts import ContactRow
from reljournal.domain.entries import Entry
from reljournal.domain.names import initials
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.text import excerpt
from reljournal.store.queries.search import Results
from reljournal.ui.photos import Photos
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipRole, chip_font, chip_size, fill_round, paint_avatar, paint_chip
from reljournal.ui.widgets.marked import paint_marked
from reljournal.ui.wording import date_with_year, kind_label
from reljournal.ui.wording_dates import count_words, key_date_label

Index = QModelIndex | QPersistentModelIndex
_EXCERPT = 90


class RowKind(IntEnum):
    """What a row is."""

    HEADING = 0
    PERSON = 1
    ENTRY = 2
    KEY_DATE = 3


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row: its words, and what it opens."""

    kind: RowKind
    first: str
    second: str = ""
    chip: str = ""
    thing: ContactRow | Entry | Occurrence | None = None


def _words(text: str) -> str:
    return QCoreApplication.translate("Search", text)


def rows_of(results: Results, nameless: str) -> list[FoundRow]:
    """Return the rows for what was found; ``nameless`` stands for contacts without a name."""
    rows: list[FoundRow] = []
    if results.people:
        rows.append(FoundRow(RowKind.HEADING, _words("People")))
        rows += [FoundRow(RowKind.PERSON, row.name or nameless, row.second, thing=row) for row in results.people]
    if results.entries:
        rows.append(FoundRow(RowKind.HEADING, _words("Journal")))
        rows += [_entry_row(entry, results) for entry in results.entries]
    if results.key_dates:
        rows.append(FoundRow(RowKind.HEADING, _words("Key dates")))
        rows += [_date_row(occurrence, nameless) for occurrence in results.key_dates]
    return rows


def _entry_row(entry: Entry, results: Results) -> FoundRow:
    people = ", ".join(person.name for person in entry.people[:3])
    said = excerpt(entry.text, _EXCERPT, list(results.words))
    first = entry.title or said
    second = " · ".join(part for part in (date_with_year(entry.on), people, said if entry.title else "") if part)
    return FoundRow(RowKind.ENTRY, first, second, kind_label(str(entry.kind)), entry)


def _date_row(occurrence: Occurrence, nameless: str) -> FoundRow:
    said = (key_date_label(occurrence.key_date), count_words(occurrence), date_with_year(occurrence.on))
    second = " · ".join(part for part in said if part)
    return FoundRow(RowKind.KEY_DATE, occurrence.person.name or nameless, second, thing=occurrence)


class FoundModel(QAbstractListModel):
    """The rows of one search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FoundRow] = []
        self.words: tuple[str, ...] = ()

    def show(self, rows: list[FoundRow], words: tuple[str, ...]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self.rows, self.words = rows, words
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, for the list and for screen readers."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.chip, row.first, row.second) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be neither chosen nor passed through."""
        if self.rows[index.row()].kind is RowKind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows with what was searched for marked in them."""

    def __init__(self, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> Size:
        """Return the height of a heading, or of two lines."""
        theme = current_theme()
        small = QFontMetrics(theme.font("small")).height()
        if index.model().rows[index.row()].kind is RowKind.HEADING:  # type: ignore[attr-defined]
            return Size(1, small + theme.space("m"))
        return Size(1, QFontMetrics(theme.font("body", semibold=True)).height() + small + theme.space("m"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = current_theme()
        model: FoundModel = index.model()  # type: ignore[assignment]
        row = model.rows[index.row()]
        rect = option.rect.adjusted(theme.space("s"), 0, -theme.space("s"), 0)  # type: ignore[attr-defined]
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        painter.save()
        if row.kind is RowKind.HEADING:
            painter.setFont(theme.font("small", semibold=True))
            painter.setPen(theme.colour("muted"))
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            inner = rect.adjusted(theme.space("s"), 0, -theme.space("s"), -theme.space("xs"))
            painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignBottom), row.first.upper())
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            fill_round(painter, rect, theme.radius_control, theme.colour("accent_soft"))
        words = self._paint_sign(painter, rect, row, mirrored=mirrored)
        name_font = theme.font("body", semibold=True)
        high = QFontMetrics(name_font).height()
        top = words.adjusted(0, theme.space("xs") + 2, 0, 0)
        painter.setFont(name_font)
        paint_marked(painter, QRect(top.left(), top.top(), top.width(), high), row.first, model.words, name_font,
                     theme.colour("text"), mirrored=mirrored)  # fmt: skip
        small = theme.font("small")
        painter.setFont(small)
        below = QRect(top.left(), top.top() + high, top.width(), QFontMetrics(small).height())
        paint_marked(painter, below, row.second, model.words, small, theme.colour("muted"), mirrored=mirrored)
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRect, row: FoundRow, *, mirrored: bool) -> QRect:
        """Draw what stands before the words and return the room left for them."""
        theme = current_theme()
        edge = theme.space("s")
        if row.kind is RowKind.ENTRY:
            font = chip_font()
            size = chip_size(row.chip, font)
            left = rect.right() - edge - size.width() if mirrored else rect.left() + edge
            paint_chip(painter, QRect(left, rect.center().y() - size.height() // 2, size.width(), size.height())
                       .topLeft(), row.chip, ChipRole.JOURNAL, font)  # fmt: skip
            taken = max(size.width(), theme.size("avatar_small"))
        else:
            side = theme.size("avatar_small") - 4
            left = rect.right() - edge - side if mirrored else rect.left() + edge
            at = QRect(left, rect.center().y() - side // 2, side, side)
            self._paint_face(painter, at, row)
            taken = side
        room = taken + edge + theme.space("m")
        return rect.adjusted(edge, 0, -room, 0) if mirrored else rect.adjusted(room, 0, -edge, 0)

    def _paint_face(self, painter: QPainter, at: QRect, row: FoundRow) -> None:
        thing = row.thing
        photo = None
        if isinstance(thing, ContactRow) and thing.has_photo:
            photo = self._photos.of(thing.id)
        elif isinstance(thing, Occurrence) and thing.person.has_photo:
            photo = self._photos.of(thing.person.id)
        paint_avatar(painter, at, row.first, initials(row.first), photo)
