"""A line in which names complete themselves: arrow keys choose, Enter adds, Backspace takes the last one back."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from reljournal.ui.context import Context
from reljournal.ui.journal.name_offers import NameOffer, NameOffers

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


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
        self._without = without
        self._offers = NameOffers(context, self)
        self._offers.taken.connect(self._take)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.rstrip(" .…"))
        self.textEdited.connect(self._complete)

    def choices(self) -> list[str]:
        """Return the lines that are offered now, none while the list is closed."""
        return self._offers.texts()

    def _complete(self) -> None:
        parent = self.parentWidget()
        around = parent.layout() if parent is not None else None
        if around is not None:
            # Where the line stands may have changed with the chip that was just added.
            around.activate()
        typed, new_words = " ".join(self.text().split()), self.tr("Added together with this entry")
        self._offers.show(self._offers.look_up(typed, self._without(), new_words), self.rect())

    def close_list(self) -> None:
        """Take the list away."""
        self._offers.close()

    def list_view(self) -> QListView | None:
        """Return the list while it is open."""
        return self._offers.view()

    def is_open(self) -> bool:
        """Return whether the list is open."""
        return self._offers.is_open()

    def _take(self, item: NameOffer) -> None:
        self.clear()
        if item.id:
            self.chosen.emit(item.id, item.name)
        else:
            self.new_chosen.emit(item.name)

    def _move(self, step: int) -> None:
        if self.is_open():
            self._offers.move(step)
        else:
            self._complete()

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
            self._offers.take()
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
