"""What stands above the list of people: the filter, its chips and conditions, the shelves, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reljournal.domain.shelves import Shelf
from reljournal.ui.circles.filter_line import FilterLine
from reljournal.ui.context import Context
from reljournal.ui.people.list_model import PeopleFilter
from reljournal.ui.people.shelf_line import ShelfLine
from reljournal.ui.people.tag_chips import TagChips
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import IconButton, SearchField
from reljournal.ui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from reljournal.domain.rules import Condition, Rule

# Beside the stretch that the bar has of its own.
_ALL_THE_ROOM = 1000


class ListHead(QWidget):
    """Says ``changed`` when the list may have to be filtered anew; whom it means is in ``wanted``."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.field = SearchField(self.tr("Filter people…"))
        self.field.setAccessibleName(self.tr("Filter people"))
        self.field.textChanged.connect(self.changed)
        bar = TopBar()
        # The column is narrower than a screen: so are its margins.
        edge = theme.space("l")
        bar.layout().setContentsMargins(edge, 0, edge, 1)  # type: ignore[union-attr]
        bar.add_left(self.field, _ALL_THE_ROOM)
        self.menu_button = IconButton("more", self.tr("How the list looks"))
        bar.add_right(self.menu_button)
        filters = QWidget()
        rows = QVBoxLayout(filters)
        rows.setContentsMargins(edge, theme.space("m"), edge, theme.space("s"))
        rows.setSpacing(theme.space("s"))
        self.chips = TagChips()
        self.chips.changed.connect(self.changed)
        rows.addWidget(self.chips)
        self.narrowed = FilterLine(context, self.filter_as_rule)
        self.narrowed.changed.connect(self.changed)
        self.chips.keep_at_end(self.narrowed.button)
        rows.addWidget(self.narrowed)
        self.shelves = ShelfLine()
        self.count = self.shelves.count
        rows.addWidget(self.shelves)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(filters)

    def show_all(self) -> None:
        """Take every filter away."""
        self.field.clear()
        self.chips.show_all()
        self.narrowed.clear()

    def wanted(self, shelf: Shelf) -> PeopleFilter:
        """Return whom the filter means, of those on a shelf."""
        tag, without_dates = self.chips.tag(), self.chips.without_dates()
        return PeopleFilter(self.field.text(), tag, without_dates, shelf, self.narrowed.rule())

    def filter_as_rule(self) -> Rule | None:
        """Return everything that narrows the list as one rule, None while everyone is shown."""
        from reljournal.domain.rules import Field, Has, Mentions, Rule, Says, Thing

        words, tag, rule = self.field.text().strip(), self.chips.tag(), self.narrowed.rule()
        parts: list[Condition | Rule] = []
        if rule is not None:
            parts += [rule] if rule.any_of or rule.negated else rule.parts
        if self.chips.without_dates():
            parts.append(Has(Thing.KEY_DATE, negated=True))
        elif tag:
            parts.append(Says(Field.TAG, tag))
        if words:
            parts.append(Mentions(words))
        return Rule(tuple(parts), version=rule.version if rule is not None else 1) if parts else None
