"""What each action of the window does; :mod:`reljournal.ui.actions` names them and their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reljournal.ui.screen_stack import RAIL_PLACES

if TYPE_CHECKING:
    from reljournal.ui.window import MainWindow


class Acting(QObject):
    """Does what the person asks by key or menu, with whatever screen is in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each action calls, by its key."""
        window, side = self._window, self._window.side
        return {
            "log": window.capture,
            "write": side.write_at_length,
            "text_alone": self._turn_text_alone,
            "contacted": self._note_contacted,
            "new_contact": window.new_contact,
            "search": window.open_search,
            "palette": self._open_palette,
            "find": self._find,
            "edit": self._edit,
            "archive": self._archive,
            "table": self._switch_table,
            "undo": window.taking_back.undo,
            "redo": window.taking_back.redo,
            "history": side.open_history,
            "circles": self._choose_circles,
            "tier": self._choose_tier,
            "tiers": side.open_tiers,
            "new_circle": self._build_circle,
            "import": window.import_files,
            "conversations": side.import_conversations,
            "paste_message": side.paste_message,
            "print": self._print,
            "duplicates": side.find_duplicates,
            "export_calendar": side.export_calendar,
            "own_fields": side.open_own_fields,
            "my_card": window.open_my_card,
            "backup": side.back_up,
            "open": side.choose_journal,
            "sample": self._go_between_journals,
            "preferences": window.preferences_wanted.emit,
            "shortcuts": side.open_shortcuts,
            "help": window.open_help,
            "about": side.open_about,
            "quit": window.leave,
            "screen_today": self.show_today,
            "screen_people": self._show_people,
            "screen_journal": self._show_journal,
            "screen_calendar": self._show_calendar,
            "follow_ups": self._show_follow_ups,
            "menu": window.menu.open,
            "toast": self._go_to_toast,
            "back": self._go_back,
        }

    def _open_palette(self) -> None:
        from reljournal.ui.search.palette import MARK

        self._window.open_search(MARK)

    def _turn_text_alone(self) -> None:
        if self._window.current_key() == "journal":
            journal = self._window.journal_screen()
            # Told anew each time: the screen is built when it is first shown.
            journal.text_alone.connect(self._window.show_text_alone, Qt.ConnectionType.UniqueConnection)
            journal.turn_text_alone()

    def _edit(self) -> None:
        if self._window.current_key() == "people" and self._window.people_screen().current_contact_id() is not None:
            self._window.people_screen().card.begin_edit()

    def _archive(self) -> None:
        if self._window.current_key() == "people":
            self._window.people_screen().move_at_hand()

    def _switch_table(self) -> None:
        self._window.show_screen("people")
        self._window.people_screen().list.switch_table()

    def _find(self) -> None:
        screen = self._window.stack.current_screen()
        if screen is not None:
            screen.focus_filter()

    def _go_back(self) -> None:
        screen = self._window.stack.current_screen()
        # The shortcut takes the key before the search sees it.
        if self._window.side.close_search() or self._window.side.close_capture():
            return
        if self._window.banner.isVisible() and not self._window.throwaway:
            self._window.banner.hide()
        elif screen is not None and not screen.go_back():
            # A screen that one came to from another: back there.
            place = RAIL_PLACES.get(self._window.current_key())
            if place is not None:
                self._window.show_screen(place)

    def _go_to_toast(self) -> None:
        if self._window.toast.isVisible():
            self._window.toast.focus_action()

    def _print(self) -> None:
        screen = self._window.stack.current_screen()
        if screen is not None and screen.print_what_is_shown():
            return
        self._window.print_briefs(screen.contacts_to_print() if screen is not None else [])

    def _note_contacted(self) -> None:
        from reljournal.ui.in_touch import note_contacted

        screen = self._window.stack.current_screen()
        note_contacted(self._window.context, screen.people_at_hand() if screen is not None else [])

    def _choose_circles(self) -> None:
        screen = self._window.stack.current_screen()
        self._window.choose_circles(screen.contacts_to_print() if screen is not None else [])

    def _choose_tier(self) -> None:
        from PySide6.QtGui import QCursor

        from reljournal.ui.tiers.menu import offer_tiers

        screen = self._window.stack.current_screen()
        people = screen.people_at_hand() if screen is not None else []
        if people:
            offer_tiers(self._window.context, people, self._window, QCursor.pos())

    def _build_circle(self) -> None:
        self._window.circles.build()

    def _go_between_journals(self) -> None:
        (self._window.own_journal_wanted if self._window.throwaway else self._window.sample_wanted).emit()

    def show_today(self) -> None:
        """Show the screen of today."""
        self._show("today")

    def _show_people(self) -> None:
        self._show("people")

    def _show_journal(self) -> None:
        self._show("journal")

    def _show_calendar(self) -> None:
        self._show("calendar")

    def _show_follow_ups(self) -> None:
        self._show("follow_ups")

    def _show(self, key: str) -> None:
        self._window.show_screen(key)
        screen = self._window.stack.current_screen()
        if screen is not None:
            screen.take_keyboard()
