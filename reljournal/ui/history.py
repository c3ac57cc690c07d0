"""What was done: every edit, newest first, and each can be taken back as long as nothing stands on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reljournal.domain.errors import RelJournalError
from reljournal.store.changes import Change, HistoryItem
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import (
    Label,
    Panel,
    QuietButton,
    chip_font,
    chip_size,
    fill_round,
    focus_ring,
    paint_chip,
)
from reljournal.ui.wording import date_with_year, weekday_date

# Further back than anyone reads; the command line's `history --limit` shows all.
SHOWN = 1000


class HistoryRole(IntEnum):
    """What the model answers to, beside the words."""

    WHEN = Qt.ItemDataRole.UserRole + 1
    STATE = Qt.ItemDataRole.UserRole + 2
    """The state in words; empty for an edit that stands."""


class HistoryModel(QAbstractListModel):
    """The newest edits of a journal."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[HistoryItem] = []
        self._today = date.min

    def show_items(self, items: list[HistoryItem], today: date) -> None:
        """Show these, as seen from ``today``."""
        self.beginResetModel()
        self._items, self._today = items, today
        self.endResetModel()

    def item(self, row: int) -> HistoryItem:
        """Return the edit in a row."""
        return self._items[row]

    def row_of(self, edit_id: int) -> int:
        """Return the row of an edit, -1 when it is not shown."""
        return next((row for row, item in enumerate(self._items) if item.id == edit_id), -1)

    def newest_standing(self) -> int:
        """Return the row of the newest edit that is not undone, else the first row."""
        return next((row for row, item in enumerate(self._items) if item.state == "done"), 0)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Return how many edits are shown."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the label, when it was, or the state in words."""
        item = self._items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return item.label
        if role == HistoryRole.WHEN:
            return self._when(item.made_at)
        if role == HistoryRole.STATE:
            return self._state(item.state)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (item.label, self._when(item.made_at), self._state(item.state))
            return ", ".join(part for part in parts if part)
        return None

    def _state(self, state: str) -> str:
        return {
            "undone": self.tr("undone, can be done again"),
            "dropped": self.tr("undone"),
        }.get(state, "")

    def _when(self, made_at: int) -> str:
        moment = datetime.fromtimestamp(made_at / 1000, UTC).astimezone()
        day = moment.date()
        if day == self._today:
            day_words = self.tr("Today")
        elif day == self._today - timedelta(days=1):
            day_words = self.tr("Yesterday")
        else:
            day_words = weekday_date(day) if day.year == self._today.year else date_with_year(day)
        clock = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        return self.tr("{day}, {time}").format(day=day_words, time=clock)


