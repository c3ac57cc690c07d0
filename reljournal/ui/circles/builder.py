"""The builder: a rule written as a sentence, with who fits it while it is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from reljournal.domain.rules import Rule, is_complete
from reljournal.operations.circles import add_circle, change_rule, suggested_name
from reljournal.store.journal import Journal
from reljournal.store.queries.circles import circle
from reljournal.store.queries.people import people_by_ids
from reljournal.store.queries.rules import contacts_that_fit
from reljournal.ui.circles.asking import Asking
from reljournal.ui.circles.condition_row import ConditionRow
from reljournal.ui.circles.rule_parts import FIRST, GroupRow, RuleParts
from reljournal.ui.circles.sentences import rule_sentence
from reljournal.ui.context import Context
from reljournal.ui.dialog import Dialog
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import AccentButton, Label, LabelledField, QuietButton, ScrollColumn

# Milliseconds: who types a word is asked about the word, not about its letters.
_REST = 200
_NAMES = 4
_LONGEST_NAME = 60


class Fitting(NamedTuple):
    """How many fit a rule, and the first names."""

    how_many: int
    names: list[str]


class RuleBuilder(Dialog):
    """Says ``shown`` with a rule to filter by, ``made`` with the circle that was added or changed."""

    help_page = "circles"

    shown = Signal(object)
    made = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None, rule: Rule | None = None, circle_id: int = 0) -> None:
        changed = circle(context.journal, circle_id).name if circle_id else ""
        title = self.tr("The rule of “%1”").replace("%1", changed) if circle_id else self.tr("Who is meant?")
        super().__init__(title, parent, wide="builder")
        self._context = context
        self._circle_id = circle_id
        self._begun = rule or Rule()
        self._own_name = False
        self._asking = Asking(context, self)
        self._asking.answered.connect(self._tell)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST)
        self._resting.timeout.connect(self._ask)
        self._lay_out()
        # A rule that is negated as a whole becomes one group of a new one: the builder's own is not.
        begun = Rule((self._begun,)) if self._begun.negated else self._begun
        self.parts.any_of = begun.any_of
        for part in begun.parts or (FIRST,):
            self.parts.add(part)
        self.parts.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        self._column = ScrollColumn(margins=None)
        self.parts = RuleParts(self._context, self._circle_id)
        self._column.body.addWidget(self.parts)
        self._column.body.addStretch(1)
        self.body.addWidget(self._column, 1)
        self.answer = Label(tone="muted", wrap=True)
        self.answer.setMinimumHeight(2 * self.answer.fontMetrics().lineSpacing())
        self.body.addWidget(self.answer)
        self.name = QLineEdit()
        self.name.textEdited.connect(self._note_own_name)
        self.named = LabelledField(self.tr("Name of the circle"), self.name)
        cancel = self._cancel = QuietButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        if self._circle_id:
            self.save = AccentButton(self.tr("Save rule"))
        else:
            self.body.addWidget(self.named)
            self.show_button = QuietButton(self.tr("Only show them"))
            self.show_button.clicked.connect(self._show)
            self.add_button(self.show_button, leading=True)
            self.save = AccentButton(self.tr("Save as circle"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.add_button(cancel)
        self.add_button(self.save)

    @property
    def rows(self) -> list[ConditionRow | GroupRow]:
        """The lines that are in no group."""
        return self.parts.rows

    def rule(self) -> Rule:
        """Return the rule that is written; its form is the newest that anything in it came in."""
        return Rule(self.parts.parts(), self.parts.any_of, version=self._begun.version)

    def _refresh(self) -> None:
        rule = self.rule()
        ready = bool(rule.parts) and all(is_complete(item) for item in rule.conditions())
        self.save.setEnabled(ready)
        if not self._circle_id:
            self.show_button.setEnabled(ready)
            self._suggest(rule if ready else None)
        self._chain()
        self._make_room()
        if ready:
            self._resting.start()
        else:
            self._resting.stop()
            self.answer.setText(self.tr("Fill in what is missing, and it says here who fits."))

    def _chain(self) -> None:
        """Let Tab go through the sentence as it reads, and then on to the name and the buttons."""
        after = [self._cancel, self.save] if self._circle_id else [self.name, self.show_button, self._cancel, self.save]
        for one, next_one in pairwise([*self.parts.tab_stops(), *after]):
            QWidget.setTabOrder(one, next_one)

    def _make_room(self) -> None:
        """Show every condition as far as the screen reaches; beyond that they scroll."""
        theme = current_theme()
        width = max(self.width() if self.isVisible() else 0, theme.size("builder"))
        width -= 2 * theme.space("xl") + self._column.verticalScrollBar().sizeHint().width()
        self.parts.settle()
        high = max(self.parts.heightForWidth(width), self.parts.sizeHint().height()) + theme.space("m")
        self._column.setMinimumHeight(min(high, self._room().height() // 2))
        if self.isVisible():
            self.resize(self.size().expandedTo(self.minimumSizeHint()))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the conditions when they have their size, and begin where the first is filled in."""
        super().showEvent(event)
        self._make_room()
        if self.rows and not event.spontaneous():
            self.rows[0].focus_first()

    # Who fits

    def _ask(self) -> None:
        self._asking.ask(_question(self.rule(), self._context.today()))

    def _tell(self, found: Fitting) -> None:
        if not self.save.isEnabled():
            return
        if not self.rule().is_understood:
            self.answer.setText(self.tr("A later version of RelJournal wrote part of this rule; it fits nobody here."))
        elif not found.how_many:
            self.answer.setText(self.tr("Nobody fits now."))
        else:
            names = ", ".join(name or self.tr("Without a name") for name in found.names)
            more = " …" if found.how_many > len(found.names) else ""
            self.answer.setText(self.tr("%Ln people fit: %1", None, found.how_many).replace("%1", names + more))

    # The name

    def _suggest(self, rule: Rule | None) -> None:
        if self._own_name:
            return
        words = rule_sentence(rule) if rule is not None else ""
        if len(words) > _LONGEST_NAME:
            words = words[: _LONGEST_NAME - 1].rstrip(" ,(") + "…"
        self.name.setText(suggested_name(self._context.journal, words) if words else "")

    def _note_own_name(self, text: str) -> None:
        self._own_name = bool(text.strip())

    # Leaving

    def _show(self) -> None:
        self.shown.emit(self.rule())
        self.accept()

    def _save(self) -> None:
        from reljournal.domain.errors import RelJournalError

        rule, journal = self.rule(), self._context.journal
        try:
            if self._circle_id:
                change_rule(journal, self._circle_id, rule)
                made = self._circle_id
            else:
                made = add_circle(journal, self.name.text(), rule)
        except RelJournalError as refusal:
            self._refuse(str(refusal))
            return
        self.made.emit(made)
        self.accept()

    def _refuse(self, sentence: str) -> None:
        if self._circle_id:
            self.answer.setText(sentence)
        else:
            self.named.set_error(sentence)
            self.name.setFocus()

    def done(self, result: int) -> None:
        """Ask no more before going away."""
        self._resting.stop()
        self._asking.stop()
        super().done(result)


def _question(rule: Rule, today: date) -> Callable[[Journal], Fitting]:
    def ask(journal: Journal) -> Fitting:
        ids = contacts_that_fit(journal, rule, today)
        return Fitting(len(ids), [row.name for row in people_by_ids(journal, ids[:_NAMES])])

    return ask
