"""Above the journal: whose entries are shown, of which circle, with which tag, of what time; each a chip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from reljournal.domain.entries import PersonRef
from reljournal.domain.narrowing import NOT_NARROWED, Narrowing, Period, month_of, year_of
from reljournal.domain.text import fold
from reljournal.store.queries.days import years_with_entries
from reljournal.store.queries.entry_tags import tags_of_entries
from reljournal.ui.choosing_whom import circles_offered, people_offered
from reljournal.ui.context import Context
from reljournal.ui.date_words import year
from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout, RemovableChip, clear_layout
from reljournal.ui.wording import month_year, short_day_with_year

_YEARS = 12


class NarrowingLine(QWidget):
    """Says ``changed`` when something narrows the journal, or narrows it no more."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._narrowed = NOT_NARROWED
        self._flow = FlowLayout(self)
        self.setAccessibleName(self.tr("What is shown"))
        self._show()

    def narrowed(self) -> Narrowing:
        """Return what narrows."""
        return self._narrowed

    def narrow(self, narrowed: Narrowing) -> None:
        """Narrow by this."""
        if narrowed != self._narrowed:
            self._narrowed = narrowed
            self._show()
            self.changed.emit()

    def clear(self) -> None:
        """Narrow no more."""
        self.narrow(NOT_NARROWED)

    def words(self) -> str:
        """Return all that narrows, in words."""
        return ", ".join(words for _, words in self._parts() if words)

    # What is shown

    def _parts(self) -> list[tuple[str, str]]:
        """Return each part and what it is now in words, empty where it does not narrow."""
        now = self._narrowed
        return [
            ("person", self.tr("with {name}").format(name=now.person.name) if now.person else ""),
            ("circle", self.tr("circle {name}").format(name=now.circle) if now.circle else ""),
            ("tag", f"#{now.tag}" if now.tag else ""),
            ("period", period_words(now.period, self) if now.period is not None else ""),
        ]

    def _show(self) -> None:
        clear_layout(self._flow)
        names = {
            "person": (self.tr("Person…"), self._ask_person),
            "circle": (self.tr("Circle…"), self._ask_circle),
            "tag": (self.tr("Tag…"), self._ask_tag),
            "period": (self.tr("Time…"), self._offer_periods),
        }
        self.buttons: dict[str, ChipButton] = {}
        self.chips: dict[str, RemovableChip] = {}
        for key, words in self._parts():
            title, ask = names[key]
            if words:
                chip = RemovableChip(words, ChipRole.ACCENT)
                chip.setAccessibleName(self.tr("Shown are: %1").replace("%1", words))
                chip.clicked.connect(ask)
                chip.removed.connect(partial(self._take_away, key))
                self.chips[key] = chip
                self._flow.addWidget(chip)
            else:
                button = ChipButton(title)
                button.setCheckable(False)
                button.clicked.connect(ask)
                self.buttons[key] = button
                self._flow.addWidget(button)

    def _take_away(self, key: str) -> None:
        nothing: dict[str, object] = {"person": None, "circle": "", "tag": "", "period": None}
        self.narrow(replace(self._narrowed, **{key: nothing[key]}))  # type: ignore[arg-type]
        button = self.buttons.get(key)
        if button is not None:
            button.setFocus()

    # What is asked

    def _ask_person(self) -> None:
        self._choose(self.tr("Entries with whom?"), self._people, "person")

    def _ask_circle(self) -> None:
        self._choose(self.tr("Entries with people of which circle?"), self._circles, "circle")

    def _ask_tag(self) -> None:
        self._choose(self.tr("Entries with which tag?"), self._tags, "tag")

    def _choose(self, title: str, offered: object, key: str) -> None:
        from reljournal.ui.journal.chooser import Chooser

        dialog = Chooser(title, offered, self.window())  # type: ignore[arg-type]
        dialog.chosen.connect(partial(self._set, key))
        dialog.open()

    def _set(self, key: str, value: object) -> None:
        self.narrow(replace(self._narrowed, **{key: value}))  # type: ignore[arg-type]
        chip = self.chips.get(key)
        if chip is not None:
            chip.setFocus()

    def _people(self, words: str) -> list[tuple[str, PersonRef]]:
        return people_offered(self._context, words)

    def _circles(self, words: str) -> list[tuple[str, str]]:
        return [(name, name) for name, _circle in circles_offered(self._context, words)]

    def _tags(self, words: str) -> list[tuple[str, str]]:
        return _fitting(tags_of_entries(self._context.journal), words)

    def _offer_periods(self) -> None:
        menu = self.period_menu()
        anchor = self.buttons.get("period") or self.chips["period"]
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def period_menu(self) -> QMenu:
        """Return the menu of periods: months that are near, and the years that have entries."""
        menu = QMenu(self)
        menu.setAccessibleName(self.tr("Time"))
        menu.aboutToHide.connect(menu.deleteLater)
        today = self._context.today()
        last_month = today.replace(day=1) - timedelta(days=1)
        near = [
            (self.tr("The last 7 days"), Period(today - timedelta(days=6), today)),
            (self.tr("This month"), month_of(today)),
            (self.tr("Last month"), month_of(last_month)),
            (self.tr("The last 12 months"), Period(_year_before(today), today)),
        ]
        for words, period in near:
            menu.addAction(words, partial(self._set, "period", period))
        menu.addSeparator()
        years = years_with_entries(self._context.journal)
        for number in reversed(range(years[0], years[1] + 1)[-_YEARS:] if years else ()):
            menu.addAction(year(number), partial(self._set, "period", year_of(number)))
        menu.addSeparator()
        menu.addAction(self.tr("From … to …"), self._ask_days)
        return menu

    def _ask_days(self) -> None:
        from reljournal.ui.journal.days_dialog import DaysDialog

        dialog = DaysDialog(self._context, self._narrowed.period or Period(), self.window())
        dialog.chosen.connect(partial(self._set, "period"))
        dialog.open()


def _fitting(names: list[str], words: str) -> list[tuple[str, str]]:
    wanted = fold(words).split()
    return [(name, name) for name in names if all(word in fold(name) for word in wanted)]


def _year_before(day: date) -> date:
    return (day.replace(day=28) if (day.month, day.day) == (2, 29) else day).replace(year=day.year - 1)


def period_words(period: Period, words: QWidget) -> str:
    """Return a period in words."""
    if period.year is not None:
        return year(period.year)
    if period.month is not None:
        return month_year(period.month)
    first = short_day_with_year(period.first) if period.first else ""
    last = short_day_with_year(period.last) if period.last else ""
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return words.tr("from {day} on").format(day=first)
    return words.tr("until {day}").format(day=last)
