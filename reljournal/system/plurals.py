"""English plural forms: "%Ln contacts" is written in the code, "%Ln contact" is looked up for one.

Other languages come as compiled Qt translations with all their plural forms; English needs only this table
(resources/translations/en.toml), so that nothing has to be compiled to run from a clone.
"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QTranslator

from reljournal.system.resources import resource


def singular_forms() -> dict[str, str]:
    """Return the text for one of each text with a ``%Ln`` in it."""
    import tomllib

    with resource("translations", "en.toml").open("rb") as file:
        forms: dict[str, str] = tomllib.load(file)["singular"]
    return forms


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
