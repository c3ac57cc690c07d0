"""One person at a time, large and calm: who it is, and everything that is known."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.initials import initials
from reljournal.domain.shelves import days_left
from reljournal.ui.context import Context
from reljournal.ui.people.about_read import AboutRead
from reljournal.ui.people.triage.glance import Glance
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Avatar, Label, ScrollColumn


class TriageCard(ScrollColumn):
    """Shows a contact; where they stand, when it is not the list, is said under the name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, "reading")
        self._context = context
        theme = current_theme()
        self.avatar = Avatar(size="avatar_large")
        self.name = Label(role="heading", wrap=True, selectable=True)
        self.role = Label(tone="muted", wrap=True)
        self.place = Label(tone="due", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(theme.space("xl"))
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.space("xs"))
        words.addStretch(1)
        for label in (self.name, self.role, self.place):
            words.addWidget(label)
        words.addStretch(1)
        head.addLayout(words, 1)
        self.glance = Glance(context)
        self.about = AboutRead(context)
        self.body.addLayout(head)
        self.body.addSpacing(theme.space("l"))
        self.body.addWidget(self.glance)
        self.body.addWidget(self.about)
        self.body.addStretch(1)

    def show_contact(self, contact: Contact) -> None:
        """Show a contact."""
        name = contact.name or self.tr("Without a name")
        card = contact.card
        photo = self._context.photos.of(contact.id) if contact.has_photo else None
        self.avatar.set_person(name, initials(contact.name), photo)
        self.name.setText(name)
        role = ", ".join(part for part in (card.title, card.organisation) if part and part != name)
        self.role.setText(role)
        self.role.setVisible(bool(role))
        self.place.setText(self._place(contact))
        self.place.setVisible(not contact.is_listed)
        self.glance.show_contact(contact)
        self.about.show_contact(contact)
        self.verticalScrollBar().setValue(0)

    def _place(self, contact: Contact) -> str:
        if contact.trashed_at is not None:
            left = days_left(contact.trashed_at, time.time_ns() // 1_000_000)
            return self.tr("In the trash, kept for %Ln more days.", None, left)
        return self.tr("In the archive") if contact.archived_at is not None else ""
