"""The form in which a card is edited. It is filled from a draft and gives a draft back; it writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, ContactKind
from reljournal.ui.context import Context
from reljournal.ui.people.form_acquaintance import MeetingSection, PreferenceSection
from reljournal.ui.people.form_names import NameSection, WorkSection
from reljournal.ui.people.form_reach import ReachSection
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.tag_edit import TagEdit
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietEdit


class CardForm(QWidget):
    """Everything on a card but dates, facts, relations and photo, each field labelled.

    ``context`` gives the names of contacts to choose from; without it names are only written.
    """

    changed = Signal()

    def __init__(
        self,
        card: Card,
        known_tags: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        context: Context | None = None,
    ) -> None:
        super().__init__(parent)
        self._base = card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("l"))
        self.says = Label(tone="late", wrap=True)
        self.says.hide()
        column.addWidget(self.says)
        self.names, self.work, self.reach = NameSection(card, self), WorkSection(card, self), ReachSection(card, self)
        self.meeting, self.preferences = MeetingSection(card, context, self), PreferenceSection(card, self)
        self._sections = (self.names, self.work, self.reach, self.meeting, self.preferences)
        for section in self._sections:
            section.changed.connect(self.changed)
        for sheet in (self.names, self.work, self.reach, *self._acquaintance(), self._more(card, known_tags)):
            column.addWidget(sheet)
        self.cells = {**self.names.cells, **self.work.cells}
        self.kind = self.names.kind
        self.phones, self.emails = self.reach.phones, self.reach.emails

    # The parts

    def _acquaintance(self) -> list[Sheet]:
        """Return a sheet for each part that has something in it, and one for the lines that open the others."""
        sheets, calm = [], Sheet()
        for section in (self.meeting, self.preferences):
            if section.fold is not None:
                calm.add(section)
            else:
                sheet = Sheet(section.title)
                sheet.add(section)
                sheets.append(sheet)
        return sheets if len(sheets) == 2 else [*sheets, calm]

    def _more(self, card: Card, known_tags: Sequence[str]) -> Sheet:
        panel = Sheet(self.tr("Tags and note"))
        self.tags = TagEdit(card.tags, known_tags)
        self.tags.changed.connect(self.changed)
        panel.add(LabelledField(self.tr("Tags"), self.tags))
        self.note = QuietEdit(self.tr("What you want to remember"), lines=4, most_lines=24)
        self.note.setPlainText(card.note)
        self._note_shown = self.note.toPlainText()
        self.note.textChanged.connect(self.changed)
        panel.add(LabelledField(self.tr("Note"), self.note))
        return panel

    # What it holds

    def first_field(self) -> QWidget:
        """Return the field in which one begins to write."""
        return self.cells["organisation" if self._base.kind is ContactKind.ORGANISATION else "given"]

    def card(self) -> Card:
        """Return the draft as it is written now; what the form does not show is as it was given."""
        card = self._base
        for section in self._sections:
            card = section.apply(card)
        note = self.note.toPlainText()
        return replace(
            card,
            note=self._base.note if note == self._note_shown else note.strip(),
            tags=self.tags.value(),
        )

    def problem(self) -> str:
        """Return why the card cannot be kept as it is written, empty when it can."""
        return self.meeting.problem()

    def refuse(self, sentence: str) -> None:
        """Say what is not right above the form."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))
