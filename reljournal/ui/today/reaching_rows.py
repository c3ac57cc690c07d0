"""Whom to reach, as rows: who it is, what is late or due, why, and call, log or put it off, in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.contacts import Card
from reljournal.domain.entries import Kind
from reljournal.store.queries.reasons import Reasons
from reljournal.store.queries.rhythm import Drifting, Rhythm
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.faces import face_of
from reljournal.ui.people.acquaintance_words import preference_sentences
from reljournal.ui.tiers.chips import rhythm_chips
from reljournal.ui.tiers.snooze_menu import SnoozePersonMenu
from reljournal.ui.tiers.words import drift_words
from reljournal.ui.today.acting_row import Act, ActingRow
from reljournal.ui.today.row_button import RowButton
from reljournal.ui.today.rows import two_lines
from reljournal.ui.widgets import FlowLayout, IconButton, Label, QuietButton


def way_of(card: Card) -> tuple[str, str]:
    """Return how to reach somebody first: the scheme and the number or address; empty where none is known."""
    phones = sorted(card.phones, key=lambda item: not item.preferred)
    emails = sorted(card.emails, key=lambda item: not item.preferred)
    ways = [("tel", item.value) for item in phones[:1]] + [("mailto", item.value) for item in emails[:1]]
    if card.preferences.channel == Kind.EMAIL:
        ways.reverse()
    return ways[0] if ways else ("", "")


class ReachRow(ActingRow):
    """One person to reach. C, L and S are the keys of its buttons."""

    def __init__(self, context: Context, rhythm: Rhythm, why: Reasons) -> None:
        super().__init__()
        self._context, self.person = context, rhythm.person
        self._way = way_of(why.contact.card)
        chips, said = rhythm_chips(rhythm), self._why(why)
        name = date_words.name_of(self.person)
        self.put_words(RowButton(", ".join([name, *(chip.text() for chip in chips), said])))
        self.words.put(face_of(context, self.person), 0, Qt.AlignmentFlag.AlignTop)
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QWidget()
        flow = FlowLayout(head)
        for part in (Label(name, semibold=True), *chips):
            flow.addWidget(part)
        column.addWidget(head)
        column.addWidget(Label(said, role="small", tone="muted", wrap=True))
        self.words.put(face, 1)
        self.words.clicked.connect(self._open)
        call = self.tr("Call") if self._way[0] == "tel" else self.tr("E-mail")
        self.call = QuietButton(call)
        if not self._way[0]:
            # Never shown before it stands somewhere: it would be a window of its own for a moment.
            self.call.hide()
        self.log = QuietButton(self.tr("Log"))
        self.snooze = IconButton("clock", self.tr("Snooze: {what}").format(what=name))
        acts = (
            Act(self.call, call, Qt.Key.Key_C, self.reach),
            Act(self.log, self.tr("Log"), Qt.Key.Key_L, self._log),
            Act(self.snooze, self.tr("Snooze"), Qt.Key.Key_S, self._offer),
        )
        self.put_acts(acts, name)

    def _why(self, why: Reasons) -> str:
        """Return what was last, what one promised, and how they like it."""
        said = []
        if why.last is not None:
            when = date_words.when_words(why.last.on, self._context.today())
            title = date_words.entry_title(why.last)
            said.append(self.tr("Last: %1, %2.").replace("%2", when).replace("%1", title))
        else:
            said.append(self.tr("Nothing in your journal yet."))
        if why.owed is not None:
            said.append(self.tr("You promised: %1.").replace("%1", why.owed.text.rstrip(".")))
        said += preference_sentences(why.contact.card.preferences)[:1]
        return " ".join(said)

    # Acting

    def reach(self) -> None:
        """Hand the number or address to the program that calls or writes; where there is none, copy it."""
        from reljournal.ui.reaching import open_way

        scheme, value = self._way
        if scheme and not open_way(scheme, value):
            QGuiApplication.clipboard().setText(value)
            self._context.ways.say(self.tr("Copied: %1").replace("%1", value))

    def snooze_menu(self) -> SnoozePersonMenu:
        """Return the menu of days on which to ask again."""
        return SnoozePersonMenu(self._context, self.person, self)

    def _offer(self) -> None:
        self.snooze_menu().popup(self.snooze.mapToGlobal(self.snooze.rect().bottomLeft()))

    def _log(self) -> None:
        self._context.ways.capture([self.person.id])

    def _open(self) -> None:
        self._context.ways.open_contact(self.person.id)

    def take_keyboard(self) -> None:
        """Put the keyboard on the log."""
        self.log.setFocus(Qt.FocusReason.OtherFocusReason)


class DriftRow(QWidget):
    """Somebody with whom it has grown quiet: opens the card, or is put off."""

    def __init__(self, context: Context, drifting: Drifting) -> None:
        super().__init__()
        self.person = drifting.person
        self._context = context
        name, said = date_words.name_of(self.person), drift_words(drifting.drift)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.words = RowButton(f"{name}, {said}")
        self.words.put(face_of(context, self.person))
        self.words.put(two_lines(name, said), 1)
        self.words.clicked.connect(self._open)
        row.addWidget(self.words, 1)
        self.snooze = IconButton("clock", self.tr("Snooze: {what}").format(what=name))
        self.snooze.clicked.connect(self._offer)
        row.addWidget(self.snooze, 0, Qt.AlignmentFlag.AlignVCenter)

    def _offer(self) -> None:
        menu = SnoozePersonMenu(self._context, self.person, self)
        menu.popup(self.snooze.mapToGlobal(self.snooze.rect().bottomLeft()))

    def _open(self) -> None:
        self._context.ways.open_contact(self.person.id)
