"""What one line of Markdown is, and what Enter, Tab and a tick make of it. Plain text in, plain text out.

The subset is CommonMark's blocks (spec.commonmark.org 0.31, sections 4 and 5) with GitHub's task list
items (github.github.com/gfm section 5.3).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

INDENT = "  "
_TAB = 4


class LineKind(StrEnum):
    """What a line begins."""

    TEXT = "text"
    BLANK = "blank"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    FENCE = "fence"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Line:
    """One line taken apart.

    ``mark_start`` and ``mark_end`` enclose the mark with the space after it ("- ", "## ", "> ", "- [ ] ");
    ``level`` is a heading's (1 to 6). ``box`` is the index of ``[`` of a check box, -1 without one.
    """

    kind: LineKind
    mark_start: int = 0
    mark_end: int = 0
    level: int = 0
    number: int | None = None
    box: int = -1
    checked: bool = False


_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"([ \t]*)([-*+]|(\d{1,9})[.)])(?:[ \t]+(\[[ xX]\])?(?=[ \t]|$)[ \t]*|[ \t]+|$)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")
_FENCE = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)$")


def read_line(text: str) -> Line:
    """Return what a line is by itself; whether it stands inside a code fence is for the caller to know."""
    if not text.strip():
        return Line(LineKind.BLANK)
    if match := _HEADING.match(text):
        return Line(LineKind.HEADING, match.start(1), match.end(), level=len(match[1]))
    for kind, pattern in ((LineKind.RULE, _RULE), (LineKind.FENCE, _FENCE)):
        if pattern.match(text):
            return Line(kind, 0, len(text))
    if match := _ITEM.match(text):
        number = int(match[3]) if match[3] else None
        box = match.start(4)
        return Line(LineKind.ITEM, match.start(2), match.end(), 0, number, box, box >= 0 and match[4] != "[ ]")
    if match := _QUOTE.match(text):
        return Line(LineKind.QUOTE, len(match[0]) - len(match[0].lstrip()), match.end())
    return Line(LineKind.TEXT)


def continuation(text: str) -> str | None:
    """Return what Enter puts before the next line: the mark of a list or quote goes on.

    None when the line has no mark to go on with; an empty string when it is an item without words, which
    ends the list: the caller then takes the mark away instead of adding a line.
    """
    line = read_line(text)
    if line.kind not in {LineKind.ITEM, LineKind.QUOTE}:
        return None
    if not text[line.mark_end :].strip():
        return ""
    lead, mark = text[: line.mark_start], text[line.mark_start : line.mark_end]
    if line.kind is LineKind.QUOTE:
        return lead + mark
    if line.number is not None:
        return lead + mark.replace(str(line.number), str(line.number + 1), 1)
    return lead + (f"{text[line.mark_start]} [ ] " if line.box >= 0 else f"{text[line.mark_start]} ")


def ticked(text: str) -> str | None:
    """Return the line with its check box turned over, None when there is no box."""
    line = read_line(text)
    if line.box < 0:
        return None
    return text[: line.box] + ("[ ]" if line.checked else "[x]") + text[line.box + 3 :]


def with_box_turned(text: str, number: int) -> str | None:
    """Return a whole text with its check box ``number`` (from 0) turned over, None when there are not so many.

    Boxes inside a code fence are words, and not counted.
    """
    rows = text.split("\n")
    fenced, seen = False, 0
    for at, row in enumerate(rows):
        line = read_line(row)
        if line.kind is LineKind.FENCE:
            fenced = not fenced
        if fenced or line.box < 0:
            continue
        if seen == number:
            rows[at] = ticked(row) or row
            return "\n".join(rows)
        seen += 1
    return None


def indented(text: str) -> str:
    """Return a list line one step deeper."""
    return INDENT + text


def outdented(text: str) -> str:
    """Return a list line one step less deep; a line at the margin stays."""
    if text.startswith("\t"):
        return text[1:]
    return text.removeprefix(INDENT) if text.startswith(INDENT) else text.removeprefix(" ")


def as_item(text: str, mark: str) -> str:
    """Return the line as an item with ``mark`` ("- ", "- [ ] ", "> ", "## "), or bare when it had that mark."""
    line = read_line(text)
    lead = text[: line.mark_start]
    words = text[line.mark_end :]
    wanted = read_line(mark)
    same = (wanted.kind, wanted.level, wanted.box >= 0) == (line.kind, line.level, line.box >= 0)
    if same and line.number is None:
        return lead + words
    if line.kind is LineKind.TEXT:
        words = text.strip()
    return (lead if wanted.kind is LineKind.ITEM else "") + mark + words


def wrapped(text: str, mark: str) -> str:
    """Return ``text`` between two marks ("**", "*", "`"), or bare when it had them; outer spaces stay outside."""
    words = text.strip()
    if not words:
        return mark + mark
    lead = text[: len(text) - len(text.lstrip())]
    tail = text[len(text.rstrip()) :]
    length = len(mark)
    bare = len(words) >= 2 * length and words.startswith(mark) and words.endswith(mark)
    # A single star is not the half of a double one.
    if bare and mark == "*" and words.startswith("**") and not words.startswith("***"):
        bare = False
    return lead + (words[length:-length] if bare else mark + words + mark) + tail


def reads_from_right(text: str) -> bool:
    """Return whether a line's words read from right to left; marks ("[x]", "1.") have no say.

    The first character with a strong direction decides (Unicode Annex 9, rules P2 and P3).
    """
    if text.isascii():
        return False
    strong = (unicodedata.bidirectional(character) for character in text[read_line(text).mark_end :])
    return next((direction for direction in strong if direction in {"L", "R", "AL"}), "L") != "L"


def flat(text: str) -> str:
    """Return ``text`` with every character that Qt counts twice (emoji, rare ideographs) as two stand-ins.

    Qt counts UTF-16 units, Python counts characters; in the flattened line both agree.
    """
    return text if text.isascii() else _TWO_UNITS.sub("\ue000\ue000", text)


def columns(text: str) -> str:
    """Return leading white space with tabs as spaces, for measuring how far a line is indented."""
    return text.expandtabs(_TAB)
