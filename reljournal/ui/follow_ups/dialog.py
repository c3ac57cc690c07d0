"""One follow-up in a dialog of its own, where there is no card to change it on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reljournal.domain.entries import FollowUp
from reljournal.operations.follow_ups import add_follow_up, change_follow_up
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.people.follow_up_form import FollowUpForm
from reljournal.ui.today.person_line import PersonLine
from reljournal.ui.widgets import LabelledField


class FollowUpDialog(Dialog):
    """Adds a follow-up (id 0) or changes one; ``field`` (text or due) has the keyboard first."""

    help_page = "follow_ups"

    def __init__(self, context: Context, item: FollowUp, parent: QWidget | None, field: str = "text") -> None:
        super().__init__("", parent)
        title = self.tr("Change a follow-up") if item.id else self.tr("Add a follow-up")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self._context = context
        self.person = PersonLine(context.journal, self.tr("Name of a contact"))
        self.person.set_person(item.contact)
        self.form = FollowUpForm(item)
        self.form.saved.connect(self._save)
        self.form.left.connect(self.reject)
        self.body.addWidget(LabelledField(self.tr("About"), self.person))
        self.body.addWidget(self.form)
        first: QWidget = self.form.due if field == "due" else self.form.text
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, item: FollowUp) -> None:
        journal = self._context.journal
        meant = replace(item, contact=self.person.person())
        write = change_follow_up if meant.id else add_follow_up
        if self._context.attempt(lambda: (write(journal, meant), True)) is not None:
            self.accept()
