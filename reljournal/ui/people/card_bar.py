"""The bar over the card: whose it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, ElidedLabel, IconButton, QuietButton
from reljournal.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu


class CardBar(TopBar):
    """Reading it offers to edit, print and log; editing it offers to save and discard."""

    edit_asked = Signal()
    print_asked = Signal()
    log_asked = Signal()
    contacted_asked = Signal()
    save_asked = Signal()
    discard_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = False
        self._someone = False
        self.back = IconButton("chevron-left", self.tr("Back to the list"))
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        self.add_left(self.back)
        self.where = ElidedLabel(tone="muted")
        # Beside the stretch that the bar has of its own.
        self.add_left(self.where, 1000)
        self.edit = QuietButton(self.tr("Edit"))
        self.edit.clicked.connect(self.edit_asked)
        self.print = QuietButton(self.tr("Print brief"))
        self.print.clicked.connect(self.print_asked)
        self.more = QuietButton(self.tr("More"))
        self.contacted = IconButton("check", self.tr("Contacted today"), framed=True)
        self.contacted.setToolTip(self.tr("Contacted today (Ctrl+M)"))
        self.contacted.clicked.connect(self.contacted_asked)
        self.log = AccentButton(self.tr("Log a conversation"), "plus")
        self.log.clicked.connect(self.log_asked)
        self.discard = QuietButton(self.tr("Discard"))
        self.discard.clicked.connect(self.discard_asked)
        self.save = AccentButton(self.tr("Save"), key_hint=self.tr("Ctrl S"))
        self.save.clicked.connect(self.save_asked)
        for button in (self.edit, self.print, self.more, self.contacted, self.log, self.discard, self.save):
            self.add_right(button)
        self.show_state(someone=False, editing=False)

    def set_where(self, name: str) -> None:
        """Say whose card it is."""
        people = self.tr("People")
        self.where.setText(f"{people} / {name}" if name else people)

    def show_state(self, *, someone: bool, editing: bool) -> None:
        """Offer what can be done: nothing without ``someone``."""
        self._someone, self._editing = someone, editing
        self._fit_buttons()

    def is_narrow(self) -> bool:
        """Whether only the buttons needed most have room; the others stand in the menu."""
        return self.width() < current_theme().size("reading")

    def _fit_buttons(self) -> None:
        reading = self._someone and not self._editing
        self.edit.setVisible(reading and not self.is_narrow())
        self.print.setVisible(reading and not self.is_narrow())
        self.more.setVisible(reading)
        self.contacted.setVisible(reading)
        self.log.setVisible(not self._editing)
        self.discard.setVisible(self._editing)
        self.save.setVisible(self._editing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold buttons into the menu where there is little room."""
        super().resizeEvent(event)
        self._fit_buttons()

    def pop_up(self, menu: QMenu) -> None:
        """Show a menu below the button "More"."""
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
