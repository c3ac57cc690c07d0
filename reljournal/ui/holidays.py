"""The holidays of the countries that the journal has chosen, found beside the window."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reljournal.store.journal_settings import holiday_countries
from reljournal.system.language import spoken

if TYPE_CHECKING:
    from reljournal.domain.progress import Progress
    from reljournal.store.changes import Change
    from reljournal.store.journal import Journal
    from reljournal.ui.context import Context

# A year is found together with those beside it: a sheet and a walk reach into them.
_BESIDE = 1


class Holidays(QObject):
    """Answers at once with what is known; ``changed`` says that more has become known, or that others are chosen."""

    changed = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._countries = holiday_countries(context.journal)
        self._days: dict[date, str] = {}
        self._years: set[int] = set()
        context.changed.connect(self._journal_changed)

    def on(self, day: date) -> str:
        """Return which holiday a day is, empty when it is none or that is not known yet."""
        if self._countries and day.year not in self._years:
            self._find(day.year)
        return self._days.get(day, "")

    def _find(self, year: int) -> None:
        first, last = max(1, year - _BESIDE), min(9999, year + _BESIDE)
        self._years.update(range(first, last + 1))
        countries, language = self._countries, spoken()

        def work(_journal: Journal, _progress: Progress) -> tuple[tuple[str, ...], dict[date, str]]:
            from reljournal.system.public_holidays import holidays_in

            return countries, holidays_in(countries, first, last, language)

        self._context.asides.run(work, self._take)

    def _take(self, found: tuple[tuple[str, ...], dict[date, str]]) -> None:
        countries, days = found
        if countries == self._countries:
            self._days.update(days)
            self.changed.emit()

    def _journal_changed(self, change: Change) -> None:
        if not change.touches("setting"):
            return
        chosen = holiday_countries(self._context.journal)
        if chosen != self._countries:
            self._countries = chosen
            self._days, self._years = {}, set()
            self.changed.emit()
