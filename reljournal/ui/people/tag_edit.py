"""Tags, or other words, as chips with a line below them: Enter adds one, the cross takes one away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, RemovableChip

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class TagEdit(QWidget):
    """A tag may hold spaces and commas; words left in the line count as a tag.

    ``words`` are what the line asks for, what it is called, and what one chip is called ("Tag %1").
    """

    changed = Signal()

    def __init__(
        self,
        tags: Iterable[str],
        known: Iterable[str] = (),
        parent: QWidget | None = None,
        *,
        words: tuple[str, str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        asks, called, self._chip_words = words or (
            self.tr("Add a tag, then Enter"), self.tr("Add a tag"), self.tr("Tag %1"),
        )  # fmt: skip
        self._chips: list[RemovableChip] = []
        self._flow_place = QWidget()
        self._flow = FlowLayout(self._flow_place)
        self.field = QLineEdit()
        self.field.setPlaceholderText(asks)
        self.field.setAccessibleName(called)
        completer = QCompleter(list(known), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.field.setCompleter(completer)
        self.field.textChanged.connect(self.changed)
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        column.addWidget(self._flow_place)
        column.addWidget(self.field)
        for tag in tags:
            self._add(tag)
        self._flow_place.setVisible(bool(self._chips))

    def _add(self, tag: str) -> None:
        chip = RemovableChip(tag)
        chip.setAccessibleName(self._chip_words.replace("%1", tag))
        chip.setProperty("tag", tag)
        chip.removed.connect(self._remove)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        self._flow_place.show()
        QWidget.setTabOrder(chip, self.field)

    def _remove(self) -> None:
        chip = self.sender()
        if isinstance(chip, RemovableChip):
            self._chips.remove(chip)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            self._flow_place.setVisible(bool(self._chips))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def add_written(self) -> None:
        """Make what stands in the line a tag."""
        tag = self.field.text().strip()
        if tag and tag not in self.tags():
            self._add(tag)
        self.field.clear()
        self.changed.emit()

    def tags(self) -> tuple[str, ...]:
        """Return the tags on the chips."""
        return tuple(str(chip.property("tag")) for chip in self._chips)

    def value(self) -> tuple[str, ...]:
        """Return the tags, what stands in the line included."""
        written = self.field.text().strip()
        return (*self.tags(), written) if written and written not in self.tags() else self.tags()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds what is written."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and self.field.text().strip():
                self.add_written()
                return True
        return super().eventFilter(watched, event)
