"""What every screen is handed: the journal, today's date, the way to other screens and to the person's ear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, QPoint, Signal

from reljournal.domain.errors import RelJournalError
from reljournal.domain.files import MEGABYTE
from reljournal.ui.photos import Photos

if TYPE_CHECKING:
    from datetime import date

    from reljournal.domain.calendar_shown import Shown
    from reljournal.domain.entries import EntryDraft
    from reljournal.store.changes import Change
    from reljournal.store.journal import Journal
    from reljournal.system.lent_files import LentFiles
    from reljournal.ui.asides import Asides
    from reljournal.ui.holidays import Holidays
    from reljournal.ui.spelling import Spelling

Answer = TypeVar("Answer")


class Ways(Protocol):
    """Where a screen can send the person; the main window knows the roads."""

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front: today, people, journal, calendar or follow_ups."""

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        """Show a contact's card; ``tab`` is timeline, about, relationship, dates or follow_ups."""

    def open_entry(self, entry_id: int, aside_about: int = 0) -> None:
        """Show an entry in the editor, at its text or at what was noted about one of its people alone."""

    def write_entry(self, draft: EntryDraft | None = None, *, contact_ids: Sequence[int] = ()) -> None:
        """Begin a new entry, with these people or from this draft."""

    def capture(self, contact_ids: Sequence[int] = ()) -> None:
        """Write down a conversation in one line, with these people."""

    def open_day(self, day: date) -> None:
        """Show a day in the calendar."""

    def new_contact(self) -> None:
        """Begin a new card."""

    def print_briefs(self, contact_ids: Sequence[int]) -> None:
        """Preview and print the briefs of these contacts."""

    def print_calendar(self, sheet: str, day: date, shown: Shown, left_out: str = "") -> None:
        """Preview and print a sheet of the calendar (month, year, birthdays or agenda) of what is shown there."""

    def export_calendar(self) -> None:
        """Ask which key dates go out into other calendars, and write them."""

    def find_duplicates(self) -> None:
        """Look for contacts that are there twice, and show them pair by pair."""

    def open_my_card(self) -> None:
        """Show what others get of the contact that is me."""

    def choose_circles(self, contact_ids: Sequence[int], at: QPoint | None = None) -> None:
        """Offer the circles to put these contacts in, or to take them out of, at a point of the screen."""

    def open_search(self, text: str = "") -> None:
        """Open the search over everything, with these words in it."""

    def import_files(self) -> None:
        """Ask for address books and import them."""

    def merge_contacts(self, contact_ids: Sequence[int]) -> None:
        """Compare these contacts and make one of them."""

    def look_through(self, contact_ids: Sequence[int]) -> None:
        """Look through these contacts one by one."""

    def people_layout(self) -> str:
        """Return how the list of people looked last, as text; empty before the first time."""

    def keep_people_layout(self, text: str) -> None:
        """Remember how the list of people looks."""

    def beside_text(self) -> str:
        """Return which panels beside the text of an entry stand open, as text."""

    def keep_beside_text(self, text: str) -> None:
        """Remember which panels beside the text of an entry stand open."""

    def say(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a toast, with something to press when there is."""

    def offer_undo(self, text: str) -> None:
        """Show a toast that says what was done, with Undo."""

    def warn(self, sentence: str) -> None:
        """Show an error sentence in the window's banner."""


class Context(QObject):
    """Handed to every screen. ``changed`` carries a :class:`Change` after every commit, ours or another program's."""

    changed = Signal(object)
    closing = Signal()
    """The window goes: what is under way ends now."""

    def __init__(self, journal: Journal, ways: Ways, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.ways = ways
        self.photos = Photos(journal)
        self.file_limit = 25 * MEGABYTE
        """The most bytes that a file kept with a contact may have; the preferences say how many."""
        self.dictionaries = "system"
        """Which dictionaries are asked, as `Settings.spelling` says it."""
        self.remind_at = time(9)
        """At what time of day dates ask that were put off to a day; the preferences say when."""
        self._unsubscribe = journal.subscribe(self._journal_changed)

    @cached_property
    def asides(self) -> Asides:
        """What runs beside the window."""
        from reljournal.ui.asides import Asides

        return Asides(self.journal.path, self)

    @cached_property
    def spelling(self) -> Spelling:
        """What knows which words are spelt right."""
        from reljournal.ui.spelling import Spelling

        return Spelling(self, self.dictionaries)

    @cached_property
    def holidays(self) -> Holidays:
        """What knows the holidays of the countries that the journal has chosen."""
        from reljournal.ui.holidays import Holidays

        return Holidays(self, self)

    def choose_dictionaries(self, choice: str) -> None:
        """Ask other dictionaries from now on."""
        self.dictionaries = choice
        if "spelling" in self.__dict__:
            self.spelling.choose(choice)

    @cached_property
    def lent_files(self) -> LentFiles:
        """Copies of kept files that other programs have open."""
        from reljournal.system.lent_files import LentFiles

        return LentFiles()

    def today(self) -> date:
        """Return the day it is for the person."""
        from reljournal.system.clock import today

        return today()

    def attempt(self, action: Callable[[], Answer]) -> Answer | None:
        """Do what the person asked; a sentence meant for them goes to the banner, a bug goes its way.

        Returns what ``action`` returns, or None when it was refused.
        """
        try:
            return action()
        except RelJournalError as error:
            self.ways.warn(str(error))
            return None

    def did(self, action: Callable[[], object]) -> bool:
        """Do what the person asked, as `attempt` does, and return whether it was done."""

        def acted() -> bool:
            action()
            return True

        return self.attempt(acted) is not None

    def close(self) -> None:
        """Stop listening to the journal, end what runs beside the window, take lent files back."""
        self.closing.emit()
        self._unsubscribe()
        if "asides" in self.__dict__:
            self.asides.end()
        if "lent_files" in self.__dict__:
            self.lent_files.clear()

    def _journal_changed(self, change: Change) -> None:
        if change.touches("photo", "contact"):
            self.photos.forget(change)
        self.changed.emit(change)
