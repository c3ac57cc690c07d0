"""Where the files that come with the program are: in the source tree or inside the installed package."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """Return the folder with themes, icons, help pages and the sample journal.

    An installed wheel carries it inside the package; a source tree has it beside the package.
    """
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one file or folder that comes with the program, e.g. ``resource("icons", "people.svg")``."""
    return resources_folder().joinpath(*parts)
