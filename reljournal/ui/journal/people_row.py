"""With whom: people as chips that can be taken away, and the line that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.ui.context import Context
from reljournal.ui.journal.person_picker import PersonPicker
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, RemovableChip


class _Picker(PersonPicker):
    """As wide as a name, on the line of the chips."""

    def sizeHint(self) -> QSize:
        """Return room for a name."""
        return QSize(self.fontMetrics().averageCharWidth() * 26, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, with a stroke below while the keyboard is in it: it has no frame to light."""
        super().paintEvent(event)
        if self.hasFocus():
            theme = current_theme()
            painter = QPainter(self)
            wide = theme.sizes["focus_ring"]
            painter.fillRect(0, self.height() - wide, self.width(), wide, theme.colour("accent"))
            painter.end()


class _PersonChip(RemovableChip):
    unwanted = Signal(object)
    asked = Signal(object)

    def __init__(self, person: PersonRef, words: str) -> None:
        super().__init__(words)
        self._person = person
        self.removed.connect(self._say_unwanted)
        self.clicked.connect(self._say_asked)

    def _say_unwanted(self) -> None:
        self.unwanted.emit(self._person)

    def _say_asked(self) -> None:
        self.asked.emit(self._person)


class PeopleRow(QWidget):
    """Holds people in the order in which they were named; a person with id 0 has no card yet."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: list[PersonRef] = []
        self._chips: list[_PersonChip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self)
        self._with = Label(self.tr("With"), tone="muted")
        self._flow.addWidget(self._with)
        self.picker = _Picker(context, self.tr("add a person…"), self._ids)
        self.picker.setProperty("bare", True)
        self.picker.chosen.connect(self._add_known)
        self.picker.new_chosen.connect(self._add_new)
        self.picker.last_unwanted.connect(self._remove_last)
        self._flow.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def people(self) -> list[PersonRef]:
        """Return who was named, in order."""
        return list(self._people)

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Name these people; nothing is signalled."""
        if list(people) != self._people:
            self._people = list(people)
            self._show()

    def chips(self) -> list[RemovableChip]:
        """Return the people's chips, in order."""
        return list(self._chips)

    def _ids(self) -> list[int]:
        return [person.id for person in self._people if person.id]

    def _add_known(self, contact_id: int, name: str) -> None:
        self._add(PersonRef(contact_id, name))

    def _add_new(self, name: str) -> None:
        if all(person.id or person.name != name for person in self._people):
            self._add(PersonRef(0, name))

    def _add(self, person: PersonRef) -> None:
        self._people.append(person)
        self._show()
        self.changed.emit()

    def _remove_last(self) -> None:
        if self._people:
            self._remove(self._people[-1])

    def _remove(self, person: PersonRef) -> None:
        if person in self._people:
            self._people.remove(person)
            self._show()
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            self.changed.emit()

    def _open(self, person: PersonRef) -> None:
        if person.id:
            self._context.ways.open_contact(person.id)

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for person in self._people:
            name = person.name or self.tr("Without a name")
            chip = _PersonChip(person, name if person.id else self.tr("%1 (new)").replace("%1", name))
            chip.unwanted.connect(self._remove)
            chip.asked.connect(self._open)
            self._flow.insert_widget(1 + len(self._chips), chip)
            self._chips.append(chip)
        self.updateGeometry()
