"""Saying in a few words what one did for a date: it is told again next year."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from reljournal.domain.occurrences import Occurrence
from reljournal.ui import date_words
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.reminding.doing import note_wished
from reljournal.ui.reminding.words import done_label
from reljournal.ui.widgets import AccentButton, Label, LabelledField, QuietButton


class WhatWasDoneDialog(Dialog):
    """One line: a card, a call, flowers. Enter notes it; empty it is noted as done."""

    help_page = "reminders"

    def __init__(self, context: Context, shown: Occurrence, parent: QWidget) -> None:
        super().__init__(self.tr("What did you do?"), parent)
        self._context, self._shown = context, shown
        self.body.addWidget(Label(date_words.title(shown), tone="muted", wrap=True))
        self.what = QLineEdit()
        self.what.setPlaceholderText(self.tr("A card, a call, flowers…"))
        self.what.setAccessibleName(self.tr("What you did"))
        hint = self.tr("You are told of it when the date comes again.")
        self.body.addWidget(LabelledField(self.tr("What you did"), self.what, hint=hint))
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = AccentButton(done_label(shown.key_date.sort))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save)
        self.what.setFocus()

    def accept(self) -> None:
        """Note it; the dialog stays where it was refused."""
        if note_wished(self._context, self._shown, self.what.text()):
            super().accept()
