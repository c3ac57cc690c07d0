"""Which dictionaries are asked: those of one's own language, or chosen ones, or none."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from reljournal.system.dictionaries import dictionaries
from reljournal.system.settings import AS_SYSTEM
from reljournal.ui.widgets import ChipButton, ChipRole, FlowLayout


class DictionaryChoice(QWidget):
    """A chip for "as my language", and one for each dictionary that this computer has; those go together."""

    def __init__(self, choice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Spelling"))
        flow = FlowLayout(self)
        self._usual = ChipButton(self.tr("As my language"), ChipRole.ACCENT, self)
        flow.addWidget(self._usual)
        chosen = [] if choice == AS_SYSTEM else choice.split()
        # A dictionary that is not there now may be again, such as one on a stick: its choice is kept.
        self._absent = [name for name in chosen if name not in dictionaries()]
        self._chips: dict[str, ChipButton] = {}
        for name in sorted(dictionaries(), key=lambda name: language_and_country(name).casefold()):
            chip = self._chips[name] = ChipButton(language_and_country(name), ChipRole.ACCENT, self)
            chip.setChecked(name in chosen)
            chip.toggled.connect(self._take_chosen)
            flow.addWidget(chip)
        self._usual.setChecked(choice == AS_SYSTEM)
        self._usual.toggled.connect(self._take_usual)
        self.setFocusProxy(self._usual)

    def value(self) -> str:
        """Return the choice as `Settings.spelling` says it."""
        if self._usual.isChecked():
            return AS_SYSTEM
        return " ".join([*(name for name, chip in self._chips.items() if chip.isChecked()), *self._absent])

    def chip(self, name: str) -> ChipButton:
        """Return the chip of a dictionary; raise `KeyError` for one that is not there."""
        return self._chips[name]

    def _take_usual(self, on: bool) -> None:
        if on:
            self._absent = []
            for chip in self._chips.values():
                chip.setChecked(False)

    def _take_chosen(self, on: bool) -> None:
        if on:
            self._usual.setChecked(False)


def language_and_country(name: str) -> str:
    """Return what a dictionary's language calls itself, with its country: "Deutsch (Österreich)" of ``de_AT``."""
    locale = QLocale(name)
    if locale.language() == QLocale.Language.C:
        return name
    # Qt names some languages with their country already: "American English".
    language, country = locale.nativeLanguageName(), locale.nativeTerritoryName()
    language = language[:1].upper() + language[1:]
    return f"{language} ({country})" if "_" in name and len(language.split()) == 1 else language
