"""Colours Markdown while it is written: words look as they will read, marks step back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from reljournal.ui.markdown.lines import Line, LineKind, flat, read_line
from reljournal.ui.theme import current_theme

# From the quietest to the loudest: where two meet, the later one has the last word.
_LOOKS = ("h1", "h2", "h3", "quote", "done", "table", "italic", "bold", "strike", "code", "link", "mark", "gone",
          "dot", "ticked", "unticked", "hidden")  # fmt: skip

MENTION = "contact:"
"""How the target of a mention begins; the UUID of the contact follows."""

KEPT = "kept:"
"""How the target of a file of the entry begins; the SHA-256 of its bytes follows, in hexadecimal."""

PLAIN, FENCED = 0, 1
"""Block states: whether the line after this one stands inside a code fence."""

_CODE = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_EMPHASIS = (
    ("bold", re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")),
    (
        "italic",
        re.compile(r"(?<![\w*])(\*)(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)|(?<!\w)(_)(?=[^\s_])(.+?)(?<=[^\s_])\3(?!\w)"),
    ),
    ("strike", re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1")),
)
_LINK = re.compile(r"!?\[((?:\\.|[^\]\\])+)\]\(([^)\s]*)[^)]*\)")
_ADDRESS = re.compile(r"<?(?:https?://|mailto:)[^\s<>]+[^\s<>.,;:!?)\]’”\"']>?")


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """Where a link stands in a line: the whole from ``start`` to ``end``, its words, and where it leads."""

    start: int
    end: int
    words_start: int
    words_end: int
    target: str

    @property
    def is_mention(self) -> bool:
        """Whether it leads to somebody's card, or to a file of the entry: where, is for the program to know."""
        return self.target.startswith((MENTION, KEPT))


