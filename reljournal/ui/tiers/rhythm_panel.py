"""The panel Rhythm: each promise with when it was kept and is next, and a year of weeks together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.contacts import Contact
from reljournal.domain.repeating import Every, Repeat, later
from reljournal.domain.rhythm import Standing, Where
from reljournal.operations.tiers import pause_until
from reljournal.store.queries.rhythm import Rhythm, drift_of, minutes_by_week, rhythm_of
from reljournal.ui.context import Context
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.tiers.menu import tier_menu
from reljournal.ui.tiers.weeks_chart import WeeksChart
from reljournal.ui.tiers.words import day_words, drift_words, next_words, promise_title, standing_words, tier_name
from reljournal.ui.widgets import Chip, ChipRole, FlowLayout, Label, QuietButton

_WEEKS = 52
_CHIPPED = {Where.LATE, Where.DUE, Where.SOON, Where.PLANNED, Where.THEIRS}


class RhythmPanel(Sheet):
    """Says how the dialogue with a contact is meant to be, and lets that be changed in place."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Rhythm"), parent)
        self._context = context
        self._rhythm: Rhythm | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(current_theme().space("s"))
        self.add(self._lines)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        self.tier_button = QuietButton(self.tr("Tier…"))
        self.tier_button.clicked.connect(self._offer_tiers)
        self.change_button = QuietButton(self.tr("Change…"))
        self.change_button.setAccessibleName(self.tr("Change the rhythm"))
        self.change_button.clicked.connect(self.change)
        self.pause_button = QuietButton("")
        self.pause_button.clicked.connect(self._pause)
        for button in (self.tier_button, self.change_button, self.pause_button):
            flow.addWidget(button)
        self.add(buttons)
        self.add_line()
        self.chart = WeeksChart()
        self.add(self.chart)
        self.below = Label(role="small", tone="muted", wrap=True)
        self.add(self.below)

    def show_contact(self, contact: Contact) -> None:
        """Show the rhythm of a contact."""
        from reljournal.ui.widgets import clear_layout

        journal, today = self._context.journal, self._context.today()
        rhythm = self._rhythm = rhythm_of(journal, contact.id, today)
        clear_layout(self._lines)
        if rhythm is None:
            return
        tier = tier_name(rhythm.tier) if rhythm.tier is not None else rhythm.dialogue.tier
        self.set_title(self.tr("Rhythm · %1").replace("%1", tier) if tier else self.tr("Rhythm"))
        for standing in rhythm.standings:
            self._lines.addLayout(self._line(standing))
        for words in self._remarks(contact, rhythm):
            self._lines.addWidget(Label(words, tone="muted", wrap=True))
        paused = rhythm.dialogue.paused_until is not None and rhythm.dialogue.paused_until > today
        self.pause_button.setText(self.tr("End the pause") if paused else self.tr("Pause…"))
        self.pause_button.setVisible(bool(rhythm.standings))
        weeks = minutes_by_week(journal, contact.id, today, _WEEKS)
        self.chart.show_weeks(weeks)
        self.chart.setVisible(any(week[2] for week in weeks))
        self.below.setText(self.tr("A year of weeks, by minutes together. %1").replace("%1", self.chart.summary()))
        self.below.setToolTip("\n".join(self.chart.as_table()))

    def _line(self, standing: Standing) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("s"))
        row.addWidget(Named(promise_title(standing.promise)), 0, Qt.AlignmentFlag.AlignVCenter)
        said = QWidget()
        flow = FlowLayout(said)
        flow.addWidget(Label(next_words(standing, self._context.today())))
        if standing.where in _CHIPPED:
            words, role = standing_words(standing)
            flow.addWidget(Chip(words, ChipRole(role)))
        row.addWidget(said, 1)
        return row

    def _remarks(self, contact: Contact, rhythm: Rhythm) -> list[str]:
        today, dialogue = self._context.today(), rhythm.dialogue
        said = []
        if not rhythm.standings:
            said.append(self.tr("Nothing is promised. A tier, or a rhythm of its own, says how often."))
        elif dialogue.promises and dialogue.tier:
            said.append(self.tr("A rhythm of its own, not that of the tier."))
        if dialogue.paused_until is not None and dialogue.paused_until > today:
            said.append(self.tr("Paused until %1.").replace("%1", day_words(dialogue.paused_until, today)))
        if dialogue.they_start:
            said.append(self.tr("They start it."))
        drift = drift_of(self._context.journal, contact.id, today)
        if drift is not None:
            said.append(self.tr("Quiet for longer than usual for you two: %1.").replace("%1", drift_words(drift)))
        return said

    # Acting

    def _offer_tiers(self) -> None:
        if self._rhythm is not None:
            from reljournal.ui.tiers.menu import choose_tier

            put = partial(choose_tier, self._context)
            corner = self.tier_button.mapToGlobal(self.tier_button.rect().bottomLeft())
            tier_menu(self._context, [self._rhythm.person.id], self, put).popup(corner)

    def change(self) -> None:
        """Open the dialog of the rhythm."""
        if self._rhythm is not None:
            from reljournal.ui.tiers.rhythm_dialog import RhythmDialog

            RhythmDialog(self._context, self._rhythm, self.window()).open()

    def _pause(self) -> None:
        rhythm, today = self._rhythm, self._context.today()
        if rhythm is None:
            return
        if rhythm.dialogue.paused_until is not None and rhythm.dialogue.paused_until > today:
            self._pause_for(None)
            return
        self.pause_menu().popup(self.pause_button.mapToGlobal(self.pause_button.rect().bottomLeft()))

    def pause_menu(self) -> QMenu:
        """Return for how long it may rest."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, every in (
            (self.tr("For a month"), Repeat(Every.MONTHS)), (self.tr("For 3 months"), Repeat(Every.MONTHS, 3)),
            (self.tr("For half a year"), Repeat(Every.MONTHS, 6)), (self.tr("For a year"), Repeat(Every.YEARS)),
        ):  # fmt: skip
            menu.addAction(words).triggered.connect(partial(self._pause_for, every))
        menu.addSeparator()
        menu.addAction(self.tr("Until a day…")).triggered.connect(self.change)
        return menu

    def _pause_for(self, every: Repeat | None, _checked: bool = False) -> None:
        rhythm, context = self._rhythm, self._context
        if rhythm is None:
            return
        day = later(context.today(), every) if every is not None else None
        if context.did(lambda: pause_until(context.journal, rhythm.person.id, day)):
            words = self.tr("Paused until %1.").replace("%1", day_words(day, context.today())) if day else ""
            context.ways.offer_undo(words or self.tr("The pause has ended."))
