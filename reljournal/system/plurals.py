"""English plural forms: "%Ln contacts" is written in the code, "%Ln contact" is looked up for one.

Other languages come as catalogues with all their plural forms (system/catalogue.py); English needs only this table
(resources/translations/en.toml).
"""

from __future__ import annotations

import os
from functools import cached_property

from PySide6.QtCore import QLocale, QTranslator

from reljournal.system.resources import resource


def singular_forms() -> dict[str, str]:
    """Return the text for one of each text with a ``%Ln`` in it."""
    import tomllib

    with resource("translations", "en.toml").open("rb") as file:
        forms: dict[str, str] = tomllib.load(file)["singular"]
    return forms


def is_plain_english(choice: str) -> bool:
    """Return whether English is spoken without asking for any catalogue: then first paint pays for none."""
    if choice != "system" or os.environ.get("RELJOURNAL_LANGUAGE"):
        return False
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next((name for name in names if name), "") or QLocale.system().name()
    return name.startswith(("en", "C", "POSIX"))


class EnglishPlurals(QTranslator):
    """Answers for counts of one; everything else stays as it is written in the code."""

    @cached_property
    def _singular(self) -> dict[str, str]:
        return singular_forms()

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to look up."""
        return False

    def translate(self, _context: str, source_text: str, _disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the singular for a count of one, None (the text as written) otherwise."""
        return self._singular.get(source_text) if n == 1 else None
