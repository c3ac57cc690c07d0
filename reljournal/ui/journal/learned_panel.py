"""What was learned in an entry that is in the journal already: noted at once, each fact with this entry behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.entries import PersonRef
from reljournal.operations.facts import add_fact
from reljournal.store.queries.facts import learned_from
from reljournal.ui.context import Context
from reljournal.ui.people.acquaintance_words import fact_label
from reljournal.ui.people.fact_form import FactLine
from reljournal.ui.widgets import Label, LinkButton, Panel, clear_layout


class LearnedPanel(Panel):
    """Facts that came from one entry, and a line for the next one; not there while the entry is new."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("What you learned"))
        self._context = context
        self._entry_id: int | None = None
        self._facts = QVBoxLayout()
        self.add(self._facts)
        self.about = QComboBox()
        self.about.setAccessibleName(self.tr("About whom"))
        self.add(self.about)
        self.line = FactLine(is_narrow=True)
        self.line.written.connect(self._note)
        self.add(self.line)
        self.hide()

    def show_entry(self, entry_id: int | None, people: Sequence[PersonRef]) -> None:
        """Show what was learned in an entry, with the people who are in it now."""
        if entry_id != self._entry_id:
            self.line.clear()
        self._entry_id = entry_id
        kept = self.about.currentData()
        self.about.clear()
        for person in people:
            if person.id:
                self.about.addItem(person.name or self.tr("Without a name"), person.id)
        self.about.setCurrentIndex(max(0, self.about.findData(kept)))
        self.about.setVisible(self.about.count() > 1)
        self.reload()

    def reload(self) -> None:
        """Read anew what was learned."""
        clear_layout(self._facts)
        entry_id = self._entry_id
        learned = learned_from(self._context.journal, entry_id) if entry_id is not None else []
        before = 0
        for person, fact in learned:
            if person.id != before:
                before = person.id
                link = LinkButton(person.name or self.tr("Without a name"), tone="text")
                link.setToolTip(self.tr("Open the card"))
                link.setProperty("contact_id", person.id)
                link.clicked.connect(self._open)
                self._facts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            said = f"{fact_label(fact.label)}: {fact.text}" if fact.label else fact.text
            self._facts.addWidget(Label(said, role="small", tone="muted", wrap=True))
        self.setVisible(entry_id is not None and (bool(learned) or self.about.count() > 0))
        self.line.setVisible(self.about.count() > 0)

    def words(self) -> list[str]:
        """Return the facts on show."""
        widgets = [item.widget() for place in range(self._facts.count()) if (item := self._facts.itemAt(place))]
        return [widget.text() for widget in widgets if isinstance(widget, Label)]

    def _note(self, label: str, text: str) -> None:
        context, about, entry_id = self._context, self.about.currentData(), self._entry_id
        if about is None or entry_id is None:
            return
        fact = LearnedFact(label, text, context.today(), entry_id)

        def note() -> bool:
            add_fact(context.journal, int(about), fact)
            return True

        if context.attempt(note):
            self.line.clear()
            self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        self._context.ways.open_contact(int(self.sender().property("contact_id")), "about")
