"""The people around somebody, those with a card and those without; added, changed and removed in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Contact
from reljournal.domain.relations import ages
from reljournal.operations.relations import add_relation, change_relation, make_card_of, remove_relation
from reljournal.store.queries.relations import ShownRelation, relations_of
from reljournal.ui.context import Context
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.people.relation_line import RelationLine, relation_key, relation_word
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, Label, LinkButton, clear_layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class RelationsSection(Sheet):
    """Shows who somebody is to a contact, family first, whichever card it is written on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People around them"), parent)
        self._context = context
        self._contact: Contact | None = None
        self._shown: list[ShownRelation] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("xs"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self.line = RelationLine(context)
        self.line.written.connect(self._add)
        self.add(self.line)

    def show_contact(self, contact: Contact) -> None:
        """Show the relations of a contact; what is being written stays while it is the same one."""
        if self._contact is None or self._contact.id != contact.id:
            self.line.clear()
            self._shown = None
        self._contact = contact
        found = relations_of(self._context.journal, contact.id)
        if found == self._shown:
            return
        self._shown = found
        self.line.offer_words()
        clear_layout(self._grid)
        for row, relation in enumerate(found):
            self._grid.addWidget(Named(relation_word(relation.label)), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addLayout(self._who(relation), row, 1)

    def _who(self, relation: ShownRelation) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("s"))
        name = relation.name or self.tr("Without a name")
        if relation.other_id is not None:
            link = LinkButton(name)
            link.clicked.connect(partial(self._context.ways.open_contact, relation.other_id))
            line.addWidget(link)
        else:
            line.addWidget(BreakingLabel(name), 1)
        more = ", ".join(part for part in (self._age(relation), relation.note) if part)
        if more:
            line.addWidget(Label(more, role="small", tone="muted"))
        line.addStretch(1)
        button = IconButton("more", self.tr("Change or remove: %1").replace("%1", name))
        button.clicked.connect(partial(self._offer, relation, button))
        line.addWidget(button)
        return line

    def _age(self, relation: ShownRelation) -> str:
        both = ages(relation.birth_year, self._context.today()) if relation.birth_year is not None else None
        if both is None:
            return ""
        younger, older = (self.locale().toString(age) for age in both)
        return older if younger == older else self.tr("{younger} or {older}").format(younger=younger, older=older)

    def menu_of(self, relation: ShownRelation) -> QMenu:
        """Return what can be done with a relation."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Change what they are…"), partial(self._ask_label, relation))
        if not relation.has_card:
            menu.addAction(self.tr("Make a card of them"), partial(self._make_card, relation))
        menu.addAction(self.tr("Remove"), partial(self._remove, relation))
        return menu

    def _offer(self, relation: ShownRelation, button: IconButton) -> None:
        self.menu_of(relation).popup(button.mapToGlobal(button.rect().bottomLeft()))

    # What is done

    def _add(self, relation: Relation, inverse: str) -> None:
        contact = self._contact
        if contact is None:
            return
        if self._do(lambda: add_relation(self._context.journal, contact.id, relation, inverse=inverse)):
            self.line.clear()
            self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_label(self, relation: ShownRelation) -> None:
        from PySide6.QtWidgets import QInputDialog

        words = [self.line.label.itemText(place) for place in range(self.line.label.count())]
        now = relation_word(relation.label)
        at = words.index(now) if now in words else -1
        if at < 0:
            words, at = [now, *words], 0
        asked = self.tr("What is {name}?").format(name=relation.name)
        word, chosen = QInputDialog.getItem(self, self.tr("People around them"), asked, words, at)
        if chosen and word.strip():
            self.change_label(relation, relation_key(word))

    def change_label(self, relation: ShownRelation, label: str) -> None:
        """Say that somebody is something else to this contact."""
        contact = self._contact
        if contact is None:
            return
        meant = Relation(
            label, relation.name, other_id=relation.other_id, note=relation.note, birth_year=relation.birth_year
        )
        self._do(lambda: change_relation(self._context.journal, relation.id, meant, seen_from=contact.id))

    def _make_card(self, relation: ShownRelation) -> None:
        made = self._context.attempt(lambda: make_card_of(self._context.journal, relation.id))
        if made is not None:
            self._context.ways.open_contact(made, "about")

    def _remove(self, relation: ShownRelation) -> None:
        if self._do(lambda: remove_relation(self._context.journal, relation.id)):
            self._context.ways.offer_undo(self.tr("Removed: %1").replace("%1", relation.name))

    def _do(self, action: Callable[[], object]) -> bool:
        return self._context.attempt(lambda: (action(), True)) is not None
