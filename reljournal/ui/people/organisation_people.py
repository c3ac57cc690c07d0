"""The people of an organisation, listed on its card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reljournal.domain.contacts import Contact, ContactKind
from reljournal.store.queries.organisations import Employee, people_of
from reljournal.ui.context import Context
from reljournal.ui.people.page import Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton
from reljournal.ui.wording import date_with_year

# More would be a list of their own, which the filter of People is.
_SHOWN = 30


class OrganisationPeople(Sheet):
    """Whose card names this organisation, with their title and when one last had to do with them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._context = context
        self.hide()

    def show_contact(self, contact: Contact) -> None:
        """Show the people of an organisation; nothing is shown where nobody names it."""
        is_organisation = contact.card.kind is ContactKind.ORGANISATION
        names = (contact.name, contact.card.organisation) if is_organisation else ()
        found, count = people_of(self._context.journal, names, contact.id, _SHOWN)
        self.set_title(self.tr("People here"))
        self.clear()
        self.setVisible(bool(found))
        if not found:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("xl"))
        grid.setVerticalSpacing(current_theme().space("xs"))
        grid.setColumnStretch(1, 1)
        for row, person in enumerate(found):
            grid.addWidget(self._link(person), row, 0, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(Label(person.title, tone="muted", wrap=True), row, 1)
            last = date_with_year(person.last_contact) if person.last_contact else ""
            grid.addWidget(Label(last, role="small", tone="muted"), row, 2, Qt.AlignmentFlag.AlignTrailing)
        self.add(grid)
        if count > len(found):
            more = self.tr("… and %Ln more people", None, count - len(found))
            self.add(Label(more, role="small", tone="muted", wrap=True))

    def _link(self, person: Employee) -> LinkButton:
        link = LinkButton(person.name or self.tr("Without a name"))
        link.setProperty("contact_id", person.id)
        link.clicked.connect(self._open)
        return link

    def _open(self) -> None:
        self._context.ways.open_contact(int(self.sender().property("contact_id")))
