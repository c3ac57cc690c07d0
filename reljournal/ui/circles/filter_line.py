"""What else narrows the list of people beside words and tags: a circle, a rule, a filter made ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from reljournal.domain.errors import NotFoundError
from reljournal.ui.context import Context
from reljournal.ui.widgets import ChipButton, FlowLayout, LinkButton, RemovableChip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reljournal.domain.circles import Circle
    from reljournal.domain.rules import Rule

_READY = (
    ("no_birthday", QT_TRANSLATE_NOOP("Rules", "No birthday")),
    ("not_seen", QT_TRANSLATE_NOOP("Rules", "Not seen for a year")),
    ("no_way", QT_TRANSLATE_NOOP("Rules", "No way to reach")),
    ("promise_due", QT_TRANSLATE_NOOP("Rules", "A promise is due")),
)
_TIER = "tier:"
_LONGEST = 34


def ready_made(key: str) -> Rule:
    """Return the rule of a filter that is made ready."""
    from reljournal.domain import rules

    return {
        "no_birthday": rules.NO_BIRTHDAY,
        "not_seen": rules.NOT_SEEN_FOR_A_YEAR,
        "no_way": rules.NO_WAY_TO_REACH,
        "promise_due": rules.PROMISE_DUE,
    }[key]


class FilterLine(QWidget):
    """A chip while something narrows the list, with what can be done about it; hidden otherwise.

    ``button`` opens the filters and stands among the list's own chips. ``filter_now`` returns everything that
    narrows the list as one rule, or None while everyone is shown.
    """

    changed = Signal()
    circle_shown = Signal(int)
    """The circle that narrows the list now, 0 for none."""

    def __init__(self, context: Context, filter_now: Callable[[], Rule | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._filter_now = filter_now
        self._rule: Rule | None = None
        self._circle: Circle | None = None
        self.chip: RemovableChip | None = None
        self.button = ChipButton(self.tr("Filters…"))
        self.button.setCheckable(False)
        self.button.setAccessibleName(self.tr("More filters"))
        self.button.clicked.connect(self._offer)
        self._flow = FlowLayout(self)
        self.hide()

    def rule(self) -> Rule | None:
        """Return the rule by which the list is narrowed, or None."""
        return self._rule

    def circle(self) -> Circle | None:
        """Return the circle that is shown, or None."""
        return self._circle

    def clear(self) -> None:
        """Narrow the list no more; it is the list's to look anew."""
        self._set(None, None, "")

    def show_circle(self, circle_id: int) -> None:
        """Narrow the list to a circle.

        Raises:
            NotFoundError: it is gone.
        """
        from reljournal.domain.rules import InCircle, Rule
        from reljournal.store.queries.circles import circle

        found = circle(self._context.journal, circle_id)
        self._set(Rule((InCircle(found.id, found.name),)), found, found.name)

    def show_rule(self, rule: Rule, words: str = "") -> None:
        """Narrow the list by a rule, under ``words`` or the rule's own."""
        from reljournal.ui.circles.sentences import rule_sentence

        self._set(rule, None, words or rule_sentence(rule))
        self.changed.emit()

    def refresh(self) -> None:
        """Follow a circle that was renamed, or let go of one that is gone."""
        if self._circle is None:
            return
        try:
            self.show_circle(self._circle.id)
        except NotFoundError:
            self.clear()
            self.changed.emit()

    def _set(self, rule: Rule | None, circle: Circle | None, words: str) -> None:
        if (rule, circle) == (self._rule, self._circle):
            return
        before = self._circle.id if self._circle else 0
        self._rule, self._circle = rule, circle
        self._show(words)
        now = circle.id if circle else 0
        if now != before:
            self.circle_shown.emit(now)

    def _show(self, words: str) -> None:
        from reljournal.ui.widgets import clear_layout

        clear_layout(self._flow)
        self.chip = None
        self.setVisible(self._rule is not None)
        if self._rule is None:
            return
        self.chip = RemovableChip(words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…")
        self.chip.setToolTip(words)
        self.chip.setAccessibleName(self.tr("Shown are: %1").replace("%1", words))
        self.chip.removed.connect(self._take_away)
        self._flow.addWidget(self.chip)
        if self._circle is None or self._circle.is_by_rule:
            change = LinkButton(self.tr("Change…"))
            change.setAccessibleName(self.tr("Change the rule"))
            change.clicked.connect(self._change)
            self._flow.addWidget(change)
        if self._circle is None:
            save = LinkButton(self.tr("Save as circle…"))
            save.clicked.connect(self._save)
            self._flow.addWidget(save)

    def _take_away(self) -> None:
        self.clear()
        self.button.setFocus()
        self.changed.emit()

    # Filters to choose from

    def menu(self) -> QMenu:
        """Return the filters that are made ready, and the ways to one's own."""
        from PySide6.QtWidgets import QMenu

        from reljournal.ui.widgets import icon

        menu = QMenu(self)
        for key, words in _READY:
            menu.addAction(QCoreApplication.translate("Rules", str(words))).setData(key)
        self._fill_tiers(menu)
        menu.triggered.connect(self._take)
        menu.addSeparator()
        menu.addAction(icon("filter"), self.tr("Build a filter…"), self.build)
        save = menu.addAction(self.tr("Save this filter as a circle…"), self._save)
        save.setEnabled(self._filter_now() is not None)
        return menu

    def _fill_tiers(self, menu: QMenu) -> None:
        """Offer the tiers that somebody is in."""
        from reljournal.store.queries.rhythm import tier_counts, tiers
        from reljournal.ui.tiers.words import tier_name

        counts = tier_counts(self._context.journal)
        used = [tier for tier in tiers(self._context.journal) if tier.key in counts]
        if used:
            menu.addSeparator()
        for tier in used:
            words = self.tr("In the tier %1").replace("%1", tier_name(tier))
            menu.addAction(words.replace("&", "&&")).setData(f"{_TIER}{tier.key}")

    def _offer(self) -> None:
        from PySide6.QtCore import Qt

        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _take(self, action: QAction) -> None:
        key = action.data()
        if key and key.startswith(_TIER):
            self.show_tier(key.removeprefix(_TIER))
        elif key:
            self.show_rule(ready_made(action.data()), action.text().replace("&", ""))

    def show_tier(self, key: str) -> None:
        """Narrow the list to a tier."""
        from reljournal.domain.rules import InTier, Rule
        from reljournal.store.queries.rhythm import tiers
        from reljournal.ui.tiers.words import name_of_key

        name = name_of_key(key, tiers(self._context.journal))
        self.show_rule(Rule((InTier(key, name),)), name)

    def build(self) -> None:
        """Open the builder on what narrows the list now."""
        self._open_builder(self._filter_now(), 0)

    def _save(self) -> None:
        self._open_builder(self._filter_now(), 0)

    def _change(self) -> None:
        from reljournal.store.queries.circles import rule_of

        if self._circle is None:
            self._open_builder(self._rule, 0)
            return
        circle_id = self._circle.id
        rule = self._context.attempt(lambda: rule_of(self._context.journal, circle_id))
        if rule is not None:
            self._open_builder(rule, circle_id)

    def _open_builder(self, rule: Rule | None, circle_id: int) -> None:
        from reljournal.ui.circles.builder import RuleBuilder

        builder = RuleBuilder(self._context, self.window(), rule, circle_id)
        builder.shown.connect(self._show_built)
        builder.made.connect(self._show_made)
        builder.open()

    def _show_built(self, rule: Rule) -> None:
        self.show_rule(rule)

    def _show_made(self, circle_id: int) -> None:
        self.show_circle(circle_id)
        self.changed.emit()
