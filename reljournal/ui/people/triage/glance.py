"""What helps to decide about somebody, before everything else that is known: dates, the last entry, tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from reljournal.domain.contacts import Contact, KeyDate
from reljournal.domain.text import excerpt
from reljournal.store.journal_settings import leap_rule
from reljournal.store.queries.entries import count_entries, newest_entries
from reljournal.ui.context import Context
from reljournal.ui.people.breaking import BreakingLabel
from reljournal.ui.people.page import Named, Sheet
from reljournal.ui.people.words import coming, key_date_label, said_date
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import Chip, FlowLayout
from reljournal.ui.wording import date_with_year, kind_label

_DATES = 4
_EXCERPT = 80


class Glance(Sheet):
    """A few lines about a contact. What is not known is not there, but for the last entry, whose lack tells much."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Glance", "At a glance"), parent)
        self._context = context
        self.lines: list[str] = []
        """What is shown, line by line."""

    def show_contact(self, contact: Contact) -> None:
        """Show what is known of a contact."""
        self.clear()
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().space("xl"))
        grid.setVerticalSpacing(current_theme().space("s"))
        grid.setColumnStretch(1, 1)
        self.lines = []
        last, many = self._entries(contact.id)
        self._add(grid, self.tr("last entry"), [last, many])
        self._add(grid, self.tr("key dates"), self._dates(contact.card.key_dates))
        if contact.card.tags:
            self._add_tags(grid, contact.card.tags)
        self.add(grid)

    def _add(self, grid: QGridLayout, label: str, values: Iterable[str]) -> None:
        said = "\n".join(value for value in values if value)
        if said:
            row = grid.rowCount()
            grid.addWidget(Named(label), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(BreakingLabel(said), row, 1)
            self.lines += said.splitlines()

    def _add_tags(self, grid: QGridLayout, tags: Sequence[str]) -> None:
        row, beside = grid.rowCount(), QWidget()
        flow = FlowLayout(beside)
        flow.setContentsMargins(0, 0, 0, 0)
        for tag in tags:
            flow.addWidget(Chip(tag))
        grid.addWidget(Named(self.tr("tags")), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(beside, row, 1)
        self.lines += tags

    def _entries(self, contact_id: int) -> tuple[str, str]:
        """Return the last entry in a line, and how many there are."""
        journal = self._context.journal
        found = newest_entries(journal, 0, 1, contact_id)
        if not found:
            return self.tr("Nothing is written about them yet."), ""
        entry, count = found[0], count_entries(journal, contact_id)
        title = entry.title or excerpt(entry.text, _EXCERPT)
        line = " · ".join(part for part in (date_with_year(entry.on), kind_label(str(entry.kind)), title) if part)
        return line, self.tr("%Ln entries in all", None, count) if count > 1 else ""

    def _dates(self, key_dates: Sequence[KeyDate]) -> list[str]:
        today, rule = self._context.today(), leap_rule(self._context.journal)
        lines = [
            " · ".join(part for part in (key_date_label(item), said_date(item), coming(item, today, rule)) if part)
            for item in key_dates[:_DATES]
        ]
        more = len(key_dates) - _DATES
        return [*lines, self.tr("and %Ln more", None, more)] if more > 0 else lines
