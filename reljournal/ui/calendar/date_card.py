"""A key date as a card: whose, what, since when, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reljournal.domain.initials import initials
from reljournal.domain.occurrences import Occurrence
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.today.rows import let_wrap, two_lines
from reljournal.ui.widgets import Avatar, Chip, ChipRole, FlowLayout, Label, Panel, QuietButton


class DateCard(Panel):
    """Shows one return of a key date; Write begins an entry with the person, Open card goes there."""

    def __init__(self, context: Context, shown: Occurrence, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        let_wrap(self)
        self.shown = shown
        self._context = context
        title = date_words.title(shown)
        self.setAccessibleName(title)
        head = QHBoxLayout()
        head.setSpacing(current_theme().space("m"))
        head.addWidget(self._avatar(), 0, Qt.AlignmentFlag.AlignTop)
        milestone = date_words.milestone_word(shown)
        chip = Chip(milestone, ChipRole.DATES) if milestone else None
        head.addWidget(two_lines(title, date_words.kind_and_since(shown), chip), 1)
        self.add(head)
        moved = date_words.moved_note(shown)
        if moved or shown.key_date.note:
            self.add_line()
        for words in (moved, shown.key_date.note):
            if words:
                self.add(Label(words, role="small", tone="muted", wrap=True))
        self.write_button = QuietButton(self.tr("Write"))
        self.write_button.setAccessibleDescription(title)
        self.write_button.clicked.connect(self._write)
        self.open_button = QuietButton(self.tr("Open card"))
        self.open_button.setAccessibleDescription(date_words.name_of(shown.person))
        self.open_button.clicked.connect(self._open)
        buttons = FlowLayout()
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.open_button)
        self.add(buttons)

    def _avatar(self) -> Avatar:
        person = self.shown.person
        avatar = Avatar()
        photo = self._context.photos.of(person.id) if person.has_photo else None
        avatar.set_person(person.name, initials(person.name), photo)
        return avatar

    def _write(self) -> None:
        self._context.ways.write_entry(contact_ids=(self.shown.person.id,))

    def _open(self) -> None:
        self._context.ways.open_contact(self.shown.person.id, "dates")
