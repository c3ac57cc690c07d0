"""What was promised in this entry: who owes it, to or from whom, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from reljournal.domain.entries import FollowUp, OwedBy, PersonRef
from reljournal.ui.context import Context
from reljournal.ui.journal.due_field import DueField
from reljournal.ui.journal.item_line import ItemLine, UsedRow
from reljournal.ui.journal.rows_panel import RowsPanel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout, IconButton, Label, LinkButton, TurningRow


class _Line(TurningRow):
    """The words, and beside or below them what belongs to them."""

    def __init__(self, words: QWidget, details: QWidget, due: DueField) -> None:
        self._details, self._due = details, due
        self._settled = 0
        super().__init__(words, details, stretch=(1, 0))

    def liked_width(self, part: QWidget) -> int:
        """Return what a part needs; while a day is written, what it needed before: a row must not turn meanwhile."""
        wide = super().liked_width(part)
        if part is not self._details:
            return wide
        if not self._due.hasFocus() or not self._settled:
            self._settled = wide
        return self._settled


class FollowUpRow(UsedRow):
    """One follow-up in a line: its words, the day, and who owes it; where it is narrow, the words stand above."""

    changed = Signal()
    unwanted = Signal(object)
    entered = Signal()
    """Enter was pressed in the words: time for the next one."""

    def __init__(self, context: Context, item: FollowUp, people: Sequence[PersonRef]) -> None:
        super().__init__()
        self._item = item
        self._chosen = item.contact
        self._people: list[PersonRef] = []
        remove = IconButton("close", self.tr("Remove this follow-up"))
        remove.clicked.connect(self._say_unwanted)
        self.words = ItemLine(self.tr("What is owed?"), self.tr("What is owed"), [remove], item.text)
        self.words.textEdited.connect(self._say)
        self.words.returnPressed.connect(self.entered)
        self.due = DueField(context)
        self.due.set_value(item.due)
        self.due.changed.connect(self._say)
        self.due.refused.connect(self._show_error)
        self.owed = ChipButton("", ChipRole.DUE)
        self.owed.setToolTip(self.tr("Who owes it: press to turn it over"))
        self.owed.setChecked(item.owed_by is OwedBy.THEM)
        self.owed.toggled.connect(self._turn)
        self.person = LinkButton("", tone="muted")
        self.person.clicked.connect(self._choose_person)
        self._error = Label(role="small", tone="late", wrap=True)
        self._error.hide()
        self.watch(self.words, remove, self.due, self.owed, self.person)
        self.used.connect(self.words.show_tools)
        self._lay_out()
        self._name_owed()
        self.set_people(people)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("xs"))
        details = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        details.setSizePolicy(policy)
        flow = FlowLayout(details)
        for part in (self.due, self.owed, self.person):
            flow.addWidget(part)
        column.addWidget(_Line(self.words, details, self.due))
        column.addWidget(self._error)

    def value(self) -> FollowUp:
        """Return the follow-up as it stands; without a chosen person it belongs to the first one of the entry."""
        owed_by = OwedBy.THEM if self.owed.isChecked() else OwedBy.ME
        return replace(
            self._item, text=self.words.text(), due=self.due.value(), owed_by=owed_by, contact=self._contact()
        )

    def is_empty(self) -> bool:
        """Return whether nothing is written."""
        return not self.words.text().strip()

    def take_keyboard(self) -> None:
        """Put the keyboard into the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _contact(self) -> PersonRef | None:
        if self._chosen is not None:
            return self._chosen
        return self._people[0] if self._people else None

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry."""
        self._people = list(people)
        if self._chosen is not None and self._item.id == 0 and self._chosen not in self._people:
            self._chosen = None
        contact = self._contact()
        self.person.setText((contact.name or self.tr("Without a name")) if contact is not None else "")
        self.person.setVisible(contact is not None and (len(self._people) > 1 or contact not in self._people))
        self.person.setToolTip(self.tr("Whose follow-up it is: press to choose"))
        self.updateGeometry()

    def _choose_person(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for place, person in enumerate(self._people):
            menu.addAction(person.name or self.tr("Without a name")).setData(place)
        menu.triggered.connect(self._take_person)
        menu.popup(self.person.mapToGlobal(self.person.rect().bottomLeft()))

    def _take_person(self, action: QAction) -> None:
        self.choose_person(action.data())

    def choose_person(self, place: int) -> None:
        """Make it the follow-up of one of the entry's people."""
        self._chosen = self._people[place]
        self.set_people(self._people)
        self.changed.emit()

    def _turn(self) -> None:
        self._name_owed()
        self.changed.emit()

    def _name_owed(self) -> None:
        self.owed.setText(self.tr("they owe") if self.owed.isChecked() else self.tr("I owe"))
        self.owed.updateGeometry()

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def _say(self) -> None:
        self.changed.emit()

    def _say_unwanted(self) -> None:
        self.unwanted.emit(self)


class FollowUpsPanel(RowsPanel[FollowUpRow]):
    """The follow-ups of an entry while it is written."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Follow-ups"), partial(FollowUpRow, context), FollowUp(""), parent)
        self.more.setAccessibleName(self.tr("Add a follow-up"))

    def refused(self) -> FollowUpRow | None:
        """Return the first row whose day cannot be read, or None."""
        return next((row for row in self._rows if row.due.error()), None)
