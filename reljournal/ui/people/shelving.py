"""Archiving, deleting and bringing back from the window: the deed, and the message at the foot that offers Undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reljournal.domain.shelves import Belongings, Shelf
from reljournal.ui.context import Context

if TYPE_CHECKING:
    from reljournal.store.journal import Journal
    from reljournal.ui.watching import LongWork

# More are moved in a thread: the window would stand still.
_AT_ONCE = 2000


class Shelving(QObject):
    """What the People screen and the triage do with contacts on their way into or out of archive and trash.

    Each deed returns whether it was done, or was begun when there are very many.
    """

    def __init__(self, context: Context, home: QWidget) -> None:
        super().__init__(home)
        self._context, self._home = context, home

    @cached_property
    def long_work(self) -> LongWork:
        """What runs in a thread."""
        from reljournal.ui.watching import LongWork

        return LongWork(self._context, self._home.window())

    def stop(self) -> None:
        """End what is under way: the window is about to close."""
        if "long_work" in self.__dict__:
            self.long_work.stop()

    def move(self, contact_ids: Sequence[int], shelf: Shelf) -> bool:
        """Do what the one key does: archive those in the list, bring back those on ``shelf``."""
        if shelf is Shelf.LISTED:
            return self.archive(contact_ids)
        return self.bring_back(contact_ids) if shelf is Shelf.ARCHIVED else self.restore(contact_ids)

    def archive(self, contact_ids: Sequence[int]) -> bool:
        """Put contacts into the archive."""
        from reljournal.operations.archive import archive_contacts

        def tell(done: int) -> None:
            name = self._name(contact_ids)
            alone = self.tr("{name} is in the archive.").format(name=name) if name else ""
            self._offer_undo(done, alone or self.tr("%Ln contacts archived.", None, done))

        return self._do(contact_ids, lambda journal: archive_contacts(journal, contact_ids), tell)

    def bring_back(self, contact_ids: Sequence[int]) -> bool:
        """Take contacts out of the archive."""
        from reljournal.operations.archive import bring_back

        def tell(done: int) -> None:
            name = self._name(contact_ids)
            alone = self.tr("{name} is back in the list.").format(name=name) if name else ""
            self._offer_undo(done, alone or self.tr("%Ln contacts are back in the list.", None, done))

        return self._do(contact_ids, lambda journal: bring_back(journal, contact_ids), tell)

    def delete(self, contact_ids: Sequence[int]) -> bool:
        """Put contacts into the trash and say what went along."""
        from reljournal.operations.trash import delete_contacts
        from reljournal.store.queries.shelves import belongings

        going = belongings(self._context.journal, contact_ids)

        def tell(_label: str) -> None:
            who = self._name(contact_ids) or self.tr("%Ln contacts", None, len(contact_ids))
            what = ", ".join(self._going(going))
            text = self.tr("To the trash: {who}, with {what}.") if what else self.tr("To the trash: {who}.")
            self._offer_undo(1, text.format(who=who, what=what))

        return self._do(contact_ids, lambda journal: delete_contacts(journal, contact_ids), tell)

    def restore(self, contact_ids: Sequence[int]) -> bool:
        """Take contacts out of the trash."""
        from reljournal.operations.trash import restore_from_trash

        def tell(done: int) -> None:
            name = self._name(contact_ids)
            alone = self.tr("{name} is out of the trash again.").format(name=name) if name else ""
            self._offer_undo(done, alone or self.tr("%Ln contacts are out of the trash again.", None, done))

        return self._do(contact_ids, lambda journal: restore_from_trash(journal, contact_ids), tell)

    def remove(self, contact_ids: Sequence[int]) -> bool:
        """Remove contacts of the trash for good."""
        from reljournal.operations.trash import empty_trash

        def tell(done: int) -> None:
            self._offer_undo(done, self.tr("%Ln contacts removed for good.", None, done))

        return self._do(contact_ids, lambda journal: empty_trash(journal, contact_ids), tell)

    def _do(
        self, contact_ids: Sequence[int], deed: Callable[[Journal], Any], tell: Callable[[Any], None]
    ) -> bool:
        if len(contact_ids) > _AT_ONCE:
            self.long_work.start(self.tr("One moment…"), lambda journal, _progress: deed(journal), tell)
            return True
        done = self._context.attempt(lambda: deed(self._context.journal))
        if done:
            tell(done)
        return bool(done)

    def _offer_undo(self, done: int, words: str) -> None:
        if done:
            self._context.ways.offer_undo(words)

    def _going(self, going: Belongings) -> list[str]:
        parts = []
        if going.key_dates:
            parts.append(self.tr("%Ln key dates", None, going.key_dates))
        if going.follow_ups:
            parts.append(self.tr("%Ln follow-ups", None, going.follow_ups))
        if going.files:
            parts.append(self.tr("%Ln files", None, going.files))
        return parts

    def _name(self, contact_ids: Sequence[int]) -> str:
        """Return the name when it is about one alone, empty otherwise."""
        from reljournal.store.queries.people import people_by_ids

        if len(contact_ids) != 1:
            return ""
        found = people_by_ids(self._context.journal, list(contact_ids))
        return (found[0].name if found else "") or self.tr("A contact without a name")
