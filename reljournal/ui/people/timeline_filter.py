"""Above a timeline: how many entries of each kind and purpose, and how many mention the contact, to see those alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.entries import Kind, Purpose
from reljournal.store.queries.entries import OfSort, sorts_of
from reljournal.store.queries.mentions import count_mentioning
from reljournal.ui.context import Context
from reljournal.ui.journal.around_panel import word_of
from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout, clear_layout
from reljournal.ui.wording import kind_label

if TYPE_CHECKING:
    from reljournal.domain.progress import Progress
    from reljournal.store.journal import Journal

# So many entries are looked at in a glance; fewer are counted at once, more beside the window.
_FEW, _AT_ONCE = 4, 500


class TimelineFilter(QWidget):
    """Says ``changed`` with the sort that was chosen; pressing what is chosen shows all again."""

    changed = Signal(object)
    events_wanted = Signal(bool)
    """Whether the dates between the entries are to be seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact_id = 0
        self._flow = FlowLayout(self)
        self._kinds: dict[Kind, ChipButton] = {}
        self._purposes: dict[Purpose, ChipButton] = {}
        self.events = ChipButton(self.tr("dates between"), ChipRole.DATES)
        self.events.setChecked(True)
        self.events.toggled.connect(self.events_wanted)
        self.mentioned = ChipButton("")
        self.mentioned.setToolTip(self.tr("Entries with others that speak of this contact"))
        self.mentioned.clicked.connect(self._choose_mentioned)
        self._mentioned = 0
        self._chosen = OfSort()
        self._counted: list[tuple[Kind, Purpose | None, int]] = []
        self.hide()

    def show_contact(self, contact_id: int, total: int, also: tuple[int, ...] = ()) -> None:
        """Offer what the entries of this contact, and of those ``also`` meant, are; ``total`` is how many there are."""
        if contact_id != self._contact_id:
            self._contact_id, self._chosen = contact_id, OfSort()
            self.hide()
        self._mentioned = count_mentioning(self._context.journal, contact_id)
        if total < _FEW and not self._mentioned:
            self._counted = []
            self.hide()
        elif total < _FEW:
            self._show([])
        elif total <= _AT_ONCE:
            self._show(sorts_of(self._context.journal, contact_id, also))
        else:

            def count(journal: Journal, _progress: Progress) -> tuple[int, list[tuple[Kind, Purpose | None, int]]]:
                return contact_id, sorts_of(journal, contact_id, also)

            self._context.asides.run(count, self._show_counted)

    def _show_counted(self, counted: tuple[int, list[tuple[Kind, Purpose | None, int]]]) -> None:
        if counted[0] == self._contact_id:
            self._show(counted[1])

    def _show(self, counted: list[tuple[Kind, Purpose | None, int]]) -> None:
        self.show()
        self.mentioned.setText(self.tr("mentioned in %Ln", None, self._mentioned))
        self.mentioned.setVisible(bool(self._mentioned))
        if counted == self._counted and self._flow.count():
            return
        self._counted = counted
        for kept in (self.events, self.mentioned):
            kept.setParent(self)
            self._flow.removeWidget(kept)
        clear_layout(self._flow)
        kinds: Counter[Kind] = Counter()
        purposes: Counter[Purpose] = Counter()
        for kind, purpose, count in counted:
            kinds[kind] += count
            if purpose is not None:
                purposes[purpose] += count
        self._kinds = {kind: self._chip(kind_label(kind), count) for kind, count in kinds.most_common()}
        self._purposes = {purpose: self._chip(word_of(purpose), count) for purpose, count in purposes.most_common()}
        self._flow.addWidget(self.mentioned)
        self._flow.addWidget(self.events)
        self.events.setVisible(bool(counted))
        self._mark()

    def _chip(self, words: str, count: int) -> ChipButton:
        chip = ChipButton(f"{words} {self.locale().toString(count)}")
        chip.clicked.connect(self._choose)
        self._flow.addWidget(chip)
        return chip

    def _choose(self) -> None:
        pressed = self.sender()
        kind, purpose = self._chosen.kind, self._chosen.purpose
        for one, chip in self._kinds.items():
            if chip is pressed:
                kind = one if chip.isChecked() else None
        for another, chip in self._purposes.items():
            if chip is pressed:
                purpose = another if chip.isChecked() else None
        self._take(OfSort(kind, purpose))

    def _choose_mentioned(self) -> None:
        self._take(OfSort(mentioning=self.mentioned.isChecked()))

    def _take(self, chosen: OfSort) -> None:
        self._chosen = chosen
        self._mark()
        self.changed.emit(chosen)

    def _mark(self) -> None:
        for kind, chip in self._kinds.items():
            chip.setChecked(kind is self._chosen.kind)
        for purpose, chip in self._purposes.items():
            chip.setChecked(purpose is self._chosen.purpose)
        self.mentioned.setChecked(self._chosen.mentioning)
        self.events.setEnabled(self._chosen.is_open)

    def show_all(self) -> None:
        """Choose nothing: all entries are shown."""
        if not self._chosen.is_open:
            self._take(OfSort())

    def chips(self) -> list[ChipButton]:
        """Return the chips of kinds and purposes, in order."""
        return [*self._kinds.values(), *self._purposes.values()]
