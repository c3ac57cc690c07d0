"""A brief laid out on pages: header, grid of two columns, entries, room for notes, running header and footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter

from reljournal.domain.brief import Brief
from reljournal.printing import sections, wording
from reljournal.printing.flow import Block, Cursor, Flow, Part, Placed, Role, Strip, lines_of
from reljournal.printing.ink import AvatarInk, LineInk, NotesInk, RuleInk, can_be_read
from reljournal.printing.palette import paper_palette
from reljournal.printing.paper import Paper
from reljournal.printing.sections import DENSE, MUTED, ROOMY, SMALL, Contents, Setting
from reljournal.printing.text import Paragraph, Run, Style, share_of_right_to_left, text_width

_AVATAR = 72.0
_AVATAR_GAP = 18.0
_NAME = Style(size=26, weight=QFont.Weight.DemiBold)
_NAME_SIZES = (26.0, 23.0, 20.0)
_LONG_NAME = Style(size=18, weight=QFont.Weight.DemiBold)
_KNOWN = Style(weight=QFont.Weight.DemiBold, colour="accent")
_FOOTER = Style(size=11, colour="muted")
_LEAST_NOTES = 92.0
_LONGEST_ASIDE = 190.0
_LONGEST_IN_COLUMN = 430.0
_UNEVEN = 130.0
_RUNNING_HEAD = 34.0
_MOVED_WHOLE = 0.4


@dataclass(frozen=True, slots=True)
class BriefPages:
    """One contact's brief on paper: pieces in reading order, each with its page and place."""

    brief: Brief
    paper: Paper
    pieces: tuple[Placed, ...]
    page_count: int

    @property
    def has_notes(self) -> bool:
        """Whether there is room to write."""
        return any(piece.role is Role.NOTES for piece in self.pieces)

    def on_page(self, page: int) -> list[Placed]:
        """Return the pieces of one page, counted from 0."""
        return [piece for piece in self.pieces if piece.page == page]

    def paint(self, painter: QPainter, page: int) -> None:
        """Draw one page; one unit of the painter is a pixel at 96 to the inch."""
        for piece in self.on_page(page):
            piece.ink.paint(painter, piece.rect)

    def text(self, page: int) -> str:
        """Return the words of one page in reading order, for those who listen to it."""
        return "\n".join(piece.text.strip() for piece in self.on_page(page) if piece.text.strip())


def lay_out(brief: Brief, paper: Paper) -> BriefPages:
    """Return ``brief`` on pages. What would just miss one page, or room for notes on it, is set a little closer."""
    roomy = _Composition(brief, paper, ROOMY).pages()
    if roomy.page_count == 1 and roomy.has_notes:
        return roomy
    dense = _Composition(brief, paper, DENSE).pages()
    return dense if dense.page_count < roomy.page_count or (dense.page_count == 1 and dense.has_notes) else roomy


