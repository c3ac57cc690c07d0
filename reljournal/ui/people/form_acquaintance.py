"""The parts of the card's form that say how two people met and how one of them wants to be treated."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from reljournal.domain.acquaintance import NO_PREFERENCES, NOTHING_OF_MEETING, HowMet, Preferences
from reljournal.domain.contacts import Card
from reljournal.domain.entries import Kind
from reljournal.ui.context import Context
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.folded import Folded
from reljournal.ui.people.form_names import pairs_of_fields
from reljournal.ui.people.form_rows import Cell
from reljournal.ui.people.through_field import ThroughField
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietEdit
from reljournal.ui.wording import kind_label

_CHANNELS = (Kind.IN_PERSON, Kind.CALL, Kind.VIDEO, Kind.MESSAGE, Kind.EMAIL, Kind.LETTER)


class Section(QWidget):
    """Fields that stand on a sheet of their own when there is something in them, else fold into one line."""

    changed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.fold: Folded | None = None

    def _lay_out(self, fields: QVBoxLayout, invitation: str, *, is_empty: bool) -> None:
        fields.setSpacing(current_theme().space("s"))
        if not is_empty:
            fields.setContentsMargins(0, 0, 0, 0)
            self.setLayout(fields)
            return
        self.fold = Folded(invitation, fields)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.fold)


class MeetingSection(Section):
    """When, where and through whom two people met, and the first impression."""

    def __init__(self, card: Card, context: Context | None = None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How you met"), parent)
        met = self._base = card.met
        self.when = DateFields()
        self.when.set_value(met.when)
        self.when.changed.connect(self._take_date)
        self.says = Label(role="small", tone="late", wrap=True)
        self.says.hide()
        self.place = Cell(met.place, self.tr("Where"), hint=False)
        self.place.setPlaceholderText(self.tr("at a dinner in Turin"))
        self.through = ThroughField(met.through, met.through_id, context)
        self.first = QuietEdit(lines=2, most_lines=8)
        self.first.setPlainText(met.first_impression)
        self._first_shown = self.first.toPlainText()
        for field in (self.place, self.through):
            field.textChanged.connect(self.changed)
        self.first.textChanged.connect(self.changed)
        fields = {
            "place": LabelledField(self.tr("Where"), self.place),
            "through": LabelledField(self.tr("Through whom"), self.through),
        }
        column = QVBoxLayout()
        column.addWidget(self.when)
        column.addWidget(self.says)
        column.addLayout(pairs_of_fields(fields, (("place", "through"),)))
        column.addWidget(LabelledField(self.tr("First impression"), self.first))
        self._lay_out(column, self.tr("Write down how you met"), is_empty=met == NOTHING_OF_MEETING)

    def problem(self) -> str:
        """Return why the date cannot be kept, empty when it can."""
        try:
            if not self.when.is_empty():
                self.when.value()
        except ValueError:
            return no_such_date()
        return ""

    def _take_date(self) -> None:
        self.says.setText(self.problem())
        self.says.setVisible(bool(self.problem()))
        self.changed.emit()

    def apply(self, card: Card) -> Card:
        """Return ``card`` with what is written here; a date that does not exist is left as it was."""
        first = self.first.toPlainText()
        when = self._base.when if self.problem() else None if self.when.is_empty() else self.when.value()
        return replace(
            card,
            met=HowMet(
                when=when,
                place=self.place.value(),
                through=self.through.value(),
                through_id=self.through.contact_id(),
                first_impression=self._base.first_impression if first == self._first_shown else first.strip(),
            ),
        )


def no_such_date() -> str:
    """Return the sentence for a day that no calendar has."""
    return QCoreApplication.translate("Card", "There is no such date. A year alone is enough, or a month.")


class PreferenceSection(Section):
    """How somebody wants to be treated."""

    def __init__(self, card: Card, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How they like it"), parent)
        has = card.preferences
        self.channel = QComboBox()
        self.channel.addItem("–", "")
        for kind in _CHANNELS:
            self.channel.addItem(kind_label(kind), str(kind))
        if self.channel.findData(has.channel) < 0:
            self.channel.addItem(kind_label(has.channel), has.channel)
        self.channel.setCurrentIndex(self.channel.findData(has.channel))
        self.channel.currentIndexChanged.connect(self.changed)
        words = {"hours": self.tr("When"), "tone": self.tr("Tone"), "avoid": self.tr("Things to avoid")}
        examples = {
            "hours": self.tr("mornings, never on Sundays"),
            "tone": self.tr("direct, no small talk first"),
            "avoid": self.tr("politics; calling without asking"),
        }
        self.cells = {part: Cell(getattr(has, part), word, hint=False) for part, word in words.items()}
        for part, cell in self.cells.items():
            cell.setPlaceholderText(examples[part])
            cell.textChanged.connect(self.changed)
        fields = {part: LabelledField(words[part], cell) for part, cell in self.cells.items()}
        fields["channel"] = LabelledField(self.tr("Best reached by"), self.channel)
        column = QVBoxLayout()
        column.addLayout(pairs_of_fields(fields, (("channel", "hours"), ("tone", "avoid"))))
        self._lay_out(column, self.tr("Write down how they like it"), is_empty=has == NO_PREFERENCES)

    def apply(self, card: Card) -> Card:
        """Return ``card`` with what is written here."""
        texts = {part: cell.value() for part, cell in self.cells.items()}
        return replace(card, preferences=Preferences(channel=str(self.channel.currentData()), **texts))
