"""One proposed entry to be read: who is in it, with a choice where that is a question, and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from reljournal.domain.entries import Kind, PersonRef
from reljournal.domain.proposals import Proposal, Somebody
from reljournal.domain.when import Leaning
from reljournal.ui.context import Context
from reljournal.ui.importing.proposals_model import when_words
from reljournal.ui.journal.fields import DayField
from reljournal.ui.markdown import MarkdownView
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, ScrollColumn, clear_layout
from reljournal.ui.wording import duration, kind_label

# Nobody reads further to know which message it is.
_SHOWN = 4000
WhoIs = Callable[[Somebody], PersonRef | None]
_MEETINGS = (Kind.IN_PERSON, Kind.VIDEO, Kind.CALL)


class ProposalView(ScrollColumn):
    """``decided`` says whom a choice means (the key, a contact or None); ``changed`` that kind or day is another."""

    decided = Signal(str, object)
    changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=None, max_width=None)
        self.setAccessibleName(self.tr("What is proposed"))
        self._item: Proposal | None = None
        self.title = Label("", semibold=True, wrap=True)
        self.when = Label("", role="small", tone="muted", wrap=True)
        self.day = DayField(context, self.tr("day"), self.tr("The day on which it was sent"), Leaning.PAST, doubts=True)
        self.day.changed.connect(self._take_day)
        self._refused = Label("", role="small", tone="late", wrap=True)
        self._refused.hide()
        self.day.refused.connect(self._tell_refusal)
        # What was given a day here keeps the field, so that it can be another one.
        self._without_day: set[str] = set()
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("How it happened"))
        for kind in _MEETINGS:
            self.kind.addItem(kind_label(kind), kind)
        self.kind.activated.connect(self._take_kind)
        self._people = QGridLayout()
        self._people.setHorizontalSpacing(current_theme().space("m"))
        self._people.setVerticalSpacing(current_theme().space("s"))
        self._people.setColumnStretch(0, 1)
        self.combos: dict[str, QComboBox] = {}
        self.notes = Label("", role="small", tone="muted", wrap=True)
        self.text = MarkdownView()
        self.body.addWidget(self.title)
        self.body.addWidget(self.when)
        self.body.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._refused)
        self.body.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addLayout(self._people)
        self.body.addWidget(self.notes)
        self.body.addWidget(self.text)
        self.body.addStretch(1)

    def show_proposal(self, item: Proposal | None, who_is: WhoIs) -> None:
        """Show a proposal, or nothing; ``who_is`` says who its people are as things stand."""
        self._item = item
        clear_layout(self._people)
        self.combos = {}
        self.title.setVisible(item is not None)
        self.when.setVisible(item is not None)
        self.text.setVisible(item is not None)
        self.kind.setVisible(item is not None and item.draft.kind in _MEETINGS)
        self.notes.setVisible(False)
        self.day.setVisible(False)
        self._refused.setVisible(False)
        if item is None:
            return
        self.title.setText(item.draft.title or self.tr("Without a title"))
        self._show_when(item)
        self.kind.setCurrentIndex(max(0, self.kind.findData(item.draft.kind)))
        for row, person in enumerate(item.people):
            self._add(row, person, who_is)
        files = ", ".join(file.name for file in item.files)
        notes = [*item.notes, self.tr("With it came: {files}").format(files=files) if files else ""]
        self.notes.setText("\n".join(note for note in notes if note))
        self.notes.setVisible(bool(self.notes.text()))
        shown = item.draft.text[:_SHOWN]
        self.text.set_text(f"{shown} …" if len(item.draft.text) > _SHOWN else shown)
        self.verticalScrollBar().setValue(0)

    def _show_when(self, item: Proposal) -> None:
        if item.needs_day and not item.is_there:
            self._without_day.add(item.key)
        if item.key in self._without_day:
            self.when.setText(self.tr("It does not say when it was sent. Say it, and it can be taken in."))
            self.day.set_value(None if item.needs_day else item.draft.on)
            self.day.show()
            return
        lasted = duration(item.draft.minutes) if item.draft.minutes else ""
        parts = (when_words(item), lasted, item.draft.around.place)
        self.when.setText(" · ".join(part for part in parts if part))

    def _take_day(self) -> None:
        if self._item is not None:
            self._item = self._item.on_day(self.day.value())
            self.changed.emit(self._item)

    def _tell_refusal(self, sentence: str) -> None:
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def _add(self, row: int, person: Somebody, who_is: WhoIs) -> None:
        contact = person.contact
        named = contact.name if contact is not None else person.shown
        words = f"{named}\n{person.email}" if person.email and person.email != named else named
        self._people.addWidget(Label(words, wrap=True), row, 0)
        if contact is not None:
            return
        combo = QComboBox()
        combo.setAccessibleName(self.tr("Who {name} is").format(name=person.shown))
        combo.addItem(self.tr("Leave out"), None)
        for candidate in person.candidates:
            combo.addItem(candidate.name, candidate)
        combo.addItem(self.tr("New card"), PersonRef(0, person.shown))
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        decided = who_is(person)
        if decided is not None:
            at = next((n for n in range(combo.count()) if combo.itemData(n) and combo.itemData(n).id == decided.id), 0)
            combo.setCurrentIndex(at)
        combo.activated.connect(partial(self._take_person, person.key))
        self.combos[person.key] = combo
        self._people.addWidget(combo, row, 1, Qt.AlignmentFlag.AlignTop)

    def _take_person(self, key: str, at: int) -> None:
        self.decided.emit(key, self.combos[key].itemData(at))

    def _take_kind(self, at: int) -> None:
        if self._item is not None:
            self._item = replace(self._item, draft=replace(self._item.draft, kind=Kind(self.kind.itemData(at))))
            self.changed.emit(self._item)
