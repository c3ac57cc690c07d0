"""When and how one is reminded: the times of day, how long before, and what goes on without the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QTimeEdit, QVBoxLayout, QWidget

from reljournal.domain.dates import DateSort
from reljournal.domain.errors import RelJournalError
from reljournal.domain.reminding import ReminderRules
from reljournal.operations.reminding import choose_leads
from reljournal.store.queries.reminding import chosen_leads
from reljournal.system.autostart import start_at_login, starts_at_login
from reljournal.system.settings import DIGESTS, Settings
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.reminding.lead_choice import LeadChoice
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import (
    AccentButton,
    FieldsColumn,
    FlowLayout,
    Label,
    LabelledField,
    QuietButton,
    dress_spin_box,
)
from reljournal.ui.wording_dates import sort_label

_QT_TIME = "HH:mm"


class RemindersDialog(Dialog):
    """Nothing holds before Save. Lead times belong to the journal, all else to this computer."""

    help_page = "reminders"

    chosen = Signal(object)
    """Emitted with the `Settings` that the person saves."""

    def __init__(self, context: Context, settings: Settings, parent: QWidget | None) -> None:
        super().__init__(self.tr("Reminders"), parent, wide="wide_dialog")
        self._context, self._settings = context, settings
        self._page = FieldsColumn(margins=None)
        self._page.body.setSpacing(current_theme().space("m"))
        self.body.addWidget(self._page, 1)
        self._add_notifications(settings)
        self._add_background(settings)
        self._add_leads(chosen_leads(context.journal))
        self._page.body.addStretch(1)
        self.refusal = Label("", tone="late", wrap=True)
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = AccentButton(self.tr("Save"))
        self.save.setDefault(True)
        self.save.clicked.connect(self.accept)
        self.add_button(cancel)
        self.add_button(self.save)
        self.notify.setFocus()

    def _add_notifications(self, settings: Settings) -> None:
        self.notify = self._box(self.tr("Tell me by notifications of the desktop"), settings.notify)
        self.names = self._box(self.tr("Show names in notifications"), settings.names_in_notifications)
        told = self._below(self.notify, self.names)
        hint = self.tr("Others may see names, also while the screen is locked. What asks stands on Today as well.")
        self._page.body.addWidget(LabelledField(self.tr("Notifications"), told, hint=hint))
        self.at = self._time(settings.notify_at, self.tr("At what time"))
        hint = self.tr("When dates and follow-ups of a day are told.")
        self._page.body.addWidget(LabelledField(self.tr("At what time"), _leading(self.at), hint=hint))
        self.quiet = self._box(self.tr("Say nothing from"), settings.quiet_from != settings.quiet_until)
        self.quiet_from = self._time(settings.quiet_from, self.tr("Quiet from"))
        self.quiet_until = self._time(settings.quiet_until, self.tr("Quiet until"))
        self.quiet.toggled.connect(self.quiet_from.setEnabled)
        self.quiet.toggled.connect(self.quiet_until.setEnabled)
        for field in (self.quiet_from, self.quiet_until):
            field.setEnabled(self.quiet.isChecked())
        hours = QWidget()
        line = FlowLayout(hours)
        for part in (self.quiet, self.quiet_from, Label(self.tr("to", "Say nothing from 22:00 to 08:00")),
                     self.quiet_until):  # fmt: skip
            line.addWidget(part)
        hint = self.tr("What would have come is told when they end.")
        self._page.body.addWidget(LabelledField(self.tr("Quiet hours"), hours, hint=hint))
        self.digest = QSpinBox()
        self.digest.setRange(DIGESTS.start, DIGESTS.stop - 1)
        self.digest.setValue(settings.digest_over)
        self.digest.setAccessibleName(self.tr("At once, each by itself"))
        dress_spin_box(self.digest)
        hint = self.tr("So many may come at once. If there are more, they come as one.")
        self._page.body.addWidget(
            LabelledField(self.tr("At once, each by itself"), _leading(self.digest), hint=hint)
        )

    def _add_leads(self, leads: dict[str, tuple[int, ...]]) -> None:
        rules = ReminderRules(leads)
        self.leads = {sort: LeadChoice(rules.leads_of_sort(sort), sort_label(sort)) for sort in DateSort}
        rows = [LabelledField(sort_label(sort), choice) for sort, choice in self.leads.items()]
        words = self.tr("For this journal. The form of a date can choose others for that date.")
        hint = Label(words, role="small", tone="muted", wrap=True)
        title = Label(self.tr("How many days before"), semibold=True)
        for part in (title, hint, *rows):
            self._page.body.addWidget(part)

    def _add_background(self, settings: Settings) -> None:
        self.tray = self._box(self.tr("Show in the tray how much waits today"), settings.tray_icon)
        self.stay = self._box(self.tr("Go on in the background when the window is closed"), settings.stay_running)
        self.login = self._box(self.tr("Start in the background when I log in"), starts_at_login())
        hint = self.tr(
            "In the background reminders come without a window. Start RelJournal, or press its icon in the tray, and"
            " the window is there; Ctrl+Q ends the program."
        )
        part = self._below(self.tray, self.stay, self.login)
        self._page.body.addWidget(LabelledField(self.tr("Without the window"), part, hint=hint))

    @staticmethod
    def _box(words: str, checked: bool) -> QCheckBox:
        box = QCheckBox(words)
        box.setChecked(checked)
        return box

    @staticmethod
    def _time(text: str, name: str) -> QTimeEdit:
        field = QTimeEdit(QTime.fromString(text, _QT_TIME))
        field.setAccessibleName(name)
        dress_spin_box(field)
        return field

    @staticmethod
    def _below(*parts: QWidget) -> QWidget:
        together = QWidget()
        column = QVBoxLayout(together)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        for part in parts:
            column.addWidget(part)
        together.setFocusProxy(parts[0])
        return together

    def settings(self) -> Settings:
        """Return the settings as they stand in the dialog."""
        start = self.quiet_from.time().toString(_QT_TIME)
        return replace(
            self._settings,
            notify=self.notify.isChecked(),
            names_in_notifications=self.names.isChecked(),
            notify_at=self.at.time().toString(_QT_TIME),
            quiet_from=start,
            # Hours that end when they begin are none; what they were is not worth keeping.
            quiet_until=self.quiet_until.time().toString(_QT_TIME) if self.quiet.isChecked() else start,
            digest_over=self.digest.value(),
            tray_icon=self.tray.isChecked(),
            stay_running=self.stay.isChecked(),
        )

    def accept(self) -> None:
        """Save what is chosen; what the system refuses is said here, and nothing is saved."""
        try:
            if self.login.isChecked() != starts_at_login():
                start_at_login(self.login.isChecked())
            choose_leads(self._context.journal, {str(sort): choice.value() for sort, choice in self.leads.items()})
        except RelJournalError as refused:
            self.refusal.setText(str(refused))
            self.refusal.show()
            return
        self.chosen.emit(self.settings())
        super().accept()


def clock_time(text: str) -> time:
    """Return a time of day as the settings keep it: "09:00"."""
    return time.fromisoformat(text)


def _leading(field: QWidget, others: Iterable[QWidget] = ()) -> QWidget:
    beside = QWidget()
    row = QHBoxLayout(beside)
    row.setContentsMargins(0, 0, 0, 0)
    for part in (field, *others):
        row.addWidget(part)
    row.addStretch(1)
    beside.setFocusProxy(field)
    return beside
