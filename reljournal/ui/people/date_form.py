"""The small form in which a key date is added or changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from reljournal.domain.contacts import KeyDate
from reljournal.domain.dates import DateSort
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.page import Sheet
from reljournal.ui.people.words import moved_rule, sort_label
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Label, LabelledField, QuietButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class DateForm(Sheet):
    """Says ``saved`` with a key date, or ``left``; shows what is not right below the fields."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, key_date: KeyDate | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._id = key_date.id if key_date is not None else 0
        self.sort = QComboBox()
        for sort in DateSort:
            self.sort.addItem(sort_label(sort), str(sort))
        self.sort.currentIndexChanged.connect(self._show_label)
        self.when = DateFields()
        self.when.changed.connect(self._show_rule)
        self.label = QLineEdit()
        self.note = QLineEdit()
        self._own = LabelledField(self.tr("Own word"), self.label)
        line = QHBoxLayout()
        line.setSpacing(current_theme().space("m"))
        line.addWidget(LabelledField(self.tr("What returns"), self.sort))
        line.addWidget(self._own, 1)
        line.addStretch(0)
        self.add(line)
        self.add(self.when)
        self.add(LabelledField(self.tr("Note"), self.note))
        self.says = Label(role="small", tone="muted", wrap=True)
        self.add(self.says)
        buttons = QHBoxLayout()
        buttons.setSpacing(current_theme().space("s"))
        self.save_button = QuietButton(self.tr("Save date"))
        self.save_button.clicked.connect(self.save)
        leave = QuietButton(self.tr("Discard"))
        leave.clicked.connect(self.left)
        buttons.addWidget(self.save_button)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self.add(buttons)
        self.setAccessibleName(self.tr("Key date"))
        self._show(key_date)

    def _show(self, key_date: KeyDate | None) -> None:
        if key_date is not None:
            self.sort.setCurrentIndex(self.sort.findData(str(key_date.sort)))
            self.when.set_value(key_date.when)
            self.label.setText(key_date.label)
            self.note.setText(key_date.note)
        self._show_label()
        self._show_rule()

    def _show_label(self) -> None:
        other = self.sort.currentData() == str(DateSort.OTHER)
        self._own.setVisible(other or bool(self.label.text()))

    def _show_rule(self) -> None:
        try:
            rule = moved_rule(KeyDate(DateSort.OTHER, self.when.value()))
        except ValueError:
            rule = ""
        hint = self.tr("The year may be left out, and so may the day.")
        self.says.set_tone("muted")
        self.says.setText(rule or hint)

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.says.set_tone("late")
        self.says.setText(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the date on, or say what is not right."""
        if self.when.is_empty():
            self._refuse(self.tr("Write at least a month or a year."), self.when)
            return
        try:
            when = self.when.value()
        except ValueError:
            self._refuse(self.tr("There is no such date."), self.when)
            return
        sort = DateSort(self.sort.currentData())
        if sort is DateSort.OTHER and not self.label.text().strip():
            self._refuse(self.tr("Write a word for what returns on this day."), self.label)
            return
        label = self.label.text().strip() if not self._own.isHidden() else ""
        self.saved.emit(KeyDate(sort, when, label, self.note.text().strip(), id=self._id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc leaves."""
        if event.key() in _ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
