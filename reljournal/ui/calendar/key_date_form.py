"""The small form for a new key date."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort, PartialDate
from reljournal.domain.entries import PersonRef
from reljournal.operations.contacts import add_key_date
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import AccentButton, LabelledField, QuietButton
from reljournal.ui.wording_dates import sort_label


class KeyDateForm(Dialog):
    """Asks whose day it is, which sort, and when; a year may be left out."""

    help_page = "calendar"

    saved = Signal()

    def __init__(self, context: Context, day: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("New key date"), parent)
        self._context = context
        self.person = PersonLine(context.journal, self.tr("Name of a contact…"))
        self.person_field = LabelledField(self.tr("Whose day is it?"), self.person)
        self.body.addWidget(self.person_field)
        self.sort = QComboBox()
        for sort in DateSort:
            self.sort.addItem(sort_label(sort), sort)
        self.body.addWidget(LabelledField(self.tr("What kind of day"), self.sort))
        self.body.addLayout(self._day_row(day))
        self.label = QLineEdit()
        self.label.setMaxLength(120)
        self.label_field = LabelledField(self.tr("In your own words (optional)"), self.label)
        self.body.addWidget(self.label_field)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Add key date"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save_button)
        self.person.setFocus()

    def _day_row(self, day: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space("m"))
        self.day = QSpinBox()
        self.day.setRange(1, 31)
        self.day.setValue(day.day)
        self.month = QComboBox()
        for number in range(1, 13):
            self.month.addItem(QLocale().standaloneMonthName(number), number)
        self.month.setCurrentIndex(day.month - 1)
        self.year = QLineEdit()
        self.year.setValidator(QIntValidator(date.min.year, date.max.year, self.year))
        self.year.setPlaceholderText(self.tr("unknown"))
        self.year_field = LabelledField(self.tr("Year (optional)"), self.year)
        self.day_field = LabelledField(self.tr("Day"), self.day)
        for field, stretch in (
            (self.day_field, 1), (LabelledField(self.tr("Month"), self.month), 2), (self.year_field, 1),
        ):  # fmt: skip
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        return row

    def set_person(self, person: PersonRef) -> None:
        """Name whose day it is."""
        self.person.set_person(person)

    def key_date(self) -> KeyDate | None:
        """Return what the form says, or None after a sentence under the field that is not right."""
        year = int(self.year.text()) if self.year.text().strip() else None
        sort, label = DateSort(self.sort.currentData()), self.label.text().strip()
        self.day_field.set_error("")
        self.label_field.set_error("")
        if sort is DateSort.OTHER and not label:
            self.label_field.set_error(self.tr("A date of your own needs a word: what returns on this day?"))
            self.label.setFocus()
            return None
        try:
            when = PartialDate(year, self.month.currentData(), self.day.value())
        except ValueError:
            self.day_field.set_error(self.tr("There is no such day."))
            self.day.setFocus()
            return None
        return KeyDate(sort, when, label)

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
            add_key_date(self._context.journal, person.id, key_date)
            return True

        return bool(self._context.attempt(added))
