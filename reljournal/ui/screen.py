"""What the main window asks of every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reljournal.ui.context import Context

if TYPE_CHECKING:
    from reljournal.store.changes import Change


class Screen(QWidget):
    """One item of the rail. Built when it is first shown; refreshes from the change signal and nothing else.

    While it is hidden changes are only noted, and made up for when it is shown again.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        context.changed.connect(self._note_change)

    def show_up(self) -> None:
        """Bring the screen up to date; the window calls it whenever the screen comes to the front."""
        if self._stale:
            self._stale = False
            self.reload()

    def reload(self) -> None:
        """Read everything anew from the journal, keeping selection, scroll position and drafts."""

    def refresh(self, change: Change) -> None:
        """Take in one change while the screen is visible; by default everything is read anew."""
        del change
        self.reload()

    def focus_filter(self) -> None:
        """Put the cursor into the screen's filter (Ctrl+F)."""

    def take_keyboard(self) -> None:
        """Put the keyboard where one goes on from, after a key has brought the screen to the front."""

    def foot_height(self) -> int:
        """Return how high the buttons at the foot of the screen are, in pixels: a message stands above them."""
        return 0

    def help_page(self) -> str:
        """Return the help page of what has the keyboard here, empty for the screen's own (F1)."""
        return ""

    def contacts_to_print(self) -> list[int]:
        """Return the contacts whose briefs Ctrl+P prints here."""
        return []

    def print_what_is_shown(self) -> bool:
        """Preview what is shown here for printing (Ctrl+P); return whether there is such a thing, beside briefs."""
        return False

    def people_at_hand(self) -> list[int]:
        """Return the contacts who are chosen or in front here: "Contacted today" is about them."""
        return self.contacts_to_print()

    def go_back(self) -> bool:
        """Go one step back inside the screen (Esc); return whether there was one."""
        return False

    def keep_drafts(self) -> None:
        """Keep what is being written, because the window is about to close."""

    def _note_change(self, change: Change) -> None:
        if self.isVisible() and not self._stale:
            self.refresh(change)
        else:
            self._stale = True
