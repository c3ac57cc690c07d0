"""Asking for the name of a circle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from reljournal.domain.errors import RelJournalError
from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, LabelledField, QuietButton


class NameDialog(Dialog):
    """Asks for a name and hands it to ``keep``; what that refuses is said beside the field."""

    help_page = "circles"

    def __init__(self, title: str, name: str, save: str, keep: Callable[[str], object], parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self._keep = keep
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.field = LabelledField(self.tr("Name"), self.name)
        self.body.addWidget(self.field)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = AccentButton(save)
        self.save.setDefault(True)
        self.save.clicked.connect(self._try)
        self.add_button(cancel)
        self.add_button(self.save)
        self.name.setFocus()

    def _try(self) -> None:
        try:
            self._keep(self.name.text())
        except RelJournalError as refusal:
            self.field.set_error(str(refusal))
            self.name.setFocus()
            return
        self.accept()
