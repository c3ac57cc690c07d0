"""How many days before a date it asks: chips that go together."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout

USUAL = (0, 1, 3, 7, 14, 30)


class LeadChoice(QWidget):
    """A chip for each usual number of days, and for each other that was chosen elsewhere. None at all is silence."""

    def __init__(self, leads: Iterable[int], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        chosen = set(leads)
        flow = FlowLayout(self)
        self._chips: dict[int, ChipButton] = {}
        for days in sorted(chosen | set(USUAL)):
            chip = self._chips[days] = ChipButton(_short_words(days), ChipRole.ACCENT, self)
            chip.setAccessibleName(f"{name}: {lead_words(days)}")
            chip.setChecked(days in chosen)
            flow.addWidget(chip)
        self.setFocusProxy(self._chips[0])

    def chip(self, days: int) -> ChipButton:
        """Return the chip of so many days; raise `KeyError` where there is none."""
        return self._chips[days]

    def value(self) -> tuple[int, ...]:
        """Return the chosen days before, the earliest first."""
        return tuple(sorted((days for days, chip in self._chips.items() if chip.isChecked()), reverse=True))


def _short_words(days: int) -> str:
    """Return how long before, under a heading that says before what: "3 days"."""
    return QCoreApplication.translate("Reminders", "%Ln days", None, days) if days else lead_words(0)


def lead_words(days: int) -> str:
    """Return how long before: "On the day", "3 days before"."""
    if not days:
        return QCoreApplication.translate("Reminders", "On the day")
    return QCoreApplication.translate("Reminders", "%Ln days before", None, days)
