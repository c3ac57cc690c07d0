"""The small form in which a key date is added or changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from reljournal.domain.calendars import YEARS, day_of
from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import CalendarKind, DateSort, PartialDate
from reljournal.ui.context import Context
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.date_more import DateMore, Unclear
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.words import sort_label, usual_calendar_words
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DateForm(Sheet):
    """Says ``saved`` with a key date, or ``left``; shows what is not right below the fields.

    ``dates`` are the key dates of the same card: a memorial may end the birthdays among them (`ends_birthdays`), and
    the end of a birthday may become a memorial (`adds_memorial`). ``met`` is when the two met as the card has it: where
    that is to return, it need not be written again.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        key_date: KeyDate | None = None,
        dates: tuple[KeyDate, ...] = (),
        met: PartialDate | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._given = key_date
        self._met = met
        self._dates = tuple(item for item in dates if key_date is None or item.id != key_date.id)
        self.sort = QComboBox()
        for sort in DateSort:
            self.sort.addItem(sort_label(sort), str(sort))
        self.when = DateFields()
        self.label = QLineEdit()
        self.note = QLineEdit()
        self.more = DateMore(context, key_date)
        self.ends_box = QCheckBox(self.tr("The birthdays end with it"))
        self.memorial_box = QCheckBox(self.tr("Remember that day: a memorial from then on"))
        self.says = Label(role="small", tone="muted", wrap=True)
        self._lay_out()
        self.setAccessibleName(self.tr("Key date"))
        self._show(key_date)
        self.sort.currentIndexChanged.connect(self._choose_sort)
        self.when.changed.connect(self._fit)
        self.more.changed.connect(self._fit)
        self.more.calendar_chosen.connect(self._choose_calendar)

    def _lay_out(self) -> None:
        theme = current_theme()
        self._own = LabelledField(self.tr("Own word"), self.label)
        line = QHBoxLayout()
        line.setSpacing(theme.space("m"))
        line.addWidget(LabelledField(self.tr("What returns"), self.sort))
        line.addWidget(self._own, 1)
        line.addStretch(0)
        self.add(line)
        self.add(self.when)
        self.add(self.says)
        self.add(LabelledField(self.tr("Note"), self.note))
        self.add(self.ends_box)
        self.add(self.more)
        self.add(self.memorial_box)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space("s"))
        self.save_button = QuietButton(self.tr("Save date"))
        self.save_button.clicked.connect(self.save)
        leave = QuietButton(self.tr("Discard"))
        leave.clicked.connect(self.left)
        buttons.addWidget(self.save_button)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self.add(buttons)

    def _show(self, key_date: KeyDate | None) -> None:
        if key_date is not None:
            self.sort.setCurrentIndex(self.sort.findData(str(key_date.sort)))
            self.when.set_value(key_date.when)
            self.label.setText(key_date.label)
            self.note.setText(key_date.note)
        # A memorial that is written down now is offered as the end of birthdays; one that is there was asked before.
        self.ends_box.setChecked(key_date is None)
        self._show_label()
        self._fit()

    def _chosen_sort(self) -> DateSort:
        return DateSort(self.sort.currentData())

    def _choose_sort(self) -> None:
        if self._chosen_sort() is DateSort.FIRST_MET and self.when.is_empty():
            self.when.set_value(self._met)
        self._show_label()
        self._fit()

    def _choose_calendar(self, kind: str) -> None:
        self.when.set_calendar(CalendarKind(kind))
        self._fit()

    def _show_label(self) -> None:
        self._own.setVisible(self._chosen_sort() is DateSort.OTHER or bool(self.label.text()))

    def _written(self) -> PartialDate | None:
        try:
            return None if self.when.is_empty() else self.when.value()
        except ValueError:
            return None

    def _fit(self) -> None:
        """Say what the date means, and offer what makes sense for it."""
        when, sort = self._written(), self._chosen_sort()
        self.more.fit(sort, when)
        has_birthday = any(item.sort is DateSort.BIRTHDAY and item.until is None for item in self._dates)
        is_whole = when is not None and day_of(when) is not None
        self.ends_box.setVisible(sort is DateSort.MEMORIAL and has_birthday and is_whole and not self.label.text())
        has_memorial = any(item.sort is DateSort.MEMORIAL for item in self._dates)
        ends = sort is DateSort.BIRTHDAY and self.more.until.value() is not None
        self.memorial_box.setVisible(ends and not has_memorial)
        hint = self.tr("The year may be left out, and so may the day.")
        self.says.set_tone("muted")
        self.says.setText(usual_calendar_words(when) if when is not None and not when.is_gregorian else hint)

    def ends_birthdays(self) -> bool:
        """Whether the birthdays on the card end with this memorial."""
        return not self.ends_box.isHidden() and self.ends_box.isChecked()

    def adds_memorial(self) -> bool:
        """Whether the end of this birthday is to be remembered."""
        return not self.memorial_box.isHidden() and self.memorial_box.isChecked()

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.says.set_tone("late")
        self.says.setText(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meant(self) -> PartialDate:
        """Return the date that is written, or the year that an age means.

        Raises:
            Unclear: nothing is written, or there is no such date.
        """
        estimated = self.more.estimated()
        if self.when.is_empty():
            if estimated is None:
                raise Unclear(self.tr("Write at least a month or a year."), self.when)
            return estimated
        try:
            when = self.when.value()
        except ValueError:
            raise Unclear(self.tr("There is no such date."), self.when) from None
        if estimated is not None:
            when = replace(when, year=estimated.year) if when.is_gregorian else when
        if when.year is not None and when.returns and day_of(when) is None:
            first, last = YEARS[when.calendar]
            if first <= when.year <= last:
                raise Unclear(self.tr("There is no such date."), self.when)
        return when

    def save(self) -> None:
        """Hand the date on, or say what is not right."""
        sort = self._chosen_sort()
        label = self.label.text().strip() if not self._own.isHidden() else ""
        try:
            when = self._meant()
            if sort is DateSort.OTHER and not label:
                raise Unclear(self.tr("Write a word for what returns on this day."), self.label)
            given = self._given or KeyDate(sort, when)
            item = replace(given, sort=sort, when=when, label=label, note=self.note.text().strip(), id=given.id)
            item = self.more.applied(item)
        except Unclear as unclear:
            self._refuse(str(unclear), unclear.field)
            return
        self.saved.emit(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc leaves."""
        if event.key() in _ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
