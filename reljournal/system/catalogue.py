"""The texts of the window in another language.

A catalogue is one JSON file, read in a millisecond and only when its language is spoken; nothing has to be compiled to
run from a clone. English stays as it is written in the code, with system/plurals.py for one of something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTranslator

from reljournal.system.language import SOURCE, SYSTEM, catalogue_of, language_of, speak, system_language

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

Forms = str | dict[str, str]
"""A text, or its forms for a count: ``one`` and ``other``."""


class Catalogue(QTranslator):
    """Answers with the texts of one language; what it does not know stays English."""

    def __init__(self, language: str, parent: QCoreApplication | None = None) -> None:
        super().__init__(parent)
        found = catalogue_of(language)
        self._texts: dict[str, Forms] = found.get("texts", {})
        self._rooms: dict[str, dict[str, Forms]] = found.get("in", {})

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say whether there is anything to look up."""
        return not self._texts

    def translate(self, context: str, source_text: str, _disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return a text, or its form for a count; None (the text as written) when there is none."""
        room = self._rooms.get(context)
        said = room.get(source_text) if room is not None else None
        said = said or self._texts.get(source_text)
        if isinstance(said, dict):
            said = said.get(form_of(n)) or said.get("other")
        return said or None


def form_of(count: int) -> str:
    """Return which form goes with a count, as in German: one, and all others."""
    return "one" if count == 1 else "other"


class InterfaceLanguage:
    """What an application speaks beside English, which it has the plural forms of already."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._others: list[QTranslator] = []
        self._locale_before: QLocale | None = None
        self.code = SOURCE

    def use(self, choice: str) -> None:
        """Speak the chosen language from now on; texts that are on show already stay as they are."""
        self._drop()
        known = system_language(QLocale.system().name())
        self.code = language_of(choice, known)
        speak("" if choice == SYSTEM and self.code == SOURCE else self.code)
        if self.code != SOURCE:
            # The one that is asked first is the one that was installed last.
            self._install(_texts_of_qt(self.code, self._application))
            self._install(Catalogue(self.code, self._application))
        if self.code != known and choice != SYSTEM:
            # The country stays: in it, days and numbers are written as that language writes them there.
            self._locale_before = QLocale()
            language = QLocale(self.code).language()
            QLocale.setDefault(QLocale(language, QLocale.system().territory()))

    def let_go(self) -> None:
        """Take back what was given to the application."""
        self._drop()
        speak("")

    def _install(self, translator: Any) -> None:
        self._application.installTranslator(translator)
        self._others.append(translator)

    def _drop(self) -> None:
        for translator in self._others:
            self._application.removeTranslator(translator)
            translator.deleteLater()
        self._others.clear()
        if self._locale_before is not None:
            QLocale.setDefault(self._locale_before)
            self._locale_before = None


def _texts_of_qt(language: str, application: QCoreApplication) -> QTranslator:
    """Return Qt's own texts, such as those of its menu in a text field."""
    from PySide6.QtCore import QLibraryInfo

    translator = QTranslator(application)
    translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator
