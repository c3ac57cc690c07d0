"""Fields of the person's own on a card: filled in where they stand, added, renamed and removed there too."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.custom_fields import CustomField, CustomValue, FieldSort
from reljournal.operations.custom_fields import add_field, change_field, move_field, remove_field, set_value
from reljournal.store.queries.custom_fields import every_field
from reljournal.ui.context import Context
from reljournal.ui.people.field_editor import FieldEditor
from reljournal.ui.people.new_field import NewField, sort_word
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, IconButton, Label, LinkButton, clear_layout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class OwnFieldsSection(Sheet):
    """Every field of this card with what stands in it; what is written is kept when the field is left."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Own fields"), parent)
        self._context = context
        self._contact: Contact | None = None
        self._shown: object = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("xs"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self.open_new = LinkButton(self.tr("Add a field of your own"))
        self.open_new.clicked.connect(self._open_new)
        self.new = NewField()
        self.new.written.connect(self._add_field)
        self.new.hide()
        self.look_after = LinkButton(self.tr("Look after them…"), tone="muted")
        self.look_after.setAccessibleName(self.tr("Look after own fields"))
        self.look_after.clicked.connect(self._look_after)
        below = QWidget()
        flow = FlowLayout(below, "l")
        flow.addWidget(self.open_new)
        flow.addWidget(self.look_after)
        self.add(below)
        self.add(self.new)

    def show_contact(self, contact: Contact) -> None:
        """Show the fields of a contact; nothing is built anew when they are the same."""
        before, self._contact = self._contact, contact
        if before is None or before.id != contact.id:
            self.new.hide()
            self.open_new.show()
        fields = every_field(self._context.journal, contact.id)
        state = (contact.id, [(field, field.id) for field in fields], contact.card.custom)
        if state == self._shown:
            return
        self._shown = state
        self.look_after.setVisible(bool(fields))
        clear_layout(self._grid)
        values: dict[int, list[CustomValue]] = {}
        for item in contact.card.custom:
            values.setdefault(item.field_id, []).append(item)
        for row, field in enumerate(fields):
            self._grid.addWidget(Named(field.name), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addLayout(self._filled(field, values.get(field.id, [])), row, 1)

    def _filled(self, field: CustomField, said_here: list[CustomValue]) -> QHBoxLayout:
        value = said_here[0] if said_here else None
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("s"))
        column = QVBoxLayout()
        column.setSpacing(0)
        editor = FieldEditor(self._context, field, value)
        editor.left.connect(partial(self._take, editor))
        column.addWidget(editor)
        if len(said_here) > 1:
            # Merged cards may have left two values in one field.
            also = ", ".join(item.value for item in said_here[1:])
            words = self.tr("and also: %1").replace("%1", also)
            column.addWidget(Label(words, role="small", tone="muted", wrap=True))
        line.addLayout(column, 1)
        button = IconButton("more", self.tr("Rename or remove the field “%1”").replace("%1", field.name))
        button.clicked.connect(partial(self._offer, field, button))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    # What is done

    def _take(self, editor: FieldEditor) -> None:
        if editor.is_other():
            self._write(editor.field, *editor.said())

    def _write(self, field: CustomField, value: str, other_id: int | None = None) -> None:
        contact = self._contact
        if contact is not None:
            self._context.did(lambda: set_value(self._context.journal, contact.id, field.id, value, other_id))

    def _look_after(self) -> None:
        from reljournal.ui.people.own_fields_dialog import OwnFieldsDialog

        dialog = OwnFieldsDialog(self._context, self.window())
        # The screen follows changed contacts, and a field is none.
        dialog.finished.connect(self._show_again)
        dialog.open()

    def _show_again(self) -> None:
        if self._contact is not None:
            from reljournal.domain.errors import NotFoundError
            from reljournal.store.queries.contacts import contact

            try:
                self.show_contact(contact(self._context.journal, self._contact.id))
            except NotFoundError:
                return

    def _open_new(self) -> None:
        self.open_new.hide()
        self.new.show()
        self.new.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_field(self, field: CustomField, everywhere: bool) -> None:
        contact = self._contact
        if contact is None:
            return
        meant = replace(field, contact_id=None if everywhere else contact.id)
        if self._context.did(lambda: add_field(self._context.journal, meant)):
            self.new.clear()
            self.new.hide()
            self.open_new.show()
            # The screen follows changed contacts, and a field is none.
            self.show_contact(contact)

    def menu_of(self, field: CustomField) -> QMenu:
        """Return what can be done with a field."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), partial(self._ask_name, field))
        sorts = menu.addMenu(self.tr("What is in it"))
        for sort in FieldSort:
            # There is something to choose from only where choices were written down.
            if sort is FieldSort.CHOICE and not field.choices:
                continue
            action = sorts.addAction(sort_word(sort), partial(self.change_sort, field, sort))
            action.setCheckable(True)
            action.setChecked(sort is field.sort)
        if field.sort is FieldSort.CHOICE:
            menu.addAction(self.tr("Change the choices…"), partial(self._ask_choices, field))
        if field.contact_id is None:
            menu.addAction(self.tr("Move up"), partial(self._move, field, -1))
            menu.addAction(self.tr("Move down"), partial(self._move, field, 1))
        menu.addSeparator()
        menu.addAction(self.tr("Remove from every card") if field.contact_id is None else self.tr("Remove"),
                       partial(self._remove, field))  # fmt: skip
        return menu

    def _offer(self, field: CustomField, button: IconButton) -> None:
        self.menu_of(field).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_name(self, field: CustomField) -> None:
        from PySide6.QtWidgets import QInputDialog

        asked = self.tr("What is the field called?")
        name, said = QInputDialog.getText(self, self.tr("Own fields"), asked, text=field.name)
        if said and name.strip() != field.name:
            self.rename(field, name)

    def change_sort(self, field: CustomField, sort: FieldSort) -> None:
        """Let a field hold something else; what does not fit is kept, and said to look odd."""
        self._change(replace(field, sort=sort))

    def _ask_choices(self, field: CustomField) -> None:
        from PySide6.QtWidgets import QInputDialog

        asked = self.tr("What is there to choose from? (with commas between)")
        text, is_said = QInputDialog.getText(self, self.tr("Own fields"), asked, text=", ".join(field.choices))
        if is_said:
            self.change_choices(field, text)

    def change_choices(self, field: CustomField, text: str) -> None:
        """Let there be other things to choose from; what was chosen before is kept."""
        self._change(replace(field, choices=tuple(text.split(","))))

    def _change(self, field: CustomField) -> None:
        if self._context.did(lambda: change_field(self._context.journal, field)) and self._contact:
            self.show_contact(self._contact)

    def _move(self, field: CustomField, by: int) -> None:
        if self._context.did(lambda: move_field(self._context.journal, field.id, by)) and self._contact:
            self.show_contact(self._contact)

    def rename(self, field: CustomField, name: str) -> None:
        """Call a field something else, on every card that has it."""
        self._change(replace(field, name=name))

    def _remove(self, field: CustomField) -> None:
        count = self._context.attempt(lambda: remove_field(self._context.journal, field.id))
        if count is None:
            return
        words = self.tr("{field} removed; it was filled in on %Ln cards.", None, count).format(field=field.name)
        self._context.ways.offer_undo(words)
        if self._contact is not None:
            self.show_contact(replace(self._contact, card=replace(self._contact.card, custom=tuple(
                item for item in self._contact.card.custom if item.field_id != field.id
            ))))  # fmt: skip
