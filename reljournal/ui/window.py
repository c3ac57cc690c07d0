"""The main window: the rail, one screen at a time, and the roads between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QLocale, QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.entries import EntryDraft
from reljournal.store.changes import Change
from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries
from reljournal.store.queries.people import count_people, has_people
from reljournal.system.settings import Settings
from reljournal.ui.actions import Actions
from reljournal.ui.context import Context
from reljournal.ui.screen import Screen
from reljournal.ui.widgets import IconButton, Rail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QMenu

    from reljournal.ui.circles.rail_circles import RailCircles
    from reljournal.ui.importing import ImportFlow
    from reljournal.ui.journal import JournalScreen
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.search import SearchPopup
    from reljournal.ui.widgets import Banner, Toast

# How often the window asks whether another program (the command line) has written; each asking takes microseconds.
_LISTEN_EVERY_MS = 500
# After show: the first paint and the first keys that may be waiting come before what can wait.
_MS_TO_SETTLE = 100
_FIRST_SIZE = QSize(1440, 900)
_SMALLEST = QSize(760, 520)
# Where each screen lives; they are imported when they are first shown.
_SCREENS = {
    "today": ("reljournal.ui.today", "TodayScreen"),
    "people": ("reljournal.ui.people", "PeopleScreen"),
    "journal": ("reljournal.ui.journal", "JournalScreen"),
    "calendar": ("reljournal.ui.calendar", "CalendarScreen"),
}


class MainWindow(QMainWindow):
    """The one window over one journal. Implements the ``Ways`` of its screens."""

    other_journal_wanted = Signal(str)
    sample_wanted = Signal()
    own_journal_wanted = Signal()
    preferences_wanted = Signal()
    paper_chosen = Signal(str)
    people_layout_changed = Signal(str)
    merge_wanted = Signal(list)
    """Some contacts are to be compared and made one."""
    settled = Signal()
    """The window was shown and painted: time for what can wait."""
    closing = Signal()

    def __init__(self, journal: Journal, settings: Settings, *, throwaway: bool = False) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self.throwaway = throwaway
        self.context = Context(journal, self, self)
        self._screens: dict[str, Screen] = {}
        self._search: SearchPopup | None = None
        self._import: ImportFlow | None = None
        self._backed_up_at: datetime | None = None
        self.setWindowTitle(self._title())
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self._build()
        self.actions_by_key = Actions(self, self._slots())
        self.context.changed.connect(self._count)
        self._listener = QTimer(self)
        self._listener.setInterval(_LISTEN_EVERY_MS)
        self._listener.timeout.connect(self._listen)
        self._restore_place()
        self._count_people()
        self._write_footer()
        # What waits for today and the name of the last edit stand in nobody's way: counted once the window is there.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_MS_TO_SETTLE)
        self._settling.timeout.connect(self._settle)
        self._settling.timeout.connect(self.settled)

    # Building

    def _build(self) -> None:
        self.rail = Rail(self.tr("RelJournal"))
        for key, label in (
            ("today", self.tr("Today")),
            ("people", self.tr("People")),
            ("journal", self.tr("Journal")),
            ("calendar", self.tr("Calendar")),
        ):
            self.rail.add_item(key, label, key)
        self.rail.selected.connect(self.show_screen)
        self._menu_button = IconButton("menu", self.tr("Menu"))
        self._menu_button.clicked.connect(self._open_menu)
        self.rail.set_header_button(self._menu_button)
        self.stack = QStackedWidget()
        self._content = content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        content.addWidget(self.stack, 1)
        self._centre = QWidget()
        row = QHBoxLayout(self._centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(content, 1)
        self.setCentralWidget(self._centre)

    # Made when there is something to say, or to choose from

    @cached_property
    def banner(self) -> Banner:
        """The message that stands over the screens until it is dealt with."""
        from reljournal.ui.widgets import Banner

        banner = Banner(self._centre)
        self._content.insertWidget(0, banner)
        return banner

    @cached_property
    def toast(self) -> Toast:
        """The message at the foot that says what was done."""
        from reljournal.ui.widgets import Toast

        return Toast(self._centre)

    @cached_property
    def circles(self) -> RailCircles:
        """The circles in the rail; they come with what can wait."""
        from reljournal.ui.circles.rail_circles import RailCircles

        return RailCircles(self)

    @cached_property
    def _menu(self) -> QMenu:
        menu = self.actions_by_key.menu(self)
        menu.setAccessibleName(self.tr("Menu"))
        menu.aboutToShow.connect(self._name_undo)
        return menu

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "log": self.write_entry,
            "new_contact": self.new_contact,
            "search": self.open_search,
            "find": self._find,
            "undo": self.undo,
            "redo": self.redo,
            "history": self._open_history,
            "circles": self._choose_circles,
            "new_circle": self._build_circle,
            "import": self.import_files,
            "print": self._print,
            "backup": self._back_up,
            "open": self._open_other,
            "sample": self._go_between_journals,
            "preferences": self.preferences_wanted.emit,
            "shortcuts": self._open_shortcuts,
            "help": self.open_help,
            "about": self._open_about,
            "quit": self.close,
            "screen_today": self._show_today,
            "screen_people": self._show_people,
            "screen_journal": self._show_journal,
            "screen_calendar": self._show_calendar,
            "menu": self._open_menu,
            "toast": self._go_to_toast,
            "back": self._go_back,
        }

    def _title(self) -> str:
        if self.throwaway:
            return self.tr("RelJournal: sample journal")
        default = self.journal.path.stem == "journal"
        return "RelJournal" if default else f"{self.journal.path.stem} · RelJournal"

    def _restore_place(self) -> None:
        place = QByteArray.fromBase64(self.settings.window_geometry.encode())
        if place.isEmpty() or not self.restoreGeometry(place):
            available = self.screen().availableGeometry().size()
            self.resize(_FIRST_SIZE.boundedTo(available))

    def start(self) -> None:
        """Show what the person comes back to: the screen they left, or the welcome of an empty journal."""
        if self.is_empty() and not self.throwaway:
            self._show_welcome()
        else:
            last = self.settings.last_screen
            self.show_screen(last if last in _SCREENS else "today")
        if self.throwaway:
            from reljournal.ui.widgets import BannerRole

            self.banner.show_message(
                self.tr("This is the sample journal, a throw-away copy: try anything."),
                BannerRole.INFO,
                actions=[(self.tr("To my own journal"), self.own_journal_wanted.emit)],
            )

    def is_empty(self) -> bool:
        """Return whether the journal holds neither contacts nor entries."""
        return not has_people(self.journal) and count_entries(self.journal) == 0

    def _show_welcome(self) -> None:
        from reljournal.ui.welcome import Welcome

        welcome = Welcome(self, self.journal.path)
        welcome.start_empty.connect(self._show_today)
        welcome.import_wanted.connect(self.import_files)
        welcome.sample_wanted.connect(self.sample_wanted.emit)
        self.stack.addWidget(welcome)
        self.stack.setCurrentWidget(welcome)

    # Screens

    def screen_of(self, key: str) -> Screen:
        """Return a screen, built on first use."""
        if key not in self._screens:
            module, name = _SCREENS[key]
            built: Screen = getattr(import_module(module), name)(self.context)
            self._screens[key] = built
            self.stack.addWidget(built)
        return self._screens[key]

    def people_screen(self) -> PeopleScreen:
        """Return the People screen."""
        return cast("PeopleScreen", self.screen_of("people"))

    def journal_screen(self) -> JournalScreen:
        """Return the Journal screen."""
        return cast("JournalScreen", self.screen_of("journal"))

    def current_screen(self) -> Screen | None:
        """Return the screen in front, None while the welcome is."""
        current = self.stack.currentWidget()
        return current if isinstance(current, Screen) else None

    def current_key(self) -> str:
        """Return the key of the screen in front, empty while the welcome is."""
        current = self.stack.currentWidget()
        return next((key for key, screen in self._screens.items() if screen is current), "")

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front."""
        before = self.current_screen()
        if before is not None and before is not self._screens.get(key):
            before.keep_drafts()
        screen = self.screen_of(key)
        self.stack.setCurrentWidget(screen)
        self.rail.select(key)
        screen.show_up()

    def _show_today(self) -> None:
        self.show_screen("today")

    def _show_people(self) -> None:
        self.show_screen("people")

    def _show_journal(self) -> None:
        self.show_screen("journal")

    def _show_calendar(self) -> None:
        self.show_screen("calendar")

    # Ways

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        """Show a contact's card."""
        self.show_screen("people")
        self.people_screen().open_contact(contact_id, tab)

    def open_entry(self, entry_id: int) -> None:
        """Show an entry in the editor."""
        self.show_screen("journal")
        self.journal_screen().open_entry(entry_id)

    def write_entry(self, draft: EntryDraft | bool | None = None, *, contact_ids: Sequence[int] = ()) -> None:
        """Begin a new entry, with these people or from this draft."""
        at_hand = list(contact_ids)
        if not at_hand and self.current_key() == "people":
            current = self.people_screen().current_contact_id()
            at_hand = [current] if current is not None else []
        self.show_screen("journal")
        self.journal_screen().write_entry(draft if isinstance(draft, EntryDraft) else None, contact_ids=at_hand)

    def open_day(self, day: date) -> None:
        """Show a day in the calendar."""
        self.show_screen("calendar")
        self.screen_of("calendar").open_day(day)  # type: ignore[attr-defined]

    def new_contact(self) -> None:
        """Begin a new card."""
        self.show_screen("people")
        self.people_screen().begin_new_contact()

    def print_briefs(self, contact_ids: Sequence[int]) -> None:
        """Preview and print the briefs of these contacts."""
        if not contact_ids:
            self.say(self.tr("Choose one or more people first: their briefs are printed."))
            return
        from reljournal.ui.printing import BriefPreview

        preview = BriefPreview(self.context, list(contact_ids), self.settings, parent=self)
        preview.paper_chosen.connect(self.paper_chosen)
        preview.open()

    def choose_circles(self, contact_ids: Sequence[int], at: QPoint | None = None) -> None:
        """Offer the circles to put these contacts in, or to take them out of."""
        self.circles.offer_for(contact_ids, at)

    def open_search(self, text: str | bool = "") -> None:
        """Open the search over everything."""
        if self._search is None:
            from reljournal.ui.search import SearchPopup

            self._search = SearchPopup(self.context, self)
        self._search.open_with(text if isinstance(text, str) else "")

    def import_files(self) -> None:
        """Ask for address books and import them."""
        self._importing().ask()

    def merge_contacts(self, contact_ids: Sequence[int]) -> None:
        """Compare these contacts and make one of them."""
        self.merge_wanted.emit(list(contact_ids))

    def people_layout(self) -> str:
        """Return how the list of people looked last."""
        return self.settings.people_layout

    def keep_people_layout(self, text: str) -> None:
        """Remember how the list of people looks."""
        self.people_layout_changed.emit(text)

    def say(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a toast, with something to press when there is."""
        self.toast.show_message(text, action_text or None, action)

    def offer_undo(self, text: str) -> None:
        """Show a toast that says what was done, with Undo for exactly that edit."""
        newest = self.journal.history(1)
        edit_id, done = (newest[0].id, newest[0].label) if newest else (0, text)

        def undo_it() -> None:
            self._undo_edit(edit_id, done)

        self.say(text, self.tr("Undo"), undo_it)

    def warn(self, sentence: str) -> None:
        """Show an error sentence in the window's banner."""
        from reljournal.ui.widgets import BannerRole

        self.banner.show_message(sentence, BannerRole.ERROR)

    # Undo and redo

    def undo(self) -> None:
        """Take the newest edit back."""
        change = self.context.attempt(self.journal.undo)
        if change is not None:
            self.say(self.tr("Undone: {label}").format(label=change.label), self.tr("Redo"), self.redo)

    def redo(self) -> None:
        """Do an undone edit again."""
        change = self.context.attempt(self.journal.redo)
        if change is not None:
            self.say(self.tr("Done again: {label}").format(label=change.label), self.tr("Undo"), self.undo)

    def _undo_edit(self, edit_id: int, text: str) -> None:
        label = self.tr("Undo “{what}”").format(what=text)
        if self.context.attempt(lambda: self.journal.undo_edit(edit_id, label)) is not None:
            self.say(self.tr("Undone: {label}").format(label=text))

    def _name_undo(self) -> None:
        if self.throwaway:
            self.actions_by_key["sample"].setText(self.tr("To my own journal"))
        for key, label, words in (
            ("undo", self.journal.undo_label(), self.tr("Undo")),
            ("redo", self.journal.redo_label(), self.tr("Redo")),
        ):
            action = self.actions_by_key[key]
            action.setText(f"{words} {label}" if label else words)

    # What the actions do

    def _find(self) -> None:
        screen = self.current_screen()
        if screen is not None:
            screen.focus_filter()

    def _go_back(self) -> None:
        screen = self.current_screen()
        if self.banner.isVisible() and not self.throwaway:
            self.banner.hide()
        elif screen is not None:
            screen.go_back()

    def _go_to_toast(self) -> None:
        if self.toast.isVisible():
            self.toast.focus_action()

    def _print(self) -> None:
        screen = self.current_screen()
        self.print_briefs(screen.contacts_to_print() if screen is not None else [])

    def _choose_circles(self) -> None:
        screen = self.current_screen()
        self.choose_circles(screen.contacts_to_print() if screen is not None else [])

    def _build_circle(self) -> None:
        self.circles.build()

    def _go_between_journals(self) -> None:
        (self.own_journal_wanted if self.throwaway else self.sample_wanted).emit()

    def _open_menu(self) -> None:
        corner = self._menu_button.rect().bottomLeft()
        self._menu.popup(self._menu_button.mapToGlobal(corner))

    def _open_history(self) -> None:
        from reljournal.ui.history import HistoryDialog

        HistoryDialog(self.context, self).open()

    def _open_shortcuts(self) -> None:
        from reljournal.ui.shortcuts import ShortcutsDialog

        ShortcutsDialog(self).open()

    def open_help(self, page: str | bool = "") -> None:
        """Show the help page of what is in front, or the one named."""
        from reljournal.ui.help import HelpWindow

        HelpWindow.show_page(self, page if isinstance(page, str) and page else self.current_key() or "welcome")

    def _open_about(self) -> None:
        from reljournal.ui.about import AboutDialog

        AboutDialog(self.journal, self).open()

    def _open_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open another journal"), str(self.journal.path.parent), self.tr("Journals (*.reljournal)")
        )
        if chosen:
            self.other_journal_wanted.emit(chosen)

    def _back_up(self) -> None:
        from reljournal.ui.backing import ask_and_back_up

        made = ask_and_back_up(self.context, self)
        if made is not None:
            self.note_backup(made)

    def note_backup(self, made: datetime) -> None:
        """Say at the foot of the rail when the last backup was made."""
        self._backed_up_at = made
        self._write_footer()

    # Import

    def _importing(self) -> ImportFlow:
        if self._import is None:
            from reljournal.ui.importing import ImportFlow

            self._import = ImportFlow(self.context, self)
            self._import.imported.connect(self._show_people)
        return self._import

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take address books and folders."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self._importing().take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    # Counts and the footer

    def _count(self, change: Change) -> None:
        if self.current_screen() is None and not self.is_empty():
            self._show_people()
        if change.touches("contact", "follow_up", "key_date"):
            self._count_people()
            self._count_waiting()
            self._write_footer()
        self._name_undo()

    def _settle(self) -> None:
        self._count_waiting()
        self._name_undo()
        self.circles.refresh()

    def _count_people(self) -> None:
        people = count_people(self.journal)
        self.rail.set_count("people", QLocale().toString(people) if people else "")

    def _count_waiting(self) -> None:
        from reljournal.store.queries.today import today_count

        waiting = today_count(self.journal, self.context.today())
        self.rail.set_count("today", QLocale().toString(waiting) if waiting else "")

    def _write_footer(self) -> None:
        if self._backed_up_at is None:
            self.rail.set_footer(self.tr("All saved"))
            return
        when = QLocale().toString(self._backed_up_at.time(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        if self._backed_up_at.date() != self.context.today():
            when = QLocale().toString(self._backed_up_at.date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
        self.rail.set_footer(self.tr("All saved · backed up {when}").format(when=when))

    def _listen(self) -> None:
        self.context.attempt(self.journal.notice_other_writers)

    # The window itself

    def come_forward(self) -> None:
        """Raise the window, because it was started a second time."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to listen for other writers."""
        super().showEvent(event)
        self._listener.start()
        self._settling.start()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow what is on screen."""
        from reljournal.ui.tab_order import move_on

        return move_on(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the search where it belongs."""
        super().resizeEvent(event)
        if self._search is not None and self._search.isVisible():
            self._search.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep every draft, then let go."""
        if self._import is not None and self._import.is_running():
            event.ignore()
            self.say(self.tr("The import is still running. Cancel it first, or wait a moment."))
            return
        for screen in self._screens.values():
            screen.keep_drafts()
        self._listener.stop()
        self._settling.stop()
        if "circles" in vars(self):
            self.circles.stop()
        self.closing.emit()
        self.context.close()
        super().closeEvent(event)

    def place(self) -> str:
        """Return where the window is, as text for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode()
