"""The list of names that opens under a line while one types: contacts that fit, and the name of a new one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.initials import initials
from reljournal.store.queries.name_completion import complete_name
from reljournal.ui.context import Context
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import PersonDelegate, PersonRole, fill_round

_Index = QModelIndex | QPersistentModelIndex
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class NameOffer:
    """One line of the list: a contact, or with id 0 the name of a new one."""

    id: int
    name: str
    second: str = ""
    has_photo: bool = False


class _Offers(QAbstractListModel):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.items: list[NameOffer] = []

    def show_offers(self, items: list[NameOffer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer the delegate, and screen readers."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, PersonRole.NAME}:
            if not item.id:
                return self.tr("New contact “%1”").replace("%1", item.name)
            return item.name or self.tr("Without a name")
        if role == PersonRole.PHOTO:
            return self._context.photos.of(item.id) if item.has_photo else None
        others = {PersonRole.INITIALS: initials(item.name) if item.id else "+", PersonRole.SECOND: item.second}
        return others.get(PersonRole(role)) if role in others else None


class _Popup(QFrame):
    """The list below the line: a child of the window, so that the keyboard stays in the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        edge = current_theme().space("xs")
        column.setContentsMargins(edge, edge, edge, edge)
        self.view = QListView(self)
        self.view.setProperty("bare", True)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setItemDelegate(PersonDelegate(self.view))
        column.addWidget(self.view)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, with a stronger line since it lies over other things."""
        theme = current_theme()
        painter = QPainter(self)
        line = blend(theme.colour("muted"), theme.colour("line"), 0.4)
        fill_round(painter, self.rect(), theme.radius_card, theme.colour("card"), line)
        painter.end()


class NameOffers(QObject):
    """Offers names under ``field``, a child of it; the keyboard stays in the field, which hands its keys on."""

    taken = Signal(object)
    """A `NameOffer` was chosen, by mouse or by :meth:`take`."""

    def __init__(self, context: Context, field: QWidget) -> None:
        super().__init__(field)
        self._context, self._field = context, field
        self._popup: _Popup | None = None
        self._model = _Offers(context, self)

    def look_up(self, typed: str, without: Collection[int] = (), new_words: str = "") -> list[NameOffer]:
        """Return who fits what was typed, by a bounded question, and a new contact of that name at the end.

        ``without`` are contacts that are not offered; ``new_words`` say under a new name what taking it does.
        """
        journal = self._context.journal
        rows: list[ContactRow] = self._context.attempt(lambda: complete_name(journal, typed, without=without)) or []
        found = [NameOffer(row.id, row.name, row.second, row.has_photo) for row in rows]
        return [*found, NameOffer(0, typed, new_words)] if typed else found

    def show(self, items: Sequence[NameOffer], under: QRect) -> None:
        """Open the list below ``under``, a part of the field in its own coordinates; nothing to offer closes it."""
        self._model.show_offers(list(items))
        if not items:
            self.close()
            return
        if self._popup is None or self._popup.parentWidget() is not self._field.window():
            self._popup = _Popup(self._field.window())
            self._popup.view.setModel(self._model)
            self._popup.view.clicked.connect(self._take_index)
            self.destroyed.connect(self._popup.deleteLater)
        view, theme = self._popup.view, current_theme()
        view.setCurrentIndex(self._model.index(0, 0))
        view.setAccessibleName(self.tr("Names that fit"))
        row = max(1, view.sizeHintForRow(0))
        edge = 2 * theme.space("xs")
        window = self._field.window()
        below = self._field.mapTo(window, QPoint(under.left(), under.bottom() + 5))
        room = max(1, (window.height() - below.y() - edge - 8) // row)
        high = row * min(_SHOWN, room, self._model.rowCount()) + edge + 2
        width = min(max(under.width(), theme.size("list")), window.width() - edge)
        rtl = self._field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = below.x() + under.width() - width if rtl else below.x()
        self._popup.setGeometry(max(0, min(left, window.width() - width - 8)), below.y(), width, high)
        self._popup.show()
        self._popup.raise_()

    def close(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """Return whether the list is open."""
        return self._popup is not None and not self._popup.isHidden()

    def view(self) -> QListView | None:
        """Return the list while it is open."""
        return self._popup.view if self._popup is not None and self.is_open() else None

    def texts(self) -> list[str]:
        """Return the lines that are offered now, none while the list is closed."""
        if not self.is_open():
            return []
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def move(self, step: int) -> None:
        """Go to another line, round at the ends."""
        if self._popup is not None and self.is_open():
            row = (self._popup.view.currentIndex().row() + step) % max(1, self._model.rowCount())
            self._popup.view.setCurrentIndex(self._model.index(row, 0))

    def take(self) -> None:
        """Choose the line that is marked."""
        if self._popup is not None and self.is_open():
            self._take_index(self._popup.view.currentIndex())

    def _take_index(self, index: _Index) -> None:
        if index.isValid():
            item = self._model.items[index.row()]
            self.close()
            self.taken.emit(item)
