"""Doing one thing to many contacts from the window: at once when they are few, under a progress when many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QWidget

from reljournal.domain.people_columns import field_of, own_column
from reljournal.domain.progress import Progress, Silent
from reljournal.domain.shelves import Shelf
from reljournal.operations import bulk
from reljournal.operations.bulk import Fillable
from reljournal.store.journal import Journal
from reljournal.store.queries.people_list import tags_in_use
from reljournal.ui.context import Context
from reljournal.ui.people.shelving import Shelving
from reljournal.ui.watching import LongWork

# With more than so many the window would stand still for longer than anybody overlooks.
_AT_ONCE = 300

Work = Callable[[Journal, Progress], Any]


class BulkDeeds(QObject):
    """Carries out what a :class:`BulkPanel` asks for, with the contacts it was asked for."""

    def __init__(self, context: Context, shelving: Shelving, home: QWidget) -> None:
        super().__init__(home)
        self._context, self._shelving, self._home = context, shelving, home

    @cached_property
    def long_work(self) -> LongWork:
        """What runs in a thread."""
        return LongWork(self._context, self._home.window())

    def do(self, key: str, contact_ids: Sequence[int], shelf: Shelf) -> None:
        """Do the deed of that key with these contacts, all of whom stand on ``shelf``."""
        if not contact_ids:
            return
        deeds: dict[str, Callable[[list[int]], object]] = {
            "contacted": self._note_contacted,
            "tag": self.ask_tag,
            "circle": self.ask_circle,
            "tier": self.ask_tier,
            "field": self._ask_field,
            "archive": self._shelving.archive,
            "back": lambda ids: self._shelving.move(ids, shelf),
            "delete": self._shelving.remove if shelf is Shelf.TRASH else self._shelving.delete,
            "print": self._context.ways.print_briefs,
            "export": self._ask_export,
            "merge": self._context.ways.merge_contacts,
        }
        deeds[key](list(contact_ids))

    # Questions

    def ask_tag(self, ids: list[int]) -> None:
        """Ask for tags, then add them or take them away."""
        from reljournal.ui.people.bulk.dialogs import TagDialog

        dialog = TagDialog(self._whom(ids), tags_in_use(self._context.journal), self._home.window())
        dialog.given.connect(lambda tags: self._tag(ids, tags))
        dialog.taken.connect(lambda tags: self._untag(ids, tags))
        dialog.open()

    def ask_circle(self, ids: list[int]) -> None:
        """Ask for a circle by hand, then put them into it."""
        from reljournal.store.queries.circles import circles
        from reljournal.ui.people.bulk.dialogs import CircleDialog

        names = [item.name for item in circles(self._context.journal) if not item.is_by_rule]
        dialog = CircleDialog(self._whom(ids), names, self._home.window())
        dialog.chosen.connect(lambda name: self._put_into(ids, name))
        dialog.open()

    def ask_tier(self, ids: list[int]) -> None:
        """Offer the tiers at the mouse, then put them into one."""
        from reljournal.ui.tiers.menu import tier_menu

        tier_menu(self._context, ids, self._home.window(), self._put_in_tier).popup(QCursor.pos())

    def _put_in_tier(self, ids: list[int], key: str) -> None:
        from reljournal.operations.tiers import put_in_tier
        from reljournal.ui.tiers.menu import done_words

        today = self._context.today()

        def put(journal: Journal, _progress: Progress) -> int:
            return put_in_tier(journal, ids, key, today)

        self._run(ids, put, lambda count: done_words(self._context, key, count))

    def _ask_field(self, ids: list[int]) -> None:
        from reljournal.store.queries.custom_fields import every_field
        from reljournal.ui.people.bulk.dialogs import FieldDialog

        own = [(own_column(item.id), item.name) for item in every_field(self._context.journal)]
        dialog = FieldDialog(self._whom(ids), [*self._fields(), *own], self._home.window())
        dialog.filled.connect(lambda key, value: self._fill(ids, key, value))
        dialog.open()

    def _ask_export(self, ids: list[int]) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._home.window(), self.tr("Export contacts"), "contacts.vcf", self.tr("Address books (*.vcf)")
        )
        if name:
            self.export(ids, Path(name if Path(name).suffix else f"{name}.vcf"))

    def _fields(self) -> list[tuple[str, str]]:
        return [
            (Fillable.ORGANISATION, self.tr("Organisation")),
            (Fillable.DEPARTMENT, self.tr("Department")),
            (Fillable.TITLE, self.tr("Title")),
            (Fillable.INDUSTRY, self.tr("Industry")),
            (Fillable.TIME_ZONE, self.tr("Time zone")),
        ]

    def _whom(self, ids: Sequence[int]) -> str:
        return self.tr("%Ln people", None, len(ids))

    # Deeds

    def _note_contacted(self, ids: list[int]) -> None:
        from reljournal.operations.in_touch import InTouch, contacted
        from reljournal.ui.in_touch import entry_title, tell_contacted

        today, title = self._context.today(), entry_title()

        def write(journal: Journal, progress: Progress) -> InTouch:
            return contacted(journal, ids, today, title, progress=progress)

        self._start(ids, write, partial(tell_contacted, self._context))

    def _tag(self, ids: list[int], tags: list[str]) -> None:
        def tag(journal: Journal, _progress: Progress) -> int:
            return bulk.tag_contacts(journal, ids, tags)

        self._run(ids, tag, lambda count: self.tr("%Ln people tagged.", None, count))

    def _untag(self, ids: list[int], tags: list[str]) -> None:
        def untag(journal: Journal, _progress: Progress) -> int:
            return bulk.untag_contacts(journal, ids, tags)

        self._run(ids, untag, lambda count: self.tr("Tags taken from %Ln people.", None, count))

    def _put_into(self, ids: list[int], name: str) -> None:
        from reljournal.domain.text import fold
        from reljournal.operations.circles import add_circle, put_into_circle
        from reljournal.store.queries.circles import circles

        known = [item for item in circles(self._context.journal) if fold(item.name) == fold(name)]

        def put(journal: Journal, _progress: Progress) -> int:
            if known:
                return put_into_circle(journal, known[0].id, ids)
            add_circle(journal, name, contact_ids=ids)
            return len(ids)

        self._run(ids, put, lambda count: self.tr("%Ln people put into the circle.", None, count))

    def _fill(self, ids: list[int], key: str, value: str) -> None:
        field = field_of(key)

        def fill(journal: Journal, progress: Progress) -> int:
            if field is not None:
                return bulk.fill_own_field(journal, ids, field, value)
            return bulk.fill_field(journal, ids, Fillable(key), value, progress)

        self._run(ids, fill, lambda count: self.tr("%Ln cards changed.", None, count))

    def export(self, ids: list[int], target: Path) -> None:
        """Write an address book."""
        from reljournal.operations.exports import export_vcards

        def write(journal: Journal, progress: Progress) -> int:
            return export_vcards(journal, ids, target, progress)

        def tell(count: int) -> None:
            words = self.tr("%Ln contacts written to {file}.", None, count)
            self._context.ways.say(words.format(file=target.name))

        self._start(ids, write, tell)

    def _run(self, ids: list[int], work: Work, said: Callable[[int], str]) -> None:
        def tell(count: int) -> None:
            if count:
                self._context.ways.offer_undo(said(count))
            else:
                self._context.ways.say(self.tr("Nothing was changed: they had it already."))

        self._start(ids, work, tell)

    def _start(self, ids: list[int], work: Work, then: Callable[[int], object]) -> None:
        if len(ids) > _AT_ONCE:
            self.long_work.start(self.tr("One moment…"), work, then)
            return
        done = self._context.attempt(lambda: work(self._context.journal, Silent()))
        if done is not None:
            then(done)
