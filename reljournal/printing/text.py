"""Paragraphs as lines that can be placed one by one: wrapped, aligned, left to right or right to left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reljournal.printing.palette import paper_palette

# Text is measured at this many times its size: a font's size is a whole number of pixels in Qt, and
# what is measured must be true at any resolution.
_FINE = 16
_UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_ISOLATES = re.compile("[\u2066-\u2069]")
_STRONG = {"L": False, "R": True, "AL": True}


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text looks: size in pixels at 96 to the inch, weight, and a colour (a role, or ``#rrggbb``)."""

    size: float = 13
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "text"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style."""

    text: str
    style: Style = Style()


def reads_rightwards(text: str) -> bool | None:
    """Return False for left to right, True for right to left, None without a letter that says (Unicode UAX 9, P2)."""
    for character in text:
        direction = _STRONG.get(unicodedata.bidirectional(character))
        if direction is not None:
            return direction
    return None


def share_of_right_to_left(text: str) -> float:
    """Return which part (0 to 1) of the letters of ``text`` belong to a script that runs to the left."""
    strong = [_STRONG[kind] for kind in map(unicodedata.bidirectional, text) if kind in _STRONG]
    return sum(strong) / len(strong) if strong else 0.0


def isolated(text: str) -> str:
    """Return ``text`` so that its direction does not disturb what stands beside it (Unicode UAX 9, FSI and PDI)."""
    return f"\u2068{text}\u2069" if text else text


def isolated_if_foreign(text: str) -> str:
    """Return ``text`` isolated when it is not plain Latin; what was never mixed stays without marks."""
    return text if text.isascii() else isolated(text)


@cache
def _font(family_key: str, size: float, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.fromString(family_key)
    font.setPixelSize(round(size * _FINE))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def print_font(style: Style) -> QFont:
    """Return the font of a style at the fine size in which text is measured."""
    return _font(QGuiApplication.font().toString(), style.size, style.weight)


class Paragraph:
    """Runs of text broken into lines of at most ``width``.

    ``right_to_left`` is the direction of the paragraph (its own first letter decides when None);
    ``align_right`` says on which side its lines stand (the side it begins on when None).
    """

    def __init__(
        self,
        runs: Sequence[Run],
        width: float,
        *,
        right_to_left: bool | None = None,
        align_right: bool | None = None,
        otherwise: bool = False,
    ) -> None:
        cleaned = [Run(_UNPRINTABLE.sub(" ", run.text).replace("\n", "\u2028"), run.style) for run in runs]
        self._text = "".join(run.text for run in cleaned)
        own = reads_rightwards(self._text) if right_to_left is None else right_to_left
        self.right_to_left = otherwise if own is None else own
        on_the_right = self.right_to_left if align_right is None else align_right
        self._layout = QTextLayout(self._text, print_font(cleaned[0].style if cleaned else Style()))
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(_option(self.right_to_left, on_the_right))
        self._layout.setFormats(_formats(cleaned))
        self.width = width
        self._lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width * _FINE)
            line.setPosition(QPointF(0, 0))
            self._lines.append(line)
        self._layout.endLayout()

    def __len__(self) -> int:
        return len(self._lines)

    def ascent(self, index: int) -> float:
        """Return how far a line reaches above its baseline."""
        return self._lines[index].ascent() / _FINE

    def height(self, index: int) -> float:
        """Return how high a line is without leading."""
        return self._lines[index].height() / _FINE

    def natural_width(self, index: int) -> float:
        """Return how wide the words of a line are."""
        return self._lines[index].naturalTextWidth() / _FINE

    def words(self, index: int) -> str:
        """Return the words of a line as they were written."""
        line = self._lines[index]
        # Qt counts in UTF-16 units, Python in characters.
        units = self._text.encode("utf-16-le", "surrogatepass")
        piece = units[2 * line.textStart() : 2 * (line.textStart() + line.textLength())]
        return _ISOLATES.sub("", piece.decode("utf-16-le", "replace")).replace("\u2028", "\n")

    def draw(self, painter: QPainter, rect: QRectF, index: int) -> None:
        """Draw one line with its top at the top of ``rect``."""
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(1 / _FINE, 1 / _FINE)
        self._lines[index].draw(painter, QPointF(0, 0))
        painter.restore()


def text_width(text: str, style: Style) -> float:
    """Return how wide ``text`` is in one line."""
    return Paragraph([Run(text, style)], 100_000, align_right=False).natural_width(0) if text else 0.0


def _colour(name: str) -> QColor:
    return QColor(name) if name.startswith("#") else paper_palette().colour(name)


def _option(right_to_left: bool, on_the_right: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if on_the_right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _formats(runs: Sequence[Run]) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        units = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        made = QTextLayout.FormatRange()
        made.start, made.length = start, units
        look = QTextCharFormat()
        look.setFont(print_font(run.style))
        look.setForeground(_colour(run.style.colour))
        made.format = look
        formats.append(made)
        start += units
    return formats
