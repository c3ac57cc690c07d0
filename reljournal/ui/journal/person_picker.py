"""A line in which names complete themselves: arrow keys choose, Enter adds, Backspace takes the last one back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from reljournal.domain.contact_row import ContactRow
from reljournal.domain.initials import initials
from reljournal.store.queries.name_completion import complete_name
from reljournal.ui.context import Context
from reljournal.ui.theme import blend, current_theme
from reljournal.ui.widgets import PersonDelegate, PersonRole, fill_round

_Index = QModelIndex | QPersistentModelIndex
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line of the list: a contact, or with id 0 the name of a new one."""

    id: int
    name: str
    second: str = ""
    has_photo: bool = False


class _Choices(QAbstractListModel):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.items: list[_Choice] = []

    def show_choices(self, items: list[_Choice]) -> None:
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


class PersonPicker(QLineEdit):
    """Completes over the names of all contacts as one types, by a bounded question.

    ``without`` answers which contacts are not offered (they were chosen already).
    """

    chosen = Signal(int, str)
    """A contact was chosen: id and name."""
    new_chosen = Signal(str)
    """A name was chosen for which there is no contact yet."""
    last_unwanted = Signal()
    """Backspace in the empty line."""

    def __init__(
        self,
        context: Context,
        placeholder: str,
        without: Callable[[], Collection[int]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._without = without
        self._popup: _Popup | None = None
        self._choices = _Choices(context, self)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self.textEdited.connect(self._complete)

    def choices(self) -> list[str]:
        """Return the lines that are offered now, none while the list is closed."""
        if self._popup is None or self._popup.isHidden():
            return []
        return [str(self._choices.index(row, 0).data()) for row in range(self._choices.rowCount())]

    def _complete(self) -> None:
        typed = " ".join(self.text().split())
        journal, without = self._context.journal, self._without()
        rows: list[ContactRow] = self._context.attempt(lambda: complete_name(journal, typed, without=without)) or []
        items = [_Choice(row.id, row.name, row.second, row.has_photo) for row in rows]
        if typed:
            items.append(_Choice(0, typed, self.tr("Added together with this entry")))
        self._choices.show_choices(items)
        if items:
            self._open()
        else:
            self.close_list()

    def _open(self) -> None:
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = _Popup(self.window())
            self._popup.view.setModel(self._choices)
            self._popup.view.clicked.connect(self._take_index)
            self.destroyed.connect(self._popup.deleteLater)
        parent = self.parentWidget()
        around = parent.layout() if parent is not None else None
        if around is not None:
            # Where the line stands may have changed with the chip that was just added.
            around.activate()
        view, theme = self._popup.view, current_theme()
        view.setCurrentIndex(self._choices.index(0, 0))
        view.setAccessibleName(self.tr("Names that fit"))
        row = max(1, view.sizeHintForRow(0))
        edge = 2 * theme.space("xs")
        window = self.window()
        below = self.mapTo(window, QPoint(0, self.height() + 4))
        room = max(1, (window.height() - below.y() - edge - 8) // row)
        high = row * min(_SHOWN, room, self._choices.rowCount()) + edge + 2
        width = min(max(self.width(), theme.size("list")), window.width() - edge)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = below.x() + self.width() - width if rtl else below.x()
        self._popup.setGeometry(max(0, min(left, window.width() - width - 8)), below.y(), width, high)
        self._popup.show()
        self._popup.raise_()

    def close_list(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.hide()

    def list_view(self) -> QListView | None:
        """Return the list while it is open."""
        return self._popup.view if self._popup is not None and self.is_open() else None

    def is_open(self) -> bool:
        """Return whether the list is open."""
        return self._popup is not None and not self._popup.isHidden()

    def _take_index(self, index: _Index) -> None:
        if index.isValid():
            self._take(self._choices.items[index.row()])

    def _take(self, item: _Choice) -> None:
        self.clear()
        self.close_list()
        if item.id:
            self.chosen.emit(item.id, item.name)
        else:
            self.new_chosen.emit(item.name)

    def _move(self, step: int) -> None:
        if not self.is_open():
            self._complete()
            return
        if self._popup is not None:
            row = (self._popup.view.currentIndex().row() + step) % max(1, self._choices.rowCount())
            self._popup.view.setCurrentIndex(self._choices.index(row, 0))

    def event(self, event: QEvent) -> bool:
        """Keep Esc while the list is open: it closes the list, not the screen."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
            and (self.is_open() or self.text())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with the arrow keys, add with Enter or a comma, take back with Backspace."""
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif (key in _ENTER or (key == Qt.Key.Key_Comma and self.text().strip())) and not control:
            if self.is_open() and self._popup is not None:
                self._take_index(self._popup.view.currentIndex())
        elif key == Qt.Key.Key_Escape and (self.is_open() or self.text()):
            self.close_list()
            self.clear()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.last_unwanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list; a half typed name stays to be seen."""
        super().focusOutEvent(event)
        self.close_list()
