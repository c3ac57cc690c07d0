"""What a key date may say beyond its day, under lines that open it: nobody who adds a birthday has to see it.

Another calendar, how often it returns and until when, how sure it is, whose it is besides, its picture.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, DateUnit, LeapRule, PartialDate
from reljournal.domain.reminding import ReminderRules
from reljournal.domain.when import Leaning
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.people import people_by_ids
from reljournal.store.queries.reminding import chosen_leads
from reljournal.system.calendar_names import calendar_name
from reljournal.ui.context import Context
from reljournal.ui.journal.fields import DayField
from reljournal.ui.people.folded import Folded
from reljournal.ui.people.through_field import ThroughField
from reljournal.ui.people.words import leap_rule_choice
from reljournal.ui.reminding.lead_choice import LeadChoice
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, LabelledField, TurningRow, dress_spin_box, icon
from reljournal.ui.wording_dates import ICONS, icon_word

_ONCE, _YEARLY, _YEARS, _MONTHS = "once", "yearly", "years", "months"
_MOST = 100


class Unclear(ValueError):  # noqa: N818 - no error: a sentence for the person
    """Something in a field is not right; ``field`` is where."""

    def __init__(self, sentence: str, field: QWidget) -> None:
        super().__init__(sentence)
        self.field = field


class DateMore(QWidget):
    """The parts of a key date that few need. ``calendar_chosen`` says that the date is written in another calendar."""

    changed = Signal()
    calendar_chosen = Signal(str)

    def __init__(self, context: Context, given: KeyDate | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._given = given
        self._make_calendar()
        self._make_returns()
        self._make_knowing()
        self._make_rest()
        self._make_reminders()
        self._lay_out()
        self._show()
        self.fit(given.sort if given is not None else DateSort.BIRTHDAY, given.when if given is not None else None)
        # Whatever is written from here on is the person's.
        for box in (self.calendar, self.returns, self.icon):
            box.currentIndexChanged.connect(self._tell)
        self.every.valueChanged.connect(self._tell)
        self.until.changed.connect(self._tell)
        self.leap.changed.connect(self._tell)

    def _make_calendar(self) -> None:
        self.calendar = QComboBox()
        for kind in CalendarKind:
            self.calendar.addItem(calendar_name(kind), str(kind))
        self.calendar.currentIndexChanged.connect(self._choose_calendar)
        self.leap = ChipChoice(
            [
                ("", self.tr("As usual (%1)").replace("%1", leap_rule_choice(leap_rule(self._context.journal)))),
                *((str(rule), leap_rule_choice(rule)) for rule in LeapRule),
            ],
            self.tr("29 February"),
        )

    def _make_returns(self) -> None:
        self.returns = QComboBox()
        for key, words in (
            (_YEARLY, self.tr("Every year")),
            (_YEARS, self.tr("Every few years")),
            (_MONTHS, self.tr("Every month, or every few")),
            (_ONCE, self.tr("Once, never again")),
        ):
            self.returns.addItem(words, key)
        self.returns.currentIndexChanged.connect(self._fit_every)
        self.every = QSpinBox()
        self.every.setRange(1, _MOST)
        dress_spin_box(self.every)
        self.until = DayField(self._context, self.tr("no end"), self.tr("Until"), Leaning.FUTURE)

    def _make_knowing(self) -> None:
        self.about = QCheckBox(self.tr("About: the year is an estimate"))
        self.hide_age = QCheckBox(self.tr("Show the day, and not the age or the number"))
        self.age = QLineEdit()
        self.age.setMaxLength(3)
        self.age.setPlaceholderText(self.tr("such as 45"))
        self.age_on = DayField(self._context, self.tr("today"), self.tr("On"), Leaning.PAST)

    def _make_rest(self) -> None:
        partner_id = self._given.partner_id if self._given is not None else None
        found = people_by_ids(self._context.journal, [partner_id]) if partner_id is not None else []
        self.partner = ThroughField(found[0].name if found else "", partner_id if found else None, self._context)
        self.partner.setPlaceholderText(self.tr("Name of a contact…"))
        self.icon = QComboBox()
        self.icon.addItem(self.tr("As its kind"), "")
        for name in ICONS:
            self.icon.addItem(icon(name), icon_word(name), name)

    def _make_reminders(self) -> None:
        self.remind = QComboBox()
        self.remind.addItem(self.tr("As usual for its kind"), False)
        self.remind.addItem(self.tr("At times of its own"), True)
        given = self._given.leads if self._given is not None else None
        sort = self._given.sort if self._given is not None else DateSort.BIRTHDAY
        usual = ReminderRules(chosen_leads(self._context.journal)).leads_of_sort(sort)
        self.leads = LeadChoice(given if given is not None else usual, self.tr("How many days before"))
        self.remind.setCurrentIndex(int(given is not None))
        self.remind.currentIndexChanged.connect(self._fit_leads)
        self._fit_leads()

    def _fit_leads(self) -> None:
        self.leads.setVisible(bool(self.remind.currentData()))

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        self.leap_field = LabelledField(self.tr("In years without a 29 February"), self.leap)
        column.addWidget(self.leap_field)
        calendar = QHBoxLayout()
        calendar.addWidget(LabelledField(self.tr("Calendar"), self.calendar))
        calendar.addStretch(1)
        self.calendar_part = Folded(self.tr("In another calendar…"), calendar)
        column.addWidget(self.calendar_part)
        inside = QVBoxLayout()
        inside.setSpacing(theme.space("m"))
        self.every_field = LabelledField(self.tr("Every how many"), self.every)
        self.icon_field = LabelledField(self.tr("Picture"), self.icon)
        returns, until = LabelledField(self.tr("Returns"), self.returns), LabelledField(self.tr("Until"), self.until)
        inside.addWidget(TurningRow(returns, self.every_field, until, _rest(), stretch=(0, 0, 0, 1)))
        self.partner_field = LabelledField(self.tr("Also the day of"), self.partner)
        inside.addWidget(TurningRow(self.partner_field, self.icon_field, stretch=(1, 0)))
        self.age_part = TurningRow(
            LabelledField(self.tr("Age, where only that is known"), self.age),
            LabelledField(self.tr("On"), self.age_on), _rest(), stretch=(0, 0, 1),
        )  # fmt: skip
        inside.addWidget(self.age_part)
        remind = QHBoxLayout()
        remind.addWidget(LabelledField(self.tr("Reminders"), self.remind))
        remind.addStretch(1)
        inside.addLayout(remind)
        inside.addWidget(self.leads)
        inside.addWidget(self.about)
        inside.addWidget(self.hide_age)
        self.more_part = Folded(self.tr("More about this date…"), inside)
        column.addWidget(self.more_part)

        # As high as the fields beside them, so that their labels stand in one line.
        for box in (self.returns, self.icon, self.partner, self.age, self.remind):
            box.setMinimumHeight(theme.size("control"))

    def _show(self) -> None:
        item = self._given
        if item is None:
            self._fit_every()
            return
        self.calendar.setCurrentIndex(self.calendar.findData(str(item.calendar)))
        self.leap.set_value(str(item.leap_rule or ""))
        self.returns.setCurrentIndex(self.returns.findData(_kind_of_return(item)))
        self.every.setValue(item.every)
        self.until.set_value(item.until)
        self.about.setChecked(item.approximate)
        self.hide_age.setChecked(not item.show_age)
        self.icon.setCurrentIndex(max(0, self.icon.findData(item.icon)))
        if item.estimated_on is not None and item.when.year is not None:
            self.age.setText(str(item.estimated_on.year - item.when.year))
            self.age_on.set_value(item.estimated_on)
        self._fit_every()
        if not item.when.is_gregorian:
            self.calendar_part.open()
        plain = KeyDate(item.sort, item.when, item.label, item.note, leap_rule=item.leap_rule)
        if item != plain:
            self.more_part.open()

    def _tell(self) -> None:
        self.changed.emit()

    def _choose_calendar(self) -> None:
        self.calendar_chosen.emit(self.calendar.currentData())

    def _fit_every(self) -> None:
        self.every_field.setVisible(self.returns.currentData() in {_YEARS, _MONTHS})

    def fit(self, sort: DateSort, when: PartialDate | None) -> None:
        """Offer what makes sense for such a date: a rule for a 29 February, an age for a birthday."""
        yearly = self.returns.currentData() in {_YEARLY, _YEARS}
        self.leap_field.setVisible(when is not None and when.moves_in_common_years and yearly)
        self.age_part.setVisible(sort is DateSort.BIRTHDAY)
        self.icon_field.setVisible(sort is DateSort.OTHER or bool(self.icon.currentData()))

    def estimated(self) -> PartialDate | None:
        """Return the year of birth that an age means, or None where no age was written.

        Raises:
            Unclear: the age is none.
        """
        text = self.age.text().strip()
        if not text or self.age_part.isHidden():
            return None
        on = self._estimated_on()
        if not text.isdecimal() or not 0 <= int(text) < min(on.year, 150):
            raise Unclear(self.tr("Write the age as a number, such as 45."), self.age)
        return PartialDate(on.year - int(text))

    def _estimated_on(self) -> date:
        on: date = self.age_on.value() or self._context.today()
        return on

    def applied(self, item: KeyDate) -> KeyDate:
        """Return the key date with what stands here; what was not touched stays as it was.

        Raises:
            Unclear: something cannot be meant.
        """
        for field in (self.until, self.age_on):
            if field.error():
                raise Unclear(field.error(), field)
        kind, until = self.returns.currentData(), self.until.value()
        needs_year = kind in {_YEARS, _ONCE} or (kind == _MONTHS and 12 % self.every.value())
        if needs_year and item.when.year is None:
            raise Unclear(self.tr("A date that does not return every year needs its year."), self.returns)
        if until is not None and item.when.year is not None and until.year < _year_of(item):
            raise Unclear(self.tr("The end lies before the date itself."), self.until)
        partner_id, wrote = self.partner.contact_id(), bool(self.partner.text().strip())
        if wrote and partner_id is None:
            raise Unclear(self.tr("Choose a contact from the list."), self.partner)
        estimated = self.estimated()
        rule = LeapRule(self.leap.value()) if self.leap.value() and item.when.moves_in_common_years else None
        return replace(
            item,
            every=self.every.value() if kind in {_YEARS, _MONTHS} else 1,
            unit=DateUnit.MONTH if kind == _MONTHS else DateUnit.YEAR,
            once=kind == _ONCE,
            until=until,
            leap_rule=rule,
            approximate=self.about.isChecked() or estimated is not None,
            estimated_on=self._estimated_on() if estimated is not None else None,
            show_age=not self.hide_age.isChecked(),
            icon=self.icon.currentData() if not self.icon_field.isHidden() else "",
            partner_id=partner_id,
            leads=self.leads.value() if self.remind.currentData() else None,
        )


def _rest() -> QWidget:
    """Return what takes the room that is left in a row."""
    return QWidget()


def _kind_of_return(item: KeyDate) -> str:
    if item.once:
        return _ONCE
    if item.unit is DateUnit.MONTH:
        return _MONTHS
    return _YEARLY if item.every == 1 else _YEARS


def _year_of(item: KeyDate) -> int:
    return (item.when.year or 1) if item.when.is_gregorian else 1
