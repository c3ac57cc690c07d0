"""One follow-up in the list: tick it off, put it off, change it, delete it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.snoozing import SnoozeMenu
from reljournal.ui.follow_ups.words import asks, repeat_words
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.words import due_words
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, IconButton, Label, LinkButton
from reljournal.ui.wording import date_with_year


class FollowUpRow(Sheet):
    """Says what the person wants done with ``item``."""

    ticked = Signal(object, bool)
    day_asked = Signal(object)
    """The person wants to choose the day to which it is put off."""
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    entry_asked = Signal(int)

    def __init__(self, context: Context, item: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.item = item
        self._today = context.today()
        self.setAccessibleName(item.text)
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        self.tick = QCheckBox()
        self.tick.setChecked(item.done_on is not None)
        self.tick.setAccessibleName(self.tr("Done: %1").replace("%1", item.text))
        self.tick.clicked.connect(self._tick)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words(), 1)
        if item.done_on is None:
            row.addWidget(self._button("clock", self.tr("Snooze: %1"), self._offer_days), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._button("edit", self.tr("Change: %1"), self._ask_edit), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._button("trash", self.tr("Delete: %1"), self._ask_delete), 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)

    def _button(self, icon: str, name: str, action: object) -> IconButton:
        button = IconButton(icon, name.replace("%1", self.item.text))
        button.clicked.connect(action)
        return button

    def _words(self) -> QVBoxLayout:
        item, column = self.item, QVBoxLayout()
        column.setSpacing(current_theme().space("xs"))
        done = item.done_on is not None
        column.addWidget(Label(item.text, tone="muted" if done else "text", wrap=True))
        if item.note:
            column.addWidget(Label(item.note, role="small", tone="muted", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("s"))
        if item.done_on is not None:
            words = self.tr("done on %1").replace("%1", date_with_year(item.done_on))
            line.addWidget(Label(words, role="small", tone="muted"))
        else:
            line.addWidget(Chip(*self._when()))
        if item.repeat:
            line.addWidget(Label(repeat_words(item.repeat), role="small", tone="muted"))
        if item.entry_id is not None:
            origin = LinkButton(self.tr("from an entry"), tone="muted")
            origin.setAccessibleName(self.tr("Open the entry it comes from: %1").replace("%1", item.text))
            origin.clicked.connect(self._ask_entry)
            line.addWidget(origin)
        line.addStretch(1)
        column.addLayout(line)
        return column

    def _tick(self, on: bool) -> None:
        self.ticked.emit(self.item, on)

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.item)

    def _ask_delete(self) -> None:
        self.delete_asked.emit(self.item)

    def _ask_entry(self) -> None:
        if self.item.entry_id is not None:
            self.entry_asked.emit(self.item.entry_id)

    def _when(self) -> tuple[str, str]:
        """Return the chip that says when it is due, or until when it rests."""
        rests = self.item.snoozed_until is not None and self.item.snoozed_until > self._today
        return asks(self.item, self._today) if rests else due_words(self.item.due, self._today)

    def snooze_menu(self) -> SnoozeMenu:
        """Return the menu of days to which it can be put off."""
        menu = SnoozeMenu(self._context, self.item, self)
        menu.day_wanted.connect(self.day_asked)
        return menu

    def _offer_days(self) -> None:
        self.snooze_menu().popup(self.mapToGlobal(self.rect().topRight()))
