"""Rows of the card's form: a label, a value, a way to take the row away; and groups of such rows.

A row that was not touched gives back exactly what it was filled with, so that showing a card never changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reljournal.domain.contacts import Address, Handle, Labelled
from reljournal.domain.hints import Hint, address_hint
from reljournal.ui.people.folded import Folded
from reljournal.ui.people.hint_words import hint_sentence
from reljournal.ui.people.page import widgets_of
from reljournal.ui.people.words import label_key, label_word
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, Label, LinkButton, QuietEdit


class Cell(QLineEdit):
    """One line; untouched it gives back what it was given, line breaks and spaces included."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None, *, hint: bool = True) -> None:
        super().__init__(text, parent)
        self._given, self._shown = text, self.text()
        self.setAccessibleName(name)
        if hint:
            self.setPlaceholderText(name)
        self.setCursorPosition(0)

    def value(self) -> str:
        """Return what is written."""
        return self._given if self.text() == self._shown else self.text().strip()


class LabelCombo(QComboBox):
    """The usual words, and whatever one writes."""

    def __init__(self, label: str, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([label_word(word) for word in words])
        self._given, self._shown = label, label_word(label)
        self.setCurrentText(self._shown)
        self.setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setCursorPosition(0)
        self.setFixedWidth(current_theme().size("side_panel") // 2)

    def value(self) -> str:
        """Return the label to store."""
        return self._given if self.currentText() == self._shown else label_key(self.currentText())


class HintLabel(Label):
    """Says quietly under a field what looks odd about it, once the field is left; what is right is no news.

    ``odd`` answers with the hint for what is written now, or None.
    """

    def __init__(self, field: QLineEdit, odd: Callable[[], Hint | None], parent: QWidget | None = None) -> None:
        super().__init__("", "small", "due", parent, wrap=True)
        self._field, self._odd = field, odd
        field.editingFinished.connect(self.tell)
        field.textChanged.connect(self._calm)
        self.tell()

    def tell(self) -> None:
        """Say what looks odd now."""
        hint = self._odd()
        words = hint_sentence(hint) if hint is not None else ""
        self.setText(words)
        self.setVisible(bool(words))
        self._field.setAccessibleDescription(words)

    def _calm(self) -> None:
        if self.text() and self._odd() is None:
            self.tell()


class Row(QWidget):
    """One item of a group."""

    changed = Signal()
    removed = Signal()

    def __init__(self, item: Any, *, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._is_new = is_new
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(current_theme().space("s"))

    def _finish(self, name: str) -> None:
        """Put the cross at the end."""
        cross = IconButton("close", name)
        cross.clicked.connect(self.removed)
        self._line.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def first(self) -> QWidget:
        """Return the field to write in first."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return the item as it is written."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether there is nothing to keep."""
        raise NotImplementedError

    def kept(self) -> bool:
        """Whether the item belongs on the card: it has content, or was there and was not touched."""
        return not self.is_empty() or (not self._is_new and self.value() == self._item)


class LabelledRow(Row):
    """A label and a value; ``odd`` tells what looks odd about a value."""

    def __init__(
        self,
        item: Labelled,
        words: Sequence[str],
        name: str,
        *,
        is_new: bool,
        odd: Callable[[str], Hint | None] | None = None,
    ) -> None:
        super().__init__(item, is_new=is_new)
        self.label = LabelCombo(item.label, words, self.tr("Label of %1").replace("%1", name))
        self.cell = Cell(item.value, name)
        self.label.currentTextChanged.connect(self.changed)
        self.cell.textChanged.connect(self.changed)
        self._line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(current_theme().space("xs"))
        column.addWidget(self.cell)
        if odd is not None:
            column.addWidget(HintLabel(self.cell, lambda: odd(self.cell.text())))
        column.addStretch(1)
        self._line.addLayout(column, 1)
        self._finish(self.tr("Remove %1").replace("%1", name))

    def first(self) -> QWidget:
        """Return the value's field."""
        return self.cell

    def value(self) -> Labelled:
        """Return the item as it is written."""
        item: Labelled = self._item
        return replace(item, label=self.label.value(), value=self.cell.value())

    def is_empty(self) -> bool:
        """Whether there is no value."""
        return not self.cell.text().strip()


class HandleRow(Row):
    """A service and the handle there."""

    def __init__(self, item: Handle, words: Sequence[str], name: str, *, is_new: bool) -> None:
        super().__init__(item, is_new=is_new)
        self.service = LabelCombo(item.service, words, self.tr("Service"))
        self.cell = Cell(item.value, name)
        self.service.currentTextChanged.connect(self.changed)
        self.cell.textChanged.connect(self.changed)
        self._line.addWidget(self.service, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.cell, 1, Qt.AlignmentFlag.AlignTop)
        self._finish(self.tr("Remove %1").replace("%1", name))

    def first(self) -> QWidget:
        """Return the handle's field."""
        return self.cell

    def value(self) -> Handle:
        """Return the item as it is written."""
        item: Handle = self._item
        return replace(item, service=self.service.value(), value=self.cell.value())

    def is_empty(self) -> bool:
        """Whether there is no handle."""
        return not self.cell.text().strip()


class AddressRow(Row):
    """A postal address in its parts."""

    def __init__(self, item: Address, words: Sequence[str], name: str, *, is_new: bool) -> None:
        super().__init__(item, is_new=is_new)
        self.label = LabelCombo(item.label, words, self.tr("Label of %1").replace("%1", name))
        self.label.currentTextChanged.connect(self.changed)
        self._line.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        self.street = QuietEdit(self.tr("Street"), most_lines=4)
        self.street.setPlainText(item.street)
        self._street_shown = self.street.toPlainText()
        self.street.textChanged.connect(self.changed)
        grid = QGridLayout()
        grid.setSpacing(current_theme().space("s"))
        grid.addWidget(self.street, 0, 0, 1, 2)
        names = {
            "postcode": self.tr("Postcode"), "city": self.tr("Town"), "region": self.tr("Region"),
            "country": self.tr("Country"), "extended": self.tr("Building, floor"), "po_box": self.tr("PO box"),
        }  # fmt: skip
        self.cells = {part: Cell(getattr(item, part), words_) for part, words_ in names.items()}
        for cell in self.cells.values():
            cell.textChanged.connect(self.changed)
        for place, part in enumerate(("postcode", "city", "region", "country")):
            grid.addWidget(self.cells[part], 1 + place // 2, place % 2)
        hint = HintLabel(self.cells["postcode"], lambda: address_hint(self.value()))
        self.cells["country"].editingFinished.connect(hint.tell)
        grid.addWidget(hint, 3, 0, 1, 2)
        rare = QHBoxLayout()
        rare.setSpacing(current_theme().space("s"))
        for part in ("extended", "po_box"):
            rare.addWidget(self.cells[part])
        more = Folded(self.tr("Building or PO box"), rare, is_open=bool(item.extended or item.po_box))
        grid.addWidget(more, 4, 0, 1, 2)
        self._line.addLayout(grid, 1)
        self._finish(self.tr("Remove %1").replace("%1", name))

    def first(self) -> QWidget:
        """Return the street's field."""
        return self.street

    def value(self) -> Address:
        """Return the item as it is written."""
        item: Address = self._item
        written = self.street.toPlainText()
        street = item.street if written == self._street_shown else written.strip()
        parts: dict[str, Any] = {part: cell.value() for part, cell in self.cells.items()}
        return replace(item, label=self.label.value(), street=street, **parts)

    def is_empty(self) -> bool:
        """Whether no part is written."""
        return not any(part.strip() for part in self.value().parts())


class RowGroup(QWidget):
    """Rows of one sort under a small heading, with a link that adds one."""

    changed = Signal()

    def __init__(
        self,
        title: str,
        add_words: str,
        items: Iterable[Any],
        make: Callable[[Any, bool], Row],
        blank: Any,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._blank = make, blank
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        self._title = Label(title, role="small", tone="muted")
        column.addWidget(self._title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("s"))
        column.addLayout(self._rows)
        self.add_button = LinkButton(add_words, "plus")
        self.add_button.clicked.connect(self.add_row)
        column.addWidget(self.add_button)
        for item in items:
            self._add(item, is_new=False)
        self._show_title()

    def _show_title(self) -> None:
        """Let an empty group be no more than the line that adds to it."""
        self._title.setVisible(bool(self.rows()))

    def _add(self, item: Any, *, is_new: bool) -> Row:
        row = self._make(item, is_new)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.addWidget(row)
        self._show_title()
        return row

    def add_row(self) -> Row:
        """Add an empty row, with the keyboard in it."""
        row = self._add(self._blank, is_new=True)
        row.first().setFocus(Qt.FocusReason.OtherFocusReason)
        return row

    def rows(self) -> list[Row]:
        """Return the rows from the top."""
        return [widget for widget in widgets_of(self._rows) if isinstance(widget, Row)]

    def _remove(self) -> None:
        row = self.sender()
        if not isinstance(row, Row):
            return
        rows = self.rows()
        place = rows.index(row)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._show_title()
        rest = self.rows()
        target = rest[min(place, len(rest) - 1)].first() if rest else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def values(self) -> tuple[Any, ...]:
        """Return the items to keep, in order."""
        return tuple(row.value() for row in self.rows() if row.kept())
