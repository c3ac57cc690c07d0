"""What was found, as rows of a list: a heading for each sort of thing, then the things."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtCore import QSize as Size
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.entries import Kind
from reljournal.domain.initials import initials
from reljournal.domain.occurrences import Occurrence
from reljournal.domain.text import excerpt
from reljournal.store.queries.search import FoundEntry, Results
from reljournal.ui.photos import Photos
from reljournal.ui.search.lines import Line, LinePainter
from reljournal.ui.theme import Theme, current_theme
from reljournal.ui.widgets import ChipRole, avatar_pixmap, chip_font, chip_size, fill_round, paint_chip
from reljournal.ui.widgets.marked import MarkedLine
from reljournal.ui.widgets.row_look import look_of
from reljournal.ui.wording import aside_words, date_with_year, kind_label
from reljournal.ui.wording_dates import count_words, key_date_label

Index = QModelIndex | QPersistentModelIndex
_EXCERPT = 90
_KEPT_FACES = 200


class RowKind(IntEnum):
    """What a row is."""

    HEADING = 0
    PERSON = 1
    ENTRY = 2
    KEY_DATE = 3
    LINE = 4


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row: its words, and what it opens."""

    kind: RowKind
    first: str
    second: str = ""
    chip: str = ""
    thing: ContactRow | FoundEntry | Occurrence | Line | None = None

    @property
    def can_be_chosen(self) -> bool:
        """Whether the arrow keys stop at it."""
        return self.thing is not None and (not isinstance(self.thing, Line) or self.thing.is_enabled)


def _words(text: str) -> str:
    return QCoreApplication.translate("Search", text)


def rows_of(results: Results, nameless: str) -> list[FoundRow]:
    """Return the rows for what was found; ``nameless`` stands for contacts without a name."""
    rows: list[FoundRow] = []
    if results.people:
        rows.append(FoundRow(RowKind.HEADING, _words("People")))
        for row in results.people:
            second = " · ".join(part for part in (_words("archived") if row.is_archived else "", row.second) if part)
            rows.append(FoundRow(RowKind.PERSON, row.name or nameless, second, thing=row))
    if results.entries:
        rows.append(FoundRow(RowKind.HEADING, _words("Journal")))
        rows += [_entry_row(entry, results) for entry in results.entries]
    if results.key_dates:
        rows.append(FoundRow(RowKind.HEADING, _words("Key dates")))
        rows += [_date_row(occurrence, nameless) for occurrence in results.key_dates]
    return rows


def _entry_row(entry: FoundEntry, results: Results) -> FoundRow:
    said = excerpt(entry.text, _EXCERPT, list(results.words))
    first = entry.title or said
    after: tuple[str, ...] = (entry.people, said if entry.title else "")
    if entry.aside is not None:
        # It is that one's alone: nobody else of the entry is named beside it.
        after = (aside_words(entry.aside, excerpt(entry.aside.text, _EXCERPT, list(results.words))),)
    second = " · ".join(part for part in (date_with_year(entry.on), *after) if part)
    return FoundRow(RowKind.ENTRY, first, second, kind_label(str(entry.kind)), entry)


def _date_row(occurrence: Occurrence, nameless: str) -> FoundRow:
    said = (key_date_label(occurrence.key_date), count_words(occurrence), date_with_year(occurrence.on))
    second = " · ".join(part for part in said if part)
    return FoundRow(RowKind.KEY_DATE, occurrence.person.name or nameless, second, thing=occurrence)


