"""From which day to which: either end may stay open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.narrowing import Period
from reljournal.domain.when import Leaning
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.journal.fields import DayField
from reljournal.ui.widgets import AccentButton, Label, LabelledField, QuietButton


class DaysDialog(Dialog):
    """Says ``chosen`` with the period that the person wrote."""

    chosen = Signal(object)

    def __init__(self, context: Context, period: Period, parent: QWidget | None) -> None:
        super().__init__(context.tr("Entries of which days?"), parent)
        self.first = DayField(context, self.tr("the beginning"), self.tr("From"), Leaning.PAST)
        self.last = DayField(context, self.tr("today"), self.tr("To"), Leaning.PAST)
        for field, label, day in ((self.first, self.tr("From"), period.first), (self.last, self.tr("To"), period.last)):
            field.set_value(day)
            field.changed.connect(self._allow)
            self.body.addWidget(LabelledField(label, field))
        self.wrong = Label("", role="small", tone="late", wrap=True)
        self.body.addWidget(self.wrong)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = AccentButton(self.tr("Show these"))
        self.go.setDefault(True)
        self.go.clicked.connect(self._take)
        self.add_button(cancel)
        self.add_button(self.go)
        self._allow()
        self.first.setFocus()

    def _allow(self) -> None:
        first, last = self.first.value(), self.last.value()
        backwards = first is not None and last is not None and first > last
        self.wrong.setText(self.tr("The first day is after the last.") if backwards else "")
        self.go.setEnabled(not backwards and (first is not None or last is not None))

    def _take(self) -> None:
        self.first.finish()
        self.last.finish()
        self._allow()
        if self.go.isEnabled() and not (self.first.error() or self.last.error()):
            self.chosen.emit(Period(self.first.value(), self.last.value()))
            self.accept()
