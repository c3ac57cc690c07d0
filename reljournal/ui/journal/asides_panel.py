"""Private words about one of the people of an entry: they stand on that one's timeline, and on nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reljournal.domain.entries import Aside, PersonRef
from reljournal.ui.journal.rows_panel import RowsPanel
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, LinkButton, QuietEdit

_NOBODY = PersonRef(0, "")


class AsideRow(QWidget):
    """About whom, and the words."""

    changed = Signal()
    unwanted = Signal(object)
    entered = Signal()

    def __init__(self, item: Aside, people: Sequence[PersonRef]) -> None:
        super().__init__()
        self._item = item
        self._people = list(people)
        self.person = LinkButton("", tone="muted")
        self.person.setToolTip(self.tr("On whose timeline it stands: press to choose"))
        self.person.clicked.connect(self._choose)
        self.words = QuietEdit(self.tr("What only their timeline should say"), most_lines=6)
        self.words.setPlainText(item.text)
        self._shown = self.words.toPlainText()
        self.words.textChanged.connect(self._say)
        remove = IconButton("close", self.tr("Remove this aside"))
        remove.clicked.connect(self._say_unwanted)
        theme = current_theme()
        head = QHBoxLayout()
        head.setSpacing(theme.space("xs"))
        head.addWidget(self.person)
        head.addStretch(1)
        head.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addLayout(head)
        column.addWidget(self.words)
        self.set_people(people)

    def value(self) -> Aside:
        """Return the aside as it stands; words that nobody touched are given back letter by letter."""
        written = self.words.toPlainText()
        return replace(self._item, contact=self._contact(), text=self._item.text if written == self._shown else written)

    def is_empty(self) -> bool:
        """Return whether nothing is written, or there is nobody to write it about."""
        return not self.words.toPlainText().strip() or self._contact() == _NOBODY

    def take_keyboard(self) -> None:
        """Put the keyboard into the words."""
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_people(self, people: Sequence[PersonRef]) -> None:
        """Offer the people of the entry."""
        self._people = list(people)
        contact = self._contact()
        self.person.setText(self.tr("About %1").replace("%1", contact.name or self.tr("somebody without a name")))
        self.person.setVisible(contact != _NOBODY)
        self.person.updateGeometry()

    def _contact(self) -> PersonRef:
        if self._item.contact != _NOBODY:
            return self._item.contact
        return self._people[0] if self._people else _NOBODY

    def _choose(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for place, person in enumerate(self._people):
            menu.addAction(person.name or self.tr("Without a name")).setData(place)
        menu.triggered.connect(self._take)
        menu.popup(self.person.mapToGlobal(self.person.rect().bottomLeft()))

    def _take(self, action: QAction) -> None:
        self.choose_person(action.data())

    def choose_person(self, place: int) -> None:
        """Let it be about one of the entry's people."""
        self._item = replace(self._item, contact=self._people[place])
        self.set_people(self._people)
        self.changed.emit()

    def _say(self) -> None:
        self.changed.emit()

    def _say_unwanted(self) -> None:
        self.unwanted.emit(self)


class AsidesPanel(RowsPanel[AsideRow]):
    """The asides of an entry while it is written; not offered while nobody is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Private asides"), AsideRow, Aside(_NOBODY, ""), parent)
        self.more.setAccessibleName(self.tr("Add an aside for one timeline only"))
        self.more.setToolTip(self.tr("It stands on the timeline of the one it is about, and on nobody else's."))

    def is_offered(self) -> bool:
        """Return whether there is somebody to write about."""
        return bool(self._people)
