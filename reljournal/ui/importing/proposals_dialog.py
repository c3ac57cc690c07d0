"""Mail and meetings before they become entries: which of them, and who the people in them are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHeaderView, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.domain.proposals import Proposal
from reljournal.operations.proposing import Proposals
from reljournal.ui.context import Context
from reljournal.ui.importing.found_words import are_meetings, left_words
from reljournal.ui.importing.proposal_view import ProposalView
from reljournal.ui.importing.proposals_model import At, ProposalsModel
from reljournal.ui.importing.taking_dialog import TakingDialog
from reljournal.ui.importing.tick_table import TickTable
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import FlowLayout, Label, QuietButton, SearchField

# So many rows say how wide a day is.
_MEASURED = 200
# With fewer lines than these the words above the list give it their room.
_SHORT = 26


class ProposalsTable(TickTable):
    """The proposals as a table."""

    def __init__(self, model: ProposalsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, model, parent)
        self._proposals = model
        titles = self.horizontalHeader()
        titles.setSectionResizeMode(At.WHAT, QHeaderView.ResizeMode.Stretch)
        titles.setSectionResizeMode(At.NOTE, QHeaderView.ResizeMode.Fixed)

    def fit_columns(self) -> None:
        """Give the day what it needs, and people a third of the rest."""
        self.ensurePolished()
        metrics, theme = self.fontMetrics(), current_theme()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + theme.space("s"))
        rows = range(min(self._proposals.rowCount(), _MEASURED))
        widest = max((metrics.horizontalAdvance(self._proposals.index(row, At.WHEN).data()) for row in rows), default=0)
        noted = any(self._proposals.index(row, At.NOTE).data() for row in rows)
        words = metrics.horizontalAdvance(self.tr("in your journal")) + 2 * theme.space("m")
        self.setColumnWidth(At.NOTE, words if noted else 0)
        self.setColumnWidth(At.WHEN, widest + theme.size("icon") + 3 * theme.space("m"))
        rest = self.viewport().width() - self.columnWidth(At.WHEN)
        self.setColumnWidth(At.WHO, max(self.fontMetrics().averageCharWidth() * 12, rest * 2 // 5))


class ProposalsDialog(TakingDialog):
    """Asks which proposals are taken in. ``chosen`` says them, who is who, and whether their files are kept.

    Only what has somebody in it who is known is shown at first, and ticked unless it is in the journal already.
    """

    help_page = "mail"
    chosen = Signal(list, dict, bool)

    def __init__(self, found: Proposals, context: Context, parent: QWidget | None) -> None:
        super().__init__("", parent, wide="content")
        self.setWindowTitle(self.tr("Import"))
        self._found = found
        self._meetings = are_meetings(found)
        self.model = ProposalsModel(found.items, self)
        self.heading.setText(self._headline())
        self.setAccessibleName(self.heading.text())
        self._counted = Label(self._counts(), tone="muted", wrap=True)
        self.body.addWidget(self._counted)
        if not found.knows_me:
            hint = self.tr(
                "Your own addresses are not known, so you may be among the people. Say first which card is yours."
            )
            self.body.addWidget(Label(hint, role="small", tone="due", wrap=True))
        self.body.addLayout(self._choices())
        self.table = ProposalsTable(self.model, self)
        self.view = ProposalView(context)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(current_theme().space("l"))
        self._beside.addWidget(self.table, 3)
        self._beside.addWidget(self.view, 2)
        self.body.addLayout(self._beside, 1)
        self._add_buttons()
        self.model.ticks_changed.connect(self._count)
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.model.modelReset.connect(self._begin_anew)
        self.view.decided.connect(self._decide)
        self.view.changed.connect(self._change)
        # Where nobody is known at all, an empty list would only ask for the tick to be taken away.
        self.known_only.setChecked(any(item.may_have_known for item in found.items))
        self._filter()
        self.table.setFocus()

    def _headline(self) -> str:
        count = len(self._found.items)
        if self._meetings:
            return self.tr("%Ln meetings were found.", None, count)
        return self.tr("%Ln messages were found.", None, count)

    def _counts(self) -> str:
        first = self.tr("Each becomes an entry of the people in it; nothing is taken in twice.")
        return f"{first} {left_words(self._found)}".strip()

    def _choices(self) -> FlowLayout:
        row = FlowLayout()
        self.known_only = QCheckBox(self.tr("Only with people I know"))
        self.known_only.toggled.connect(self._filter)
        self.words = SearchField(self.tr("Filter…"))
        self.words.setMinimumWidth(current_theme().size("side_panel") * 2 // 3)
        self.words.textChanged.connect(self._filter)
        self.all = QuietButton(self.tr("Tick all"))
        self.all.clicked.connect(self._tick_all)
        self.none = QuietButton(self.tr("Tick none"))
        self.none.clicked.connect(self._tick_none)
        for part in (self.words, self.known_only, self.all, self.none):
            row.addWidget(part)
        return row

    def _add_buttons(self) -> None:
        self.new_cards = QCheckBox(self.tr("A new card for everybody who has none"))
        self.new_cards.toggled.connect(self._give_new_cards)
        self.keep_files = QCheckBox(self.tr("Keep the files that came with them"))
        self.keep_files.setVisible(any(item.files for item in self._found.items))
        for part in (self.new_cards, self.keep_files):
            self.body.addWidget(part)
        self._add_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put list and text below each other where they have too little room beside each other."""
        super().resizeEvent(event)
        self._counted.setVisible(self.height() > self.fontMetrics().height() * _SHORT)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * 110
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    # What is shown

    def _filter(self) -> None:
        self.model.show_only(known_only=self.known_only.isChecked(), words=self.words.text())

    def _begin_anew(self) -> None:
        self.table.fit_columns()
        first = self.model.index(0, 0)
        if first.isValid():
            self.table.setCurrentIndex(first)
        else:
            self._show_current()

    def _show_current(self, *_: object) -> None:
        at = self.table.currentIndex()
        item = self.model.proposal(at.row()) if at.isValid() else None
        self.view.show_proposal(item, self.model.who_is)

    def _count(self) -> None:
        count = len(self.model.ticked())
        words = self.tr("Take in %Ln meetings", None, count) if self._meetings else (
            self.tr("Take in %Ln messages", None, count)
        )  # fmt: skip
        self.take.setText(words if count else self.tr("Take in"))
        self.take.setEnabled(count > 0)

    # What is decided

    def _tick_all(self) -> None:
        self.model.tick_all(on=True)

    def _tick_none(self) -> None:
        self.model.tick_all(on=False)

    def _give_new_cards(self, on: bool) -> None:
        self.model.give_new_cards(on=on)
        self._show_current()

    def _decide(self, key: str, who: PersonRef | None) -> None:
        self.model.decide(key, who)

    def _change(self, item: Proposal) -> None:
        row = self.table.currentIndex().row()
        needed_day = self.model.proposal(row).needs_day
        self.model.change(row, item)
        if needed_day != item.needs_day:
            # Whoever says when it was wants it.
            self.model.tick([row], on=needed_day)

    def decisions(self) -> dict[str, PersonRef | None]:
        """Return who the people of those that are ticked are."""
        return {person.key: self.model.who_is(person) for item in self.model.ticked() for person in item.people}

    def _take(self) -> None:
        ticked = self.model.ticked()
        if ticked:
            self.chosen.emit(ticked, self.decisions(), self.keep_files.isChecked())
            self.accept()
