"""The form in which a card is edited. It is filled from a draft and gives a draft back; it writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.contacts import Card, ContactKind
from reljournal.store.card_drafts import CardDraft
from reljournal.ui.context import Context
from reljournal.ui.people.form_acquaintance import MeetingSection, PreferenceSection
from reljournal.ui.people.form_names import NameSection, WorkSection
from reljournal.ui.people.form_reach import ReachSection
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.tag_edit import TagEdit
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietEdit

if TYPE_CHECKING:
    from reljournal.ui.people.form_beside import AroundPart, CirclesEdit, OwnFieldsPart


class CardForm(QWidget):
    """Everything on a card but dates, facts and photo, each field labelled.

    ``context`` gives the names of contacts to choose from, own fields and circles; without it names are only written.
    Relations are written here only on the card of a contact that is new: those of others are told on both cards, and
    changed where they are read. ``beside`` is the draft that says what stands beside the card.
    """

    changed = Signal()

    def __init__(
        self,
        card: Card,
        known_tags: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        context: Context | None = None,
        contact_id: int | None = None,
        beside: CardDraft | None = None,
    ) -> None:
        super().__init__(parent)
        self._base = card
        self._beside = beside or CardDraft(card, card)
        self.own: OwnFieldsPart | None = None
        self.around: AroundPart | None = None
        self.circles: CirclesEdit | None = None
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
        # Made in the order in which they stand, which is that of Tab.
        acquaintance = self._acquaintance()
        if context is not None:
            acquaintance += self._beside_the_card(context, card, contact_id)
        more = self._more(card, known_tags, context)
        for sheet in (self.names, self.work, self.reach, *acquaintance, more):
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

    def _beside_the_card(self, context: Context, card: Card, contact_id: int | None) -> list[Sheet]:
        from reljournal.ui.people.form_beside import AroundPart, OwnFieldsPart

        parts: list[Sheet] = []
        if contact_id is None:
            self.around = AroundPart(context, card.related, dict(self._beside.kinds))
            self.around.changed.connect(self.changed)
            parts.append(self.around)
        self.own = OwnFieldsPart(context, card, contact_id)
        self.own.changed.connect(self.changed)
        return [*parts, self.own] if self.own.editors else parts

    def _more(self, card: Card, known_tags: Sequence[str], context: Context | None) -> Sheet:
        panel = Sheet(self.tr("Tags, circles and note"))
        self.tags = TagEdit(card.tags, known_tags)
        self.tags.changed.connect(self.changed)
        panel.add(LabelledField(self.tr("Tags"), self.tags))
        if context is not None:
            from reljournal.ui.people.form_beside import CirclesEdit

            self.circles = CirclesEdit(context, self._beside.circles)
            self.circles.changed.connect(self.changed)
            panel.add(LabelledField(self.tr("Circles"), self.circles))
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
        if self.own is not None:
            card = self.own.apply(card)
        if self.around is not None:
            card = replace(card, related=self.around.related())
        note = self.note.toPlainText()
        return replace(
            card,
            note=self._base.note if note == self._note_shown else note.strip(),
            tags=self.tags.value(),
        )

    def draft(self) -> CardDraft:
        """Return what is written now, with what stands beside the card; the photo is as it was given."""
        return replace(
            self._beside,
            written=self.card(),
            circles=self.circles.value() if self.circles is not None else self._beside.circles,
            kinds=self.around.kinds() if self.around is not None else self._beside.kinds,
        )

    def problem(self) -> str:
        """Return why the card cannot be kept as it is written, empty when it can."""
        if self.around is not None and not self.around.take_written():
            return self.tr("Say first who is around them, or empty that line.")
        return self.meeting.problem()

    def refuse(self, sentence: str) -> None:
        """Say what is not right above the form."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))
