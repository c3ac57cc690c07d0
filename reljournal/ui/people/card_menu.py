"""What else can be done with the contact on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from reljournal.domain.contacts import Contact

if TYPE_CHECKING:
    from reljournal.ui.people.card import CardPane
    from reljournal.ui.people.card_receiving import CardReceiving


def _words(text: str) -> str:
    return QCoreApplication.translate("CardMenu", text)


def card_menu(pane: CardPane, contact: Contact | None, receiving: CardReceiving) -> QMenu:
    """Return the menu; it goes away when it is closed. What the bar has no room for stands on top."""
    menu = QMenu(pane)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if pane.bar.is_narrow():
        menu.addAction(_words("Edit"), pane.begin_edit)
        menu.addAction(_words("Print brief"), pane.print_asked.emit)
        menu.addSeparator()
    if contact is not None and contact.card.emails:
        menu.addAction(_words("Copy e-mail addresses"), pane.copy_emails)
    pane.header.photo.fill_menu(menu)
    if contact is not None:
        menu.addAction(_words("Put into a circle…"), pane.choose_circles)
        if not contact.is_me:
            menu.addAction(_words("Put in a tier…"), pane.choose_tier)
    menu.addSeparator()
    receiving.fill_menu(menu, contact)
    if contact is not None:
        words = _words("Archive") if contact.is_listed else pane.shelf_note.back.text()
        menu.addAction(words, pane.move_asked.emit)
    menu.addAction(_words("Delete"), pane.delete_asked.emit)
    return menu
