"""Asks whose briefs to print, when no meeting is planned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.ui.context import Context
from reljournal.ui.date_words import name_of, short_name
from reljournal.ui.theme import current_theme
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import AccentButton, Label, LabelledField, QuietButton, ScrollColumn


class BriefChoice(QDialog):
    """People with follow-ups due and dates near, to be ticked, and a line to add anybody else."""

    chosen = Signal(list)
    """Emitted with the contact ids whose briefs are wanted."""

    def __init__(self, context: Context, people: Sequence[PersonRef], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowTitle(self.tr("Print briefs"))
        self.boxes: dict[int, QCheckBox] = {}
        column = QVBoxLayout(self)
        edge = theme.space("xl")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.space("m"))
        column.addWidget(Label(self.tr("Whose briefs?"), role="title"))
        sentence = (
            self.tr("No meeting is planned. These people have a follow-up due or a date this week.")
            if people
            else self.tr("No meeting is planned, and nobody has a follow-up due or a date this week.")
        )
        column.addWidget(Label(sentence, tone="muted", wrap=True))
        self._list = ScrollColumn(margins=None)
        self._list.body.setSpacing(theme.space("xs"))
        self._list.body.addStretch(1)
        column.addWidget(self._list, 1)
        self.line = PersonLine(context.journal, self.tr("Add somebody by name"))
        self.line.chosen.connect(self._add_chosen)
        column.addWidget(LabelledField(self.tr("Somebody else"), self.line))
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.print_button = AccentButton(self.tr("Print briefs"))
        self.print_button.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.print_button)
        column.addLayout(row)
        for person in people:
            self._add(person)
        self.resize(theme.size("dialog"), theme.size("dialog"))
        self._note()
        (self.print_button if people else self.line).setFocus()

    def _add(self, person: PersonRef) -> None:
        box = self.boxes.get(person.id)
        if box is None:
            # An ampersand in a name is no mnemonic.
            box = QCheckBox(short_name(person).replace("&", "&&"))
            box.setToolTip(name_of(person))
            box.toggled.connect(self._note)
            self.boxes[person.id] = box
            self._list.body.insertWidget(self._list.body.count() - 1, box)
        box.setChecked(True)

    def _add_chosen(self, person: PersonRef) -> None:
        self._add(person)
        self.line.set_person(None)

    def ids(self) -> list[int]:
        """Return who is ticked, in the order shown."""
        return [contact_id for contact_id, box in self.boxes.items() if box.isChecked()]

    def _note(self) -> None:
        self.print_button.setEnabled(bool(self.ids()))

    def done(self, result: int) -> None:
        """Close, and tell whose briefs are wanted."""
        super().done(result)
        ids = self.ids()
        if result == QDialog.DialogCode.Accepted and ids:
            self.chosen.emit(ids)
        self.deleteLater()