class FoundModel(QAbstractListModel):
    """The rows of one search. ``ROW`` answers with the ``FoundRow``, ``WORDS`` with the folded words to mark."""

    ROW = Qt.ItemDataRole.UserRole + 1
    WORDS = Qt.ItemDataRole.UserRole + 2

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
        if role == self.ROW:
            return row
        if role == self.WORDS:
            return self.words
        if role == Qt.ItemDataRole.DisplayRole:
            return row.first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row.thing, Line):
                return row.thing.spoken()
            return ", ".join(part for part in (row.chip, row.first, row.second) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can be neither chosen nor passed through, nor can what is not possible now."""
        if not self.rows[index.row()].can_be_chosen:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _Measures:
    """Fonts and lengths of one theme and size of text, measured once."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.first = MarkedLine(theme.font("body", semibold=True), "text")
        self.second = MarkedLine(theme.font("small"), "muted")
        self.lines = LinePainter(theme)
        self.heading = theme.font("small", semibold=True)
        self.chip = chip_font()
        self.edge, self.gap = theme.space("s"), theme.space("m")
        self.avatar = theme.size("avatar_small") - 4
        self.heading_height = self.second.height() + theme.space("m")
        self.row_height = self.first.height() + self.second.height() + theme.space("m")
        self.ink = theme.colour("muted")
        self._chips: dict[tuple[str, float], QPixmap] = {}
        self._faces: dict[tuple[str, float], QPixmap] = {}
        self.widest_chip = max(chip_size(kind_label(str(kind)), self.chip).width() for kind in Kind)

    def chip_pixmap(self, words: str, ratio: float) -> QPixmap:
        """Return the chip of a kind of entry, drawn once for each density of the screen."""
        kept = self._chips.get((words, ratio))
        if kept is None:
            kept = QPixmap(chip_size(words, self.chip) * ratio)
            kept.setDevicePixelRatio(ratio)
            kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(kept)
            paint_chip(painter, QPoint(0, 0), words, ChipRole.JOURNAL, self.chip)
            painter.end()
            self._chips[words, ratio] = kept
        return kept

    def face(self, painter: QPainter, name: str, ratio: float) -> QPixmap:
        """Return the avatar of somebody without a photo; the same people stand there with every key."""
        kept = self._faces.get((name, ratio))
        if kept is None:
            if len(self._faces) >= _KEPT_FACES:
                self._faces.clear()
            kept = self._faces[name, ratio] = avatar_pixmap(painter, self.avatar, name, initials(name), None)
        return kept


def _row_at(index: Index) -> tuple[FoundRow, tuple[str, ...]]:
    """Return a row and the words to mark, without the way through Qt that `FoundModel.data` would take."""
    model = index.model()
    assert isinstance(model, FoundModel)  # noqa: S101 - the popup shows no other
    return model.rows[index.row()], model.words


class FoundDelegate(QStyledItemDelegate):
    """Paints the rows with what was searched for marked in them."""

    def __init__(self, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._kept: _Measures | None = None

    def measures(self) -> _Measures:
        """Return the measures of the theme in use."""
        if self._kept is None or self._kept.theme is not current_theme():
            self._kept = _Measures(current_theme())
        return self._kept

    def measure_anew(self) -> None:
        """Forget the measures, because the text has another size."""
        self._kept = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> Size:
        """Return the height of a heading, of one line, or of two."""
        return Size(1, self.height_of(_row_at(index)[0]))

    def height_of(self, row: FoundRow) -> int:
        """Return the height of a row in pixels."""
        measures = self.measures()
        if row.kind is RowKind.HEADING:
            return measures.heading_height
        return measures.lines.height() if row.kind is RowKind.LINE else measures.row_height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        measures = self.measures()
        theme = measures.theme
        row, words = _row_at(index)
        rect = option.rect.adjusted(measures.edge, 0, -measures.edge, 0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        if row.kind is RowKind.HEADING:
            painter.setFont(measures.heading)
            painter.setPen(measures.ink)
            side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            inner = rect.adjusted(measures.edge, 0, -measures.edge, -theme.space("xs"))
            painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignBottom), row.first.upper())
            return
        if look_of(option).selected:
            fill_round(painter, rect, theme.radius_control, theme.colour("accent_soft"))
        if isinstance(row.thing, Line):
            measures.lines.paint(painter, rect, row.thing, words, option.direction)
            return
        room = self._paint_sign(painter, rect, row, measures, mirrored=mirrored)
        left, top, wide = room.left(), room.top() + measures.gap // 2, room.width()
        above = QRect(left, top, wide, measures.first.height())
        below = QRect(left, top + measures.first.height(), wide, measures.second.height())
        measures.first.paint(painter, above, row.first, words, mirrored=mirrored)
        measures.second.paint(painter, below, row.second, words, mirrored=mirrored)

    def _paint_sign(
        self, painter: QPainter, rect: QRect, row: FoundRow, measures: _Measures, *, mirrored: bool
    ) -> QRect:
        """Draw what stands before the words and return the room left for them."""
        ratio = painter.device().devicePixelRatioF()
        if row.kind is RowKind.ENTRY:
            sign = measures.chip_pixmap(row.chip, ratio)
            taken = measures.widest_chip
        else:
            photo = self._photo(row)
            taken = measures.avatar
            sign = (
                measures.face(painter, row.first, ratio)
                if photo is None
                else avatar_pixmap(painter, taken, row.first, initials(row.first), photo)
            )
        edge, size = measures.edge, sign.deviceIndependentSize()
        left = rect.right() - edge - round(size.width()) if mirrored else rect.left() + edge
        painter.drawPixmap(left, rect.center().y() - round(size.height()) // 2, sign)
        room = taken + edge + measures.gap
        return rect.adjusted(edge, 0, -room, 0) if mirrored else rect.adjusted(room, 0, -edge, 0)

    def _photo(self, row: FoundRow) -> QPixmap | None:
        thing = row.thing
        if isinstance(thing, ContactRow) and thing.has_photo:
            return self._photos.of(thing.id)
        if isinstance(thing, Occurrence) and thing.person.has_photo:
            return self._photos.of(thing.person.id)
        return None
