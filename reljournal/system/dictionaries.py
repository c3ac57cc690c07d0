"""The spelling dictionaries of this computer, as Hunspell has them: pairs of ``de_DE.aff`` and ``de_DE.dic``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reljournal.system.language import code_of


def dictionary_folders() -> list[Path]:
    """Return where dictionaries may be, the person's own first, and last the one that comes with the program."""
    home = Path.home()
    named = os.environ.get("DICPATH", "")
    folders = [Path(part) for part in named.split(os.pathsep) if part]
    if sys.platform == "darwin":
        folders += [home / "Library/Spelling", Path("/Library/Spelling")]
    elif sys.platform == "win32":
        folders += [Path(os.environ.get("APPDATA", home)) / "hunspell"]
    else:
        own = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        for data in (own, *(Path(part) for part in shared.split(":") if part), Path("/app/share")):
            folders += [data / "hunspell", data / "myspell", data / "myspell/dicts"]
    bundled = _bundled()
    return [*folders, bundled] if bundled is not None else folders


def _bundled() -> Path | None:
    spec = find_spec("hunspell")
    return None if spec is None or spec.origin is None else Path(spec.origin).parent / "dictionaries"


@cache
def dictionaries() -> dict[str, Path]:
    """Return the dictionaries by their name ("de_AT"), each as its path without the suffix; the first found counts.

    Many systems link one dictionary under the names of several countries: it is there once, under its own.
    """
    found: dict[str, Path] = {}
    for folder in dictionary_folders():
        for rules in sorted(folder.glob("*.aff")) if folder.is_dir() else ():
            words = rules.with_suffix(".dic")
            if not words.is_file():
                continue
            is_link_beside = words.is_symlink() and words.resolve().with_suffix(".aff").is_file()
            base = words.resolve().with_suffix("") if is_link_beside else rules.with_suffix("")
            found.setdefault(base.name, base)
    return found


def usual_dictionaries(spoken: str, locale_names: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return which of the ``known`` dictionaries one begins with: of the interface's language and of the system's.

    Of several for one language it is that of the system's country where there is one, else the one of the country
    that is called as the language ("de_DE"), else the first.
    """
    names = [name.split(".")[0].replace("-", "_") for name in locale_names]
    wanted = dict.fromkeys([spoken, *(code_of(name) for name in names)])
    chosen = []
    for code in wanted:
        fitting = sorted(name for name in known if code_of(name) == code)
        if fitting:
            preferred = [*names, f"{code}_{code.upper()}"]
            chosen.append(next((name for name in preferred if name in fitting), fitting[0]))
    return chosen
