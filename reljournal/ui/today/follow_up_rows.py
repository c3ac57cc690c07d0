"""Follow-ups as rows: tick, words, when, and a menu to put them off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp
from reljournal.operations.follow_ups import complete_follow_up, reopen_follow_up
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.follow_ups.snoozing import SnoozeMenu
from reljournal.ui.follow_ups.words import asks
from reljournal.ui.theme import current_theme
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.texts import LeadingText
from reljournal.ui.widgets import Chip, ChipRole, IconButton, clear_layout

_LINES, _NARROW_LINES = 3, 6


class FollowUpRow(QWidget):
    """One follow-up. ``on_day`` leaves the chip out: the rows stand under their day."""

    def __init__(self, context: Context, item: FollowUp, *, on_day: bool = False) -> None:
        super().__init__()
        self.item = item
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.tick = QCheckBox()
        self.tick.setChecked(item.done_on is not None)
        self.tick.setAccessibleName(self.tr("Done: {what}").format(what=item.text))
        self.tick.clicked.connect(self._tick)
        row.addWidget(self.tick)
        self.words = RowButton(self._spoken())
        text = LeadingText(item.text, date_words.waits_for(item), most_lines=_NARROW_LINES if on_day else _LINES)
        text.set_done(item.done_on is not None)
        self.words.put(text, 1)
        self.words.clicked.connect(self.open)
        row.addWidget(self.words, 1)
        chip = self._chip()
        if chip is not None and not on_day:
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        self.more = IconButton("clock", self.tr("Snooze: {what}").format(what=item.text))
        self.more.setToolTip(self.tr("Snooze"))
        self.more.clicked.connect(self._offer)
        if item.done_on is not None:
            self.more.hide()
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _spoken(self) -> str:
        parts = [self.item.text, date_words.waits_for(self.item)]
        chip = self._chip_words()
        return ", ".join(part for part in (*parts, chip[0] if chip else "") if part)

    def _chip_words(self) -> tuple[str, ChipRole] | None:
        item = self.item
        if item.done_on is not None:
            return self.tr("done"), ChipRole.PLAIN
        return None if item.asked_on is None else asks(item, self._context.today())

    def _chip(self) -> Chip | None:
        words = self._chip_words()
        return None if words is None else Chip(words[0], words[1])

    def _tick(self, done: bool) -> None:
        journal, item = self._context.journal, self.item
        if done:
            self._do(
                lambda: complete_follow_up(journal, item.id, self._context.today()),
                self.tr("Ticked off “{what}”").format(what=item.text),
            )
        else:
            self._do(lambda: reopen_follow_up(journal, item.id), self.tr("Reopened “{what}”").format(what=item.text))

    def _do(self, action: Callable[[], None], said: str) -> None:
        if self._context.did(action):
            self._context.ways.offer_undo(said)
        else:
            self.tick.setChecked(self.item.done_on is not None)

    def open(self) -> None:
        """Go to the entry it came from, else to the contact it is about."""
        if self.item.entry_id is not None:
            self._context.ways.open_entry(self.item.entry_id)
        else:
            self.open_contact()

    def open_contact(self) -> None:
        """Go to the contact it is about."""
        if self.item.contact is not None:
            self._context.ways.open_contact(self.item.contact.id, "follow_ups")

    def note_contacted(self) -> None:
        """Write down that one was in touch today with the contact it is about."""
        from reljournal.ui.in_touch import note_contacted

        if self.item.contact is not None:
            note_contacted(self._context, [self.item.contact.id])

    def _offer(self) -> None:
        menu = self.snooze_menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def snooze_menu(self) -> SnoozeMenu:
        """Return the menu of days to put it off to, and of where it leads."""
        menu = SnoozeMenu(self._context, self.item, self)
        menu.day_wanted.connect(self._ask_day)
        if self.item.contact is not None or self.item.entry_id is not None:
            menu.addSeparator()
        if self.item.contact is not None:
            words = self.tr("Open {name}").format(name=date_words.name_of(self.item.contact))
            menu.addAction(words).triggered.connect(self.open_contact)
            menu.addAction(self.tr("Contacted today")).triggered.connect(self.note_contacted)
        if self.item.entry_id is not None:
            menu.addAction(self.tr("Open the entry it came from")).triggered.connect(self.open)
        return menu

    def _ask_day(self, item: FollowUp) -> None:
        from reljournal.ui.follow_ups.dialog import FollowUpDialog

        FollowUpDialog(self._context, item, self.window(), "due").open()


class FollowUpRows(QWidget):
    """Rows one below the other. When they are read anew the keyboard stays at its place in the list."""

    def __init__(self, context: Context, *, on_day: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._on_day = on_day
        self.rows: list[FollowUpRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("xs"))

    def show_items(self, items: Sequence[FollowUp]) -> None:
        """Show these follow-ups in this order; nothing is rebuilt when they are the same."""
        if [row.item for row in self.rows] == list(items) and [row.item.id for row in self.rows] == [
            item.id for item in items
        ]:
            return
        focused = self.window().focusWidget()
        at = next((i for i, row in enumerate(self.rows) if row.isAncestorOf(focused)), None)
        clear_layout(self._column)
        self.rows = [FollowUpRow(self._context, item, on_day=self._on_day) for item in items]
        for row in self.rows:
            self._column.addWidget(row)
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].tick.setFocus(Qt.FocusReason.OtherFocusReason)