def links_in(text: str) -> list[LinkSpan]:
    """Return the links of a line, written out or bare, in order."""
    found = [LinkSpan(m.start(), m.end(), m.start(1), m.end(1), m[2]) for m in _LINK.finditer(text)]
    for match in _ADDRESS.finditer(text):
        if not any(span.start <= match.start() < span.end for span in found):
            found.append(LinkSpan(match.start(), match.end(), match.start(), match.end(), match[0].strip("<>")))
    return sorted(found, key=lambda span: span.start)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dresses one document. `put_on_theme` is called anew when theme or font change."""

    def __init__(self, document: QTextDocument, base: QFont) -> None:
        super().__init__(document)
        self._looks: dict[str, QTextCharFormat] = {}
        self._bits = {name: 1 << index for index, name in enumerate(_LOOKS)}
        self._merged: dict[int, QTextCharFormat] = {}
        self._masks: list[int] = []
        self._read_theme(base)

    def put_on_theme(self, base: QFont) -> None:
        """Take colours and fonts from the present theme; ``base`` is the font of plain words."""
        self._read_theme(base)
        self.rehighlight()

    def _read_theme(self, base: QFont) -> None:
        theme = current_theme()
        looks = {name: QTextCharFormat() for name in _LOOKS}
        for name in ("mark", "done", "quote"):
            looks[name].setForeground(theme.colour("muted"))
        looks["gone"].setForeground(Qt.GlobalColor.transparent)
        looks["bold"].setFontWeight(QFont.Weight.Bold)
        looks["italic"].setFontItalic(True)
        looks["strike"].setFontStrikeOut(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        looks["code"].setFontFamilies([*fixed.families(), *base.families()])
        looks["code"].setBackground(theme.colour("chip"))
        # Cells stand in line where every letter is as wide as the next.
        looks["table"].setFontFamilies([*fixed.families(), *base.families()])
        # Where a mention leads is for the program to know: it takes no room that one could see.
        looks["hidden"].setForeground(Qt.GlobalColor.transparent)
        looks["hidden"].setProperty(QTextFormat.Property.FontPixelSize.value, 1)
        looks["hidden"].setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
        looks["hidden"].setFontLetterSpacing(1)
        looks["link"].setForeground(theme.colour("accent"))
        looks["link"].setFontUnderline(True)
        for name, ratio in (("h1", 1.35), ("h2", 1.15), ("h3", 1.0)):
            looks[name].setFontWeight(QFont.Weight.DemiBold)
            if base.pixelSize() > 0:
                looks[name].setProperty(QTextFormat.Property.FontPixelSize.value, round(base.pixelSize() * ratio))
            else:
                looks[name].setFontPointSize(base.pointSizeF() * ratio)
        metrics = QFontMetricsF(base)
        # Room behind a dot; and a ticked box takes as much as an empty one, so that their words stand in line.
        em = metrics.height()
        looks["dot"].setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        looks["dot"].setFontLetterSpacing(em * 0.3)
        for name, letter in (("ticked", "x"), ("unticked", " ")):
            looks[name].setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
            looks[name].setFontLetterSpacing(em * 0.5 - metrics.horizontalAdvance(letter))
        self._looks = looks
        self._merged = {}

    def highlightBlock(self, text: str) -> None:
        """Dress one line; Qt calls it for each line that changed."""
        text = flat(text)
        line = read_line(text)
        self._masks = [0] * len(text)
        fenced = self.previousBlockState() == FENCED
        ends_or_begins = line.kind is LineKind.FENCE
        self.setCurrentBlockState(FENCED if fenced != ends_or_begins else PLAIN)
        if fenced and not ends_or_begins:
            self._lay(0, len(text), "code")
        elif line.kind is LineKind.RULE:
            # A line is painted across in its place.
            self._lay(0, len(text), "gone")
        elif ends_or_begins:
            self._lay(0, len(text), "mark")
        elif line.kind is not LineKind.BLANK:
            self._dress_line(text, line)
            self._dress_words(text, line.mark_end)
        self._put_on()

    def _dress_line(self, text: str, line: Line) -> None:
        if line.kind is LineKind.TEXT and text.lstrip().startswith("|"):
            self._lay(0, len(text), "table")
        if line.kind is LineKind.HEADING:
            self._lay(0, len(text), f"h{min(line.level, 3)}")
            self._lay(line.mark_start, line.mark_end, "mark")
        elif line.kind is LineKind.QUOTE:
            # A bar is painted in the place of the mark.
            self._lay(line.mark_start, line.mark_end, "gone")
            self._lay(line.mark_end, len(text), "quote")
        elif line.kind is LineKind.ITEM:
            # A dot or a box is painted in the place of the mark; numbers are read as they are.
            self._lay(line.mark_start, line.mark_end, "mark" if line.number is not None and line.box < 0 else "gone")
            if line.box >= 0:
                self._lay(line.box + 1, line.box + 2, "ticked" if line.checked else "unticked")
            elif line.number is None:
                self._lay(line.mark_start, line.mark_start + 1, "dot")
            if line.checked:
                self._lay(line.mark_end, len(text), "done")

    def _dress_words(self, text: str, start: int) -> None:
        taken: list[tuple[int, int]] = []
        for match in _CODE.finditer(text, start):
            self._dress_span(match, "code")
            taken.append(match.span())
        if "](" in text or ":" in text:
            for span in links_in(text):
                if span.start >= start and not _within(span.start, taken):
                    around = "hidden" if span.is_mention else "mark"
                    self._lay(span.start, span.words_start, around)
                    self._lay(span.words_start, span.words_end, "link")
                    self._lay(span.words_end, span.end, around)
                    taken.append((span.words_end, span.end))
        for name, pattern in _EMPHASIS:
            for match in pattern.finditer(text, start):
                if not _within(match.start(), taken):
                    self._dress_span(match, name)

    def _dress_span(self, match: re.Match[str], name: str) -> None:
        start, end = match.span()
        # A mark of underscores is a group of its own.
        mark = len(match[1] or match[3])
        self._lay(start + mark, end - mark, name)
        self._lay(start, start + mark, "mark")
        self._lay(end - mark, end, "mark")

    def _lay(self, start: int, end: int, name: str) -> None:
        """Lay a look over what is there, so that bold inside italic inside a heading keeps all three."""
        bit = self._bits[name]
        masks = self._masks
        for index in range(start, end):
            masks[index] |= bit

    def _put_on(self) -> None:
        begin = 0
        masks = self._masks
        for index in range(1, len(masks) + 1):
            if index == len(masks) or masks[index] != masks[begin]:
                if masks[begin]:
                    self.setFormat(begin, index - begin, self._look_of(masks[begin]))
                begin = index

    def _look_of(self, mask: int) -> QTextCharFormat:
        look = self._merged.get(mask)
        if look is None:
            look = QTextCharFormat()
            for name in _LOOKS:
                if mask & self._bits[name]:
                    look.merge(self._looks[name])
            self._merged[mask] = look
        return look


def _within(index: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= index < last for first, last in spans)
