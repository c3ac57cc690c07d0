"""The words of quick capture, one file a language in resources/capture, and which language this computer speaks."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from typing import Any

from reljournal.domain.errors import RelJournalError
from reljournal.system.language import code_of, spoken, system_language
from reljournal.system.resources import resource


def languages() -> tuple[str, ...]:
    """Return the languages that a line can be written in, by their codes."""
    return tuple(sorted(file.stem for file in resource("capture").glob("*.toml")))


def chosen_languages(wanted: str = "") -> tuple[str, ...]:
    """Return the language a line is read in, then English.

    It is the one that is ``wanted``, else that of ``RELJOURNAL_LANGUAGE``, else the one chosen in the preferences, else
    the system's.

    Raises:
        RelJournalError: the language asked for has no words here.
    """
    asked = wanted or os.environ.get("RELJOURNAL_LANGUAGE", "")
    code = code_of(asked) if asked else spoken() or system_language()
    if code not in languages():
        if asked:
            raise RelJournalError(f"Lines are not read in “{asked}” yet. There is {', '.join(languages())}.")
        code = "en"
    return tuple(dict.fromkeys((code, "en")))


@cache
def words_of(language: str) -> dict[str, Any]:
    """Return the words of one language."""
    with resource("capture", f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
