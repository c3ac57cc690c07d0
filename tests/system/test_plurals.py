"""Every text with a count in it has its singular, and only those have."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from reljournal.system.plurals import singular_forms

_ROOMS = [Path(__file__).resolve().parents[2] / "reljournal" / room for room in ("ui", "printing")]


def counted_texts() -> set[str]:
    """Return every text with a count that the code hands to a translating function."""
    found: set[str] = set()
    for room in _ROOMS:
        for path in room.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                    found |= {text for text in texts if "%n" in text or "%Ln" in text}
    return found


def test_every_counted_text_has_a_singular() -> None:
    missing = sorted(counted_texts() - singular_forms().keys())
    assert not missing, f"add these to resources/translations/en.toml: {missing}"


def test_every_count_is_grouped_as_the_language_groups_it() -> None:
    assert not [text for text in counted_texts() if "%n" in text], "write %Ln"


def test_no_singular_is_left_over() -> None:
    assert not sorted(singular_forms().keys() - counted_texts())


@pytest.mark.parametrize("count", [0, 1, 2])
def test_one_is_spoken_of_in_the_singular(count: int) -> None:
    widget = QWidget()
    words = widget.tr("%Ln contacts were added to your journal.", None, count)
    widget.deleteLater()
    assert words == {0: "0 contacts were", 1: "1 contact was", 2: "2 contacts were"}[count] + " added to your journal."
