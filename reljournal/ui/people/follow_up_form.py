"""The small form in which a follow-up is added or changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reljournal.domain.dates import PartialDate
from reljournal.domain.entries import FollowUp, OwedBy
from reljournal.ui.follow_ups.repeat_field import RepeatField
from reljournal.ui.people.date_fields import DateFields
from reljournal.ui.people.page import Sheet
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipChoice, Label, LabelledField, QuietButton

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FollowUpForm(Sheet):
    """Says ``saved`` with a follow-up, or ``left``."""

    saved = Signal(object)
    left = Signal()

    def __init__(self, item: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._item = item
        self.text = QLineEdit(item.text)
        self.owed_by = ChipChoice(
            [(str(OwedBy.ME), self.tr("I owe it")), (str(OwedBy.THEM), self.tr("They owe it"))],
            self.tr("Who owes it"),
        )
        self.owed_by.set_value(str(item.owed_by))
        self.due = DateFields()
        if item.due is not None:
            self.due.set_value(PartialDate.of(item.due))
        self.add(LabelledField(self.tr("What is owed"), self.text))
        self.add(self.owed_by)
        self.add(self.due)
        self.repeat = RepeatField(item)
        self.add(self.repeat)
        self.note = QLineEdit(item.note)
        self.add(LabelledField(self.tr("Note"), self.note))
        self.says = Label(self.tr("Without a day it is due some day."), role="small", tone="muted", wrap=True)
        self.add(self.says)
        buttons = QHBoxLayout()
        buttons.setSpacing(current_theme().space("s"))
        save = QuietButton(self.tr("Save follow-up"))
        save.clicked.connect(self.save)
        leave = QuietButton(self.tr("Discard"))
        leave.clicked.connect(self.left)
        buttons.addWidget(save)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self.add(buttons)
        self.setAccessibleName(self.tr("Follow-up"))

    def _refuse(self, sentence: str, field: QWidget) -> None:
        self.says.set_tone("late")
        self.says.setText(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the follow-up on, or say what is not right."""
        if not self.text.text().strip():
            self._refuse(self.tr("Write a few words: what is owed?"), self.text)
            return
        try:
            due = self.due.full_day()
        except ValueError:
            self._refuse(self.tr("Write the whole day, or none."), self.due)
            return
        owed_by = OwedBy(self.owed_by.value())
        rule, counted_from = self.repeat.value(due)
        self.saved.emit(
            replace(
                self._item, text=self.text.text().strip(), owed_by=owed_by, due=due, note=self.note.text().strip(),
                repeat=rule, repeat_from=counted_from,
            )
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, Esc leaves."""
        if event.key() in _ENTER:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
