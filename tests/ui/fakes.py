"""Stand-ins for what the main window gives its screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPoint

from reljournal.domain.calendar_shown import Shown
from reljournal.domain.entries import EntryDraft
from reljournal.system.settings import Settings


class FakeWays:
    """Records where a screen sent the person: ``calls`` holds (method name, what was passed)."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.last_action: Callable[[], None] | None = None
        self.layout = ""
        self.beside = Settings().beside_text

    def named(self, name: str) -> list[tuple[object, ...]]:
        """Return what each call of the method ``name`` passed."""
        return [passed for called, passed in self.calls if called == name]

    def show_screen(self, key: str) -> None:
        self.calls.append(("show_screen", (key,)))

    def open_contact(self, contact_id: int, tab: str = "timeline") -> None:
        self.calls.append(("open_contact", (contact_id, tab)))

    def open_entry(self, entry_id: int, aside_about: int = 0) -> None:
        self.calls.append(("open_entry", (entry_id, aside_about) if aside_about else (entry_id,)))

    def write_entry(self, draft: EntryDraft | None = None, *, contact_ids: Sequence[int] = ()) -> None:
        self.calls.append(("write_entry", (draft, tuple(contact_ids))))

    def capture(self, contact_ids: Sequence[int] = ()) -> None:
        self.calls.append(("capture", (tuple(contact_ids),)))

    def open_day(self, day: date) -> None:
        self.calls.append(("open_day", (day,)))

    def new_contact(self) -> None:
        self.calls.append(("new_contact", ()))

    def print_briefs(self, contact_ids: Sequence[int]) -> None:
        self.calls.append(("print_briefs", (tuple(contact_ids),)))

    def print_calendar(self, sheet: str, day: date, shown: Shown, left_out: str = "") -> None:
        self.calls.append(("print_calendar", (sheet, day, shown, left_out)))

    def export_calendar(self) -> None:
        self.calls.append(("export_calendar", ()))

    def find_duplicates(self) -> None:
        self.calls.append(("find_duplicates", ()))

    def open_my_card(self) -> None:
        self.calls.append(("open_my_card", ()))

    def choose_circles(self, contact_ids: Sequence[int], at: QPoint | None = None) -> None:
        self.calls.append(("choose_circles", (tuple(contact_ids),)))

    def open_search(self, text: str = "") -> None:
        self.calls.append(("open_search", (text,)))

    def merge_contacts(self, contact_ids: Sequence[int]) -> None:
        self.calls.append(("merge_contacts", (tuple(contact_ids),)))

    def look_through(self, contact_ids: Sequence[int]) -> None:
        self.calls.append(("look_through", (tuple(contact_ids),)))

    def people_layout(self) -> str:
        return self.layout

    def keep_people_layout(self, text: str) -> None:
        self.layout = text

    def beside_text(self) -> str:
        return self.beside

    def keep_beside_text(self, text: str) -> None:
        self.beside = text

    def import_files(self) -> None:
        self.calls.append(("import_files", ()))

    def say(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        self.calls.append(("say", (text, action_text)))
        self.last_action = action

    def offer_undo(self, text: str) -> None:
        self.calls.append(("offer_undo", (text,)))

    def warn(self, sentence: str) -> None:
        self.calls.append(("warn", (sentence,)))
