"""What comes to a card from outside: files that are dropped on it, another photo, and the word that it is mine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reljournal.domain.contacts import Contact, ContactKind, Photo
from reljournal.ui.context import Context
from reljournal.ui.people.file_keeping import FileKeeping, is_for_a_card

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QMenu

    from reljournal.operations.files import NewFile


class CardReceiving(QObject):
    """Writes what a card is given, and tells of it with Undo."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._keeping = FileKeeping(context, self)

    # Files

    def welcome(self, event: QDragEnterEvent, contact: Contact | None) -> None:
        """Welcome files for the contact on show; folders and address books are the window's to import."""
        if contact is not None and event.source() is None and is_for_a_card(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def take(self, event: QDropEvent, contact: Contact | None) -> None:
        """Keep the files that were dropped with the contact."""
        if contact is not None and self._keeping.keep_from(event.mimeData(), contact.id, contact.name):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    # The photo

    def give_photo(self, contact: Contact, photo: Photo | None, original: NewFile | None) -> None:
        """Give a contact another photo, or none; the picture it was cut from is kept as a file when it is given."""
        from reljournal.operations.contacts import change_photo
        from reljournal.operations.files import change_photo_and_keep

        context, limit = self._context, self._context.file_limit
        if photo is not None and original is not None:
            # The original may be large: it is written beside the window.
            context.asides.run(
                lambda journal, _: change_photo_and_keep(journal, contact.id, photo, original, limit),
                self._note_written,
                context.ways.warn,
                may_stop=False,
            )
            return

        def give() -> bool:
            change_photo(context.journal, contact.id, photo)
            return True

        if context.attempt(give) and photo is None:
            context.ways.offer_undo(self.tr("Photo of %1 removed.").replace("%1", contact.name))

    def _note_written(self, _nothing: None) -> None:
        self._context.attempt(self._context.journal.notice_other_writers)

    # Me

    def fill_menu(self, menu: QMenu, contact: Contact | None) -> None:
        """Add what can be said of a person's being me."""
        if contact is None:
            return
        if contact.is_me:
            menu.addAction(self.tr("My card…"), self._context.ways.open_my_card)
            menu.addAction(self.tr("This is not me"), self._saying(contact, me=False))
        elif contact.card.kind is ContactKind.PERSON:
            menu.addAction(self.tr("This is me"), self._saying(contact, me=True))

    def _saying(self, contact: Contact, *, me: bool) -> Callable[[], None]:
        def say() -> None:
            from reljournal.operations.me import this_is_me, this_is_not_me

            write = this_is_me if me else this_is_not_me
            self._context.attempt(lambda: (write(self._context.journal, contact.id), True))

        return say
