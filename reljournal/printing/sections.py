"""The sections of a brief as blocks: heading, rows, prose, follow-ups, dates, entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont

from reljournal.domain.brief import Brief, DateAhead, Owed, PastEntry, Urgency
from reljournal.domain.brief_facts import Fact
from reljournal.domain.entries import Kind
from reljournal.printing import wording
from reljournal.printing.flow import Block, Part, Role, Strip, lines_of, side_by_side
from reljournal.printing.ink import ChipInk, TickInk
from reljournal.printing.text import Paragraph, Run, Style, isolated, reads_rightwards

BODY = Style()
MUTED = Style(colour="muted")
STRONG = Style(weight=QFont.Weight.DemiBold)
HEADING = Style(size=13.5, weight=QFont.Weight.DemiBold)
SMALL = Style(size=11, colour="muted")
_CHIP_TEXT = 11.5
_CHIP_HEIGHT = 18.0
_CHIP_PAD = 8.0
_TICK = 10.0
_TICK_GAP = 9.0
_LABEL_SHARE = 0.385
_WIDEST_LABEL = 132.0
_LISTED = 8
_PIXELS_A_LETTER = 14
# Pixels between the columns of a page, and the width from which a section has room for two of its own.
COLUMN_GAP = 28.0
_TWO_COLUMNS = 560
_SHORT_ROW = 2
_LABEL_GAP = 18


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in pixels; the dense ones bring a brief to one page that would just miss it."""

    line: float = 18.4
    row: float = 9.0
    paragraph: float = 7.0
    item: float = 7.0
    entry: float = 10.0
    below_heading: float = 9.0
    around_rule: float = 15.0


ROOMY = Spacing()
DENSE = Spacing(line=16.6, row=4.5, paragraph=4.0, item=3.5, entry=6.0, below_heading=5.0, around_rule=9.0)


@dataclass(frozen=True, slots=True)
class Setting:
    """For which page blocks are made: its direction and its spacing."""

    right_to_left: bool
    spacing: Spacing


Contents = Callable[[float, float], list[Block]]
"""Makes the blocks of a section for a column: its left edge and its width."""


def heading(words: str, x: float, width: float, setting: Setting, *, before: float = 0.0) -> Block:
    """Return a section's heading, which holds on to what follows."""
    paragraph = Paragraph([Run(words, HEADING)], width, align_right=setting.right_to_left)
    return Block(tuple(lines_of(paragraph, Role.HEADING, x, setting.spacing.line)), before, holds_next=True)


def with_heading(words: str, contents: list[Block], x: float, width: float, setting: Setting) -> list[Block]:
    """Return ``contents`` under a heading, or nothing when there are none."""
    if not contents:
        return []
    first = contents[0]
    spaced = Block(first.strips, setting.spacing.below_heading, first.holds_next, first.drops_at_top)
    return [heading(words, x, width, setting), spaced, *contents[1:]]


def prose(paragraphs: Sequence[str], x: float, width: float, setting: Setting) -> list[Block]:
    """Return paragraphs of the note, each in its own direction."""
    blocks: list[Block] = []
    for words in paragraphs:
        paragraph = Paragraph([Run(words, BODY)], width, otherwise=setting.right_to_left)
        strips = lines_of(paragraph, Role.PROSE, x, setting.spacing.line)
        blocks.append(Block(tuple(strips), setting.spacing.paragraph))
    return blocks


def row(label: str, value: str, x: float, width: float, setting: Setting) -> Block:
    """Return a label and its value beside it."""
    return _row(_cells(label, value, x, width, _label_width(width), setting), setting)


_Cells = list[tuple[Paragraph, Role, float]]


def _label_width(width: float) -> float:
    return min(_WIDEST_LABEL, width * _LABEL_SHARE)


def _cells(label: str, value: str, x: float, width: float, label_width: float, setting: Setting) -> _Cells:
    side = setting.right_to_left
    named = Paragraph([Run(label, MUTED)], label_width - 10, align_right=side)
    told = Paragraph([Run(value, BODY)], width - label_width, align_right=side)
    return [(named, Role.LABEL, x), (told, Role.VALUE, x + label_width)]


