"""What a file is called, and a line about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reljournal.domain.files import KeptFile, clean_name, ending_of
from reljournal.ui.dialog import Dialog
from reljournal.ui.widgets import AccentButton, LabelledField, QuietButton


class FileForm(Dialog):
    """Says ``saved`` with name and note. The name is selected up to its ending, as desktops do."""

    help_page = "files"

    saved = Signal(str, str)

    def __init__(self, file: KeptFile, parent: QWidget | None) -> None:
        super().__init__(self.tr("Rename the file"), parent)
        self.name, self.note = QLineEdit(file.name), QLineEdit(file.note)
        self._name_field = LabelledField(self.tr("Name"), self.name)
        self.body.addWidget(self._name_field)
        self.body.addWidget(LabelledField(self.tr("Note"), self.note))
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        save = AccentButton(self.tr("Save"))
        save.setDefault(True)
        save.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(save)
        self.name.setFocus()
        ending = ending_of(file.name)
        self.name.setSelection(0, len(file.name) - (len(ending) + 1 if ending else 0))

    def accept(self) -> None:
        """Hand on what is written, or say that a name is missing."""
        if not clean_name(self.name.text()):
            self._name_field.set_error(self.tr("Write a name."))
            self.name.setFocus()
            return
        self.saved.emit(self.name.text(), self.note.text())
        super().accept()
