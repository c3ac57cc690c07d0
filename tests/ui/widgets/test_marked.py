"""Lines with what was searched for marked in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from reljournal.ui.theme import current_theme
from reljournal.ui.widgets.marked import MarkedLine

_WIDE, _HIGH = 400, 40


def _painted(line: MarkedLine, text: str, words: tuple[str, ...] = (), width: int = _WIDE) -> QImage:
    image = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    line.paint(painter, QRect(0, 0, width, _HIGH), text, words)
    assert not painter.hasClipping()
    painter.end()
    return image


def _changed_columns(one: QImage, other: QImage) -> list[int]:
    return [x for x in range(_WIDE) if any(one.pixel(x, y) != other.pixel(x, y) for y in range(_HIGH))]


@pytest.fixture
def line(qtbot: QtBot) -> MarkedLine:
    return MarkedLine(current_theme().font("body"), "text")


@pytest.mark.parametrize("text", ["dinner with AVA and others", "Ádám · AVA – Łódź", "AVA", "a day with avalanches"])
def test_a_mark_changes_nothing_beside_itself(line: MarkedLine, text: str) -> None:
    plain, marked = _painted(line, text), _painted(line, text, ("ava",))
    changed = _changed_columns(plain, marked)
    at = text.casefold().index("ava")
    left = line.metrics.horizontalAdvance(text[:at])
    right = left + line.metrics.horizontalAdvance(text[at : at + 3])
    assert changed
    assert left <= changed[0]
    assert changed[-1] < right
    soft = current_theme().colour("accent_soft").rgb()
    assert marked.pixel(changed[0], 0) == soft


def test_without_a_hit_the_line_is_plain(line: MarkedLine) -> None:
    assert _changed_columns(_painted(line, "lava"), _painted(line, "lava", ("ava",))) == []


def test_a_long_line_ends_in_an_ellipsis_and_what_is_behind_it_is_not_marked(line: MarkedLine) -> None:
    long = "words and more words that never end, " * 4 + "ava"
    short, marked = _painted(line, long, width=200), _painted(line, long, ("ava",), width=200)
    assert _changed_columns(short, marked) == []
    assert line.metrics.horizontalAdvance(long) > 200
    white = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    assert max(_changed_columns(short, white)) < 200
