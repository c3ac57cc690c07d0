"""Pagination: blocks of strips flow down columns and over pages; what results is a list of placed pieces.

A strip is never split. A block breaks between strips, but neither its first nor its last strip ever stands
alone; a block of three strips or fewer is kept whole. A heading holds on to what follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from PySide6.QtCore import QRectF

from reljournal.printing.ink import Ink, LineInk
from reljournal.printing.text import Paragraph

_KEPT_WHOLE = 3
_LEAST_TOGETHER = 2


class Role(StrEnum):
    """What a placed piece is."""

    AVATAR = "avatar"
    NAME = "name"
    ROLE = "role"
    WAYS = "ways"
    STAMP = "stamp"
    RULE = "rule"
    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    PROSE = "prose"
    TICK = "tick"
    FOLLOW_UP = "follow_up"
    CHIP = "chip"
    DATE = "date"
    ENTRY = "entry"
    EXCERPT = "excerpt"
    NOTES = "notes"
    RUNNING_HEAD = "running_head"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on a page (counted from 0); ``rect`` in pixels at 96 to the inch, from the sheet's corner."""

    page: int
    rect: QRectF
    role: Role
    ink: Ink
    text: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece inside a strip: ``x`` from the sheet's edge, ``dy`` from the strip's top."""

    role: Role
    x: float
    dy: float
    width: float
    height: float
    ink: Ink
    text: str = ""

    def at(self, page: int, y: float) -> Placed:
        """Return the piece as it stands on a page."""
        return Placed(page, QRectF(self.x, y + self.dy, self.width, self.height), self.role, self.ink, self.text)


@dataclass(frozen=True, slots=True)
class Strip:
    """A horizontal slice that is never split."""

    height: float
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Strips that belong together; ``before`` is the space above, left out at the top of a page.

    ``holds_next`` keeps it on the page of the block that follows; ``drops_at_top`` leaves it out where a
    page begins (a rule has nothing to divide there).
    """

    strips: tuple[Strip, ...]
    before: float = 0.0
    holds_next: bool = False
    drops_at_top: bool = False

    @property
    def height(self) -> float:
        """All strips together."""
        return sum(strip.height for strip in self.strips)

    def least(self) -> int:
        """Return how many strips must stand together at the beginning."""
        return len(self.strips) if len(self.strips) <= _KEPT_WHOLE else _LEAST_TOGETHER


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place to go on from."""

    page: int
    y: float
    at_top: bool = False

    def later(self, other: Cursor) -> Cursor:
        """Return the one further down."""
        return self if (self.page, self.y) >= (other.page, other.y) else other


@dataclass(slots=True)
class Flow:
    """Places blocks on pages whose text runs from ``first_top`` (page 0) or ``top`` down to ``bottom``."""

    top: float
    bottom: float
    placed: list[Placed] = field(default_factory=list)

    def column(self, blocks: Sequence[Block], cursor: Cursor) -> Cursor:
        """Place blocks below each other, over as many pages as it takes; return where they end."""
        for index, block in enumerate(blocks):
            if not cursor.at_top and cursor.y + self.least_height(blocks[index:]) > self.bottom:
                cursor = self.next_page(cursor)
            cursor = self._place(block, cursor)
        return cursor

    def least_height(self, blocks: Sequence[Block]) -> float:
        """Return the room that the first of ``blocks`` needs, with all that it holds on to."""
        height = 0.0
        for block in blocks:
            height += block.before + sum(strip.height for strip in block.strips[: block.least()])
            if not block.holds_next:
                break
        return height

    def next_page(self, cursor: Cursor) -> Cursor:
        """Return the top of the page after ``cursor``."""
        return Cursor(cursor.page + 1, self.top, at_top=True)

    def _place(self, block: Block, cursor: Cursor) -> Cursor:
        if cursor.at_top and block.drops_at_top:
            return cursor
        if not cursor.at_top:
            cursor = replace(cursor, y=cursor.y + block.before)
        for count, strip in enumerate(block.strips):
            if not cursor.at_top and self._must_break(block, count, cursor):
                cursor = self.next_page(cursor)
            self.placed += [part.at(cursor.page, cursor.y) for part in strip.parts]
            cursor = Cursor(cursor.page, cursor.y + strip.height)
        return cursor

    def _must_break(self, block: Block, count: int, cursor: Cursor) -> bool:
        """Return whether the strip ``count`` has to begin a page: it, or what must stay with it, does not fit."""
        left = len(block.strips) - count
        if count < block.least() and count > 0:
            return False
        together = block.strips[count : count + 1]
        if left == _LEAST_TOGETHER and count >= block.least():
            together = block.strips[count:]
        elif left == 1 and count > 0:
            together = ()
        return cursor.y + sum(strip.height for strip in together) > self.bottom + 0.01


def lines_of(
    paragraph: Paragraph, role: Role, x: float, line_height: float, *, first: int = 0, last: int | None = None
) -> list[Strip]:
    """Return the lines of a paragraph as strips of at least ``line_height``, the words in their middle."""
    strips: list[Strip] = []
    for index in range(first, len(paragraph) if last is None else last):
        height = max(line_height, paragraph.height(index))
        dy = (height - paragraph.height(index)) / 2
        strips.append(Strip(height, (_line_part(paragraph, index, role, x, dy),)))
    return strips


def side_by_side(beside: Sequence[tuple[Paragraph, Role, float]], line_height: float) -> list[Strip]:
    """Return paragraphs next to each other as strips, lines on common baselines."""
    strips: list[Strip] = []
    for index in range(max(len(paragraph) for paragraph, _, _ in beside)):
        sides = [side for side in beside if index < len(side[0])]
        ascent = max(paragraph.ascent(index) for paragraph, _, _ in sides)
        below = max(paragraph.height(index) - paragraph.ascent(index) for paragraph, _, _ in sides)
        height = max(line_height, ascent + below)
        base = (height - ascent - below) / 2 + ascent
        parts = tuple(_line_part(p, index, role, x, base - p.ascent(index)) for p, role, x in sides)
        strips.append(Strip(height, parts))
    return strips


def _line_part(paragraph: Paragraph, index: int, role: Role, x: float, dy: float) -> Part:
    ink = LineInk(paragraph, index)
    return Part(role, x, dy, paragraph.width, paragraph.height(index), ink, paragraph.words(index))
