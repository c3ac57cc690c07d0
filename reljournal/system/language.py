"""Which language the program speaks: the one that was chosen, else the system's where there is a catalogue for it.

No Qt here: the command line reads lines in the same language as the window.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

from reljournal.system.resources import resource

SYSTEM = "system"
SOURCE = "en"
"""The language of the texts in the code; it needs no catalogue."""
_spoken: list[str] = []


def code_of(locale_name: str) -> str:
    """Return the language of a locale's name: "de" of ``de_DE.UTF-8`` and ``de-AT``."""
    return locale_name.replace("-", "_").split("_")[0].split(".")[0].casefold()


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that can be chosen."""
    return tuple(sorted({SOURCE, *(file.stem for file in resource("translations").glob("*.json"))}))


@cache
def catalogue_of(language: str) -> dict[str, Any]:
    """Return the catalogue of a language, empty when there is none; resources/translations/*.json says the form."""
    try:
        text = resource("translations", f"{language}.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    found: dict[str, Any] = json.loads(text)
    return found


def system_language(known: str = "") -> str:
    """Return the language of this computer by its environment; ``known`` where that says nothing."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    code = code_of(next((name for name in names if name), known))
    return code if code not in {"", "c", "posix"} else SOURCE


def language_of(choice: str, known: str = "") -> str:
    """Return the language to speak for what was chosen in the preferences.

    ``RELJOURNAL_LANGUAGE`` counts before it. As the system's, only a catalogue that is finished is used.
    """
    asked = code_of(os.environ.get("RELJOURNAL_LANGUAGE", ""))
    if asked or choice != SYSTEM:
        code = asked or choice
        return code if code == SOURCE or catalogue_of(code) else SOURCE
    code = system_language(known)
    return code if code == SOURCE or catalogue_of(code).get("finished") else SOURCE


def translate(room: str, text: str, language: str) -> str:
    """Return a text of the program in a language, where no Qt is: in files for others, and on the command line.

    Texts with a count are not for this; :mod:`reljournal.system.catalogue` has their forms.
    """
    found = catalogue_of(language) if language != SOURCE else {}
    said = found.get("in", {}).get(room, {}).get(text) or found.get("texts", {}).get(text)
    return said if isinstance(said, str) and said else text


def speak(language: str) -> None:
    """Let lines be read in this language from now on; in none, they are read in the system's."""
    _spoken[:] = [language] if language else []


def spoken() -> str:
    """Return the language that was chosen, empty when none was."""
    return _spoken[0] if _spoken else ""
