"""Looking through people one by one: a card, a line of keys, and how far one has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from reljournal.domain.errors import NotFoundError
from reljournal.store.changes import Change
from reljournal.store.queries.contacts import contact as read_contact
from reljournal.store.triage import begin_triage, end_triage, keep_place, triage
from reljournal.ui.context import Context
from reljournal.ui.people.bulk.deeds import BulkDeeds
from reljournal.ui.people.shelving import Shelving
from reljournal.ui.people.triage.bar import TriageBar
from reljournal.ui.people.triage.card import TriageCard
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import EmptyState, Hairline, Label, QuietButton
from reljournal.ui.widgets.topbar import TopBar

_DEED_OF_KEY = {
    Qt.Key.Key_K: "keep", Qt.Key.Key_Return: "keep", Qt.Key.Key_Enter: "keep", Qt.Key.Key_T: "tag",
    Qt.Key.Key_C: "circle", Qt.Key.Key_A: "archive", Qt.Key.Key_Delete: "delete", Qt.Key.Key_Left: "back",
    Qt.Key.Key_Right: "next",
}  # fmt: skip
_PLAIN = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}


class TriagePage(QWidget):
    """Says ``ended`` when the person stops or has seen everybody; where they stopped is kept for another time."""

    ended = Signal()

    def __init__(self, context: Context, shelving: Shelving, bulk: BulkDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._shelving, self._bulk = context, shelving, bulk
        self._ids: tuple[int, ...] = ()
        self._at = 0
        # Which edit was made at which place: an undo leads back there.
        self._places: dict[int, int] = {}
        theme = current_theme()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._top = TopBar()
        self.progress = Label(semibold=True)
        self.end = QuietButton(self.tr("End"), key_hint=self.tr("Esc"))
        self.end.clicked.connect(self.ended)
        self._top.add_left(self.progress)
        self._top.add_right(self.end)
        self.bar_of_progress = QProgressBar()
        self.bar_of_progress.setTextVisible(False)
        self.bar_of_progress.setAccessibleName(self.tr("Progress"))
        self.card = TriageCard(context)
        self.keys = TriageBar()
        self.keys.asked.connect(self.do)
        self._foot = foot = QVBoxLayout()
        foot.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("xl"), theme.space("l"))
        foot.setSpacing(theme.space("m"))
        foot.addWidget(self.keys)
        foot.addWidget(self.bar_of_progress)
        self._looking = QWidget()
        column = QVBoxLayout(self._looking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.card, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._looking)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self._pages, 1)
        context.changed.connect(self._changed)

    def foot_height(self) -> int:
        """Return how high the keys and the progress are, in pixels."""
        return self._foot.geometry().height()

    @cached_property
    def _done(self) -> EmptyState:
        done = EmptyState(
            "check",
            self.tr("That was everybody"),
            self.tr("Whatever you did can still be taken back, step by step, with Ctrl+Z."),
            [(self.tr("Back to the list"), self.ended.emit)],
            accent=True,
        )
        self._pages.addWidget(done)
        return done

    # Beginning, going on, ending

    def begin(self, contact_ids: Sequence[int]) -> None:
        """Look through these contacts from the first on."""
        begin_triage(self._context.journal, contact_ids)
        self._ids, self._places = tuple(contact_ids), {}
        self._go(0)

    def go_on(self) -> bool:
        """Go on where one stopped; return False when there is nothing to go on with."""
        kept = triage(self._context.journal)
        if kept is None:
            return False
        self._ids, self._places = kept.contact_ids, {}
        self._go(kept.place)
        return True

    def current_id(self) -> int | None:
        """Return whose card is shown, None after the last."""
        return self._ids[self._at] if self._at < len(self._ids) else None

    def place(self) -> int:
        """Return the position of the card on show, from 0."""
        return self._at

    # Steps

    def do(self, key: str) -> None:
        """Do what a key does to the one on show: keep, tag, circle, archive, delete, back or next."""
        current = self.current_id()
        if key == "back":
            self._go(max(0, self._at - 1))
        elif current is None:
            return
        elif key in {"keep", "next"}:
            self._go(self._at + 1)
        elif key == "tag":
            self._bulk.ask_tag([current])
        elif key == "circle":
            self._bulk.ask_circle([current])
        else:
            deeds: dict[str, Callable[[Sequence[int]], bool]] = {
                "archive": self._shelving.archive,
                "delete": self._shelving.delete,
            }
            deeds[key]([current])
            self._go(self._at + 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: int) -> None:
        self._at = place
        if place >= len(self._ids):
            end_triage(self._context.journal)
            self.progress.setText(self.tr("%Ln looked through", None, len(self._ids)))
            self._pages.setCurrentWidget(self._done)
            return
        keep_place(self._context.journal, place)
        self._pages.setCurrentWidget(self._looking)
        self._show()

    def _show(self) -> None:
        locale, total = self.locale(), len(self._ids)
        words = self.tr("%1 of %2").replace("%1", locale.toString(self._at + 1)).replace("%2", locale.toString(total))
        self.progress.setText(words)
        self.bar_of_progress.setRange(0, total)
        self.bar_of_progress.setValue(self._at)
        self.keys.button("back").setEnabled(self._at > 0)
        current = self.current_id()
        if current is None:
            return
        try:
            contact = read_contact(self._context.journal, current)
        except NotFoundError:
            # Removed for good meanwhile: nothing is left to decide.
            self._ids = (*self._ids[: self._at], *self._ids[self._at + 1 :])
            begin_triage(self._context.journal, self._ids)
            self._go(self._at)
            return
        self.card.show_contact(contact)
        self.setAccessibleName(f"{words}, {self.card.name.text()}")

    def _changed(self, change: Change) -> None:
        if not self.isVisible():
            return
        if change.edit_id in self._places:
            self._go(self._places[change.edit_id])
            return
        if change.edit_id:
            self._places[change.edit_id] = self._at
        if self.current_id() is not None:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and arrows do what the line of keys says."""
        deed = _DEED_OF_KEY.get(Qt.Key(event.key())) if event.modifiers() in _PLAIN else None
        if deed is None:
            super().keyPressEvent(event)
            return
        self.do(deed)
