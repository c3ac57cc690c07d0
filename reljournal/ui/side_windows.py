"""The dialogs and windows that open over or beside the main window; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from datetime import date

    from reljournal.domain.calendar_shown import Shown
    from reljournal.ui.capture.popup import CapturePopup
    from reljournal.ui.importing import ImportFlow
    from reljournal.ui.other_calendars.flow import CalendarExport
    from reljournal.ui.search import SearchPopup
    from reljournal.ui.watching import LongWork
    from reljournal.ui.window import MainWindow


class SideWindows(QObject):
    """Opens what the menu, the keys and the screens ask for beside the screens themselves."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context

    @cached_property
    def importing(self) -> ImportFlow:
        """The way of an address book into the journal."""
        from reljournal.ui.importing import ImportFlow

        flow = ImportFlow(self._context, self._window)
        flow.imported.connect(self._show_people)
        return flow

    def _show_people(self) -> None:
        self._window.show_screen("people")

    def import_conversations(self) -> None:
        """Ask for mail and take it in."""
        self.importing.ask_for_conversations()

    def paste_message(self) -> None:
        """Ask for a message that was copied, and take it in."""
        self.importing.paste()

    def import_is_running(self) -> bool:
        """Return whether an address book is being read right now."""
        return "importing" in self.__dict__ and self.importing.is_running()

    @cached_property
    def _search(self) -> SearchPopup:
        from reljournal.ui.search import SearchPopup

        return SearchPopup(self._context, self._window)

    def open_search(self, text: str) -> None:
        """Open the search over everything, with these words in it."""
        self._search.open_with(text)

    def search_is_open(self) -> bool:
        """Return whether the search stands over the screen."""
        return "_search" in self.__dict__ and self._search.isVisible()

    def close_search(self) -> bool:
        """Close the search; return whether it was open."""
        if not self.search_is_open():
            return False
        self._search.close_search()
        return True

    def place_popups(self) -> None:
        """Keep the search and the quick capture where they belong in a window of another size."""
        if self.search_is_open():
            self._search.place()
        if self.capture_is_open():
            self._capture.place()

    @cached_property
    def _capture(self) -> CapturePopup:
        from reljournal.ui.capture.popup import CapturePopup

        popup = CapturePopup(self._context, self._window)
        popup.saved.connect(self._captured)
        popup.at_length.connect(self._window.write_entry)
        return popup

    def capture(self, contact_ids: Sequence[int]) -> None:
        """Open the line in which a conversation is written down, with the first of these people."""
        from reljournal.domain.entries import PersonRef
        from reljournal.store.queries.people import people_by_ids

        self.close_search()
        rows = people_by_ids(self._context.journal, list(contact_ids)[:1])
        self._capture.open_with(PersonRef(rows[0].id, rows[0].name) if rows else None)

    def capture_is_open(self) -> bool:
        """Return whether the quick capture stands over the screen."""
        return "_capture" in self.__dict__ and self._capture.isVisible()

    def close_capture(self) -> bool:
        """Close the quick capture; return whether it was open. What was begun in it is kept."""
        if not self.capture_is_open():
            return False
        self._capture.close_capture()
        return True

    def keep_capture(self) -> None:
        """Keep what was begun in the quick capture, because the window is about to close."""
        if "_capture" in self.__dict__:
            self._capture.keep()

    def write_at_length(self) -> None:
        """Begin an entry in the editor, with what was begun in the quick capture while that is open."""
        if self.capture_is_open():
            self._capture.capture.go_on_at_length()
        else:
            self._window.write_entry()

    def _captured(self, entry_id: int) -> None:
        from reljournal.store.queries.entries import entry

        written = self._context.attempt(lambda: entry(self._context.journal, entry_id))
        if written is not None:
            names = ", ".join(person.name or self.tr("somebody without a name") for person in written.people)
            self._window.offer_undo(self.tr("Logged with %1.").replace("%1", names) if names else self.tr("Logged."))

    def preview_briefs(self, contact_ids: Sequence[int]) -> None:
        """Preview and print the briefs of these contacts."""
        from reljournal.ui.printing import BriefPreview

        preview = BriefPreview(self._context, list(contact_ids), self._window.settings, parent=self._window)
        preview.paper_chosen.connect(self._window.paper_chosen)
        preview.open()

    def preview_calendar(self, sheet: str, day: date, shown: Shown, left_out: str) -> None:
        """Preview and print a sheet of the calendar."""
        from reljournal.printing.calendars import CalendarSheet
        from reljournal.ui.printing.calendar_preview import CalendarPreview

        preview = CalendarPreview(
            self._context, CalendarSheet(sheet), day, shown, left_out, self._window.settings, self._window
        )
        preview.paper_chosen.connect(self._window.paper_chosen)
        preview.open()

    def merge(self, contact_ids: Sequence[int]) -> None:
        """Show these contacts side by side, to make one of them."""
        from reljournal.ui.merging import MergeDialog

        ids = list(dict.fromkeys(contact_ids))
        if len(ids) < 2:
            self._context.ways.say(self.tr("Choose two people or more: they are merged into one."))
            return
        dialog = self._context.attempt(lambda: MergeDialog(self._context, ids, self._window))
        if dialog is not None:
            dialog.open()

    @cached_property
    def _looking(self) -> LongWork:
        from reljournal.ui.watching import LongWork

        return LongWork(self._context, self._window)

    def find_duplicates(self) -> None:
        """Look for contacts that are there twice, and show them pair by pair."""
        from reljournal.ui.merging.duplicates_dialog import find_and_look

        find_and_look(self._context, self._window, self._looking)

    def open_my_card(self) -> None:
        """Show what others get of the contact that is me."""
        from reljournal.ui.people.my_card import open_my_card

        open_my_card(self._context, self._window.settings.paper, self._window)

    @cached_property
    def _exporting(self) -> CalendarExport:
        from reljournal.ui.other_calendars.flow import CalendarExport

        # The sample goes with the window; a file of its dates would never change again.
        return CalendarExport(self._context, self._window, can_keep=not self._window.throwaway)

    def export_is_running(self) -> bool:
        """Return whether a calendar is being written right now."""
        return "_exporting" in self.__dict__ and self._exporting.work.is_running()

    def export_calendar(self) -> None:
        """Write key dates for other calendars."""
        self._exporting.ask()

    def open_own_fields(self) -> None:
        """Look after the fields of one's own."""
        from reljournal.ui.people.own_fields_dialog import OwnFieldsDialog

        OwnFieldsDialog(self._context, self._window).open()

    def open_tiers(self) -> None:
        """Look after the tiers."""
        from reljournal.ui.tiers.tiers_dialog import TiersDialog

        TiersDialog(self._context, self._window).open()

    def open_history(self) -> None:
        """Show what was done."""
        from reljournal.ui.history import HistoryDialog

        HistoryDialog(self._context, self._window).open()

    def open_shortcuts(self) -> None:
        """Show every key."""
        from reljournal.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window).open()

    def open_help(self, page: str) -> None:
        """Show a page of the help."""
        from reljournal.ui.help import HelpWindow

        HelpWindow.show_page(self._window, page)

    def open_about(self) -> None:
        """Show what this program is and where the journal lies."""
        from reljournal.ui.about import AboutDialog

        AboutDialog(self._context.journal, self._window).open()

    def choose_journal(self) -> None:
        """Ask for another journal; the window says which was wanted."""
        from PySide6.QtWidgets import QFileDialog

        folder = str(self._context.journal.path.parent)
        kinds = self.tr("Journals (*.reljournal)")
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open another journal"), folder, kinds)
        if chosen:
            self._window.other_journal_wanted.emit(chosen)

    def back_up(self) -> None:
        """Ask for a file and write a checked copy of the journal there."""
        from reljournal.ui.backing import ask_and_back_up

        made = ask_and_back_up(self._context, self._window)
        if made is not None:
            self._window.note_backup(made)
