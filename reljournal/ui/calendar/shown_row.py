"""Above every view of the calendar: which sorts of things are shown, and whose; each a chip."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.calendar_shown import DateGroup, Shown
from reljournal.domain.circles import Circle
from reljournal.domain.entries import PersonRef
from reljournal.domain.tiers import Tier
from reljournal.store.queries.circles import members
from reljournal.store.queries.rhythm import in_tier
from reljournal.ui.calendar.frame import FilterRow
from reljournal.ui.choosing_whom import circles_offered, people_offered, tiers_offered
from reljournal.ui.context import Context
from reljournal.ui.date_words import name_of
from reljournal.ui.theme import current_theme
from reljournal.ui.tiers.words import tier_name
from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout, Label, LinkButton, RemovableChip

FOLLOW_UPS, ENTRIES = "follow_ups", "entries"


class ShownRow(FilterRow):
    """Says ``changed`` when something else is shown, and keeps it for as long as the window is there."""

    changed = Signal()
    week_numbers_changed = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._context = context
        self._person: PersonRef | None = None
        self._circle: Circle | None = None
        self._tier: Tier | None = None
        self._people: frozenset[int] | None = None
        self._line = FlowLayout(self)
        edge = theme.space("s") + 1
        self._line.setContentsMargins(theme.space("l"), edge, theme.space("l"), edge)
        self.setAccessibleName(self.tr("What is shown"))
        self.chips: dict[str, ChipButton] = {}
        for key, words, role in (
            (DateGroup.BIRTHDAYS, self.tr("Birthdays"), ChipRole.DATES),
            (DateGroup.ANNIVERSARIES, self.tr("Anniversaries"), ChipRole.DATES),
            (DateGroup.MEMORIALS, self.tr("Memorials"), ChipRole.DATES),
            (DateGroup.OTHER_DATES, self.tr("Other dates"), ChipRole.DATES),
            (FOLLOW_UPS, self.tr("Follow-ups"), ChipRole.DUE),
            (ENTRIES, self.tr("Journal"), ChipRole.JOURNAL),
        ):
            chip = self.chips[str(key)] = ChipButton(words, role)
            chip.setChecked(True)
            chip.setAccessibleDescription(self.tr("Shown while it is on"))
            chip.toggled.connect(self._take_sorts)
            self._line.addWidget(chip)
        self.person_button = self._asking(self.tr("Person…"), self._ask_person)
        self.person_chip = self._removable(self._ask_person, self._forget_person)
        self.circle_button = self._asking(self.tr("Circle…"), self._ask_circle)
        self.circle_chip = self._removable(self._ask_circle, self._forget_circle)
        self.tier_button = self._asking(self.tr("Tier…"), self._ask_tier)
        self.tier_chip = self._removable(self._ask_tier, self._forget_tier)
        self.week_numbers = ChipButton(self.tr("Week numbers"), ChipRole.PLAIN)
        self.week_numbers.toggled.connect(self.week_numbers_changed)
        self._line.addWidget(self.week_numbers)
        self.said = Label("", role="small", tone="muted")
        self._line.addWidget(self.said)
        self.everything = LinkButton(self.tr("Show everything"))
        self.everything.clicked.connect(self.show_everything)
        self._line.addWidget(self.everything)
        self._quiet = False
        self._say()

    def _asking(self, words: str, ask: object) -> ChipButton:
        button = ChipButton(words)
        button.setCheckable(False)
        button.clicked.connect(ask)
        self._line.addWidget(button)
        return button

    def _removable(self, ask: object, forget: object) -> RemovableChip:
        chip = RemovableChip("", ChipRole.ACCENT)
        chip.clicked.connect(ask)
        chip.removed.connect(forget)
        self._line.addWidget(chip)
        return chip

    def put_first(self, *widgets: QWidget) -> None:
        """Let these stand before the chips; they are hidden until they are needed."""
        for place, widget in enumerate(widgets):
            self._line.insert_widget(place, widget)
            widget.hide()

    # What is shown

    def shown(self) -> Shown:
        """Return what is shown."""
        groups = frozenset(group for group in DateGroup if self.chips[group].isChecked())
        return Shown(groups, self.chips[FOLLOW_UPS].isChecked(), self.chips[ENTRIES].isChecked(), self._people)

    def read_people(self) -> None:
        """Ask anew who is in the circle and in the tier: the journal has changed."""
        asked: list[set[int]] = []
        if self._person is not None:
            asked.append({self._person.id})
        if self._circle is not None:
            asked.append(set(members(self._context.journal, self._circle.id, self._context.today())))
        if self._tier is not None:
            asked.append(set(in_tier(self._context.journal, self._tier.key)))
        self._people = frozenset(set.intersection(*asked)) if asked else None

    def narrow(self, person: PersonRef | None = None, circle: Circle | None = None, tier: Tier | None = None) -> None:
        """Show only what is about this person, those in this circle, those in this tier, or who is all that is said."""
        self._person, self._circle, self._tier = person, circle, tier
        self.read_people()
        self._say()
        self.changed.emit()

    def show_everything(self) -> None:
        """Leave nothing out."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(True)
        self._quiet = False
        self.narrow()
        self.chips[DateGroup.BIRTHDAYS].setFocus()

    def left_out(self) -> str:
        """Return in words what is not shown, empty where nothing is left out."""
        off = [chip.text() for chip in self.chips.values() if not chip.isChecked()]
        parts = [self.tr("Not shown: {what}.").format(what=", ".join(off))] if off else []
        whom = [name_of(self._person)] if self._person is not None else []
        whom += [self._circle.name] if self._circle is not None else []
        whom += [tier_name(self._tier)] if self._tier is not None else []
        if whom:
            parts.append(self.tr("Only what is about {whom}.").format(whom=", ".join(whom)))
        return " ".join(parts)

    def _take_sorts(self) -> None:
        if not self._quiet:
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        person, circle, tier = self._person, self._circle, self._tier
        self.person_button.setVisible(person is None)
        self.person_chip.setVisible(person is not None)
        self.circle_button.setVisible(circle is None)
        self.circle_chip.setVisible(circle is not None)
        if person is not None:
            self.person_chip.setText(self.tr("with {name}").format(name=name_of(person)))
        self.tier_button.setVisible(tier is None)
        self.tier_chip.setVisible(tier is not None)
        if tier is not None:
            self.tier_chip.setText(self.tr("tier {name}").format(name=tier_name(tier)))
        if circle is not None:
            self.circle_chip.setText(self.tr("circle {name}").format(name=circle.name))
        off = ", ".join(chip.text() for chip in self.chips.values() if not chip.isChecked())
        self.said.setText(self.tr("Not shown: {what}").format(what=off))
        self.said.setVisible(bool(off))
        self.everything.setVisible(bool(self.left_out()))
        self.everything.setAccessibleDescription(self.left_out())

    # What is asked

    def _ask_person(self) -> None:
        from reljournal.ui.journal.chooser import Chooser

        dialog = Chooser(self.tr("Whose days?"), partial(people_offered, self._context), self.window())
        dialog.chosen.connect(self._take_person)
        dialog.open()

    def _take_person(self, person: PersonRef) -> None:
        self.narrow(person, self._circle, self._tier)
        self.person_chip.setFocus()

    def _forget_person(self) -> None:
        self.narrow(None, self._circle, self._tier)
        self.person_button.setFocus()

    def _ask_circle(self) -> None:
        from reljournal.ui.journal.chooser import Chooser

        dialog = Chooser(self.tr("The days of which circle?"), partial(circles_offered, self._context), self.window())
        dialog.chosen.connect(self._take_circle)
        dialog.open()

    def _take_circle(self, circle: Circle) -> None:
        self.narrow(self._person, circle, self._tier)
        self.circle_chip.setFocus()

    def _forget_circle(self) -> None:
        self.narrow(self._person, None, self._tier)
        self.circle_button.setFocus()

    def _ask_tier(self) -> None:
        from reljournal.ui.journal.chooser import Chooser

        dialog = Chooser(self.tr("The days of which tier?"), partial(tiers_offered, self._context), self.window())
        dialog.chosen.connect(self._take_tier)
        dialog.open()

    def _take_tier(self, tier: Tier) -> None:
        self.narrow(self._person, self._circle, tier)
        self.tier_chip.setFocus()

    def _forget_tier(self) -> None:
        self.narrow(self._person, self._circle)
        self.tier_button.setFocus()
