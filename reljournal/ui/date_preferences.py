"""The part of the preferences about key dates: 29 February, round numbers of days, holidays of countries."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QVBoxLayout, QWidget

from reljournal.domain.dates import LeapRule
from reljournal.operations.date_settings import choose_dates
from reljournal.store.journal_settings import counts_days, holiday_countries, leap_rule
from reljournal.system.public_holidays import countries, country_name
from reljournal.ui.context import Context
from reljournal.ui.people.words import leap_rule_choice
from reljournal.ui.theme import current_theme
from reljournal.ui.widgets import ChipButton, ChipChoice, ChipRole, FlowLayout, LabelledField


class CountryChoice(QWidget):
    """A chip for each country that was chosen, on or off, and a field that adds another."""

    def __init__(self, chosen: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Holidays"))
        self._chips: dict[str, ChipButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self._flow = FlowLayout()
        column.addLayout(self._flow)
        self.add_box = QComboBox()
        self.add_box.setAccessibleName(self.tr("Add a country"))
        self.add_box.setEditable(True)
        self.add_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        named = sorted(((country_name(code), code) for code in countries()), key=lambda pair: pair[0].casefold())
        for name, code in named:
            self.add_box.addItem(name, code)
        self.add_box.setCurrentIndex(-1)
        line, completer = self.add_box.lineEdit(), self.add_box.completer()
        if line is not None:
            line.setPlaceholderText(self.tr("Add a country…"))
            line.returnPressed.connect(self._take)
        if completer is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.add_box.activated.connect(self._take)
        column.addWidget(self.add_box, 0, Qt.AlignmentFlag.AlignLeft)
        here = QLocale.territoryToCode(QLocale().territory())
        for code in chosen:
            self._offer(code, on=True)
        if here in countries() and here not in self._chips:
            self._offer(here, on=False)
        self.setFocusProxy(self.add_box)

    def value(self) -> tuple[str, ...]:
        """Return the codes of the countries that are on."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def chip(self, code: str) -> ChipButton:
        """Return the chip of a country; raise `KeyError` for one that is not offered."""
        return self._chips[code]

    def _offer(self, code: str, *, on: bool) -> None:
        chip = self._chips.get(code)
        if chip is None:
            chip = self._chips[code] = ChipButton(country_name(code), ChipRole.ACCENT, self)
            self._flow.addWidget(chip)
        chip.setChecked(on)

    def _take(self) -> None:
        place = self.add_box.findText(self.add_box.currentText(), Qt.MatchFlag.MatchFixedString)
        if place < 0:
            return
        self._offer(self.add_box.itemData(place), on=True)
        with QSignalBlocker(self.add_box):
            self.add_box.setCurrentIndex(-1)
            self.add_box.clearEditText()


class DatePreferences(QWidget):
    """Chosen with the dialog: :meth:`save` writes into the journal, as one step to undo."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        journal = context.journal
        self.leap = ChipChoice([(str(rule), leap_rule_choice(rule)) for rule in LeapRule], self.tr("29 February"))
        self.leap.set_value(str(leap_rule(journal)))
        self.days = QCheckBox(self.tr("Show 1,000 and 10,000 days too"))
        self.days.setChecked(counts_days(journal))
        self.countries = CountryChoice(holiday_countries(journal))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        column.addWidget(LabelledField(self.tr("A 29 February, in other years"), self.leap))
        column.addWidget(self.days)
        hint = self.tr("Their holidays stand behind the dates in the calendar.")
        column.addWidget(LabelledField(self.tr("Holidays"), self.countries, hint=hint))
        self.setAccessibleName(self.tr("Key dates"))
        self.setFocusProxy(self.leap)

    def save(self) -> None:
        """Keep what is chosen in the journal."""
        self._context.did(
            lambda: choose_dates(
                self._context.journal,
                LeapRule(self.leap.value()),
                round_days=self.days.isChecked(),
                countries=self.countries.value(),
            )
        )