def _row(cells: _Cells, setting: Setting) -> Block:
    return Block(tuple(side_by_side(cells, setting.spacing.line)), setting.spacing.row)


def fact_rows(facts: Sequence[Fact], x: float, width: float, setting: Setting) -> list[Block]:
    """Return the labelled rows of the card; few values stand below each other, many in running text.

    On the whole width of a page two short rows stand beside each other.
    """
    if width <= _TWO_COLUMNS:
        return [_row(_told(fact, x, width, _label_width(width), setting), setting) for fact in facts]
    labels = [Paragraph([Run(wording.fact_label(fact), MUTED)], width, align_right=False) for fact in facts]
    longest = max((label.natural_width(0) for label in labels), default=0)
    label_width = min(_label_width(width), longest + _LABEL_GAP)
    half = (width - COLUMN_GAP) / 2
    rows: list[_Cells] = []
    waiting: Fact | None = None
    for fact in facts:
        here = _told(fact, x, half, label_width, setting)
        is_short = max(len(paragraph) for paragraph, _, _ in here) <= _SHORT_ROW
        if is_short and waiting is not None:
            there = _told(fact, x + half + COLUMN_GAP, half, label_width, setting)
            rows.append([*_told(waiting, x, half, label_width, setting), *there])
            waiting = None
            continue
        alone = [waiting] if waiting is not None else []
        waiting = fact if is_short else None
        alone += [] if is_short else [fact]
        rows += [_told(one, x, width, label_width, setting) for one in alone]
    if waiting is not None:
        rows.append(_told(waiting, x, width, label_width, setting))
    return [_row(cells, setting) for cells in rows]


def _told(fact: Fact, x: float, width: float, label_width: float, setting: Setting) -> _Cells:
    value = _listed(wording.fact_values(fact), width)
    return _cells(wording.fact_label(fact), value, x, width, label_width, setting)


def _listed(values: list[str], width: float) -> str:
    if len(values) > _LISTED:
        return wording.joined(values, " · ")
    return wording.joined(values) if sum(map(len, values)) < width / _PIXELS_A_LETTER else "\n".join(values)


def standing(brief: Brief, x: float, width: float, setting: Setting) -> list[Block]:
    """Return where the two stand: last contact, last meeting, last gift, since when."""
    told: list[tuple[str, str]] = []
    if brief.last_contact is not None:
        told.append((wording.tr("Last contact"), wording.contact_words(brief.last_contact, brief.on)))
    if brief.last_seen is not None:
        told.append((wording.tr("Last seen"), wording.contact_words(brief.last_seen, brief.on)))
    if brief.last_gift is not None:
        told.append((wording.tr("Last gift"), wording.gift_words(brief.last_gift, brief.on)))
    if brief.known is not None:
        told.append((wording.tr("First met"), wording.known_since(brief.known)))
    elif brief.first_entry is not None:
        told.append((wording.tr("First entry"), wording.day_with_year(brief.first_entry)))
    return [row(label, value, x, width, setting) for label, value in told]


def owed(items: Sequence[Owed], brief: Brief, x: float, width: float, setting: Setting) -> list[Block]:
    """Return open follow-ups, each with a box to tick and a chip that says when it is due."""
    return [Block(tuple(_owed_strips(item, brief, x, width, setting)), setting.spacing.item) for item in items]


_CHIP_COLOURS = {
    Urgency.LATE: ("late", "late_soft"),
    Urgency.SOON: ("due", "due_soft"),
    Urgency.LATER: ("muted", "chip"),
}


