"""The small form for a new key date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reljournal.domain.calendars import YEARS, day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.operations.key_dates import save_key_date
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.date_more import DateMore, Unclear
from reljournal.ui.people.words import usual_calendar_words
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import AccentButton, FieldsColumn, Label, LabelledField, QuietButton
from reljournal.ui.wording_dates import sort_label


class KeyDateForm(Dialog):
    """Asks whose day it is, which sort, and when; a year may be left out, and so may the day."""

    help_page = "dates"

    saved = Signal()

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New key date"), parent)
        self._context = context
        self.person = PersonLine(context.journal, self.tr("Name of a contact…"))
        self.person_field = LabelledField(self.tr("Whose day is it?"), self.person)
        self.sort = QComboBox()
        for sort in DateSort:
            self.sort.addItem(sort_label(sort), sort)
        self.when = DateFields()
        self.when.set_value(PartialDate(None, day.month, day.day))
        self.day_field = LabelledField(
            self.tr("When"), self.when, hint=self.tr("The year may be left out, and so may the day.")
        )
        self.label = QLineEdit()
        self.label.setMaxLength(120)
        self.label_field = LabelledField(self.tr("In your own words (optional)"), self.label)
        self.says = Label(role="small", tone="muted", wrap=True)
        self.more = DateMore(context, None)
        self._lay_out()
        self.sort.currentIndexChanged.connect(self._fit)
        self.when.changed.connect(self._fit)
        self.more.changed.connect(self._fit)
        self.more.calendar_chosen.connect(self._choose_calendar)
        self._fit()
        self.person.setFocus()

    def _lay_out(self) -> None:
        fields = _Fields(margins=None)
        fields.body.setSpacing(current_theme().space("m"))
        for part in (
            self.person_field, LabelledField(self.tr("What kind of day"), self.sort), self.day_field, self.says,
            self.label_field, self.more,
        ):  # fmt: skip
            fields.body.addWidget(part)
        fields.body.addStretch(1)
        self.body.addWidget(fields, 1)
        self._fields = fields
        for fold in (self.more.calendar_part, self.more.more_part):
            # After the layout has made room for what was opened.
            fold.line.toggled.connect(self._grow, Qt.ConnectionType.QueuedConnection)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Add key date"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save_button)

    def set_person(self, person: PersonRef) -> None:
        """Name whose day it is."""
        self.person.set_person(person)

    def _grow(self) -> None:
        """Make room for what was opened, as far as the screen has it."""
        self._fields.updateGeometry()
        column = self.layout()
        if column is not None:
            column.activate()
        self.resize(self.size().expandedTo(self.sizeHint()))

    def _choose_calendar(self, kind: str) -> None:
        self.when.set_calendar(CalendarKind(kind))
        self._fit()

    def _fit(self) -> None:
        try:
            when = None if self.when.is_empty() else self.when.value()
        except ValueError:
            when = None
        self.more.fit(DateSort(self.sort.currentData()), when)
        words = usual_calendar_words(when) if when is not None and not when.is_gregorian else ""
        self.says.setText(words)
        self.says.setVisible(bool(words))

    def key_date(self) -> KeyDate | None:
        """Return what the form says, or None after a sentence under the field that is not right."""
        sort, label = DateSort(self.sort.currentData()), self.label.text().strip()
        self.day_field.set_error("")
        self.label_field.set_error("")
        if sort is DateSort.OTHER and not label:
            self.label_field.set_error(self.tr("A date of your own needs a word: what returns on this day?"))
            self.label.setFocus()
            return None
        try:
            return self.more.applied(KeyDate(sort, self._meant(), label))
        except Unclear as unclear:
            self.day_field.set_error(str(unclear))
            unclear.field.setFocus()
        except ValueError:
            self.day_field.set_error(self.tr("There is no such day."))
            self.when.setFocus()
        return None

    def _meant(self) -> PartialDate:
        estimated = self.more.estimated()
        if self.when.is_empty() and estimated is not None:
            return estimated
        when = self.when.value()
        first, last = YEARS[when.calendar]
        if when.year is not None and when.returns and day_of(when) is None and first <= when.year <= last:
            raise ValueError("no such day")
        return when

    def accept(self) -> None:
        """Add the key date, or say what is missing."""
        person = self.person.person()
        self.person_field.set_error("" if person else self.tr("Choose a contact from the list."))
        key_date = self.key_date()
        if person is None:
            self.person.setFocus()
            return
        if key_date is None or not self._add(person, key_date):
            return
        super().accept()
        name = date_words.name_of(person)
        words = self.tr("Added to {name}: {what}").format(name=name, what=sort_label(key_date.sort))
        self._context.ways.offer_undo(words)
        self.saved.emit()

    def _add(self, person: PersonRef, key_date: KeyDate) -> bool:
        def added() -> bool:
            save_key_date(self._context.journal, person.id, key_date)
            return True

        return bool(self._context.attempt(added))


class _Fields(FieldsColumn):
    dialog = "dialog"
