"""Archiving, deleting and bringing back from the window: the deed, and the message at the foot that offers Undo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from reljournal.domain.shelves import Shelf
from reljournal.ui.context import Context


class Shelving(QObject):
    """What the People screen and the triage do with contacts on their way into or out of archive and trash."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def move(self, contact_ids: Sequence[int], shelf: Shelf) -> bool:
        """Do what the one key does: archive those in the list, bring back those on ``shelf``."""
        if shelf is Shelf.LISTED:
            return self.archive(contact_ids)
        return self.bring_back(contact_ids) if shelf is Shelf.ARCHIVED else self.restore(contact_ids)

    def archive(self, contact_ids: Sequence[int]) -> bool:
        """Put contacts into the archive; return whether it was done."""
        from reljournal.operations.archive import archive_contacts

        done = self._context.attempt(lambda: archive_contacts(self._context.journal, contact_ids)) or 0
        if done:
            name = self._name(contact_ids)
            words = self.tr("{name} is in the archive.").format(name=name) if name else ""
            self._context.ways.offer_undo(words or self.tr("%Ln contacts archived.", None, done))
        return bool(done)

    def bring_back(self, contact_ids: Sequence[int]) -> bool:
        """Take contacts out of the archive; return whether it was done."""
        from reljournal.operations.archive import bring_back

        done = self._context.attempt(lambda: bring_back(self._context.journal, contact_ids)) or 0
        if done:
            name = self._name(contact_ids)
            words = self.tr("{name} is back in the list.").format(name=name) if name else ""
            self._context.ways.offer_undo(words or self.tr("%Ln contacts are back in the list.", None, done))
        return bool(done)

    def delete(self, contact_ids: Sequence[int]) -> bool:
        """Put contacts into the trash and say what went along; return whether it was done."""
        from reljournal.operations.trash import delete_contacts
        from reljournal.store.queries.shelves import belongings

        going = belongings(self._context.journal, contact_ids)
        if self._context.attempt(lambda: delete_contacts(self._context.journal, contact_ids)) is None:
            return False
        parts = []
        if going.key_dates:
            parts.append(self.tr("%Ln key dates", None, going.key_dates))
        if going.follow_ups:
            parts.append(self.tr("%Ln follow-ups", None, going.follow_ups))
        if going.files:
            parts.append(self.tr("%Ln files", None, going.files))
        name = self._name(contact_ids) or self.tr("%Ln contacts", None, len(contact_ids))
        text = self.tr("To the trash: {who}, with {what}.") if parts else self.tr("To the trash: {who}.")
        self._context.ways.offer_undo(text.format(who=name, what=", ".join(parts)))
        return True

    def restore(self, contact_ids: Sequence[int]) -> bool:
        """Take contacts out of the trash; return whether it was done."""
        from reljournal.operations.trash import restore_from_trash

        done = self._context.attempt(lambda: restore_from_trash(self._context.journal, contact_ids)) or 0
        if done:
            name = self._name(contact_ids)
            words = self.tr("{name} is out of the trash again.").format(name=name) if name else ""
            self._context.ways.offer_undo(words or self.tr("%Ln contacts are out of the trash again.", None, done))
        return bool(done)

    def remove(self, contact_ids: Sequence[int] | None = None) -> bool:
        """Remove these contacts of the trash for good, or all of them."""
        from reljournal.operations.trash import empty_trash

        done = self._context.attempt(lambda: empty_trash(self._context.journal, contact_ids)) or 0
        if done:
            self._context.ways.offer_undo(self.tr("%Ln contacts removed for good.", None, done))
        return bool(done)

    def _name(self, contact_ids: Sequence[int]) -> str:
        """Return the name when it is about one alone, empty otherwise."""
        from reljournal.store.queries.people import people_by_ids

        if len(contact_ids) != 1:
            return ""
        found = people_by_ids(self._context.journal, list(contact_ids))
        return (found[0].name if found else "") or self.tr("A contact without a name")

