"""The parts of Today that come from rhythm: whom to reach and why, and with whom it has grown quiet."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.store.journal import Journal
from reljournal.store.queries.entries import count_entries
from reljournal.store.queries.people import count_people
from reljournal.store.queries.reasons import reasons
from reljournal.store.queries.rhythm import Drifting, Rhythm, drifting, reach_out, tier_counts
from reljournal.ui.circles.asking import Asking as Question
from reljournal.ui.context import Context
from reljournal.ui.theme import current_theme
from reljournal.ui.today.acting_row import ActingRows
from reljournal.ui.today.reaching_rows import DriftRow, ReachRow
from reljournal.ui.today.rows import let_wrap
from reljournal.ui.widgets import Label, LinkButton, Panel, clear_layout

_SHOWN, _DRIFTING_SHOWN = 5, 5
# With more than so many people or entries the answer is waited for beside the window.
_PEOPLE_AT_ONCE, _ENTRIES_AT_ONCE = 1000, 4000

Answer = tuple[list[Rhythm], list[Drifting], bool]


def _asked(journal: Journal, today: date) -> Answer:
    return reach_out(journal, today), drifting(journal, today), bool(tier_counts(journal))


class ReachOut(QWidget):
    """Title and rows; nothing at all while nobody is in a tier and nobody asks.

    ``drifting`` stands elsewhere on the page. ``counted`` says with how many people a promise is due.
    """

    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all = False
        self._answer: Answer = [], [], False
        self._question: Question | None = None
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("s"))
        column.addWidget(Label(self.tr("Reach out"), semibold=True))
        self.panel = let_wrap(Panel())
        self.rows: ActingRows[ReachRow] = ActingRows()
        self.nobody = Label(self.tr("Nobody is waiting."), tone="muted", wrap=True)
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        self.panel.add(self.rows)
        self.panel.add(self.nobody)
        self.panel.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.panel)
        column.addSpacing(theme.space("m"))
        self.hide()
        self.drifting = let_wrap(Panel(self.tr("Drifting")))
        self.drifting.hide()
        context.closing.connect(self._stop)

    def reload(self) -> None:
        """Read anew whom to reach; of a large journal the answer follows."""
        journal, today = self._context.journal, self._context.today()
        if count_people(journal) <= _PEOPLE_AT_ONCE and count_entries(journal) <= _ENTRIES_AT_ONCE:
            self._take(_asked(journal, today))
            return
        if self._question is None:
            self._question = Question(self._context, self)
            self._question.answered.connect(self._take)
        self._question.ask(partial(_asked, today=today))

    def _stop(self) -> None:
        if self._question is not None:
            self._question.stop()

    def is_waiting(self) -> bool:
        """Return whether an answer is still to come."""
        return self._question is not None and self._question.is_asking()

    def _take(self, answer: Answer) -> None:
        self._answer = answer
        people, quiet, has_tiers = answer
        shown = people if self._all else people[:_SHOWN]
        context = self._context
        why = reasons(context.journal, [item.person.id for item in shown], context.today())
        # Somebody may be gone since the answer was on its way.
        self.rows.show_rows([
            ReachRow(context, item, why[item.person.id]) for item in shown if item.person.id in why
        ])  # fmt: skip
        self.rows.setVisible(bool(shown))
        self.nobody.setVisible(not shown)
        self.more.setVisible(len(people) > len(shown))
        self.more.setText(self.tr("Show all %Ln", None, len(people)))
        self.setVisible(bool(people) or has_tiers)
        asked = {item.person.id for item in people}
        self._show_drifting([item for item in quiet if item.person.id not in asked])
        self.counted.emit(sum(any(standing.asks for standing in item.standings) for item in people))

    def _show_drifting(self, quiet: list[Drifting]) -> None:
        clear_layout(self.drifting.body)
        words = self.tr("Quiet for longer than usual for you two.")
        self.drifting.add(Label(words, role="small", tone="muted", wrap=True))
        for item in quiet[:_DRIFTING_SHOWN]:
            self.drifting.add(DriftRow(self._context, item))
        self.drifting.setVisible(bool(quiet))

    def _show_all(self) -> None:
        self._all = True
        self._take(self._answer)
        self.rows.rows[_SHOWN].take_keyboard()
