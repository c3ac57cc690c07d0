"""The main window: the rail, one screen at a time, and the roads between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from reljournal.domain.files import MEGABYTE
from reljournal.store.journal import Journal
from reljournal.store.queries.people import has_people
from reljournal.system.settings import Settings
from reljournal.ui.acting import Acting
from reljournal.ui.actions import Actions
from reljournal.ui.context import Context
from reljournal.ui.main_menu import MainMenu
from reljournal.ui.rail_counts import RailCounts
from reljournal.ui.screen_stack import RAIL_PLACES, ScreenStack
from reljournal.ui.side_windows import SideWindows
from reljournal.ui.taking_back import TakingBack
from reljournal.ui.widgets import Rail

if TYPE_CHECKING:
    from datetime import date, datetime

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent

    from reljournal.domain.calendar_shown import Shown
    from reljournal.domain.entries import EntryDraft
    from reljournal.store.changes import Change
    from reljournal.ui.checking import JournalCheck
    from reljournal.ui.circles.rail_circles import RailCircles
    from reljournal.ui.journal import JournalScreen
    from reljournal.ui.people import PeopleScreen
    from reljournal.ui.widgets import Banner, Toast

# How often the window asks whether another program (the command line) has written; each asking takes microseconds.
_LISTEN_EVERY_MS = 500
# After show: the first paint and the first keys that may be waiting come before what can wait.
_MS_TO_SETTLE = 100
_FIRST_SIZE = QSize(1280, 800)
_SMALLEST = QSize(760, 520)


class MainWindow(QMainWindow):
    """The one window over one journal. Implements the ``Ways`` of its screens."""

    other_journal_wanted = Signal(str)
    sample_wanted = Signal()
    own_journal_wanted = Signal()
    preferences_wanted = Signal()
    paper_chosen = Signal(str)
    people_layout_changed = Signal(str)
    beside_text_changed = Signal(str)
    settled = Signal()
    """The window was shown and painted: time for what can wait."""
    closing = Signal()
    went_behind = Signal()
    """The window was hidden instead of closed: the program goes on without it."""

    def __init__(self, journal: Journal, settings: Settings, *, throwaway: bool = False) -> None:
        super().__init__()
        self.journal = journal
        self.settings = settings
        self.throwaway = throwaway
        self.context = Context(journal, self, self)
        self.context.file_limit = settings.file_megabytes * MEGABYTE
        self.context.dictionaries = settings.spelling
        self._check: JournalCheck | None = None
        self.side = SideWindows(self)
        self.taking_back = TakingBack(self.context, self)
        self.goes_on = False
        """Whether closing the window only hides it."""
        self._leaving = False
        self.setWindowTitle(self._title())
        self.setAcceptDrops(True)
        self.setMinimumSize(_SMALLEST)
        self._build()
        self.acting = Acting(self)
        self.actions_by_key = Actions(self, self.acting.slots())
        self.context.changed.connect(self._follow)
        self._listener = QTimer(self)
        self._listener.setInterval(_LISTEN_EVERY_MS)
        self._listener.timeout.connect(self._listen)
        self._restore_place()
        self.counts = RailCounts(self.rail, self.context, self)
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
        self.menu = MainMenu(self)
        self.rail.set_header_button(self.menu.button)
        self.stack = ScreenStack(self.context)
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

    def _title(self) -> str:
        if self.throwaway:
            return self.tr("RelJournal: sample journal")
        default = self.journal.path.stem == "journal"
        return "RelJournal" if default else f"{self.journal.path.stem} · RelJournal"

    def _restore_place(self) -> None:
        place = QByteArray.fromBase64(self.settings.window_geometry.encode())
        if place.isEmpty() or not self.restoreGeometry(place):
            self.resize(_FIRST_SIZE)
        # The screen may be another one than last time.
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))

    def start(self) -> None:
        """Show what the person comes back to: the screen they left, or the welcome of an empty journal."""
        if self.is_empty() and not self.throwaway:
            self._show_welcome()
        else:
            last = self.settings.last_screen
            self.show_screen(last if self.stack.knows(last) else "today")
        if self.throwaway:
            from reljournal.ui.widgets import BannerRole

            self.banner.show_message(
                self.tr("This is the sample journal, a throw-away copy: try anything."),
                BannerRole.INFO,
                actions=[(self.tr("To my own journal"), self.own_journal_wanted.emit)],
            )

    def is_empty(self) -> bool:
        """Return whether the journal holds neither contacts nor entries."""
        if has_people(self.journal):
            return False
        from reljournal.store.queries.entries import count_entries

        return count_entries(self.journal) == 0

    def _show_welcome(self) -> None:
        from reljournal.ui.welcome import Welcome

        welcome = Welcome(self, self.journal.path)
        welcome.start_empty.connect(self.acting.show_today)
        welcome.import_wanted.connect(self.import_files)
        welcome.sample_wanted.connect(self.sample_wanted.emit)
        self.stack.addWidget(welcome)
        self.stack.setCurrentWidget(welcome)
        welcome.setFocus()

    # Screens

    def people_screen(self) -> PeopleScreen:
        """Return the People screen."""
        return cast("PeopleScreen", self.stack.screen_of("people"))

    def journal_screen(self) -> JournalScreen:
        """Return the Journal screen."""
        return cast("JournalScreen", self.stack.screen_of("journal"))

    def current_key(self) -> str:
        """Return the key of the screen in front, empty while the welcome is."""
        return self.stack.current_key()

    def show_screen(self, key: str) -> None:
        """Bring a screen to the front."""
        screen = self.stack.bring_forward(key)
        self.rail.select(RAIL_PLACES.get(key, key))
        screen.show_up()

    def show_text_alone(self, alone: bool) -> None:
        """Give the whole screen to the text that is written, or bring the rail back."""
        self.rail.setVisible(not alone)
        full = self.windowState() | Qt.WindowState.WindowFullScreen
        self.setWindowState(full if alone else full & ~Qt.WindowState.WindowFullScreen)

    # Ways

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        """Show a contact's card."""
        self.show_screen("people")
        self.people_screen().open_contact(contact_id, tab)

    def open_entry(self, entry_id: int, aside_about: int = 0) -> None:
        """Show an entry in the editor, at its text or at what was noted about one of its people alone."""
        self.show_screen("journal")
        self.journal_screen().open_entry(entry_id, aside_about)

    def write_entry(self, draft: EntryDraft | bool | None = None, *, contact_ids: Sequence[int] = ()) -> None:
        """Begin a new entry, with these people or from this draft."""
        given = None if isinstance(draft, bool) else draft
        # A draft says itself with whom.
        at_hand = list(contact_ids) or (self._at_hand() if given is None else [])
        self.show_screen("journal")
        self.journal_screen().write_entry(given, contact_ids=at_hand)

    def capture(self, contact_ids: Sequence[int] | bool = ()) -> None:
        """Write down a conversation in one line, with these people or with the one whose card is in front."""
        given = () if isinstance(contact_ids, bool) else contact_ids
        self.side.capture(list(given) or self._at_hand())

    def _at_hand(self) -> list[int]:
        current = self.people_screen().current_contact_id() if self.current_key() == "people" else None
        return [current] if current is not None else []

    def open_day(self, day: date) -> None:
        """Show a day in the calendar."""
        self.show_screen("calendar")
        self.stack.screen_of("calendar").open_day(day)  # type: ignore[attr-defined]

    def new_contact(self) -> None:
        """Begin a new card."""
        self.show_screen("people")
        self.people_screen().begin_new_contact()

    def print_briefs(self, contact_ids: Sequence[int]) -> None:
        """Preview and print the briefs of these contacts."""
        if not contact_ids:
            self.say(self.tr("Choose one or more people first: their briefs are printed."))
            return
        self.side.preview_briefs(contact_ids)

    def print_calendar(self, sheet: str, day: date, shown: Shown, left_out: str = "") -> None:
        """Preview and print a sheet of the calendar."""
        self.side.preview_calendar(sheet, day, shown, left_out)

    def open_my_card(self) -> None:
        """Show what others get of the contact that is me."""
        self.side.open_my_card()

    def choose_circles(self, contact_ids: Sequence[int], at: QPoint | None = None) -> None:
        """Offer the circles to put these contacts in, or to take them out of."""
        self.circles.offer_for(contact_ids, at)

    def open_search(self, text: str | bool = "") -> None:
        """Open the search over everything."""
        self.side.open_search(text if isinstance(text, str) else "")

    def import_files(self) -> None:
        """Ask for address books and import them."""
        self.side.importing.ask()

    def merge_contacts(self, contact_ids: Sequence[int]) -> None:
        """Compare these contacts and make one of them."""
        self.side.merge(contact_ids)

    def export_calendar(self) -> None:
        """Ask which key dates go out into other calendars, and write them."""
        self.side.export_calendar()

    def find_duplicates(self) -> None:
        """Look for contacts that are there twice."""
        self.side.find_duplicates()

    def look_through(self, contact_ids: Sequence[int]) -> None:
        """Look through these contacts one by one."""
        self.show_screen("people")
        self.people_screen().look_through(contact_ids)

    def people_layout(self) -> str:
        """Return how the list of people looked last."""
        return self.settings.people_layout

    def keep_people_layout(self, text: str) -> None:
        """Remember how the list of people looks."""
        self.people_layout_changed.emit(text)

    def beside_text(self) -> str:
        """Return which panels beside the text of an entry stand open."""
        return self.settings.beside_text

    def keep_beside_text(self, text: str) -> None:
        """Remember which panels beside the text of an entry stand open."""
        self.beside_text_changed.emit(text)

    def say(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """Show a toast, with something to press when there is."""
        screen = self.stack.current_screen()
        self.toast.foot = screen.foot_height() if screen is not None else 0
        self.toast.show_message(text, action_text or None, action)

    def offer_undo(self, text: str) -> None:
        """Show a toast that says what was done, with Undo for exactly that edit."""
        self.taking_back.offer_undo(text)

    def warn(self, sentence: str) -> None:
        """Show an error sentence in the window's banner."""
        from reljournal.ui.widgets import BannerRole

        self.banner.show_message(sentence, BannerRole.ERROR)

    def open_help(self, page: str | bool = "") -> None:
        """Show the help page of what is in front, or the one named."""
        self.side.open_help(page if isinstance(page, str) and page else self._help_page())

    def _help_page(self) -> str:
        """Return the page of what has the keyboard."""
        if self.side.search_is_open():
            return "search"
        if self.side.capture_is_open():
            return "capture"
        screen = self.stack.current_screen()
        return (screen.help_page() if screen is not None else "") or self.current_key() or "welcome"

    def note_backup(self, made: datetime) -> None:
        """Say at the foot of the rail when the last backup was made."""
        self.counts.note_backup(made)

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take address books, mail, calendars, and folders of them."""
        if event.mimeData().hasUrls() and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.side.importing.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    # Following the journal

    def _follow(self, _change: Change) -> None:
        if self.stack.current_screen() is None and not self.is_empty():
            self.show_screen("people")
        self.menu.name_actions()

    def _settle(self) -> None:
        self.counts.count_waiting()
        self.menu.name_actions()
        self.circles.refresh()
        if not self.throwaway and self._check is None:
            from reljournal.ui.checking import JournalCheck

            self._check = JournalCheck(self.context, self)
            from reljournal.ui.other_calendars.keeping import CalendarKeeper

            CalendarKeeper(self.context, self).look()

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
        """Begin to listen for other writers, and to settle when it is shown for the first time."""
        super().showEvent(event)
        self.begin_unseen()

    def begin_unseen(self) -> None:
        """Begin what a window does without being looked at."""
        if not self._listener.isActive():
            self._listener.start()
            self._settling.start()

    def leave(self) -> None:
        """Close the window for good, also where closing would only hide it."""
        self._leaving = True
        self.close()
        self._leaving = False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab follow what is on screen."""
        from reljournal.ui.tab_order import move_on

        return move_on(self, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the search and the quick capture where they belong."""
        super().resizeEvent(event)
        self.side.place_popups()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep every draft, then let go."""
        if self.side.import_is_running():
            event.ignore()
            self.say(self.tr("The import is still running. Cancel it first, or wait a moment."))
            return
        self.stack.keep_drafts()
        self.side.keep_capture()
        if self.goes_on and not self._leaving:
            event.ignore()
            self.hide()
            self.went_behind.emit()
            return
        self._listener.stop()
        self._settling.stop()
        if "circles" in vars(self):
            self.circles.stop()
        if self._check is not None:
            self._check.stop()
        self.closing.emit()
        self.context.close()
        super().closeEvent(event)

    def place(self) -> str:
        """Return where the window is, as text for the settings."""
        return bytes(self.saveGeometry().toBase64().data()).decode()
