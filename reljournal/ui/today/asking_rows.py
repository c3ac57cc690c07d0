"""The dates that ask now, as rows: what it is, and wish, log, write or put it off, in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.initials import initials
from reljournal.domain.reminding import DateReminder
from reljournal.store.queries.reminding import done_before
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.reminding.date_menu import DateMenu
from reljournal.ui.reminding.doing import note_wished
from reljournal.ui.reminding.words import day_words, done_label, done_words
from reljournal.ui.theme import current_theme
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.rows import two_lines
from reljournal.ui.widgets import Avatar, Chip, ChipRole, IconButton, QuietButton, clear_layout


class AskingRow(QWidget):
    """One date that asks. W, L, E and S are the keys of its buttons."""

    def __init__(self, context: Context, asked: DateReminder) -> None:
        super().__init__()
        self.asked = asked
        self.shown = asked.shown
        self._context = context
        theme = current_theme()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(theme.space("s"))
        title, second = date_words.title(self.shown), self._second_line()
        milestone = date_words.milestone_word(self.shown)
        self.words = RowButton(", ".join(part for part in (title, second, milestone) if part))
        self.words.put(self._avatar(), 0, Qt.AlignmentFlag.AlignTop)
        chip = Chip(milestone, ChipRole.DATES) if milestone else None
        self.words.put(two_lines(title, second, chip), 1)
        self.words.clicked.connect(self._open)
        self._line.addWidget(self.words, 1)
        self._line.addLayout(self._buttons(title))

    def _second_line(self) -> str:
        today = self._context.today()
        sort = self.shown.key_date.sort
        parts = [date_words.kind_and_since(self.shown, short=True), day_words(self.shown.on, today)]
        done = done_before(self._context.journal, self.shown)
        if done is not None:
            parts.append(done_words(done, sort, today))
        return " · ".join(parts)

    def _avatar(self) -> Avatar:
        person = self.shown.person
        avatar = Avatar()
        photo = self._context.photos.of(person.id) if person.has_photo else None
        avatar.set_person(person.name, initials(person.name), photo)
        return avatar

    def _buttons(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        # Below the words the buttons begin where the words do, and the room that is left stands behind them.
        self._leading, self._trailing = QWidget(), QWidget()
        row.addWidget(self._leading)
        wished = done_label(self.shown.key_date.sort)
        self.wished = QuietButton(wished)
        self.wished.clicked.connect(self.wish)
        self.log = QuietButton(self.tr("Log"))
        self.log.clicked.connect(self._log)
        self.write = QuietButton(self.tr("Write"))
        self.write.clicked.connect(self._write)
        self.more = IconButton("clock", self.tr("Snooze: {what}").format(what=title))
        self.more.clicked.connect(self._offer)
        for button, words, key in (
            (self.wished, wished, "W"),
            (self.log, self.tr("Log"), "L"),
            (self.write, self.tr("Write"), "E"),
            (self.more, self.tr("Snooze"), "S"),
        ):
            button.setToolTip(self.tr("{what} ({key})").format(what=words, key=key))
            if button is not self.more:
                button.setAccessibleName(self.tr("{what}: {whom}").format(what=words, whom=title))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._trailing, 1)
        return row

    def people(self) -> list[int]:
        """Return whose date it is: one, or a couple."""
        return [person.id for person in (self.shown.person, *self.shown.also)]

    # Acting

    def wish(self) -> None:
        """Note that it was done."""
        note_wished(self._context, self.shown)

    def snooze_menu(self) -> DateMenu:
        """Return the menu of days to put it off to, and of what else can be done."""
        return DateMenu(self._context, self.shown, self)

    def _offer(self) -> None:
        self.snooze_menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _log(self) -> None:
        self._context.ways.capture(self.people())

    def _write(self) -> None:
        self._context.ways.write_entry(contact_ids=tuple(self.people()))

    def _open(self) -> None:
        self._context.ways.open_day(self.shown.on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys of the buttons, from wherever in the row."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        deed = {
            Qt.Key.Key_W: self.wish, Qt.Key.Key_L: self._log, Qt.Key.Key_E: self._write, Qt.Key.Key_S: self._offer,
        }.get(Qt.Key(event.key())) if plain else None  # fmt: skip
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons beside the words, or below them where the words would have too little room."""
        super().resizeEvent(event)
        buttons = sum(button.sizeHint().width() for button in (self.wished, self.log, self.write, self.more))
        beside = self.width() - buttons >= current_theme().size("list")
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        theme = current_theme()
        self._leading.setFixedWidth(theme.size("avatar_small") + theme.space("m"))
        for room in (self._leading, self._trailing):
            room.setVisible(not beside)
        self._line.setContentsMargins(0, 0, 0, 0 if beside else theme.space("s"))
        if direction is not self._line.direction():
            self._line.setDirection(direction)
            self.updateGeometry()


class AskingRows(QWidget):
    """Rows one below the other. When they are read anew the keyboard stays at its place in the list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.rows: list[AskingRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().space("xs"))

    def show_dates(self, dates: Sequence[DateReminder]) -> None:
        """Show these dates in this order; the keyboard stays in the row of the same date, or at the same place."""
        focused = self.window().focusWidget()
        at = next((place for place, row in enumerate(self.rows) if row.isAncestorOf(focused)), None)
        clear_layout(self._column)
        self.rows = [AskingRow(self._context, asked) for asked in dates]
        for row in self.rows:
            self._column.addWidget(row)
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].wished.setFocus(Qt.FocusReason.OtherFocusReason)
