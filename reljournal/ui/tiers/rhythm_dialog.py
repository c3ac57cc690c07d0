"""The rhythm of one contact: as the tier has it or one of its own, a pause, and whose it is to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from reljournal.domain.tiers import promises_of
from reljournal.domain.when import Leaning
from reljournal.operations.tiers import keep_rhythm
from reljournal.store.queries.rhythm import tiers
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.journal.fields import DayField
from reljournal.ui.tiers.promise_lines import PromiseLines
from reljournal.ui.widgets import AccentButton, LabelledField, QuietButton

if TYPE_CHECKING:
    from reljournal.store.queries.rhythm import Rhythm


class RhythmDialog(Dialog):
    """Asks how often, whether it rests, and whether they start it; all of it is one step that Undo takes back."""

    help_page = "tiers"

    def __init__(self, context: Context, shown: Rhythm, parent: QWidget | None) -> None:
        super().__init__("", parent, wide="wide_dialog")
        self._context, self._shown = context, shown
        self.heading.setText(self.tr("Rhythm with %1").replace("%1", shown.person.name))
        self.setWindowTitle(self.heading.text())
        self.own = QCheckBox(self.tr("A rhythm of its own, whatever the tier says"))
        self.own.setChecked(bool(shown.dialogue.promises))
        self.own.toggled.connect(self._allow)
        self.lines = PromiseLines()
        self.lines.show_promises(promises_of(shown.dialogue, tiers(context.journal)))
        self.they_start = QCheckBox(self.tr("They start it: Today does not ask me to"))
        self.they_start.setChecked(shown.dialogue.they_start)
        self.paused = DayField(context, self.tr("not paused"), self.tr("Paused until"), Leaning.FUTURE)
        self.paused.set_value(shown.dialogue.paused_until)
        self.body.addWidget(self.own)
        self.body.addWidget(self.lines)
        self.body.addWidget(LabelledField(self.tr("Paused until"), self.paused))
        self.body.addWidget(self.they_start)
        self.body.addStretch(1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save_button = AccentButton(self.tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        self.add_button(cancel)
        self.add_button(self.save_button)
        self._allow()
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        self.lines.setEnabled(self.own.isChecked())

    def save(self) -> None:
        """Write it down."""
        context, person = self._context, self._shown.person
        promises = self.lines.promises() if self.own.isChecked() else ()
        done = context.did(
            lambda: keep_rhythm(
                context.journal, person.id, promises, context.today(),
                paused_until=self.paused.value(), they_start=self.they_start.isChecked(),
            )
        )  # fmt: skip
        if done:
            self.accept()