class HistoryDelegate(QStyledItemDelegate):
    """Draws what was done over when, and the state as a chip at the end of the line."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return one row's height; the width is the list's."""
        theme = current_theme()
        text = QFontMetrics(theme.font("body")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(0, text + 2 * theme.space("s") + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme = current_theme()
        row = option.rect.adjusted(0, 1, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            fill_round(painter, row, theme.radius_control, theme.colour("accent_soft" if selected else "hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, row, theme.radius_control - 1)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inner = row.adjusted(theme.space("m"), theme.space("s"), -theme.space("m"), -theme.space("s"))
        state = index.data(HistoryRole.STATE)
        if state:
            size = chip_size(state, chip_font())
            left = inner.left() if mirrored else inner.right() - size.width() + 1
            paint_chip(painter, QPoint(left, inner.center().y() - size.height() // 2), state, "plain", chip_font())
            taken = size.width() + theme.space("m")
            inner = inner.adjusted(taken, 0, 0, 0) if mirrored else inner.adjusted(0, 0, -taken, 0)
        top = inner.top()
        lines = ((index.data(), "body", "muted" if state else "text"), (index.data(HistoryRole.WHEN), "small", "muted"))
        for words, font, colour in lines:
            painter.setFont(theme.font(font))
            painter.setPen(theme.colour(colour))
            metrics = painter.fontMetrics()
            line = QRect(inner.left(), top, inner.width(), metrics.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            flags |= Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
            painter.drawText(line, int(flags), metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))
            top += metrics.height()


class HistoryDialog(Dialog):
    """The list with Undo, Redo, and taking back one older edit. A refusal is said in the dialog itself."""

    help_page = "undo"

    def __init__(self, context: Context, parent: QWidget | None) -> None:
        super().__init__(context.tr("What was done"), parent, wide="reading")
        self._context = context
        self.setWindowTitle(self.tr("What was done"))
        words = self.tr(
            "Everything written into this journal, newest first, also from before it was last opened. Any edit can be "
            "taken back while nothing newer stands on it."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.model = HistoryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self.list))
        self.list.setAccessibleName(self.tr("What was done"))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("bare", True)
        self.list.selectionModel().selectionChanged.connect(self._offer)
        self.empty = Label(self.tr("Nothing has been done yet."), tone="muted")
        frame = Panel()
        frame.setSizePolicy(self.list.sizePolicy())
        frame.add(self.empty)
        frame.add(self.list, 1)
        self.body.addWidget(frame, 1)
        self.note = Label(tone="late", wrap=True)
        self.body.addWidget(self.note)
        self._add_buttons()
        context.changed.connect(self._changed)
        self._show_all()
        self.list.setFocus()

    def _add_buttons(self) -> None:
        self.take_back = QuietButton(self.tr("Take back this one"), "undo")
        self.take_back.clicked.connect(self._take_back)
        self.undo = QuietButton(self.tr("Undo newest"))
        self.undo.clicked.connect(self._undo)
        self.redo = QuietButton(self.tr("Redo"))
        self.redo.clicked.connect(self._redo)
        close = QuietButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        self.add_button(self.take_back, leading=True)
        self.add_button(self.undo)
        self.add_button(self.redo)
        self.add_button(close)

    def sizeHint(self) -> QSize:
        """Return room for about ten edits."""
        hint = super().sizeHint()
        return QSize(hint.width(), min(hint.width(), self._room().height()))

    def selected(self) -> HistoryItem | None:
        """Return the edit that is selected."""
        rows = self.list.selectionModel().selectedIndexes()
        return self.model.item(rows[0].row()) if rows else None

    def _show_all(self) -> None:
        before = self.selected()
        scrolled = self.list.verticalScrollBar().value()
        self.model.show_items(self._context.journal.history(SHOWN), self._context.today())
        row = self.model.row_of(before.id) if before is not None else -1
        index = self.model.index(row if row >= 0 else self.model.newest_standing(), 0)
        if index.isValid():
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.verticalScrollBar().setValue(scrolled)
        self.list.setVisible(self.model.rowCount() > 0)
        self.empty.setVisible(self.model.rowCount() == 0)
        self._offer()

    def _changed(self, _change: Change) -> None:
        self._show_all()

    def _offer(self) -> None:
        item = self.selected()
        self.take_back.setEnabled(item is not None and item.state == "done")
        undoable, redoable = self._context.journal.undo_label(), self._context.journal.redo_label()
        self.undo.setEnabled(undoable is not None)
        self.undo.setToolTip(undoable or "")
        self.redo.setEnabled(redoable is not None)
        self.redo.setToolTip(redoable or "")
        self._say("")

    def _undo(self) -> None:
        self._try(self._context.journal.undo)

    def _redo(self) -> None:
        self._try(self._context.journal.redo)

    def _take_back(self) -> None:
        item = self.selected()
        if item is not None:
            label = self.tr("Undo “{what}”").format(what=item.label)
            self._try(lambda: self._context.journal.undo_edit(item.id, label))

    def _try(self, action: Callable[[], Change]) -> None:
        try:
            action()
        except RelJournalError as refused:
            self._say(str(refused))

    def _say(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
