"""What was given and received in this entry, to and from whom, of what sort and weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.entries import Direction, LedgerItem, PersonRef, Sort
from reljournal.ui.journal.item_line import ItemLine, UsedRow
from reljournal.ui.journal.rows_panel import RowsPanel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipButton, ChipRole, IconButton, Label
from reljournal.ui.wording_ledger import ledger_sort_label


class LedgerRow(UsedRow):
    """One thing: whether it was given or received, in words; below it what is not the usual."""

    changed = Signal()
    unwanted = Signal(object)
    entered = Signal()
    """Enter was pressed in the words: time for the next one."""

    def __init__(self, item: LedgerItem, people: Sequence[PersonRef]) -> None:
        super().__init__()
        self._item = item
        self._people = list(people)
        theme = current_theme()
        self.direction = ChipButton("", ChipRole.JOURNAL)
        self.direction.setToolTip(self.tr("Given or received: press to turn it over"))
        self.direction.setChecked(item.direction is Direction.GIVEN)
        self.direction.toggled.connect(self._turn)
        self.more = IconButton("more", self.tr("Of what sort, how much, to or from whom"))
        self.more.clicked.connect(self._offer)
        remove = IconButton("close", self.tr("Remove this line"))
        remove.clicked.connect(self._say_unwanted)
        called = self.tr("What was given or received")
        self.words = ItemLine(self.tr("What was it?"), called, [self.more, remove], item.text)
        self._shown = self.words.text()
        self.words.textEdited.connect(self._say)
        self.words.returnPressed.connect(self.entered)
        self.watch(self.direction, self.words, self.more, remove)
        self.used.connect(self.words.show_tools)
        self.details = Label(role="small", tone="muted", wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(self.direction, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(line)
        column.addWidget(self.details)
        self._show()

    # The item

    def value(self) -> LedgerItem:
        """Return the item as it stands; words that nobody touched are given back letter by letter."""
        direction = Direction.GIVEN if self.direction.isChecked() else Direction.RECEIVED
        text = self._item.text if self.words.text() == self._shown else self.words.text()
        return replace(self._item, direction=direction, text=text)

    def is_empty(self) -> bool:
        """Return whether nothing is written."""
        return not self.words.text().strip()

    def take_keyboard(self) -> None:
        """Put the keyboard into the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry; who is not among them any more has nothing to do with a new line."""
        self._people = list(people)
        if self._item.id == 0 and self._item.contact is not None and self._item.contact not in self._people:
            self._item = replace(self._item, contact=None)
        self._show()

    def change(self, part: str, value: object) -> None:
        """Say what a part of the item is: its sort, weight, contact, or whether it was acknowledged."""
        self._item = replace(self._item, **{part: value})  # type: ignore[arg-type]
        self._show()
        self.changed.emit()

    # What is shown

    def _show(self) -> None:
        given = self.direction.isChecked()
        self.direction.setText(self.tr("gave") if given else self.tr("received"))
        self.direction.updateGeometry()
        item = self._item
        parts = [] if item.sort is Sort.HELP else [ledger_sort_label(item.sort)]
        if item.weight > 1:
            parts.append(self._weights()[item.weight])
        if item.contact is not None and len(self._people) > 1:
            name = item.contact.name or self.tr("Without a name")
            parts.append((self.tr("to %1") if given else self.tr("from %1")).replace("%1", name))
        if item.acknowledged:
            parts.append(self.tr("thanked for"))
        self.details.setText(" · ".join(parts))
        self.details.setVisible(bool(parts))

    def _weights(self) -> dict[int, str]:
        return {1: self.tr("a small thing"), 2: self.tr("something"), 3: self.tr("a great thing")}

    def menu(self) -> QMenu:
        """Return what can be said about it."""
        menu, item = QMenu(self), self._item
        self._choose(menu, [(sort, ledger_sort_label(sort)) for sort in Sort], item.sort, "sort")
        menu.addSeparator()
        self._choose(menu, list(self._weights().items()), item.weight, "weight")
        menu.addSeparator()
        if len(self._people) > 1:
            whom: list[tuple[object, str]] = [(None, self.tr("everybody"))]
            whom += [(person, person.name or self.tr("Without a name")) for person in self._people]
            self._choose(menu, whom, item.contact, "contact")
            menu.addSeparator()
        thanked = menu.addAction(self.tr("Thanked for"))
        thanked.setCheckable(True)
        thanked.setChecked(item.acknowledged)
        thanked.toggled.connect(partial(self.change, "acknowledged"))
        return menu

    def _choose(self, menu: QMenu, options: Sequence[tuple[object, str]], chosen: object, part: str) -> None:
        group = QActionGroup(menu)
        for value, words in options:
            action = menu.addAction(words, partial(self.change, part, value))
            action.setCheckable(True)
            action.setChecked(value == chosen)
            group.addAction(action)

    def _offer(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _turn(self) -> None:
        self._show()
        self.changed.emit()

    def _say(self) -> None:
        self.changed.emit()

    def _say_unwanted(self) -> None:
        self.unwanted.emit(self)


class LedgerPanel(RowsPanel[LedgerRow]):
    """What was given and received, while the entry is written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Gave and received"), LedgerRow, LedgerItem(Direction.GIVEN, ""), parent)
        self.more.setAccessibleName(self.tr("Add what was given or received"))
