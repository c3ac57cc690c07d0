"""What was learned about the people of an entry: it goes onto their cards with the entry, each fact with its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.entries import Learned, PersonRef
from reljournal.operations.facts import add_fact
from reljournal.store.queries.facts import learned_from
from reljournal.ui.context import Context
from reljournal.ui.journal.optional_panel import OptionalPanel
from reljournal.ui.people.acquaintance_words import fact_label
from reljournal.ui.people.fact_form import FactLine
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, Label, LinkButton, clear_layout
from reljournal.ui.wording import short_day, short_day_with_year


class LearnedPanel(OptionalPanel):
    """Facts that come from one entry, and a line for the next one; not offered while nobody is in the entry.

    In an entry that is in the journal a fact is noted at once. While the entry is new, or the person has no card yet,
    it waits in the draft, as do words left in the line. Says ``changed`` when that changed by the person's hand.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What you learned"), parent)
        self._context = context
        self._entry_id: int | None = None
        self._day = context.today()
        self._people: list[PersonRef] = []
        self._waiting: list[Learned] = []
        self._words: list[str] = []
        self._facts = QVBoxLayout()
        self._facts.setSpacing(current_theme().space("xs"))
        self.add(self._facts)
        self.about = QComboBox()
        self.about.setAccessibleName(self.tr("About whom"))
        self.add(self.about)
        self.line = FactLine(is_narrow=True)
        self.line.written.connect(self._note)
        self.line.text.textChanged.connect(self.changed)
        self.line.label.editTextChanged.connect(self._say_if_written)
        self.about.activated.connect(self._say_if_written)
        self.add(self.line)

    # What waits in the draft

    def set_values(
        self, learned: Sequence[Learned], people: Sequence[PersonRef], day: date, entry_id: int | None
    ) -> None:
        """Show what waits in a draft, and what is on the cards from the entry ``entry_id``; nothing is signalled."""
        self._waiting, self._entry_id, self._day = list(learned), entry_id, day
        self.line.clear()
        self.set_people(people)

    def values(self) -> tuple[Learned, ...]:
        """Return what waits, of the people who are in the entry; words left in the line count as well."""
        waiting = [replace(item, fact=self._dated(item.fact)) for item in self._waiting if self._is_in(item.contact)]
        about = self._chosen()
        if about is not None and self.line.text.text().strip():
            waiting.append(Learned(about, self._dated(LearnedFact(self.line.label.value(), self.line.text.text()))))
        return tuple(waiting)

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry; what waits about somebody who is not in it comes back with them."""
        kept = self.about.currentData()
        self._people = list(people)
        self.about.clear()
        for person in people:
            self.about.addItem(person.name or self.tr("Without a name"), _key(person))
        self.about.setCurrentIndex(max(0, self.about.findData(kept)))
        self.about.setVisible(len(people) > 1)
        self.line.setVisible(bool(people))
        self.reload()

    def set_day(self, day: date) -> None:
        """Take the day of the entry: what is learned in it is learned on that day."""
        self._day = day
        self.reload()

    def _dated(self, fact: LearnedFact) -> LearnedFact:
        return replace(fact, learned_on=min(self._day, self._context.today()))

    def _is_in(self, contact: PersonRef) -> bool:
        return _key(contact) in {_key(person) for person in self._people}

    def _chosen(self) -> PersonRef | None:
        place = self.about.currentIndex()
        return self._people[place] if 0 <= place < len(self._people) else None

    def is_empty(self) -> bool:
        """Return whether nothing was learned, or is being written."""
        return not self._words and not self.line.text.text().strip()

    def is_offered(self) -> bool:
        """Return whether there is somebody to learn about."""
        return bool(self._people)

    def take_keyboard(self) -> None:
        """Put the keyboard into the line."""
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def reload(self) -> None:
        """Read anew what was learned."""
        clear_layout(self._facts)
        self._words = []
        saved = learned_from(self._context.journal, self._entry_id) if self._entry_id is not None else []
        about: dict[int | str, tuple[PersonRef, list[QWidget]]] = {}
        for person, fact in saved:
            about.setdefault(_key(person), (person, []))[1].append(self._row(fact))
        for item in self._waiting:
            if self._is_in(item.contact):
                row = self._row(self._dated(item.fact), waiting=item)
                about.setdefault(_key(item.contact), (item.contact, []))[1].append(row)
        for person, rows in about.values():
            self._facts.addWidget(self._name(person), 0, Qt.AlignmentFlag.AlignLeading)
            for row in rows:
                self._facts.addWidget(row)

    def words(self) -> list[str]:
        """Return the facts on show."""
        return list(self._words)

    def _name(self, person: PersonRef) -> QWidget:
        name = person.name or self.tr("Without a name")
        if not person.id:
            return Label(name)
        link = LinkButton(name, tone="text")
        link.setToolTip(self.tr("Open the card"))
        link.setProperty("contact_id", person.id)
        link.clicked.connect(self._open)
        return link

    def _row(self, fact: LearnedFact, waiting: Learned | None = None) -> QWidget:
        theme = current_theme()
        said = f"{fact_label(fact.label)}: {fact.text}" if fact.label else fact.text
        self._words.append(said)
        row = QWidget()
        line = QHBoxLayout(row)
        # In line with the name, which keeps room for its focus ring.
        line.setContentsMargins(theme.space("xs"), 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(Label(f"{said}{self._since(fact.learned_on)}", role="small", tone="muted", wrap=True), 1)
        if waiting is not None:
            gone = IconButton("close", self.tr("Remove: %1").replace("%1", said))
            gone.clicked.connect(partial(self._forget, waiting))
            line.addWidget(gone, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _since(self, day: date | None) -> str:
        if day is None:
            return ""
        shown = short_day(day) if day.year == self._context.today().year else short_day_with_year(day)
        # A day is never broken at the end of a line.
        return " · " + shown.replace(" ", "\u00a0")

    # What happens

    def _note(self, label: str, text: str) -> None:
        about = self._chosen()
        if about is None:
            return
        fact = LearnedFact(label, text.strip())
        if self._entry_id is None or not about.id:
            self._waiting.append(Learned(about, fact))
        elif not self._note_at_once(about, replace(self._dated(fact), entry_id=self._entry_id)):
            return
        self.line.clear()
        self.reload()
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_at_once(self, about: PersonRef, fact: LearnedFact) -> bool:
        return self._context.did(lambda: add_fact(self._context.journal, about.id, fact))

    def _forget(self, item: Learned) -> None:
        self._waiting.remove(item)
        self.reload()
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _say_if_written(self) -> None:
        if self.line.text.text().strip():
            self.changed.emit()

    def _open(self) -> None:
        self._context.ways.open_contact(int(self.sender().property("contact_id")), "about")


def _key(person: PersonRef) -> int | str:
    """Return what tells one from the others: who has no card yet has a name."""
    return person.id or person.name
