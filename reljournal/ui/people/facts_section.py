"""What was learned about somebody, by label, each fact with its day and entry; added and changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import LearnedFact
from reljournal.domain.contacts import Contact
from reljournal.operations.facts import add_fact, change_fact, forget_fact
from reljournal.store.queries.facts import Origin, origins
from reljournal.ui.context import Context
from reljournal.ui.people.acquaintance_words import fact_label, learned_words
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.elided_link import ElidedLink
from reljournal.ui.people.fact_form import FactForm, FactLine
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, IconButton, Label, clear_layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class FactRow(QWidget):
    """One fact, and below it when it was learned and from which entry."""

    edit_asked = Signal(object)
    forget_asked = Signal(object)
    entry_asked = Signal(int)

    def __init__(self, fact: LearnedFact, origin: Origin | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact, self._origin = fact, origin
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(BreakingLabel(fact.text))
        title = origin.words if origin is not None else ""
        learned = learned_words(fact.learned_on, title)
        if learned:
            line = FlowLayout(gap="xs")
            line.addWidget(Label(learned, role="small", tone="muted"))
            if origin is not None:
                link = ElidedLink(title)
                link.setAccessibleName(self.tr("Open the entry “%1”").replace("%1", title))
                link.clicked.connect(self._ask_entry)
                line.addWidget(link)
            column.addLayout(line)
        self.more = IconButton("more", self.tr("Change or forget: %1").replace("%1", fact.text))
        self.more.clicked.connect(self._offer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("s"))
        row.addLayout(column, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)

    def menu_of(self) -> QMenu:
        """Return what can be done with it."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Change"), self._ask_edit)
        menu.addAction(self.tr("Forget"), self._ask_forget)
        return menu

    def _offer(self) -> None:
        self.menu_of().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.fact)

    def _ask_forget(self) -> None:
        self.forget_asked.emit(self.fact)

    def _ask_entry(self) -> None:
        if self._origin is not None:
            self.entry_asked.emit(self._origin.entry_id)


class FactsSection(Sheet):
    """All facts of one contact, with a line on which the next one is noted without further ado."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What you know"), parent)
        self._context = context
        self._contact: Contact | None = None
        self._editing = 0
        self.form: FactForm | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("s"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self.line = FactLine()
        self.line.written.connect(self._note)
        self.add(self.line)

    def show_contact(self, contact: Contact) -> None:
        """Show the facts of a contact; what is being written stays while it is the same one."""
        before = self._contact
        self._contact = contact
        if before is None or before.id != contact.id:
            self.line.clear()
            self._editing = 0
        elif before.card.facts == contact.card.facts and [f.id for f in before.card.facts] == [
            fact.id for fact in contact.card.facts
        ]:
            return
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._grid)
        self.form = None
        facts = self._contact.card.facts if self._contact is not None else ()
        known = origins(self._context.journal, (fact.entry_id for fact in facts if fact.entry_id is not None))
        groups: dict[str, list[LearnedFact]] = {}
        for fact in facts:
            groups.setdefault(fact.label.casefold(), []).append(fact)
        place = 0
        for group in groups.values():
            column = QVBoxLayout()
            column.setSpacing(current_theme().space("xs"))
            for fact in (fact for fact in group if fact.id != self._editing):
                column.addWidget(self._shown(fact, known))
            if column.count():
                self._grid.addWidget(Named(fact_label(group[0].label)), place, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addLayout(column, place, 1)
                place += 1
            # The form has the label in itself, and needs the whole breadth.
            for fact in (fact for fact in group if fact.id == self._editing):
                self._grid.addWidget(self._form_of(fact), place, 0, 1, 2)
                place += 1

    def _form_of(self, fact: LearnedFact) -> FactForm:
        form = self.form = FactForm(fact)
        form.saved.connect(self._save)
        form.left.connect(self.leave_form)
        return form

    def _shown(self, fact: LearnedFact, known: dict[int, Origin]) -> FactRow:
        row = FactRow(fact, known.get(fact.entry_id or 0))
        row.edit_asked.connect(self.begin_edit)
        row.forget_asked.connect(self._forget)
        row.entry_asked.connect(self._open_entry)
        return row

    def rows(self) -> list[FactRow]:
        """Return the facts on show, from the top."""
        columns = [self._grid.itemAtPosition(row, 1) for row in range(self._grid.rowCount())]
        layouts = [item.layout() for item in columns if item is not None]
        items = [layout.itemAt(place) for layout in layouts if layout for place in range(layout.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, FactRow)]

    def begin_edit(self, fact: LearnedFact) -> None:
        """Open the form in place of a fact."""
        self._editing = fact.id
        self._fill()
        if self.form is not None:
            # A layout shows what it is given only later; what is hidden cannot take the keyboard.
            self.form.show()
            self.form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> bool:
        """Close the form without saving; return whether one was open."""
        if self.form is None:
            return False
        self._editing = 0
        self._fill()
        self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _note(self, label: str, text: str) -> None:
        contact = self._contact
        if contact is None:
            return
        fact = LearnedFact(label, text, self._context.today())
        if self._context.did(lambda: add_fact(self._context.journal, contact.id, fact)):
            self.line.clear()
            self.line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, fact: LearnedFact) -> None:
        contact = self._contact
        if contact is not None and self._context.did(lambda: change_fact(self._context.journal, contact.id, fact)):
            self.leave_form()

    def _forget(self, fact: LearnedFact) -> None:
        contact = self._contact
        if contact is not None and self._context.did(lambda: forget_fact(self._context.journal, contact.id, fact.id)):
            self._context.ways.offer_undo(self.tr("Forgotten: %1").replace("%1", fact.text))

    def _open_entry(self, entry_id: int) -> None:
        self._context.ways.open_entry(entry_id)
