"""A quiet line above a new card that looks like one there is already: a hint, never a wall."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reljournal.domain.contacts import Card
from reljournal.store.queries.already_there import already_there
from reljournal.ui.context import Context
from reljournal.ui.people.page import Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LinkButton, clear_layout

# Milliseconds without a letter, so that half a name asks nothing.
_PAUSE = 250


class AlreadyThereLine(Sheet):
    """Asks ``card`` what is written whenever `look_later` was followed by a pause, and names who is like it."""

    told = Signal()
    """Somebody was said to be somebody else."""

    def __init__(
        self, context: Context, card: Callable[[], Card], apart: Iterable[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self._context = context
        self._card = card
        self._told_apart = set(apart)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.look)
        self.setAccessibleName(self.tr("People who look like this one"))
        self.hide()

    def look_later(self) -> None:
        """Look once nothing has been typed for a moment."""
        self._pause.start()

    def look(self) -> None:
        """Look now."""
        self._pause.stop()
        found = [row for row in already_there(self._context.journal, self._card()) if row.id not in self._told_apart]
        clear_layout(self.body)
        for row in found:
            name = f"{row.name} ({row.second})" if row.second else row.name
            line = QHBoxLayout()
            line.setSpacing(current_theme().space("s"))
            line.addWidget(Label(self.tr("There is already {name}.").format(name=name), tone="due", wrap=True), 1)
            look = LinkButton(self.tr("Open"))
            look.setAccessibleName(self.tr("Open %1").replace("%1", row.name))
            look.clicked.connect(partial(self._context.ways.open_contact, row.id))
            other = LinkButton(self.tr("Somebody else"), tone="muted")
            other.clicked.connect(partial(self._tell_apart, row.id))
            line.addWidget(look)
            line.addWidget(other)
            self.add(line)
        self.setVisible(bool(found))

    def _tell_apart(self, contact_id: int) -> None:
        self._told_apart.add(contact_id)
        self.look()
        self.told.emit()

    def told_apart(self) -> tuple[int, ...]:
        """Return the contacts that were said to be somebody else; it is remembered with the new one."""
        return tuple(sorted(self._told_apart))
