"""The people around somebody, those with a card and those without; added, changed and removed in place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import Relation
from reljournal.domain.contacts import Contact
from reljournal.operations.relations import (
    add_relation,
    change_relation,
    make_card_of,
    remove_kind,
    remove_relation,
    rename_kind,
)
from reljournal.store.queries.relations import ShownRelation, own_kinds, relations_of
from reljournal.ui.context import Context
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.people.relation_form import RelationForm, Written
from reljournal.ui.people.relation_line import RelationLine
from reljournal.ui.people.relation_words import age_words, offered_words, relation_word
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
        self._editing = 0
        self.form: RelationForm | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("s"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self.line = RelationLine(context)
        self.line.written.connect(self._add)
        self.add(self.line)

    def show_contact(self, contact: Contact) -> None:
        """Show the relations of a contact; what is being written stays while it is the same one."""
        if self._contact is None or self._contact.id != contact.id:
            self.line.clear()
            self._shown, self._editing = None, 0
        self._contact = contact
        found = relations_of(self._context.journal, contact.id)
        if found == self._shown:
            return
        # What is being written stays when something else changed; the rest follows when the form is left.
        is_written = self.form is not None and self._edited(self._shown or []) == self._edited(found) is not None
        self._shown = found
        self.line.offer_words()
        if not is_written:
            self._fill()

    def _edited(self, relations: list[ShownRelation]) -> ShownRelation | None:
        return next((relation for relation in relations if relation.id == self._editing), None)

    def _fill(self) -> None:
        clear_layout(self._grid)
        self.form = None
        for row, relation in enumerate(self._shown or ()):
            if relation.id == self._editing:
                self._grid.addWidget(self._new_form(relation), row, 0, 1, 2)
                continue
            # Beside one line the label stands in the middle, beside two on a level with the name.
            is_one_line = relation.birth_year is None and not relation.note
            level = Qt.AlignmentFlag.AlignVCenter if is_one_line else Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(Named(relation_word(relation.label)), row, 0, level)
            self._grid.addLayout(self._who(relation), row, 1)

    def _new_form(self, relation: ShownRelation) -> RelationForm:
        own = own_kinds(self._context.journal)
        form = self.form = RelationForm(self._context, relation, offered_words(own), own)
        form.saved.connect(self._save)
        form.left.connect(self.leave_form)
        return form

    def begin_edit(self, relation: ShownRelation) -> None:
        """Open the form in place of a relation."""
        self._editing = relation.id
        self._fill()
        if self.form is not None:
            # A layout shows what it is given only later; what is hidden cannot take the keyboard.
            self.form.show()
            self.form.label.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_form(self) -> bool:
        """Close the form without saving; return whether one was open."""
        if self.form is None:
            return False
        self._editing = 0
        self._fill()
        self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _who(self, relation: ShownRelation) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("s"))
        column = QVBoxLayout()
        column.setSpacing(0)
        name = relation.name or self.tr("Without a name")
        if relation.other_id is not None:
            link = LinkButton(name)
            link.clicked.connect(partial(self._context.ways.open_contact, relation.other_id))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            column.addWidget(BreakingLabel(name))
        age = age_words(relation.birth_year, self._context.today())
        more = ", ".join(part for part in (age, relation.note) if part)
        if more:
            column.addWidget(Label(more, role="small", tone="muted", wrap=True))
        line.addLayout(column, 1)
        button = IconButton("more", self.tr("Change or remove: %1").replace("%1", name))
        button.clicked.connect(partial(self._offer, relation, button))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def menu_of(self, relation: ShownRelation) -> QMenu:
        """Return what can be done with a relation."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Change"), partial(self.begin_edit, relation))
        if not relation.has_card:
            menu.addAction(self.tr("Make a card of them"), partial(self._make_card, relation))
        menu.addAction(self.tr("Remove"), partial(self._remove, relation))
        own = own_kinds(self._context.journal)
        kind = next((name for name in own if relation.label in {name, own[name]}), None)
        if kind is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Rename the word “%1”…").replace("%1", kind), partial(self._ask_words, kind))
            menu.addAction(self.tr("Forget the word “%1”").replace("%1", kind), partial(self._forget_word, kind))
        return menu

    def _offer(self, relation: ShownRelation, button: IconButton) -> None:
        self.menu_of(relation).popup(button.mapToGlobal(button.rect().bottomLeft()))

    # What is done

    def _add(self, relation: Relation, inverse: str) -> None:
        contact = self._contact
        if contact is None:
            return
        if self._context.did(lambda: add_relation(self._context.journal, contact.id, relation, inverse=inverse)):
            self.line.clear()
            self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, written: Written) -> None:
        contact, relation_id = self._contact, self._editing
        if contact is None or self.form is None:
            return
        # The form goes when the change arrives, unless the journal refuses it.
        self._editing = 0
        if self._context.did(
            lambda: change_relation(
                self._context.journal, relation_id, written.relation, seen_from=contact.id, inverse=written.inverse
            )
        ):
            self._fill()
            self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._editing = relation_id

    def _ask_words(self, kind: str) -> None:
        from PySide6.QtWidgets import QInputDialog

        before = own_kinds(self._context.journal)[kind]
        title = self.tr("People around them")
        name, is_said = QInputDialog.getText(self, title, self.tr("The word:"), text=kind)
        if not is_said:
            return
        asked = self.tr("What one is to them:")
        inverse, is_said = QInputDialog.getText(self, title, asked, text=before)
        if is_said and (name.strip(), inverse.strip()) != (kind, before):
            self.rename_word(kind, name, inverse)

    def rename_word(self, kind: str, name: str, inverse: str) -> None:
        """Call a relation of one's own something else, on every card."""
        self._context.did(lambda: rename_kind(self._context.journal, kind, name, inverse))

    def _forget_word(self, kind: str) -> None:
        count = self._context.attempt(lambda: remove_kind(self._context.journal, kind))
        if count is not None:
            words = self.tr("“{word}” forgotten; it stays on %Ln cards.", None, count).format(word=kind)
            self._context.ways.offer_undo(words)

    def _make_card(self, relation: ShownRelation) -> None:
        made = self._context.attempt(lambda: make_card_of(self._context.journal, relation.id))
        if made is not None:
            self._context.ways.open_contact(made, "about")

    def _remove(self, relation: ShownRelation) -> None:
        if self._context.did(lambda: remove_relation(self._context.journal, relation.id)):
            self._context.ways.offer_undo(self.tr("Removed: %1").replace("%1", relation.name))