class _Composition:
    """One attempt to set a brief with one spacing."""

    def __init__(self, brief: Brief, paper: Paper, spacing: sections.Spacing) -> None:
        self.brief, self.paper = brief, paper
        self.setting = Setting(_page_runs_left(brief), spacing)
        self.flow = Flow(paper.top + _RUNNING_HEAD, paper.bottom)

    def pages(self) -> BriefPages:
        """Set everything from top to bottom."""
        cursor = self._header()
        cursor = self._grid(cursor)
        entries = self._titled(sections.entries_title(self.brief), lambda x, w: sections.past_entries(
            self.brief.entries, x, w, self.setting))  # fmt: skip
        cursor = self._wide(entries, cursor)
        self._notes(cursor)
        count = max(piece.page for piece in self.flow.placed) + 1
        self._heads_and_feet(count)
        pieces = sorted(self.flow.placed, key=lambda piece: piece.page)
        if self.setting.right_to_left:
            pieces = [_mirror(piece, self.paper.width) for piece in pieces]
        return BriefPages(self.brief, self.paper, tuple(pieces), count)

    # The header

    def _header(self) -> Cursor:
        paper, brief, side = self.paper, self.brief, self.setting.right_to_left
        left = paper.left + _AVATAR + _AVATAR_GAP
        stamp_width, stamp_bottom = self._stamp()
        name = brief.name or wording.tr("Without a name")
        width = paper.right - left
        named, above = self._name(name, width - stamp_width - 20), 0.0
        if named is None:
            # A name of many words goes below the day, where it has the whole width.
            named = Paragraph([Run(name, _LONG_NAME)], width, align_right=side)
            above = stamp_bottom + 6 - paper.top
        blocks = [Block(tuple(lines_of(named, Role.NAME, left, 34 if len(named) == 1 else 26)))]
        line = self.setting.spacing.line
        for words, role, style in (
            (wording.role_line(brief), Role.ROLE, MUTED),
            (wording.joined(brief.ways, " · "), Role.WAYS, Style()),
        ):
            if words:
                paragraph = Paragraph([Run(words, style)], width, right_to_left=side, align_right=side)
                blocks.append(Block(tuple(lines_of(paragraph, role, left, line)), before=2 if role is Role.ROLE else 4))
        tall = sum(block.height + block.before for block in blocks)
        lowered = max(above, (_AVATAR - tall) / 2)
        end = self.flow.column(blocks, Cursor(0, paper.top + lowered))
        self._avatar()
        return end.later(Cursor(0, paper.top + _AVATAR))

    def _name(self, name: str, room: float) -> Paragraph | None:
        """Return the name beside the day: in one line if that takes no small letters, else in two whole ones."""
        for size in _NAME_SIZES:
            style = replace(_NAME, size=size)
            if text_width(name, style) <= room:
                return Paragraph([Run(name, style)], room, align_right=self.setting.right_to_left)
        named = Paragraph([Run(name, _NAME)], room, align_right=self.setting.right_to_left)
        whole = len(named) == 2 and named.words(0)[-1:].isspace()
        return named if whole else None

    def _stamp(self) -> tuple[float, float]:
        """Place the day, and how long the two know each other, at the far side; return their width and end."""
        widest, y = 0.0, self.paper.top
        for words, style in ((wording.stamp(self.brief), MUTED), (wording.known_years(self.brief.known), _KNOWN)):
            if not words:
                continue
            paragraph = Paragraph([Run(words, style)], 300, align_right=not self.setting.right_to_left)
            x = self.paper.right - 300
            for strip in lines_of(paragraph, Role.STAMP, x, 20):
                self.flow.placed += [part.at(0, y) for part in strip.parts]
                y += strip.height
            widest = max(widest, *(paragraph.natural_width(index) for index in range(len(paragraph))))
        return widest, y

    def _avatar(self) -> None:
        brief = self.brief
        photo = brief.photo.data if brief.photo is not None and can_be_read(brief.photo.data) else None
        ink = paper_palette().avatar(brief.name)[1].name()
        style = Style(26 if len(brief.initials) > 1 else 30, QFont.Weight.DemiBold, ink)
        letters = Paragraph([Run(brief.initials, style)], _AVATAR, align_right=False) if brief.initials else None
        rect = QRectF(self.paper.left, self.paper.top, _AVATAR, _AVATAR)
        self.flow.placed.append(Placed(0, rect, Role.AVATAR, AvatarInk(brief.name, photo, letters)))

    # The grid

    def _titled(self, title: str, contents: Contents) -> Contents:
        def blocks(x: float, width: float) -> list[Block]:
            return sections.with_heading(title, contents(x, width), x, width, self.setting)

        return blocks

    def _grid(self, cursor: Cursor) -> Cursor:
        brief, setting, tr = self.brief, self.setting, wording.tr
        note_long = self._height(lambda x, w: sections.prose(brief.note, x, w, setting)) > _LONGEST_ASIDE
        if note_long:
            cursor = self._wide(self._titled(tr("Before you speak"), lambda x, w: sections.prose(
                brief.note, x, w, setting)), cursor)  # fmt: skip
        known = self._titled(
            tr("Good to know") if note_long else tr("Before you speak"),
            lambda x, w: [
                *([] if note_long else sections.prose(brief.note, x, w, setting)),
                *sections.fact_rows(brief.facts, x, w, setting),
            ],
        )
        stand = self._titled(tr("Where you stand"), lambda x, w: sections.standing(brief, x, w, setting))
        ahead = self._titled(tr("Dates ahead"), lambda x, w: sections.dates(brief.dates_ahead, brief, x, w, setting))
        for row in self._rows([known, stand, self._owed, ahead]):
            cursor = self._wide(row[0], cursor) if len(row) == 1 else self._beside(row[0], row[1], cursor)
        return cursor

    def _owed(self, x: float, width: float) -> list[Block]:
        brief, setting = self.brief, self.setting
        mine = sections.owed(brief.owed_by_me, brief, x, width, setting)
        theirs = sections.owed(brief.owed_by_them, brief, x, width, setting)
        first = sections.with_heading(wording.tr("You owe"), mine, x, width, setting)
        second = sections.with_heading(wording.tr("They owe"), theirs, x, width, setting)
        return _stacked([first, second], setting.spacing.around_rule - 3)

    def _rows(self, contents: Sequence[Contents]) -> list[tuple[Contents, ...]]:
        """Return which sections stand beside each other, so that neither column is left with a hole.

        All four make two rows of two, when those are about even; otherwise sections go one by one below the
        shorter column. One that is too long for a column gets the whole width after the others.
        """
        heights = [(item, self._height(item)) for item in contents]
        long = [(item,) for item, height in heights if height > _LONGEST_IN_COLUMN]
        short = [(item, height) for item, height in heights if 0 < height <= _LONGEST_IN_COLUMN]
        if len(short) == 4 and all(abs(short[i][1] - short[i + 1][1]) < _UNEVEN for i in (0, 2)):
            return [(short[0][0], short[1][0]), (short[2][0], short[3][0])]
        if len(short) < 2:
            return [*((item,) for item, _ in short), *long]
        columns: tuple[list[Contents], list[Contents]] = ([], [])
        filled = [0.0, 0.0]
        for item, height in short:
            shorter = 0 if filled[0] <= filled[1] else 1
            columns[shorter].append(item)
            filled[shorter] += height
        return [(self._together(columns[0]), self._together(columns[1])), *long]

    def _together(self, contents: Sequence[Contents]) -> Contents:
        gap = self.setting.spacing.around_rule + 3
        return lambda x, width: _stacked([item(x, width) for item in contents], gap)

    @property
    def _column_width(self) -> float:
        return (self.paper.text_width - sections.COLUMN_GAP) / 2

    def _height(self, contents: Contents) -> float:
        return sum(block.height + block.before for block in contents(0, self._column_width))

    def _rule(self) -> Block:
        paper, gap = self.paper, self.setting.spacing.around_rule
        part = Part(Role.RULE, paper.left, 0, paper.text_width, 1, RuleInk())
        return Block((Strip(gap - 2, (part,)),), before=gap, holds_next=True, drops_at_top=True)

    def _wide(self, contents: Contents, cursor: Cursor) -> Cursor:
        blocks = contents(self.paper.left, self.paper.text_width)
        return self.flow.column([self._rule(), *blocks], cursor) if blocks else cursor

    def _beside(self, left: Contents, right: Contents, cursor: Cursor) -> Cursor:
        width, rule = self._column_width, self._rule()
        first, second = left(self.paper.left, width), right(self.paper.right - width, width)
        least = max(self.flow.least_height([rule, *blocks]) for blocks in (first, second))
        whole = rule.before + rule.height + max(sum(b.height + b.before for b in side) for side in (first, second))
        if whole < _MOVED_WHOLE * (self.paper.bottom - self.paper.top):
            # Half of a row alone at the head of a page would look lost.
            least = whole
        if not cursor.at_top and cursor.y + least > self.paper.bottom:
            cursor = self.flow.next_page(cursor)
        start = self.flow.column([rule], cursor)
        return self.flow.column(first, start).later(self.flow.column(second, start))

    # The rest of the page

    def _notes(self, cursor: Cursor) -> None:
        paper = self.paper
        top = cursor.y + self.setting.spacing.around_rule + 4
        if paper.bottom - top < _LEAST_NOTES:
            return
        frame = QRectF(paper.left, top, paper.text_width, paper.bottom - top)
        self.flow.placed.append(Placed(cursor.page, frame, Role.NOTES, NotesInk()))
        word = Paragraph([Run(wording.tr("Notes"), MUTED)], 300, align_right=self.setting.right_to_left)
        for strip in lines_of(word, Role.NOTES, paper.left + 12, 18):
            self.flow.placed += [part.at(cursor.page, top + 10) for part in strip.parts]

    def _heads_and_feet(self, count: int) -> None:
        paper, side = self.paper, self.setting.right_to_left
        locale = QLocale()
        mark = wording.tr("RelJournal · private")
        for page in range(count):
            number = f"{locale.toString(page + 1)} / {locale.toString(count)}"
            self._line(page, paper.footer, mark, _FOOTER, Role.FOOTER, on_the_right=side)
            self._line(page, paper.footer, number, _FOOTER, Role.FOOTER, on_the_right=not side)
            if page > 0:
                name = self.brief.name or wording.tr("Without a name")
                self._line(page, paper.top - 4, name, replace(SMALL, weight=QFont.Weight.DemiBold), Role.RUNNING_HEAD,
                           on_the_right=side)  # fmt: skip
                self._line(page, paper.top - 4, wording.running_stamp(self.brief), SMALL, Role.RUNNING_HEAD,
                           on_the_right=not side)  # fmt: skip
                rule = QRectF(paper.left, paper.top + 18, paper.text_width, 1)
                self.flow.placed.append(Placed(page, rule, Role.RUNNING_HEAD, RuleInk()))

    def _line(self, page: int, y: float, words: str, style: Style, role: Role, *, on_the_right: bool) -> None:
        """Place the first line of ``words`` across the page."""
        width = self.paper.text_width * 0.62
        paragraph = Paragraph([Run(words, style)], width, align_right=on_the_right)
        x = self.paper.left if on_the_right == self.setting.right_to_left else self.paper.right - width
        rect = QRectF(x, y, width, paragraph.height(0))
        shortened = paragraph.words(0)
        while len(paragraph) > 1 and shortened:
            # How many letters make room for the dots depends on the letters.
            shortened = shortened[:-2].rstrip()
            paragraph = Paragraph([Run(f"{shortened} …", style)], width, align_right=on_the_right)
        shown = paragraph.words(0)
        self.flow.placed.append(Placed(page, rect, role, LineInk(paragraph, 0), shown))


def _page_runs_left(brief: Brief) -> bool:
    """Return whether the page reads from right to left: in such a language, or when most of its words do."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return True
    owed = [item.text for item in (*brief.owed_by_me, *brief.owed_by_them)]
    written = [f"{entry.title} {entry.excerpt}" for entry in brief.entries]
    return share_of_right_to_left(" ".join((brief.name, *brief.note, *owed, *written))) > 0.5


def _stacked(groups: Sequence[list[Block]], gap: float) -> list[Block]:
    """Return groups of blocks below each other, ``gap`` apart."""
    groups = [group for group in groups if group]
    if not groups:
        return []
    spaced = [*groups[0]]
    for _, group in pairwise(groups):
        spaced += [replace(group[0], before=gap), *group[1:]]
    return spaced


def _mirror(piece: Placed, width: float) -> Placed:
    rect = piece.rect
    return replace(piece, rect=QRectF(width - rect.right(), rect.y(), rect.width(), rect.height()))
