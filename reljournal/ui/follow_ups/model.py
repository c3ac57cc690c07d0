"""All follow-ups as Qt reads them: ids with the heading each stands under, and pages that are fetched when seen."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.domain.text import query_words
from reljournal.domain.when_due import WhenDue, when_due
from reljournal.store.queries.follow_ups import follow_up_ids, follow_ups_by_ids
from reljournal.ui.context import Context
from reljournal.ui.date_words import waits_for
from reljournal.ui.follow_ups.words import asks, heading, repeat_words

PAGE, KEPT_PAGES = 60, 6
_Index = QModelIndex | QPersistentModelIndex


class FollowUpRole(IntEnum):
    """What the model answers to, beside Qt's own roles."""

    ITEM = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    """The words of the group, and how many are in it, on its first row; nothing on the others."""


class FollowUpsModel(QAbstractListModel):
    """Holds the ids of what is shown, and a few pages of it."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids: list[int] = []
        self._groups: dict[int, tuple[WhenDue | None, int]] = {}
        self._pages: OrderedDict[int, list[FollowUp]] = OrderedDict()
        self._asked: tuple[bool, OwedBy | None, str] = (False, None, "")

    def show(self, *, done: bool, owed_by: OwedBy | None, words: str) -> None:
        """Show these follow-ups instead."""
        self._asked = (done, owed_by, words)
        self.reload()

    def reload(self) -> None:
        """Read anew which there are."""
        done, owed_by, words = self._asked
        self.beginResetModel()
        self._pages.clear()
        self._groups = {}
        found = follow_up_ids(self._context.journal, done=done, owed_by=owed_by, words=words)
        self._ids = [row_id for row_id, _ in found]
        today = self._context.today()
        first_weekday = QLocale().firstDayOfWeek().value - 1
        begun: dict[WhenDue | None, int] = {}
        for row, (_, day) in enumerate(found):
            when = None if done else when_due(FollowUp("", due=day), today, first_weekday)
            start = begun.setdefault(when, row)
            self._groups[start] = (when, self._groups[start][1] + 1 if start in self._groups else 1)
        self.endResetModel()

    def words(self) -> list[str]:
        """Return the folded words to mark."""
        return query_words(self._asked[2])

    def ids(self) -> list[int]:
        """Return what is shown, in order."""
        return list(self._ids)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def item(self, row: int) -> FollowUp | None:
        """Return the follow-up of a row, fetched when it is not kept; None when it is gone."""
        if not 0 <= row < len(self._ids):
            return None
        number = row // PAGE
        if number not in self._pages:
            ids = self._ids[number * PAGE : (number + 1) * PAGE]
            by_id = {item.id: item for item in follow_ups_by_ids(self._context.journal, ids)}
            self._pages[number] = [by_id.get(row_id, FollowUp("")) for row_id in ids]
            if len(self._pages) > KEPT_PAGES:
                self._pages.popitem(last=False)
        found = self._pages[number][row % PAGE]
        return found if found.id else None

    def row_of(self, follow_up_id: int) -> int | None:
        """Return the row of a follow-up, None when it is not shown."""
        return self._ids.index(follow_up_id) if follow_up_id in self._ids else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == FollowUpRole.ITEM:
            return item
        if role == FollowUpRole.HEADING:
            group = self._groups.get(index.row())
            return None if group is None else (heading(group[0]), group[1])
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            when, _ = asks(item, self._context.today())
            words = (item.text, waits_for(item), when, repeat_words(item.repeat), item.note)
            return ", ".join(part for part in words if part)
        return None
