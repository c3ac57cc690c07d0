"""How often a follow-up comes again, and from which day that is counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QComboBox, QWidget

from reljournal.domain.entries import FollowUp, RepeatFrom
from reljournal.domain.repeating import Every, Repeat, repeat_of
from reljournal.ui.follow_ups.words import repeat_words
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import LabelledField

_OFFERED = (
    Repeat(Every.WEEKS), Repeat(Every.WEEKS, 2), Repeat(Every.MONTHS), Repeat(Every.MONTHS, 3),
    Repeat(Every.MONTHS, 6), Repeat(Every.YEARS),
)  # fmt: skip


class RepeatField(QWidget):
    """Two choices beside each other; a rule that is none of the usual ones is offered as it stands."""

    def __init__(self, item: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = item
        self.often = QComboBox()
        self.often.addItem(self.tr("Only once"), "")
        offered = [repeat.rule() for repeat in _OFFERED]
        given = repeat_of(item.repeat)
        # The day of the month in a rule of ours follows the day it is due, so it is not part of the choice.
        chosen = given.rule() if given is not None else item.repeat
        if chosen and chosen not in offered:
            offered.append(chosen)
        for rule in offered:
            words = repeat_words(rule)
            self.often.addItem(words[:1].upper() + words[1:], rule)
        self.often.setCurrentIndex(max(0, self.often.findData(chosen)))
        self.counted = QComboBox()
        self.counted.addItem(self.tr("The day it is due"), str(RepeatFrom.DUE))
        self.counted.addItem(self.tr("The day it is done"), str(RepeatFrom.DONE))
        self.counted.setCurrentIndex(self.counted.findData(str(item.repeat_from)))
        self._from = LabelledField(self.tr("Counted from"), self.counted)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current_theme().space("m"))
        row.addWidget(LabelledField(self.tr("Comes again"), self.often))
        row.addWidget(self._from)
        row.addStretch(1)
        self.often.currentIndexChanged.connect(self._show_from)
        self._show_from()

    def _show_from(self) -> None:
        self._from.setVisible(bool(self.often.currentData()))

    def value(self, due: date | None) -> tuple[str, RepeatFrom]:
        """Return the rule for a follow-up that is due on a day, and from where it is counted."""
        chosen: str = self.often.currentData()
        how = RepeatFrom(self.counted.currentData())
        repeat = repeat_of(chosen)
        if repeat is None:
            return chosen, how
        given = repeat_of(self._given.repeat)
        if given == repeat and self._given.due == due and self._given.repeat_from is how:
            return self._given.repeat, how
        return repeat.rule(due if how is RepeatFrom.DUE else None), how
