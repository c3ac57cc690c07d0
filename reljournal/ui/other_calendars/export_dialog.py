"""What goes out into other calendars: whose dates, in how many files, with follow-ups and alarms, once or for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QVBoxLayout, QWidget

from reljournal.domain.circles import Circle
from reljournal.domain.other_calendars import CalendarChoice, FollowUpsAs
from reljournal.system.kept_calendars import KeptCalendar
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import (
    AccentButton,
    ChipButton,
    ChipChoice,
    ChipRole,
    FieldsColumn,
    FlowLayout,
    Label,
    LabelledField,
    QuietButton,
)

_ONE, _APART = "one", "apart"


class CircleChips(QWidget):
    """Everybody, or one circle or more. Each chip is a stop of its own: several may be on."""

    changed = Signal()

    def __init__(self, circles: Sequence[Circle], chosen: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self)
        self.everybody = ChipButton(self.tr("Everybody"), ChipRole.ACCENT, self)
        self.everybody.clicked.connect(self._take_everybody)
        row.addWidget(self.everybody)
        self.chips: dict[str, ChipButton] = {}
        for circle in circles:
            chip = ChipButton(circle.name, ChipRole.ACCENT, self)
            chip.setChecked(circle.uuid in chosen)
            chip.clicked.connect(self._take_circle)
            self.chips[circle.uuid] = chip
            row.addWidget(chip)
        self.everybody.setChecked(not self.circles())
        self.setFocusProxy(self.everybody)

    def circles(self) -> tuple[str, ...]:
        """Return the circles that are on, none for everybody."""
        return tuple(uuid for uuid, chip in self.chips.items() if chip.isChecked())

    def _take_everybody(self) -> None:
        for chip in self.chips.values():
            chip.setChecked(False)
        # It stands for "no circle in particular", and cannot be taken away without choosing one.
        self.everybody.setChecked(True)
        self.changed.emit()

    def _take_circle(self) -> None:
        self.everybody.setChecked(not self.circles())
        self.changed.emit()


class ExportDialog(Dialog):
    """Asks what goes out, and where to. ``kept`` is what is kept up to date now: the dialog begins with it.

    ``chosen`` says a `CalendarChoice`, the path, and whether it is to be kept up to date.
    """

    help_page = "other_calendars"
    chosen = Signal(object, object, bool)

    def __init__(
        self, circles: Sequence[Circle], kept: KeptCalendar | None, parent: QWidget | None, *, can_keep: bool = True
    ) -> None:
        super().__init__(self.tr("Export for other calendars"), parent, wide="wide_dialog")
        self._kept = kept
        choice = kept.choice if kept is not None else CalendarChoice()
        words = self.tr(
            "Birthdays and other key dates as a file (.ics) that the calendar of your phone, Google, Apple, Outlook or "
            "Thunderbird reads. A program that has them already brings them up to date."
        )
        self.body.addWidget(Label(words, tone="muted", wrap=True))
        self.whose = CircleChips(circles, choice.circles)
        self.files = ChipChoice(
            [(_ONE, self.tr("One file")), (_APART, self.tr("One for each circle"))], self.tr("Files")
        )
        self.files.set_value(_APART if choice.apart else _ONE)
        self.follow_ups = ChipChoice(
            [
                (str(FollowUpsAs.NOTHING), self.tr("Leave them out")),
                (str(FollowUpsAs.TASKS), self.tr("As things to do")),
                (str(FollowUpsAs.EVENTS), self.tr("As days")),
            ],
            self.tr("Open follow-ups"),
        )
        self.follow_ups.set_value(str(choice.follow_ups))
        self.alarms = QCheckBox(self.tr("Let the other program remind me"))
        self.alarms.setChecked(choice.alarms)
        self.keep = QCheckBox(self.tr("Keep the file up to date from now on"), self)
        self.keep.setChecked(kept is not None)
        self.keep.setVisible(can_keep)
        self._can_keep = can_keep
        self._lay_out(bool(circles))
        self._name_button()

    def _lay_out(self, has_circles: bool) -> None:
        fields = FieldsColumn(margins=None)
        fields.body.setSpacing(current_theme().space("m"))
        self.body.addWidget(fields, 1)
        if has_circles:
            fields.body.addWidget(LabelledField(self.tr("Whose dates"), self.whose))
            fields.body.addWidget(LabelledField(self.tr("Files"), self.files))
        hint = self.tr("Not every calendar shows things to do. As days they stand on the day on which they ask.")
        fields.body.addWidget(LabelledField(self.tr("Open follow-ups"), self.follow_ups, hint=hint))
        hint = self.tr("As many days before as RelJournal would. Both of them remind you then.")
        fields.body.addLayout(_box_with_hint(self.alarms, hint))
        if self._can_keep:
            fields.body.addLayout(_box_with_hint(self.keep, self._where_words()))
        fields.body.addStretch(1)
        cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = AccentButton("")
        self.go.setDefault(True)
        self.go.clicked.connect(self._ask_where)
        self.add_button(cancel)
        self.add_button(self.go)
        self.files.changed.connect(self._name_button)
        (self.whose if has_circles else self.follow_ups).setFocus()

    def _where_words(self) -> str:
        if self._kept is None:
            return self.tr("It is written anew after every change while the window is open.")
        return self.tr("Now: {file}").format(file=self._kept.target)

    def _name_button(self) -> None:
        apart = self.files.value() == _APART
        self.go.setText(self.tr("Choose a folder…") if apart else self.tr("Choose a file…"))

    def choice(self) -> CalendarChoice:
        """Return what is chosen."""
        return CalendarChoice(
            self.whose.circles(),
            self.files.value() == _APART,
            FollowUpsAs(self.follow_ups.value()),
            self.alarms.isChecked(),
        )

    def _ask_where(self) -> None:
        choice = self.choice()
        target = ask_for_folder(self, self._kept) if choice.apart else ask_for_file(self, self._kept)
        if target is not None:
            self.chosen.emit(choice, target, self._can_keep and self.keep.isChecked())
            self.accept()


def _box_with_hint(box: QCheckBox, hint: str) -> QVBoxLayout:
    """Return a box to tick with a sentence below it that belongs to it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(box)
    column.addWidget(Label(hint, role="small", tone="muted", wrap=True))
    box.setAccessibleDescription(hint)
    return column


def ask_for_file(parent: QWidget, kept: KeptCalendar | None) -> Path | None:
    """Ask for the file; None when the person thought better of it."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = kept.target if kept is not None and not kept.choice.apart else Path(documents) / "RelJournal.ics"
    dialog = QFileDialog(parent, parent.tr("Export for other calendars"), str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(parent.tr("Calendars (*.ics)"))
    # The dialog asks before it replaces a file, also when it has added the ending itself.
    dialog.setDefaultSuffix("ics")
    dialog.selectFile(str(suggested))
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def ask_for_folder(parent: QWidget, kept: KeptCalendar | None) -> Path | None:
    """Ask for the folder of several files; None when the person thought better of it."""
    begin = str(kept.target) if kept is not None and kept.choice.apart else ""
    name = QFileDialog.getExistingDirectory(parent, parent.tr("Export for other calendars"), begin)
    return Path(name) if name else None