def _owed_strips(item: Owed, brief: Brief, x: float, width: float, setting: Setting) -> list[Strip]:
    indent = _TICK + _TICK_GAP
    paragraph = Paragraph([Run(item.text, BODY)], width - indent, otherwise=setting.right_to_left)
    strips = lines_of(paragraph, Role.FOLLOW_UP, x + indent, setting.spacing.line)
    first = strips[0]
    tick = Part(Role.TICK, x, (first.height - _TICK) / 2 + 0.5, _TICK, _TICK, TickInk())
    strips[0] = Strip(first.height, (tick, *first.parts))
    due = wording.due_words(item, brief.on)
    if due:
        used = indent + paragraph.natural_width(len(paragraph) - 1)
        strips = _with_chip(strips, due, item.urgency, x, used, indent, width)
    if item.note:
        note = Paragraph([Run(item.note, MUTED)], width - indent, otherwise=paragraph.right_to_left)
        strips += lines_of(note, Role.FOLLOW_UP, x + indent, setting.spacing.line)
    # A follow-up written to the left stands on its own side of the column, box and chip with it.
    return _mirrored(strips, x, width) if paragraph.right_to_left != setting.right_to_left else strips


def _with_chip(
    strips: list[Strip], words: str, urgency: Urgency, x: float, used: float, indent: float, width: float
) -> list[Strip]:
    """Return the strips with a chip behind the last words, or below them where it does not fit."""
    ink, ground = _CHIP_COLOURS[urgency]
    paragraph = Paragraph([Run(words, Style(_CHIP_TEXT, QFont.Weight.Medium, ink))], width, align_right=False)
    chip_width = paragraph.natural_width(0) + 2 * _CHIP_PAD
    beside = used + 7 + chip_width <= width
    left = x + (used + 7 if beside else indent)
    height = strips[-1].height
    top = (height - _CHIP_HEIGHT) / 2
    chip = Part(Role.CHIP, left, top, chip_width, _CHIP_HEIGHT, ChipInk(paragraph, ground), words)
    if not beside:
        return [*strips, Strip(height, (chip,))]
    return [*strips[:-1], Strip(height, (*strips[-1].parts, chip))]


def _mirrored(strips: Sequence[Strip], x: float, width: float) -> list[Strip]:
    return [
        Strip(
            strip.height,
            tuple(
                Part(p.role, 2 * x + width - p.x - p.width, p.dy, p.width, p.height, p.ink, p.text)
                for p in strip.parts
            ),
        )
        for strip in strips
    ]


def dates(items: Sequence[DateAhead], brief: Brief, x: float, width: float, setting: Setting) -> list[Block]:
    """Return the next return of each key date."""
    blocks: list[Block] = []
    for item in items:
        runs = [
            Run(wording.short_day(item.on, brief.on), STRONG),
            Run(f" {wording.date_words(item)}", BODY),
            Run(f"\u00a0· {wording.date_distance(item, brief.on)}", MUTED),
        ]
        side = setting.right_to_left
        paragraph = Paragraph(runs, width, otherwise=side, align_right=side)
        strips = lines_of(paragraph, Role.DATE, x, setting.spacing.line)
        blocks.append(Block(tuple(strips), setting.spacing.item / 2))
    return blocks


def past_entries(items: Sequence[PastEntry], x: float, width: float, setting: Setting) -> list[Block]:
    """Return entries: title and circumstances in one line, a few lines of what was written below."""
    blocks: list[Block] = []
    for item in items:
        title = wording.entry_title(item)
        runs = [Run(title, STRONG), Run(f" · {_beside(wording.entry_circumstances(item), title)}", MUTED)]
        head = Paragraph(runs, width, otherwise=setting.right_to_left)
        strips = lines_of(head, Role.ENTRY, x, setting.spacing.line)
        if item.excerpt and item.excerpt != title:
            words = Paragraph([Run(item.excerpt, BODY)], width, otherwise=head.right_to_left)
            strips += lines_of(words, Role.EXCERPT, x, setting.spacing.line)
        blocks.append(Block(tuple(strips), setting.spacing.entry))
    return blocks


def _beside(words: str, first: str) -> str:
    """Return ``words`` so that they keep their order behind ``first`` when that runs to the left."""
    return isolated(words) if reads_rightwards(first) else words


def entries_title(brief: Brief) -> str:
    """Return the heading over the entries: not every entry is a conversation."""
    notes_too = any(entry.kind is Kind.NOTE for entry in brief.entries)
    return wording.tr("Last entries") if notes_too else wording.tr("Last conversations")
