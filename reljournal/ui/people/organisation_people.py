"""The people of an organisation, listed on its card, and a line to add one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reljournal.domain.contacts import Contact, ContactKind
from reljournal.operations.organisations import add_person_to
from reljournal.store.queries.organisations import Employee, people_of
from reljournal.ui.context import Context
from reljournal.ui.people.page import Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import Label, LinkButton, QuietButton, clear_layout
from reljournal.ui.wording import date_with_year

# More would be a list of their own, which the filter of People is.
_SHOWN = 30
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OrganisationPeople(Sheet):
    """Whose card names this organisation, with their title and when one last had to do with them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self._contact: Contact | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().space("xl"))
        self._grid.setVerticalSpacing(current_theme().space("xs"))
        self._grid.setColumnStretch(1, 1)
        self.add(self._grid)
        self._more = Label(role="small", tone="muted", wrap=True)
        self.add(self._more)
        self.line: AddPersonLine | None = None
        self.hide()

    def show_contact(self, contact: Contact) -> None:
        """Show the people of an organisation and the line to add one; of nobody else there is anything to show."""
        is_other = self._contact is None or self._contact.id != contact.id
        self._contact = contact
        is_organisation = contact.card.kind is ContactKind.ORGANISATION
        self.setVisible(is_organisation)
        clear_layout(self._grid)
        if not is_organisation:
            return
        names = (contact.name, contact.card.organisation)
        found, count = people_of(self._context.journal, names, contact.id, _SHOWN)
        self.set_title(self.tr("People here"))
        for row, person in enumerate(found):
            self._grid.addWidget(self._link(person), row, 0, Qt.AlignmentFlag.AlignLeading)
            self._grid.addWidget(Label(person.title, tone="muted", wrap=True), row, 1)
            last = date_with_year(person.last_contact) if person.last_contact else ""
            self._grid.addWidget(Label(last, role="small", tone="muted"), row, 2, Qt.AlignmentFlag.AlignTrailing)
        self._more.setText(self.tr("… and %Ln more people", None, count - len(found)))
        self._more.setVisible(count > len(found))
        if self.line is None:
            self.line = AddPersonLine(self._context)
            self.line.written.connect(self._add)
            self.add(self.line)
            # A layout shows what it is given only later; what is hidden cannot take the keyboard.
            self.line.show()
        elif is_other:
            self.line.clear()

    def _link(self, person: Employee) -> LinkButton:
        link = LinkButton(person.name or self.tr("Without a name"))
        link.setProperty("contact_id", person.id)
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        self._context.ways.open_contact(int(self.sender().property("contact_id")))

    def _add(self, name: str, contact_id: int) -> None:
        contact, journal = self._contact, self._context.journal
        if contact is None or self.line is None:
            return
        # A card that named another organisation names this one now: that can be taken back at once.
        if self._context.did(lambda: add_person_to(journal, contact.id, name, contact_id or None)):
            self.line.clear()
            self.show_contact(contact)
            self._context.ways.offer_undo(self.tr("Added: %1").replace("%1", name))
            self.line.person.setFocus(Qt.FocusReason.OtherFocusReason)


class AddPersonLine(QWidget):
    """Names somebody, of those there are or new; Enter says ``written``."""

    written = Signal(str, int)
    """The name, and the contact, 0 for somebody without a card."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = PersonLine(context.journal, self.tr("Add a person…"))
        self.person.textChanged.connect(self._allow)
        self.add_button = QuietButton(self.tr("Add"))
        self.add_button.clicked.connect(self._say)
        self.add_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("s"))
        row.addWidget(self.person, 1)
        row.addWidget(self.add_button)

    def clear(self) -> None:
        """Empty the line."""
        self.person.set_person(None)

    def _allow(self, text: str) -> None:
        self.add_button.setVisible(bool(text.strip()))

    def _say(self) -> None:
        if self.person.text().strip():
            person = self.person.person()
            self.written.emit(self.person.text().strip(), person.id if person is not None else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say()
        else:
            super().keyPressEvent(event)
